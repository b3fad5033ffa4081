/**
 * The words met lately, each numbered: a word costs no string unless somebody asks for it, and what is known of it (that
 * it opens a phrase, that it is a function word) is looked up by its number.
 */
import { foldWord } from "./fold.js";
import { unlinked } from "./text-table.js";
import { digitsIn, hashOfKey, key, keys, spelled, tellKey } from "./word-keys.js";
import { roomierUnits, WRITTEN, WrittenWords } from "./written-words.js";

/** Words, and characters of words, after which a page begins a new vocabulary: pages must not fill the memory for good. */
const MOST_WORDS = 60_000;
const MOST_LETTERS = 2_000_000;

const { HALF } = keys;

/** What the letters of a word are, as far as its numbers tell it: of ASCII, twelve at most, without digits or all digits. */
export const kinds = { other: 0, letters: 1, digits: 2 } as const;

/** Letters, digits and the apostrophe all have this bit but capitals, which differ from their small forms by it. */
const SMALL = 0x20;

/** What stands of a word at its number: its letters as two numbers, for a long word of ASCII its place, and its kind. */
const KEY_BITS = 2;
const KEY = 1 << KEY_BITS;
/** Of four slots as many are taken at most. */
const TAKEN = 3;

const PLACE = 2;
const KIND = 3;

/** Letters of a long word that become text at once. */
const AT_ONCE = 4096;

const NO_UNITS = new Uint16Array(0);
const NO_SLOTS = new Int32Array(0);

/** How many vocabularies there have been. */
let vocabularies = 0;

export class Vocabulary {
  /** What tells it from others: who has this number alone does not keep it. */
  readonly number = ++vocabularies;
  // What was written once V8 takes for unchangeable, and it throws code away when that turns out wrong: arrays that are
  // replaced as the vocabulary grows, amid the first long page, begin as others.
  #size = -1;
  /** Folded words by number: those that are not of ASCII, or that somebody asked for. Most words are only compared. */
  #texts: (string | undefined)[] = [];
  #lengths = NO_UNITS;
  #letters = 0;
  /**
   * Numbers of words plus one, 0 where empty: open addressing by hash, for words of ASCII only. What a word is told by
   * stands elsewhere, by its number: the words that come often have come early, so what is asked for often is near
   * together. A table of both would be eight times as large, and each look at it a wait for memory.
   */
  #slots = NO_SLOTS;
  #keys = NO_SLOTS;
  #used = 0;
  /**
   * The letters of the long words of ASCII, with a zero after each: beyond the twelfth letter two numbers do not tell
   * one from another.
   */
  #pool = NO_UNITS;
  #filled = 0;
  /** What words that are not of ASCII were folded to. */
  readonly #written = new WrittenWords();
  readonly #foreign = new Map<string, number>();

  constructor() {
    this.#lengths = new Uint16Array(1 << 12);
    this.#size = 0;
    this.#texts = new Array(1 << 12);
    this.#slots = new Int32Array(1 << 13);
    this.#keys = new Int32Array(KEY << 12);
    this.#pool = new Uint16Array(1 << 12);
  }

  /** Has grown so large that the next page begins another. */
  get full(): boolean {
    return this.#size >= MOST_WORDS || this.#letters >= MOST_LETTERS;
  }

  /** How many words there are; one folded word has one number. */
  get size(): number {
    return this.#size;
  }

  /** Lengths of the words by number, in UTF-16 units, 65,535 at most. Holds until a word is added. */
  get lengths(): Uint16Array {
    return this.#lengths;
  }

  /** A word, folded, by its number. */
  text(id: number): string {
    const known = this.#texts[id];
    if (known !== undefined) return known;
    const at = id << KEY_BITS;
    const keys = this.#keys;
    const text = keys[at + PLACE] ? this.#kept(keys[at + PLACE]!) : spelled(keys[at]!, keys[at + 1]!);
    this.#texts[id] = text;
    return text;
  }

  /** One of `kinds`. */
  kindOf(id: number): number {
    return this.#keys[(id << KEY_BITS) + KIND]!;
  }

  /** Tells the numbers of a word that is not of another kind into `key`. */
  tellKeyOf(id: number): void {
    key.first = this.#keys[id << KEY_BITS]!;
    key.second = this.#keys[(id << KEY_BITS) + 1]!;
  }

  /** Gives a word its number. */
  #add(length: number): number {
    const id = this.#size++;
    if (id === this.#lengths.length) this.#makeRoom(id * 2);
    this.#lengths[id] = Math.min(length, 0xffff);
    this.#letters += length;
    return id;
  }

  #makeRoom(words: number): void {
    const lengths = new Uint16Array(words);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
    const keys = new Int32Array(KEY * words);
    keys.set(this.#keys);
    this.#keys = keys;
    const texts: (string | undefined)[] = new Array(words);
    for (let id = 0; id < this.#texts.length; id++) texts[id] = this.#texts[id];
    this.#texts = texts;
  }

  #grow(): void {
    const keys = this.#keys;
    const slots = new Int32Array(this.#slots.length * 2);
    const last = slots.length - 1;
    for (const found of this.#slots) {
      if (!found) continue;
      const key = (found - 1) << KEY_BITS;
      let at = hashOfKey(keys[key]!, keys[key + 1]!) & last;
      while (slots[at]) at = (at + 1) & last;
      slots[at] = found;
    }
    this.#slots = slots;
  }

  /**
   * The number of a word of ASCII: letters, digits and apostrophes.
   *
   * @param codes the UTF-16 units of the text that it stands in, from `start` to `end`
   * @param first its first letters as a number
   * @param second those after them; where it is longer than both hold, a hash of all of these
   */
  ascii(codes: Uint16Array, start: number, end: number, first: number, second: number): number {
    const long = end - start > 2 * HALF;
    const slots = this.#slots;
    const keys = this.#keys;
    const last = slots.length - 1;
    let at = hashOfKey(first, second) & last;
    for (let found = slots[at]!; found; found = slots[at]!) {
      const key = (found - 1) << KEY_BITS;
      if (keys[key] === first && keys[key + 1] === second) {
        const place = keys[key + PLACE]!;
        if (long ? place > 0 && this.#isAt(place, codes, start, end) : place === 0) return found - 1;
      }
      at = (at + 1) & last;
    }
    return this.#enter(codes, start, end, first, second, at);
  }

  /** Whether a long word is the one that stands in the pool at a place. */
  #isAt(place: number, codes: Uint16Array, start: number, end: number): boolean {
    const pool = this.#pool;
    let at = place;
    for (let i = start; i < end; i++) if (pool[at++] !== (codes[i]! | SMALL)) return false;
    return pool[at] === 0;
  }

  /** Gives a word that is not known a number. */
  #enter(codes: Uint16Array, start: number, end: number, first: number, second: number, at: number): number {
    const length = end - start;
    const id = this.#add(length);
    const long = length > 2 * HALF;
    const digits = long ? -1 : digitsIn(codes, start, end);
    const keys = this.#keys;
    const place = id << KEY_BITS;
    keys[place] = first;
    keys[place + 1] = second;
    keys[place + PLACE] = long ? this.#keep(codes, start, end) : 0;
    keys[place + KIND] = digits === 0 ? kinds.letters : digits === length ? kinds.digits : kinds.other;
    this.#slots[at] = id + 1;
    if (++this.#used * 4 > this.#slots.length * TAKEN) this.#grow();
    return id;
  }

  /** A long word as it stands in the pool. */
  #kept(place: number): string {
    const end = this.#pool.indexOf(0, place);
    let text = "";
    for (let at = place; at < end; at += AT_ONCE)
      text += String.fromCharCode(...this.#pool.subarray(at, Math.min(end, at + AT_ONCE)));
    return text;
  }

  /** Puts a long word into the pool; gives its place, which is not nought. */
  #keep(codes: Uint16Array, start: number, end: number): number {
    this.#pool = roomierUnits(this.#pool, this.#filled, end - start + 2);
    // A zero before each, too: no place is nought.
    const place = ++this.#filled;
    for (let i = start; i < end; i++) this.#pool[this.#filled++] = codes[i]! | SMALL;
    return place;
  }

  /**
   * A word as it is written, in any script.
   *
   * @param source the text that it stands in, from `start` to `end`
   * @param codes the UTF-16 units of that text
   * @returns where in `written` its fields stand (`WRITTEN`), which hold until the next word is asked for
   */
  folded(source: string, codes: Uint16Array, start: number, end: number): number {
    const known = this.#written.find(codes, start, end);
    if (known >= 0) return known;
    let word = foldWord(source.slice(start, end));
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
    const at = this.#written.enter(codes, start, end);
    const fields = this.#written.fields;
    fields[at + WRITTEN.id] = word ? this.numberOf(word) : -1;
    fields[at + WRITTEN.lead] = lead;
    fields[at + WRITTEN.trail] = trail;
    fields[at + WRITTEN.digits] = digits;
    fields[at + WRITTEN.letters] = word.length;
    return at;
  }

  /** What is known of the words that `folded` was asked for. */
  get written(): Int32Array {
    return this.#written.fields;
  }

  /** The number of a folded word. */
  numberOf(word: string): number {
    if (tellKey(word)) {
      const { first, second } = key;
      const codes = new Uint16Array(word.length);
      for (let i = 0; i < word.length; i++) codes[i] = word.charCodeAt(i);
      return this.ascii(codes, 0, word.length, first, second);
    }
    const id = this.#foreign.get(word);
    if (id !== undefined) return id;
    const fresh = this.#add(word.length);
    const kept = unlinked(word);
    this.#texts[fresh] = kept;
    this.#foreign.set(kept, fresh);
    return fresh;
  }
}

let now = new Vocabulary();

/** The vocabulary for the next text. */
export const current = (): Vocabulary => now;

/** Begins a page: all its words get numbers of one vocabulary, so that they can be compared, however many they are. */
export function beginPage(): void {
  if (now.full) now = new Vocabulary();
}
