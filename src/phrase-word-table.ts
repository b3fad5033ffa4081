/** What a set of lexicons knows of single words, by their letters as numbers: no string is made to look one up. */
import { hashOfKey, key, keys, tellKey } from "./word-keys.js";

/** Longer words are told by more than their numbers. */
const LONGEST = 2 * keys.HALF;
/** A slot: the word's two numbers, and what is known of it, which is not nought. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;
const VALUE = 2;

/** The number of a word of phrases in what was found of it, -1 for none; and whether it is a function word. */
export const numberIn = (found: number): number => (found >> 1) - 1;
export const isStopIn = (found: number): boolean => (found & 1) !== 0;

export class PhraseWordTable {
  readonly #slots: Int32Array;

  /**
   * @param numbers the words of phrases, folded, and their numbers
   * @param stops function words, folded
   */
  constructor(numbers: ReadonlyMap<string, number>, stops: ReadonlySet<string>) {
    let size = SLOT << 8;
    while (size < 2 * SLOT * (numbers.size + stops.size)) size *= 2;
    this.#slots = new Int32Array(size);
    for (const [word, number] of numbers) this.#enter(word, (number + 1) << 1);
    for (const word of stops) this.#enter(word, 1);
  }

  /** Adds to what is known of a word. */
  #enter(word: string, more: number): void {
    if (word.length > LONGEST || !tellKey(word)) return;
    const at = this.#at(key.first, key.second);
    const slots = this.#slots;
    slots[at] = key.first;
    slots[at + 1] = key.second;
    slots[at + VALUE] = slots[at + VALUE]! | more;
  }

  /** Where a word's slot is, or is to be. */
  #at(first: number, second: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let at = (hashOfKey(first, second) << SLOT_BITS) & last;
    while (slots[at + VALUE] && (slots[at] !== first || slots[at + 1] !== second)) at = (at + SLOT) & last;
    return at;
  }

  /** What is known of the word of ASCII, of twelve letters at most, that has these numbers; nought where nothing is. */
  find(first: number, second: number): number {
    return this.#slots[this.#at(first, second) + VALUE]!;
  }
}
