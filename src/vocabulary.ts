/**
 * The words met lately, each numbered: a word that comes again costs no new string, and what is known of it (that it
 * opens a phrase, that it is a function word) is looked up by its number.
 */
import { foldWord } from "./fold.js";
import { mixed, roomy, step, unlinked } from "./text-table.js";

/** A word as it was written: the number of its folded form, -1 where nothing is left of it, and what was cut off. */
export interface Folded {
  readonly id: number;
  /** Apostrophes before and after it. */
  readonly lead: number;
  readonly trail: number;
  readonly digits: number;
}

/** Words, and characters of words, after which a page begins a new vocabulary: pages must not fill the memory for good. */
const MOST_WORDS = 60_000;
const MOST_LETTERS = 2_000_000;
/** What longer words were folded from is not kept: they hardly come again. */
const LONGEST = 64;

/** Whether a number stands in a word. Words of ASCII need no expression. */
export function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 127) return /\p{N}/u.test(word);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** A slot of the table: number plus one (0 where empty), hash, where its letters stand in the pool, how many. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;

export class Vocabulary {
  /** Folded words by number; one word has one number. */
  readonly texts: string[] = [];
  #lengths = new Uint16Array(1 << 12);
  #letters = 0;
  /** Open addressing by hash. Words of ASCII only. */
  #slots = new Int32Array(SLOT << 13);
  #used = 0;
  /** The letters of the words of ASCII, one after another, so that comparing reads no string. */
  #pool = new Uint8Array(1 << 16);
  #filled = 0;
  readonly #written = new Map<string, Folded>();

  /** Has grown so large that the next page begins another. */
  get full(): boolean {
    return this.texts.length >= MOST_WORDS || this.#letters >= MOST_LETTERS;
  }

  /** Lengths of the words by number, in UTF-16 units, 65,535 at most. Holds until a word is added. */
  get lengths(): Uint16Array {
    return this.#lengths;
  }

  #add(word: string): number {
    const id = this.texts.length;
    this.texts.push(word);
    if (id === this.#lengths.length) {
      const larger = new Uint16Array(id * 2);
      larger.set(this.#lengths);
      this.#lengths = larger;
    }
    this.#lengths[id] = Math.min(word.length, 0xffff);
    this.#letters += word.length;
    return id;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const last = slots.length - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (!old[from]) continue;
      let at = (old[from + 1]! << SLOT_BITS) & last;
      while (slots[at]) at = (at + SLOT) & last;
      for (let i = 0; i < SLOT; i++) slots[at + i] = old[from + i]!;
    }
    this.#slots = slots;
  }

  /**
   * The number of a word of ASCII.
   *
   * @param source the text that it stands in, from `start` to `end`
   * @param codes its letters, in small, at the same place
   * @param of their hash
   */
  ascii(source: string, codes: Uint16Array, start: number, end: number, of: number): number {
    const length = end - start;
    const hash = mixed(of);
    const slots = this.#slots;
    const pool = this.#pool;
    const last = slots.length - 1;
    let at = (hash << SLOT_BITS) & last;
    for (let found = slots[at]!; found; found = slots[at]!) {
      if (slots[at + 1] === hash && slots[at + 3] === length) {
        const from = slots[at + 2]!;
        let i = 0;
        while (i < length && pool[from + i] === codes[start + i]) i++;
        if (i === length) return found - 1;
      }
      at = (at + SLOT) & last;
    }
    return this.#enter(source, codes, start, end, hash, at);
  }

  /** Gives a word that is not known a number. */
  #enter(source: string, codes: Uint16Array, start: number, end: number, hash: number, at: number): number {
    const length = end - start;
    this.#pool = roomy(this.#pool, this.#filled, length);
    const from = this.#filled;
    for (let i = start; i < end; i++) this.#pool[from + i - start] = codes[i]!;
    this.#filled += length;
    // Cut from the text: made of its letters one by one, it would cost ten times as much.
    const id = this.#add(unlinked(source.slice(start, end).toLowerCase()));
    const slots = this.#slots;
    slots[at] = id + 1;
    slots[at + 1] = hash;
    slots[at + 2] = from;
    slots[at + 3] = length;
    if (++this.#used * 2 * SLOT > slots.length) this.#grow();
    return id;
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
    const found = { id: word ? this.number(word) : -1, lead, trail, digits };
    if (written.length <= LONGEST) this.#written.set(unlinked(written), found);
    return found;
  }

  /** The number of a folded word. */
  number(word: string): number {
    const codes = new Uint16Array(word.length);
    let hash = 0;
    let ascii = true;
    for (let i = 0; ascii && i < word.length; i++) {
      const code = word.charCodeAt(i);
      ascii = code < 128;
      codes[i] = code;
      hash = step(hash, code);
    }
    if (ascii) return this.ascii(word, codes, 0, word.length, hash);
    const id = this.#foreign.get(word);
    if (id !== undefined) return id;
    const fresh = this.#add(unlinked(word));
    this.#foreign.set(this.texts[fresh]!, fresh);
    return fresh;
  }

  readonly #foreign = new Map<string, number>();
}

let now = new Vocabulary();

/** The vocabulary for the next text. */
export const current = (): Vocabulary => now;

/** Begins a page: all its words get numbers of one vocabulary, so that they can be compared, however many they are. */
export function beginPage(): void {
  if (now.full) now = new Vocabulary();
}
