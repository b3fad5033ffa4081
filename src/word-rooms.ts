/** Room for the words of texts, and for what is known of each text: numbers of many texts in one array. */
import type { Vocabulary } from "./vocabulary.js";

/** Words of many texts are kept in one array, since small arrays cost more than what they hold. */
const WORDS_KEPT = 8192;
/** Texts whose numbers are kept in one. */
const TEXTS_KEPT = 512;

/**
 * What is known of a text as numbers, and where each stands in its row: an object with as many fields would be four times
 * as large, and those of a long page all live at once.
 */
export const ROW = {
  /** How many words it has; in scripts without spaces two characters count as one in `WORDS`. */
  LENGTH: 0,
  WORDS: 1,
  CAPITALIZED: 2,
  LETTERS: 3,
  NUMERALS: 4,
  INNER_ENDS: 5,
  MARKS: 6,
  /** From here on for who makes the words: `Facts`. */
  OWN: 7,
  SIZE: 16,
} as const;
/** Holds the words of many texts, which all have the numbers of one vocabulary, and what is known of these texts. */
export class Room {
  readonly vocabulary: Vocabulary;
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Rows of `ROW.SIZE` numbers. */
  readonly numbers: Int32Array;

  constructor(vocabulary: Vocabulary, words: Places, numbers: Int32Array) {
    this.vocabulary = vocabulary;
    this.ids = words.ids;
    this.starts = words.starts;
    this.ends = words.ends;
    this.numbers = numbers;
  }
}

type Places = Pick<Room, "ids" | "starts" | "ends">;

const forWords = (size: number): Places => ({
  ids: new Int32Array(size),
  starts: new Int32Array(size),
  ends: new Int32Array(size),
});
const forTexts = (): Int32Array => new Int32Array(TEXTS_KEPT * ROW.SIZE);

let room: Room | undefined;
let texts = 0;

/** The room for the next text's words, numbers of a vocabulary. */
export function roomFor(vocabulary: Vocabulary): Room {
  if (room?.vocabulary === vocabulary) return room;
  room = new Room(vocabulary, room ?? forWords(WORDS_KEPT), room?.numbers ?? forTexts());
  return room;
}

/** A room for the words of the text that is being read, `count` of them from `from` on, and for more. */
export function roomier(old: Room, from: number, count: number): Room {
  const words = forWords(Math.max(WORDS_KEPT, count * 3));
  for (const key of ["ids", "starts", "ends"] as const) words[key].set(old[key].subarray(from, from + count));
  room = new Room(old.vocabulary, words, old.numbers);
  return room;
}

/** The room with a row for a text that has been read. */
export function withRow(old: Room): Room {
  if (texts < TEXTS_KEPT) return old;
  texts = 0;
  room = new Room(old.vocabulary, old, forTexts());
  return room;
}

/** Where the row of a text that has been read begins, in a room that has one. */
export const takeRow = (): number => ROW.SIZE * texts++;
