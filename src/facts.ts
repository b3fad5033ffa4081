/** What can be known of a text by itself: its words, where sentences end, whether it is prose. */
import type { Found } from "./phrase-hits.js";
import { COUNTED, looksOf, textLooks } from "./text-looks.js";
import { ROW } from "./word-rooms.js";
import { listOf, type Token, Words } from "./words.js";

const NONE = new Int32Array(0);

/** The numbers that facts add to those of the words. */
const { OWN, LENGTH, SENTENCES, MARKS } = ROW;
const FLAGS = OWN;
const BY = OWN + 1;
const MASK = OWN + 2;
const SOLIDS = OWN + 3;
const STOPS = OWN + 4;
const OPENERS = OWN + 5;
const FOUND_AT = OWN + 6;
const FOUND_END = OWN + 7;
const PRINT = OWN + 8;
/** Of the flags: whether the line is a date: asked, and answered yes; and whether a phrase is all of it. */
const DATE_ASKED = 1;
const DATE = 2;
const WHOLE = 4;
/** Above these the tests that filters have denied it stand. */
const DENIED_SHIFT = 3;
const BELOW_DENIED = (1 << DENIED_SHIFT) - 1;

const flagged = ({ room, row }: Words, flag: number): boolean => (room.numbers[row + FLAGS]! & flag) !== 0;

/** Of a text's length in words and of its first, middle and last one: most texts of other words have another. */
function printOf(ids: Int32Array, at: number, length: number): number {
  if (length === 0) return 0;
  let print = Math.imul(length ^ ids[at]!, 0x9e3779b1);
  print = Math.imul(print ^ ids[at + (length >> 1)]!, 0x9e3779b1);
  return Math.imul(print ^ ids[at + length - 1]!, 0x9e3779b1);
}

/** What is kept of few texts. */
class Seldom {
  hits: Found["hits"] = undefined;
  pieces: unknown = undefined;
  tokens: readonly Token[] | undefined = undefined;
  key: string | undefined = undefined;
}

/** What can be known of a text. */
export class Facts extends Words {
  /** What the phrases of lexicons have found in it; theirs to write, as all of `Found` is. */
  found = NONE;
  #seldom: Seldom | undefined;

  constructor(text: string) {
    super(text);
    const looks = looksOf(text);
    const { room, row, at, words } = this;
    const { numbers, ids } = room;
    const sentence = (looks & textLooks.sentence) !== 0;
    const sentences =
      numbers[row + SENTENCES]! + ((looks & (textLooks.sentence | COUNTED)) === textLooks.sentence ? 1 : 0);
    const prose = (words >= 12 && sentence) || (words >= 25 && sentences >= 1) || words >= 45;
    numbers[row + SENTENCES] = sentences;
    numbers[row + MARKS]! |= (looks & ~COUNTED) | (prose ? textLooks.prose : 0);
    numbers[row + FLAGS] = numbers[row + BY] = 0;
    numbers[row + PRINT] = printOf(ids, at, numbers[row + LENGTH]!);
  }

  /** Ends like a sentence: a full stop or its relatives, closing quotes and brackets allowed. */
  get sentence(): boolean {
    return this.has(textLooks.sentence);
  }

  /** Ends with a colon. */
  get colon(): boolean {
    return this.has(textLooks.colon);
  }

  /** Reads like running text: whole sentences of some length. */
  get prose(): boolean {
    return this.has(textLooks.prose);
  }

  /** Of the words that are looked up first where lines are compared: texts of the same words have the same. */
  get print(): number {
    return this.room.numbers[this.row + PRINT]!;
  }

  /** Share of the words that start with a capital letter, 0 to 1; 0 in scripts without capitals. */
  get capitals(): number {
    return this.length ? this.capitalized / this.length : 0;
  }

  /** Share of the letters and digits that are digits, 0 to 1. */
  get digits(): number {
    return this.letters ? this.numerals / this.letters : 0;
  }

  /** A word, folded, and where it begins in the text, in UTF-16 units. */
  word(i: number): string {
    const { vocabulary, at, ids } = this;
    return vocabulary.text(ids[at + i]!);
  }

  start(i: number): number {
    return this.starts[this.at + i]!;
  }

  /** Whether the text may hold characters of these kinds, or looks so: bits of `marks` and `textLooks`. */
  has(kinds: number): boolean {
    return (this.marks & kinds) !== 0;
  }

  get tokens(): readonly Token[] {
    this.#seldom ??= new Seldom();
    const more = this.#seldom;
    more.tokens ??= listOf(this);
    return more.tokens;
  }

  /** The folded words joined by single spaces: equal for texts that differ in case, accents or punctuation alone. */
  get key(): string {
    this.#seldom ??= new Seldom();
    const more = this.#seldom;
    if (more.key === undefined) {
      const { vocabulary, at, ids, length } = this;
      // Joined at once: word by word, each step would be an object.
      const parts: string[] = new Array(length);
      for (let i = 0; i < length; i++) parts[i] = vocabulary.text(ids[at + i]!);
      more.key = parts.join(" ");
    }
    return more.key;
  }

  /** Its pieces where white space was lost; the filters' own. */
  get pieces(): unknown {
    return this.#seldom?.pieces;
  }

  set pieces(pieces: unknown) {
    this.#seldom ??= new Seldom();
    this.#seldom.pieces = pieces;
  }

  get hits(): Found["hits"] {
    return this.#seldom?.hits;
  }

  set hits(hits: Found["hits"]) {
    if (hits) this.#seldom ??= new Seldom();
    if (this.#seldom) this.#seldom.hits = hits;
  }

  get dateLine(): boolean | undefined {
    return flagged(this, DATE_ASKED) ? flagged(this, DATE) : undefined;
  }

  set dateLine(is: boolean | undefined) {
    const flags = this.room.numbers[this.row + FLAGS]! & ~(DATE_ASKED | DATE);
    this.room.numbers[this.row + FLAGS] = flags | (is === undefined ? 0 : is ? DATE_ASKED | DATE : DATE_ASKED);
  }

  get denied(): number {
    return this.room.numbers[this.row + FLAGS]! >>> DENIED_SHIFT;
  }

  set denied(tests: number) {
    const flags = this.room.numbers[this.row + FLAGS]! & BELOW_DENIED;
    this.room.numbers[this.row + FLAGS] = flags | (tests << DENIED_SHIFT);
  }

  get by(): number {
    return this.room.numbers[this.row + BY]!;
  }

  set by(search: number) {
    this.room.numbers[this.row + BY] = search;
  }

  get mask(): number {
    return this.room.numbers[this.row + MASK]!;
  }

  set mask(topics: number) {
    this.room.numbers[this.row + MASK] = topics;
  }

  get solids(): number {
    return this.room.numbers[this.row + SOLIDS]!;
  }

  set solids(topics: number) {
    this.room.numbers[this.row + SOLIDS] = topics;
  }

  get stops(): number {
    return this.room.numbers[this.row + STOPS]!;
  }

  set stops(count: number) {
    this.room.numbers[this.row + STOPS] = count;
  }

  get openers(): number {
    return this.room.numbers[this.row + OPENERS]!;
  }

  set openers(topics: number) {
    this.room.numbers[this.row + OPENERS] = topics;
  }

  get isWhole(): boolean {
    return flagged(this, WHOLE);
  }

  set isWhole(is: boolean) {
    const flags = this.room.numbers[this.row + FLAGS]! & ~WHOLE;
    this.room.numbers[this.row + FLAGS] = is ? flags | WHOLE : flags;
  }

  get foundAt(): number {
    return this.room.numbers[this.row + FOUND_AT]!;
  }

  set foundAt(at: number) {
    this.room.numbers[this.row + FOUND_AT] = at;
  }

  get foundEnd(): number {
    return this.room.numbers[this.row + FOUND_END]!;
  }

  set foundEnd(at: number) {
    this.room.numbers[this.row + FOUND_END] = at;
  }
}

/** The words of a text, folded, in order. An apostrophe belongs to a word only inside it. */
export const tokens = (text: string): Token[] => listOf(new Facts(text));
