/** Room for the words of texts, and for what is known of each text: numbers of many texts in one array. */
import { atBegin, Pool, page } from "./pool.js";
import { current, type Vocabulary } from "./vocabulary.js";

/** Words of many texts are kept in one array, since small arrays cost more than what they hold. */
const WORDS_KEPT = 8192;
/** Texts whose numbers are kept in one. */
const TEXTS_KEPT = 512;
/** Arrays that are kept for later pages, as many as a page of ten megabytes needs. */
const MOST_OF_WORDS = 256;
const MOST_OF_TEXTS = 128;

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
  /** Sentence ends: who makes the words writes those inside, `Facts` adds the last. */
  SENTENCES: 5,
  MARKS: 6,
  /** From here on for who makes the words: `Facts`. */
  OWN: 7,
  SIZE: 16,
} as const;

type Places = Pick<Room, "ids" | "starts" | "ends">;

/** Holds the words of many texts, which all have the numbers of one vocabulary, and what is known of these texts. */
export class Room {
  readonly vocabulary: Vocabulary;
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Rows of `ROW.SIZE` numbers. */
  readonly numbers: Int32Array;
  /** How many words are taken, and how many rows. */
  words: number;
  texts: number;
  /** The page for which it was opened: the next one writes into these arrays. */
  readonly page = page;

  constructor(
    vocabulary: Vocabulary,
    { ids, starts, ends }: Places,
    numbers: Int32Array,
    words: number,
    texts: number,
  ) {
    this.vocabulary = vocabulary;
    this.ids = ids;
    this.starts = starts;
    this.ends = ends;
    this.numbers = numbers;
    // What was written once V8 takes for unchangeable, and it throws code away when that turns out wrong.
    this.words = this.texts = -1;
    this.words = words;
    this.texts = texts;
  }
}

const forWords = (size: number): Places => ({
  ids: new Int32Array(size),
  starts: new Int32Array(size),
  ends: new Int32Array(size),
});
const wordsPool = new Pool(() => forWords(WORDS_KEPT), MOST_OF_WORDS);
const textsPool = new Pool(() => new Int32Array(TEXTS_KEPT * ROW.SIZE), MOST_OF_TEXTS);

let room: Room | undefined;

function open(vocabulary: Vocabulary, places: Places, numbers: Int32Array, words: number, texts: number): Room {
  room = new Room(vocabulary, places, numbers, words, texts);
  return room;
}

// At once: what is done where there is none would be done once a page, and code that has not seen it yet is thrown away
// by a second page that comes after a long one.
atBegin(() => {
  open(current(), wordsPool.take(), textsPool.take(), 0, 0);
});

/** The room for the next text's words, numbers of a vocabulary. */
export function roomFor(vocabulary: Vocabulary): Room {
  if (room?.vocabulary === vocabulary) return room;
  if (room) return open(vocabulary, room, room.numbers, room.words, room.texts);
  return open(vocabulary, wordsPool.take(), textsPool.take(), 0, 0);
}

/** A room for the words of the text that is being read, `count` of them from `from` on, and for more. */
export function roomier(old: Room, from: number, count: number): Room {
  const words = count * 3 > WORDS_KEPT ? forWords(count * 3) : wordsPool.take();
  for (const key of ["ids", "starts", "ends"] as const) words[key].set(old[key].subarray(from, from + count));
  return open(old.vocabulary, words, old.numbers, 0, old.texts);
}

/** The room with a row for a text that has been read; where the row begins is told by `takeRow`. */
export function withRow(old: Room): Room {
  if (old.texts < TEXTS_KEPT) return old;
  return open(old.vocabulary, old, textsPool.take(), old.words, 0);
}

/** Where the row of a text that has been read begins, in a room that has one. */
export const takeRow = (one: Room): number => ROW.SIZE * one.texts++;
