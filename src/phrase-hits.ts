/** What phrases are found in a line, and by what masks their topics are asked for. */
import { type Topic, topics } from "./lexicons/topics.js";
import type { Phrase, PhraseStates } from "./phrase-states.js";
import { atBegin, Pool } from "./pool.js";
import { isLong } from "./solid.js";
import type { Words } from "./words.js";

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
  /** Tests that the line has failed, a bit each as filters number them; 26 bits at most. */
  denied: number;
}

/** What a set of phrases has found in a text. A part of the text's facts: an object of its own would lie elsewhere. */
export interface Found extends Notes {
  /** Number of the search that has read the text, 0 for none. */
  by: number;
  /**
   * The hits as numbers, `FIELDS` each, at [foundAt, foundEnd) of an array that holds those of other texts too: prose has
   * many, of which hardly one is asked for.
   */
  found: Int32Array;
  foundAt: number;
  foundEnd: number;
  /** The same as objects, once somebody has asked for all of them. */
  hits: readonly Hit[] | undefined;
  /** The topics of the hits, as a mask. */
  mask: number;
  /** Those of the hits that open the text. */
  openers: number;
  /** Whether one of these is all of it. */
  isWhole: boolean;
  /** Those of the hits that mean nothing else (`isSolid`). */
  solids: number;
  /** How many function words it has. */
  stops: number;
}

/** Where in a hit's numbers each stands: the phrase's own, its first word, and the word after its last. */
export const PHRASE = 0;
export const FROM = 1;
export const TO = 2;
export const FIELDS = 3;

/** The hit whose numbers stand at a place. */
export function hitAt(known: Found & Words, place: number, phrases: readonly Phrase[]): Hit {
  const { found, at, starts, ends } = known;
  const { topic, bit, phrase, least } = phrases[found[place + PHRASE]!]!;
  const from = found[place + FROM]!;
  const to = found[place + TO]!;
  const start = starts[at + from]!;
  const end = ends[at + to - 1]!;
  return { topic, bit, phrase, from, to, start, end, solid: isLong(least, to - from, end - start) };
}

/** Numbers in one array, and how many arrays are kept for later pages. */
const ROOM = 1 << 13;
const MOST_ROOMS = 128;
const rooms = new Pool(() => new Int32Array(ROOM), MOST_ROOMS);

/** The hits of one line while it is read, and those of lines read before. */
class HitList {
  #room = rooms.take();
  /** Where the line's begin, and where the next one is written. */
  #first = 0;
  #at = 0;
  #mask = 0;
  #solids = 0;
  /** Of those that begin with the first word: their topics, and the word after the last of the longest. */
  #openers = 0;
  #reach = 0;

  /** Begins a page. */
  begin(): void {
    this.#room = rooms.take();
    this.#first = this.#at = 0;
  }

  /** Begins the next line. */
  clear(): void {
    this.#at = this.#first;
    this.#mask = this.#solids = this.#openers = this.#reach = 0;
  }

  /** How many numbers there are. */
  get size(): number {
    return this.#at - this.#first;
  }

  /** Moves the line's to a new room. */
  #move(): void {
    const own = this.#room.subarray(this.#first, this.#at);
    this.#room = own.length * 3 > ROOM ? new Int32Array(own.length * 3) : rooms.take();
    this.#room.set(own);
    this.#first = 0;
    this.#at = own.length;
  }

  /**
   * Adds the phrases of a list that end with a word, by its number; that of their first word is `from`.
   *
   * @param ended the first of them, as `ends` gives it
   * @param letters from the first letter of the first word to the last one of the last
   */
  add({ bits, leasts, others }: PhraseStates, ended: number, from: number, to: number, letters: number): void {
    let topics = 0;
    for (let next = ended; next; next = others[next - 1]!) {
      const number = next - 1;
      const bit = bits[number]!;
      topics |= bit;
      if (isLong(leasts[number]!, to + 1 - from, letters)) this.#solids |= bit;
      if (this.#at + FIELDS > this.#room.length) this.#move();
      const room = this.#room;
      const at = this.#at;
      room[at] = number;
      room[at + FROM] = from;
      room[at + TO] = to + 1;
      this.#at = at + FIELDS;
    }
    this.#mask |= topics;
    if (from > 0) return;
    this.#openers |= topics;
    if (to >= this.#reach) this.#reach = to + 1;
  }

  /** Turns round those from a size on. */
  turn(from: number): void {
    const room = this.#room;
    for (let a = this.#first + from, b = this.#at - FIELDS; a < b; a += FIELDS, b -= FIELDS) {
      // They begin with the same word.
      for (const field of [PHRASE, TO]) {
        const one = room[a + field]!;
        room[a + field] = room[b + field]!;
        room[b + field] = one;
      }
    }
  }

  /** Writes them down for a text of so many words. */
  keep(known: Found, words: number): void {
    const room = this.#room;
    const end = this.#at;
    known.found = room;
    known.foundAt = this.#first;
    known.foundEnd = end;
    known.hits = undefined;
    known.mask = this.#mask;
    known.openers = this.#openers;
    known.isWhole = this.#openers !== 0 && this.#reach === words;
    known.solids = this.#solids;
    this.#first = end;
    // A line with very many has made room that later ones do not need.
    if (room.length > ROOM) {
      this.#room = rooms.take();
      this.#first = this.#at = 0;
    }
  }
}

/** One list serves for all lines, whatever phrases are looked for. */
export const hitList = new HitList();
atBegin(() => hitList.begin());
