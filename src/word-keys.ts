/** Words of ASCII as numbers, and back. */
import { codeAt } from "./code-at.js";
import { mixed } from "./text-table.js";

/**
 * What an ASCII word is looked up by: a number for each of its letters, digits and apostrophes, in base 37, where nought
 * stands for none. The first six make one number below 2 ** 32, and the next six another, so that a word of no more than
 * twelve is told from all others by these two alone.
 */
export const keys = {
  /**
   * Of each UTF-16 unit: 1 to 26 for small letters, the same plus `CAPITALS` for capital ones, then digits and the
   * apostrophe, 0 for other ASCII, `OTHER` for what is none.
   */
  numbers: new Uint8Array(0x10000),
  LAST_LETTER: 26,
  CAPITALS: 64,
  OTHER: 255,
  /** Odd, so that every letter of a long word counts: 38 ** 32 is nought modulo 2 ** 32. */
  BASE: 37,
  /** Letters that one number holds. */
  HALF: 6,
} as const;
const { numbers, LAST_LETTER, CAPITALS, OTHER, BASE, HALF } = keys;
const APOSTROPHE = LAST_LETTER + 11;
numbers.fill(OTHER, 128);
for (let i = 1; i <= LAST_LETTER; i++) {
  numbers[96 + i] = i;
  numbers[64 + i] = i + CAPITALS;
}
for (let i = 0; i < 10; i++) numbers[48 + i] = LAST_LETTER + 1 + i;
numbers[39] = APOSTROPHE;

/** Where a table is first to look for the word that has these numbers: a hash of them. */
export const hashOfKey = (first: number, second: number): number => mixed(first ^ Math.imul(second, 0x9e3779b1));

/** The numbers of the word that `tellKey` was asked about last. */
export const key = { first: 0, second: 0 };

/**
 * Tells the numbers of a folded word into `key`: of one of more than twelve letters, the second is a hash of all after the
 * sixth.
 *
 * @returns whether it is a word of ASCII; `key` says nothing otherwise
 */
export function tellKey(word: string): boolean {
  let first = 0;
  let second = 0;
  for (let i = 0; i < word.length; i++) {
    const number = numbers[codeAt(word, i)]!;
    if (number === 0 || number > APOSTROPHE) return false;
    if (i < HALF) first = (Math.imul(first, BASE) + number) | 0;
    else second = (Math.imul(second, BASE) + number) | 0;
  }
  key.first = first;
  key.second = second;
  return true;
}

/** Digits among the letters of a word of ASCII. */
export function digitsIn(codes: Uint16Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) count += codes[at]! >= 48 && codes[at]! <= 57 ? 1 : 0;
  return count;
}

/** The characters by their numbers. */
const CHARACTERS = " abcdefghijklmnopqrstuvwxyz0123456789'";

/** The letters that one number holds, six at most. Their numbers go from 1 to the base itself. */
function half(number: number): string {
  let out = "";
  for (let rest = number >>> 0; rest > 0; ) {
    const last = rest % BASE || BASE;
    out = CHARACTERS[last]! + out;
    rest = (rest - last) / BASE;
  }
  return out;
}

/** The word of twelve letters at most that has these numbers. */
export const spelled = (first: number, second: number): string => half(first) + (second ? half(second) : "");
