/**
 * The words met lately, each numbered: a word that comes again costs no new string, and what is known of it (that it
 * opens a phrase, that it is a function word) is looked up by its number.
 */
import { foldWord } from "./fold.js";

/** A word as it was written: the number of its folded form, -1 where nothing is left of it, and what was cut off. */
export interface Folded {
  readonly id: number;
  /** Apostrophes before and after it. */
  readonly lead: number;
  readonly trail: number;
  readonly digits: number;
}

/** Words, and characters of words, after which a new vocabulary is begun: pages must not fill the memory for good. */
const MOST_WORDS = 60_000;
const MOST_LETTERS = 2_000_000;
/** Longer words are not looked for: they hardly come again. */
const LONGEST = 64;

const ANY_DIGIT = /\p{N}/u;

/** Whether a number stands in a word. Words of ASCII need no expression. */
export function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 127) return ANY_DIGIT.test(word);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** Of an ASCII word, its letters taken as small. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    hash = (Math.imul(hash, 31) + (code <= 90 && code >= 65 ? code + 32 : code)) | 0;
  }
  return hash;
}

/** A string that keeps no other alive: a part of a text is a view of all of it. */
const unlinked = (word: string): string => (word.length > 12 ? ` ${word}`.slice(1) : word);

export class Vocabulary {
  /** Folded words by number. */
  readonly texts: string[] = [];
  #letters = 0;
  /** Open addressing: numbers plus one, by hash; and each word's hash. */
  #slots = new Int32Array(1 << 13);
  readonly #hashes: number[] = [];
  readonly #written = new Map<string, Folded>();

  /** Has grown so large that new texts begin another. */
  get full(): boolean {
    return this.texts.length >= MOST_WORDS || this.#letters >= MOST_LETTERS;
  }

  #add(word: string, hash: number): number {
    const id = this.texts.length;
    this.texts.push(word);
    this.#hashes.push(hash);
    this.#letters += word.length;
    return id;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (const found of this.#slots) {
      if (!found) continue;
      let at = this.#hashes[found - 1]! & mask;
      while (slots[at]) at = (at + 1) & mask;
      slots[at] = found;
    }
    this.#slots = slots;
  }

  /** The number of a word of ASCII, whatever its case. */
  ascii(text: string, start: number, end: number, of: number): number {
    const length = end - start;
    // Mixed, since the low bits of the plain hash are those of the last letters.
    const hash = Math.imul(of ^ (of >>> 15), 0x2c1b3c6d);
    if (length > LONGEST) return this.#add(unlinked(text.slice(start, end).toLowerCase()), hash);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = hash & mask;
    for (let found = slots[at]!; found; found = slots[at]!) {
      const id = found - 1;
      if (this.#hashes[id] === hash) {
        const word = this.texts[id]!;
        if (word.length === length) {
          let i = 0;
          for (; i < length; i++) {
            let code = text.charCodeAt(start + i);
            if (code <= 90 && code >= 65) code += 32;
            if (word.charCodeAt(i) !== code) break;
          }
          if (i === length) return id;
        }
      }
      at = (at + 1) & mask;
    }
    const id = this.#add(unlinked(text.slice(start, end).toLowerCase()), hash);
    slots[at] = id + 1;
    if (this.texts.length * 2 > mask) this.#grow();
    return id;
  }

  /** The number of a folded word, as another vocabulary spells it. */
  number(word: string): number {
    for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return this.folded(word).id;
    return this.ascii(word, 0, word.length, hashOf(word, 0, word.length));
  }

  /** A word as it is written, in any script. */
  folded(written: string): Folded {
    const known = this.#written.get(written);
    if (known) return known;
    let word = foldWord(written);
    let lead = 0;
    let trail = 0;
    while (word.startsWith("'")) {
      word = word.slice(1);
      lead++;
    }
    while (word.endsWith("'")) {
      word = word.slice(0, -1);
      trail++;
    }
    let digits = 0;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      if (code >= 48 && code <= 57) digits++;
    }
    const found = { id: word ? this.#intern(word) : -1, lead, trail, digits };
    if (written.length <= LONGEST) this.#written.set(unlinked(written), found);
    return found;
  }

  /** The number of a folded word that may equal one written otherwise. */
  #intern(word: string): number {
    let ascii = true;
    for (let i = 0; ascii && i < word.length; i++) ascii = word.charCodeAt(i) < 128;
    if (ascii) return this.ascii(word, 0, word.length, hashOf(word, 0, word.length));
    const id = word.length > LONGEST ? undefined : this.#foreign.get(word);
    if (id !== undefined) return id;
    const fresh = this.#add(unlinked(word), 0);
    if (word.length <= LONGEST) this.#foreign.set(this.texts[fresh]!, fresh);
    return fresh;
  }

  readonly #foreign = new Map<string, number>();
}

let now = new Vocabulary();

/** The vocabulary for the next text. */
export function current(): Vocabulary {
  if (now.full) now = new Vocabulary();
  return now;
}
