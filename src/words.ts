/** The words of a text: where they stand, and folded, so that spellings of one word are alike. In linear time. */

import * as characters from "./characters.js";
import { codeAt } from "./code-at.js";
import { current, keys, type Vocabulary } from "./vocabulary.js";
import { WRITTEN } from "./written-words.js";

// The engine takes constants of this file for what they are, those of others it reads anew for each character.
const { INSIDE, MARK, ALONE, CAPITAL, SPACE, END, FULL_END, UPPER, TOLD, marks, classes, classAt } = characters;
const { LAST_LETTER, OTHER, CAPITALS, BASE, HALF, numbers } = keys;

/** A word of a text: its folded form and where it stands, in UTF-16 units. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How many UTF-16 units the character at a place takes. */
const sizeAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

/** What closes after a sentence's end. */
const closes = (code: number): boolean =>
  code === 0x22 ||
  code === 0x27 ||
  code === 0x201d ||
  code === 0x2019 ||
  code === 0xbb ||
  code === 0x29 ||
  code === 0x5d;

/** Where a sentence that ends at a place is followed by another: the place after that one's first character, else 0. */
function nextSentence(text: string, end: number): number {
  let at = end + 1;
  while (at < text.length && closes(codeAt(text, at))) at++;
  const space = at;
  while (at < text.length && classAt(text, at) & SPACE) at++;
  return at > space && at < text.length ? at + 1 : 0;
}

/** A bracket that closes. */
const isClosing = (code: number): boolean => code === 0x29 || code === 0x5d;
const APOSTROPHE = 39;
const BLANK = 32;

/** Words of many texts are kept in one array, since small arrays cost more than what they hold. */
const ROOM = 8192;
/** Texts whose numbers are kept in one. */
const ROWS = 512;

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
const { LENGTH, WORDS, CAPITALIZED, LETTERS, NUMERALS, INNER_ENDS, MARKS, SIZE } = ROW;

/** Holds the words of many texts, which all have the numbers of one vocabulary, and what is known of these texts. */
export class Room {
  readonly vocabulary: Vocabulary;
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Rows of `ROW.SIZE` numbers. */
  readonly numbers: Int32Array;

  constructor(vocabulary: Vocabulary, words: Pick<Room, "ids" | "starts" | "ends">, numbers: Int32Array) {
    this.vocabulary = vocabulary;
    this.ids = words.ids;
    this.starts = words.starts;
    this.ends = words.ends;
    this.numbers = numbers;
  }
}

const forWords = (size: number): Pick<Room, "ids" | "starts" | "ends"> => ({
  ids: new Int32Array(size),
  starts: new Int32Array(size),
  ends: new Int32Array(size),
});
const forRows = (): Int32Array => new Int32Array(ROWS * SIZE);

let room = new Room(current(), forWords(ROOM), forRows());
/** Words and rows of it that are taken. */
let taken = 0;
let rows = 0;

/** Moves the words of the text that is being read, `count` of them from `from` on, to a new room. */
function move(from: number, count: number): void {
  const words = forWords(Math.max(ROOM, count * 3));
  for (const key of ["ids", "starts", "ends"] as const) words[key].set(room[key].subarray(from, from + count));
  room = new Room(room.vocabulary, words, room.numbers);
}

/** Where the row of the next text begins. */
function nextRow(): number {
  if (rows === ROWS) {
    room = new Room(room.vocabulary, room, forRows());
    rows = 0;
  }
  return SIZE * rows++;
}

/** The UTF-16 units of the text that is being read. */
let codes = new Uint16Array(0);
/** The same memory, where the platform is Node and has the lower byte first: it copies a text in one go. */
let bytes: Buffer | undefined;
const COPIES = typeof Buffer !== "undefined" && new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
/** Of shorter texts a loop is sooner done. */
const LONG = 60;
const LEAST_ROOM = 4096;
/** Room beyond this, in characters, is given back: one huge line should not keep it. */
const MOST_ROOM = 1 << 18;

function makeRoom(size: number): void {
  codes = new Uint16Array(Math.max(LEAST_ROOM, size));
  bytes = COPIES ? Buffer.from(codes.buffer) : undefined;
}

/**
 * Reads the units of a text, and writes nought after them: from numbers all that follows is several times as fast as from
 * a string.
 */
function readCodes(text: string): void {
  const size = text.length;
  if (codes.length <= size || codes.length > MOST_ROOM) makeRoom(size + 1);
  codes[size] = 0;
  if (bytes && size >= LONG) {
    bytes.write(text, "utf16le");
    return;
  }
  const out = codes;
  for (let i = 0; i < size; i++) out[i] = text.charCodeAt(i);
}

/** Letters of a word of ASCII as one number. */
function numberOf(all: Uint16Array, start: number, end: number): number {
  let key = 0;
  for (let i = start; i < end; i++) key = (Math.imul(key, BASE) + (numbers[all[i]!]! & (CAPITALS - 1))) | 0;
  return key;
}

/** The words of a text, folded, in order. An apostrophe belongs to a word only inside it. */
export class Words {
  /** Holds them, and those of other texts: word `i` is at `at + i`, and what is known of the text at `row`. */
  readonly room: Room;
  readonly at: number;
  readonly row: number;

  /** Finds them, in one pass and linear time. */
  constructor(text: string) {
    const vocabulary = current();
    if (room.vocabulary !== vocabulary) room = new Room(vocabulary, room, room.numbers);
    const size = text.length;
    readCodes(text);
    const all = codes;
    let { ids, starts, ends } = room;
    let first = taken;
    let count = 0;
    let unspaced = 0;
    let capitals = 0;
    let letters = 0;
    let digits = 0;
    let innerEnds = 0;
    let seen = 0;
    /** Sentence ends before this place are part of one that was counted. */
    let counted = 0;
    for (let at = 0; at < size; ) {
      const code = all[at]!;
      // Most of what parts words.
      if (code === BLANK) {
        at++;
        continue;
      }
      const what = classes[code]! || classAt(text, at);
      seen |= what;
      if (!(what & (INSIDE | ALONE))) {
        if (what & (END | FULL_END) && at >= counted) {
          if (what & FULL_END) innerEnds++;
          else {
            const next = nextSentence(text, at);
            if (next) {
              innerEnds++;
              counted = next;
            }
          }
        }
        at += code >= 0xd800 && code <= 0xdbff ? sizeAt(text, at) : 1;
        continue;
      }
      const from = at;
      /** The first letters of a word of ASCII as a number, and those after them. */
      let head = 0;
      let key = 0;
      let numerals = 0;
      let plain = true;
      if (what & ALONE) {
        plain = false;
        at += sizeAt(text, at);
        while (at < size && classAt(text, at) & MARK) at += sizeAt(text, at);
      } else {
        const half = from + HALF;
        // Nought after the last.
        for (;;) {
          const one = all[at]!;
          let number = numbers[one]!;
          if (number > LAST_LETTER) {
            if (number === OTHER) {
              const next = classes[one]! || classAt(text, at);
              if (!(next & INSIDE) || next & ALONE) break;
              plain = false;
              seen |= next;
              if (next & UPPER && at > from) seen |= marks.seam;
              at += one >= 0xd800 && one <= 0xdbff ? sizeAt(text, at) : 1;
              continue;
            }
            if (number > CAPITALS) {
              if (at > from && !(classAt(text, at - 1) & UPPER)) seen |= marks.seam;
              number -= CAPITALS;
            } else if (one !== APOSTROPHE) numerals++;
          } else if (number === 0) break;
          if (at === half) {
            head = key;
            key = 0;
          }
          key = (Math.imul(key, BASE) + number) | 0;
          at++;
        }
        if (at <= half) {
          head = key;
          key = 0;
        }
      }
      if (numerals) seen |= marks.number;
      if (what & UPPER && from > 0 && isClosing(all[from - 1]!)) seen |= marks.seam;
      let start = from;
      let end = at;
      let id: number;
      if (plain) {
        if (code === APOSTROPHE || all[end - 1] === APOSTROPHE) {
          while (start < end && all[start] === APOSTROPHE) start++;
          while (end > start && all[end - 1] === APOSTROPHE) end--;
          if (start === end) continue;
          head = numberOf(all, start, Math.min(end, start + HALF));
          key = numberOf(all, start + HALF, end);
        }
        id = vocabulary.ascii(text, all, start, end, head, key);
        letters += end - start;
        digits += numerals;
      } else {
        const found = vocabulary.folded(text, all, start, end);
        const { written } = vocabulary;
        start += written[found + WRITTEN.lead]!;
        end -= written[found + WRITTEN.trail]!;
        id = written[found + WRITTEN.id]!;
        if (id < 0) continue;
        letters += written[found + WRITTEN.letters]!;
        digits += written[found + WRITTEN.digits]!;
      }
      const kind = start === from ? what : classAt(text, start);
      if (kind & CAPITAL) capitals++;
      if (kind & ALONE) unspaced++;
      if (first + count === ids.length) {
        move(first, count);
        ({ ids, starts, ends } = room);
        first = 0;
      }
      ids[first + count] = id;
      starts[first + count] = start;
      ends[first + count] = end;
      count++;
    }
    taken = first + count;
    const row = nextRow();
    const { numbers: out } = room;
    out[row + LENGTH] = count;
    out[row + WORDS] = count - unspaced + Math.ceil(unspaced / 2);
    out[row + CAPITALIZED] = capitals;
    out[row + LETTERS] = letters;
    out[row + NUMERALS] = digits;
    out[row + INNER_ENDS] = innerEnds;
    out[row + MARKS] = seen & TOLD;
    this.room = room;
    this.at = first;
    this.row = row;
  }

  /** Those that the numbers are of. */
  get vocabulary(): Vocabulary {
    return this.room.vocabulary;
  }

  /** Number of each word in the vocabulary. */
  get ids(): Int32Array {
    return this.room.ids;
  }

  /** Where each stands in the text, in UTF-16 units: [start, end). */
  get starts(): Int32Array {
    return this.room.starts;
  }

  get ends(): Int32Array {
    return this.room.ends;
  }

  get length(): number {
    return this.room.numbers[this.row + LENGTH]!;
  }

  /** Words; in scripts without spaces two characters count as one word. */
  get words(): number {
    return this.room.numbers[this.row + WORDS]!;
  }

  /** How many start with a capital letter. */
  get capitalized(): number {
    return this.room.numbers[this.row + CAPITALIZED]!;
  }

  /** Letters and digits of the folded words, and how many of them are digits. */
  get letters(): number {
    return this.room.numbers[this.row + LETTERS]!;
  }

  get numerals(): number {
    return this.room.numbers[this.row + NUMERALS]!;
  }

  /** How many sentence ends stand inside: with something after them, or needing nothing after them. */
  get innerEnds(): number {
    return this.room.numbers[this.row + INNER_ENDS]!;
  }

  /** What characters the text holds: bits of `marks`. */
  get marks(): number {
    return this.room.numbers[this.row + MARKS]!;
  }
}

/** The words as objects. */
export const listOf = ({ vocabulary, length, at, ids, starts, ends }: Words): Token[] => {
  const out: Token[] = new Array(length);
  for (let i = 0; i < length; i++)
    out[i] = { text: vocabulary.texts[ids[at + i]!]!, start: starts[at + i]!, end: ends[at + i]! };
  return out;
};

/** The words of a text, folded, in order. An apostrophe belongs to a word only inside it. */
export const tokens = (text: string): Token[] => listOf(new Words(text));
