/** The words of a text: where they stand, and folded, so that spellings of one word are alike. In linear time. */

import * as characters from "./characters.js";
import { lengthOf } from "./code-at.js";
import { nextSentence } from "./sentence-ends.js";
import { readUnits } from "./units.js";
import { current, type Vocabulary } from "./vocabulary.js";
import { keys } from "./word-keys.js";
import { ROW, type Room, roomFor, roomier, takeRow, withRow } from "./word-rooms.js";
import { WRITTEN } from "./written-words.js";

// The engine takes constants of this file for what they are, those of others it reads anew for each character.
const { INSIDE, MARK, ALONE, CAPITAL, END, FULL_END, UPPER, TOLD, classes, classAt } = characters;
const { seam: SEAM, number: NUMBER } = characters.marks;
const { LAST_LETTER, OTHER, CAPITALS, BASE, HALF, numbers } = keys;
const { LENGTH, WORDS, CAPITALIZED, LETTERS, NUMERALS, SENTENCES, MARKS } = ROW;

/** A word of a text: its folded form and where it stands, in UTF-16 units. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How many UTF-16 units the character at a place takes. */
const sizeAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

/**
 * The same by the unit and the next one. Here as in the loops below no operation waits for a rare character: V8 throws
 * away code that does one for the first time.
 */
const sizeOf = (unit: number, next: number): number =>
  (((unit & 0xfc00) ^ 0xd800) | ((next & 0xfc00) ^ 0xdc00)) === 0 ? 2 : 1;

/** A bracket that closes. */
const isClosing = (code: number): boolean => code === 0x29 || code === 0x5d;
const APOSTROPHE = 39;
const BLANK = 32;

/** Letters of a word of ASCII as one number. */
function numberOf(all: Uint16Array, start: number, end: number): number {
  let key = 0;
  for (let i = start; i < end; i++) key = (Math.imul(key, BASE) + (numbers[all[i]!]! & (CAPITALS - 1))) | 0;
  return key;
}

/** What `readOn` has read: where the word ends, its letters as two numbers, digits among them, and marks. */
let readEnd = 0;
let readHead = 0;
let readKey = 0;
let readNumerals = 0;
let readMarks = 0;
/** All its characters are of ASCII. */
let readPlain = true;

/** Reads a word that is not of small letters alone to its end, from a place in it on. */
function readOn(text: string, all: Uint16Array, from: number, place: number, first: number, rest: number): void {
  const half = from + HALF;
  let at = place;
  let head = first;
  let key = rest;
  let numerals = 0;
  let seen = 0;
  let plain = true;
  // Nought after the last.
  for (;;) {
    const one = all[at]!;
    let number = numbers[one]!;
    if (number > LAST_LETTER) {
      if (number === OTHER) {
        const next = classes[one]! || classAt(text, at);
        if (!(next & INSIDE) || next & ALONE) break;
        plain = false;
        seen |= next | (at > from && next & UPPER ? SEAM : 0);
        at += sizeOf(one, all[at + 1]!);
        continue;
      }
      if (number > CAPITALS) {
        seen |= at > from && !(classAt(text, at - 1) & UPPER) ? SEAM : 0;
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
  readEnd = at;
  readHead = at > half ? head : key;
  readKey = at > half ? key : 0;
  readNumerals = numerals;
  readMarks = numerals ? seen | NUMBER : seen;
  readPlain = plain;
}

/** Where a character that is a word of its own ends, with the marks that stand on it. */
function endAlone(text: string, from: number): number {
  let at = from + sizeAt(text, from);
  while (at < text.length && classAt(text, at) & MARK) at += sizeAt(text, at);
  return at;
}

/**
 * The words of a text, folded, in order. An apostrophe belongs to a word only inside it. Objects are made of `Facts` alone:
 * code that makes both is thrown away when it meets the second.
 */
export class Words {
  /** Holds them, and those of other texts: word `i` is at `at + i`, and what is known of the text at `row`. */
  readonly room: Room;
  readonly at: number;
  readonly row: number;

  /** Finds them, in one pass and linear time. */
  constructor(text: string) {
    const vocabulary = current();
    let room = roomFor(vocabulary);
    const size = lengthOf(text);
    const all = readUnits(text);
    let { ids, starts, ends } = room;
    let first = room.words;
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
        at += sizeOf(code, all[at + 1]!);
        continue;
      }
      const from = at;
      let start = from;
      let end: number;
      let id: number;
      seen |= what & UPPER && from > 0 && isClosing(all[from - 1]!) ? SEAM : 0;
      const half = from + HALF;
      /** The first letters of a word of ASCII as a number, and those after them. */
      let head = 0;
      let key = 0;
      // Most words are of small letters, the first aside. What is no letter of ASCII is none as a capital either.
      let number = what & UPPER ? numbers[code]! & (CAPITALS - 1) : numbers[code]!;
      while ((number - 1) >>> 0 < LAST_LETTER) {
        if (at === half) {
          head = key;
          key = 0;
        }
        key = (Math.imul(key, BASE) + number) | 0;
        number = numbers[all[++at]!]!;
      }
      if (number === 0) {
        end = at;
        if (at <= half) {
          head = key;
          key = 0;
        }
        id = vocabulary.ascii(all, from, end, head, key);
        letters += end - from;
      } else {
        if (what & ALONE) at = endAlone(text, from);
        else {
          readOn(text, all, from, at, head, key);
          at = readEnd;
          seen |= readMarks;
        }
        end = at;
        if (what & ALONE || !readPlain) {
          const found = vocabulary.folded(text, all, start, end);
          const { written } = vocabulary;
          start += written[found + WRITTEN.lead]!;
          end -= written[found + WRITTEN.trail]!;
          id = written[found + WRITTEN.id]!;
          if (id < 0) continue;
          letters += written[found + WRITTEN.letters]!;
          digits += written[found + WRITTEN.digits]!;
        } else {
          if (code === APOSTROPHE || all[end - 1] === APOSTROPHE) {
            while (start < end && all[start] === APOSTROPHE) start++;
            while (end > start && all[end - 1] === APOSTROPHE) end--;
            if (start === end) continue;
            readHead = numberOf(all, start, Math.min(end, start + HALF));
            readKey = numberOf(all, start + HALF, end);
          }
          id = vocabulary.ascii(all, start, end, readHead, readKey);
          letters += end - start;
          digits += readNumerals;
        }
      }
      const kind = start === from ? what : classAt(text, start);
      if (kind & CAPITAL) capitals++;
      if (kind & ALONE) unspaced++;
      if (first + count === ids.length) {
        room = roomier(room, first, count);
        ({ ids, starts, ends } = room);
        first = 0;
      }
      ids[first + count] = id;
      starts[first + count] = start;
      ends[first + count] = end;
      count++;
    }
    room.words = first + count;
    room = withRow(room);
    const row = takeRow(room);
    const { numbers: out } = room;
    out[row + LENGTH] = count;
    out[row + WORDS] = count - unspaced + Math.ceil(unspaced / 2);
    out[row + CAPITALIZED] = capitals;
    out[row + LETTERS] = letters;
    out[row + NUMERALS] = digits;
    out[row + SENTENCES] = innerEnds;
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

  /** How many sentence ends stand inside, with something after them or needing nothing; of `Facts` one at the end, too. */
  get sentences(): number {
    return this.room.numbers[this.row + SENTENCES]!;
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
    out[i] = { text: vocabulary.text(ids[at + i]!), start: starts[at + i]!, end: ends[at + i]! };
  return out;
};
