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
  /** Means nothing else, wherever it stands. */
  readonly solid: boolean;
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

/** The hits of one line while it is read: the same room serves for all, so that none grows. */
export class HitList {
  readonly #hits: Hit[] = [];
  #length = 0;
  #mask = 0;
  #solids = 0;

  /** How many there are. */
  get length(): number {
    return this.#length;
  }

  /** The topics of all, and of those that mean nothing else, as masks. */
  get mask(): number {
    return this.#mask;
  }

  get solids(): number {
    return this.#solids;
  }

  clear(): void {
    this.#length = this.#mask = this.#solids = 0;
  }

  /** Adds the phrases that end with a word. */
  add(ends: readonly Phrase[] | undefined, from: number, to: number, start: number, end: number): void {
    if (!ends) return;
    for (let i = 0; i < ends.length; i++) {
      const { topic, bit, phrase, least } = ends[i]!;
      const solid = isLong(least, to + 1 - from, end - start);
      this.#mask |= bit;
      if (solid) this.#solids |= bit;
      this.#hits[this.#length++] = { topic, bit, phrase, from, to: to + 1, start, end, solid };
    }
  }

  /** Turns the end of the list round. */
  turn(from: number): void {
    const hits = this.#hits;
    for (let a = from, b = this.#length - 1; a < b; a++, b--) [hits[a], hits[b]] = [hits[b]!, hits[a]!];
  }

  /** All of them. */
  list(): readonly Hit[] {
    return this.#hits.slice(0, this.#length);
  }
}
