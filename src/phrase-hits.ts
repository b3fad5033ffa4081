/** What phrases are found in a line, and by what masks their topics are asked for. */
import { type Topic, topics } from "./lexicons/topics.js";
import type { PhraseSearch } from "./phrase-search.js";
import type { Phrase } from "./phrase-states.js";
import { isLong } from "./solid.js";

/** A phrase found in a text. */
export interface Hit {
  readonly topic: Topic;
  /** That of the topic in a mask. */
  readonly bit: number;
  /** The phrase as the lexicon spells it. */
  readonly phrase: string;
  /** First word of the hit, and the word after its last, as indices into `facts(block).tokens`. */
  readonly from: number;
  readonly to: number;
  /** Where the hit stands in the text, in UTF-16 units: [start, end). */
  readonly start: number;
  readonly end: number;
}

if (topics.length > 32) throw new Error("a mask has room for 32 topics; make it two numbers");
/** The bit of each topic in a mask. */
export const bits = new Map<Topic, number>(topics.map((topic, i) => [topic, 1 << i]));
/** Topics as one number, a bit each. */
export const maskOf = (wanted: readonly Topic[]): number => wanted.reduce((mask, topic) => mask | bits.get(topic)!, 0);

/** What several filters ask of a line, which hangs on its text and on the phrases alone; found out once. */
export interface Notes {
  dateLine: boolean | undefined;
}

/** What a set of phrases has found in a text. A part of the text's facts: an object of its own would lie elsewhere. */
export interface Found extends Notes {
  by: PhraseSearch | undefined;
  hits: readonly Hit[];
  /** The topics of the hits, as a mask. */
  mask: number;
  /** Those of the hits that mean nothing else (`isSolid`). */
  solids: number;
  /** How many function words it has. */
  stops: number;
}

/** Adds the phrases that end with a word, and gives the topics of those that mean nothing else. */
export function addHits(
  out: Hit[],
  ends: readonly Phrase[] | undefined,
  from: number,
  to: number,
  start: number,
  end: number,
): number {
  if (!ends) return 0;
  let solids = 0;
  for (const { topic, bit, phrase, least } of ends) {
    out.push({ topic, bit, phrase, from, to: to + 1, start, end });
    if (isLong(least, to + 1 - from, end - start)) solids |= bit;
  }
  return solids;
}
