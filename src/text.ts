/** Words, folds, sentences and similarity: everything that filters ask of a piece of text, in linear time. */
import { hasRoom, keepKnown, knownOf } from "./block.js";
import { codeAt } from "./code-at.js";
import type { Found } from "./phrase-hits.js";
import { listOf, ROW, type Token, Words } from "./words.js";

export { coveredRuns, firstAlike, type Numbered, type NumberedLines, numbered, slotsFor } from "./alike.js";
export { marks } from "./characters.js";
export { foldWord, westernDigits } from "./fold.js";
export { Pairs } from "./pairs.js";
export { type Token, tokens } from "./words.js";

/** What ends a sentence in the scripts we know, closing quotes and brackets allowed after it. */
const SENTENCE_END = /[.!?…。！？．｡؟۔।॥։።၊။៖]["'”’»›“‘)\]）」』】*]*$/u;

/** Whether each UTF-16 unit may be the last of a sentence: 1 for no, 2 for yes, 0 where it has not been looked up. */
const lasts = new Uint8Array(0x10000);

/** Most lines end with a letter, which ends no sentence; what may stand last also may where it follows a full stop. */
function mayEnd(last: number): boolean {
  if (!lasts[last]) lasts[last] = SENTENCE_END.test(`.${String.fromCharCode(last)}`) ? 2 : 1;
  return lasts[last] === 2;
}

/** Ends a sentence with nothing after it. */
const isPlainEnd = (code: number): boolean => code === 0x2e || code === 0x21 || code === 0x3f;

const SPACES = /\s+/g;
/** Folds white space, NBSP and its relatives included, to single spaces. */
export const squeeze = (text: string): string => text.replace(SPACES, " ").trim();

const NARROW_END = /[。！？｡]["'”’»」』]*$/u;

const isBlank = (text: string, at: number): boolean => {
  const code = codeAt(text, at);
  return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && text[at]!.trim() === "";
};

const NONE = new Int32Array(0);

/** The numbers that facts add to those of the words. */
const { OWN } = ROW;
const SENTENCES = OWN;
const FLAGS = OWN + 1;
const BY = OWN + 2;
const MASK = OWN + 3;
const SOLIDS = OWN + 4;
const STOPS = OWN + 5;
const PLACES = OWN + 6;
const FOUND_AT = OWN + 7;
const FOUND_END = OWN + 8;
/** Of the flags: two of the text itself, whether it is prose, and whether the line is a date: asked, and answered yes. */
const SENTENCE = 1;
const COLON = 2;
const PROSE = 4;
const DATE_ASKED = 8;
const DATE = 16;

const flagged = ({ room, row }: Words, flag: number): boolean => (room.numbers[row + FLAGS]! & flag) !== 0;

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
    let at = text.length;
    while (at > 0 && isBlank(text, at - 1)) at--;
    const last = at ? codeAt(text, at - 1) : 0;
    const plain = isPlainEnd(last);
    const sentence = plain || (mayEnd(last) && SENTENCE_END.test(text.slice(Math.max(0, at - 8), at)));
    const colon = last === 0x3a || last === 0xff1a;
    // One that needs no white space after it is among the inner ones.
    const inner = sentence && !plain && NARROW_END.test(text.slice(Math.max(0, at - 4), at));
    const { words } = this;
    const sentences = this.innerEnds + (sentence && !inner ? 1 : 0);
    const prose = (words >= 12 && sentence) || (words >= 25 && sentences >= 1) || words >= 45;
    const { numbers } = this.room;
    numbers[this.row + SENTENCES] = sentences;
    numbers[this.row + FLAGS] = (sentence ? SENTENCE : 0) | (colon ? COLON : 0) | (prose ? PROSE : 0);
  }

  /** Ends like a sentence: a full stop or its relatives, closing quotes and brackets allowed. */
  get sentence(): boolean {
    return flagged(this, SENTENCE);
  }

  /** Ends with a colon. */
  get colon(): boolean {
    return flagged(this, COLON);
  }

  /** Reads like running text: whole sentences of some length. */
  get prose(): boolean {
    return flagged(this, PROSE);
  }

  /** How many sentence ends stand inside or at the end. */
  get sentences(): number {
    return this.room.numbers[this.row + SENTENCES]!;
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
    return vocabulary.texts[ids[at + i]!]!;
  }

  start(i: number): number {
    return this.starts[this.at + i]!;
  }

  /** Whether the text may hold characters of these kinds: bits of `marks`. */
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
      for (let i = 0; i < length; i++) parts[i] = vocabulary.texts[ids[at + i]!]!;
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

  get places(): number {
    return this.room.numbers[this.row + PLACES]!;
  }

  set places(told: number) {
    this.room.numbers[this.row + PLACES] = told;
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

type Text = { readonly text: string };

/** Facts of blocks that have no room for them, as others have made them. */
const ofOthers = new WeakMap<object, Facts>();
/** What is no block is a part of one, asked about once or twice in a row; to a WeakMap it would cost more than its facts. */
let last: Text | undefined;
let ofLast: Facts | undefined;

const kept = (block: Text): Facts | undefined => knownOf(block) as Facts | undefined;

function known(block: Text): Facts | undefined {
  if (hasRoom(block)) return kept(block);
  return block === last ? ofLast : ofOthers.get(block);
}

function keep(block: Text, found: Facts): void {
  if (keepKnown(block, found)) return;
  if ("id" in block) ofOthers.set(block, found);
  else [last, ofLast] = [block, found];
}

/** What can be known of a block's text, measured once a block. */
export function facts(block: Text): Facts {
  return kept(block) ?? measured(block);
}

/** Of a text no longer than this it costs less to look for a character than to find its words. */
const FEW_CHARACTERS = 40;

/**
 * Whether a block's text may hold characters of some kinds: for filters that ask before it is known which blocks are
 * worth finding the words of.
 *
 * @param kinds bits of `marks`
 * @param pattern matches the same characters
 */
export function mayHold(block: Text, kinds: number, pattern: RegExp): boolean {
  const found = known(block);
  if (found) return found.has(kinds);
  return block.text.length <= FEW_CHARACTERS ? pattern.test(block.text) : facts(block).has(kinds);
}

function measured(block: Text): Facts {
  const old = known(block);
  if (old) return old;
  const found = new Facts(block.text);
  keep(block, found);
  return found;
}

/** Lets a block of the same text as another have that one's facts, and all that is known by them. */
export function shareFacts(from: Text, block: Text): void {
  const found = from.text === block.text ? known(from) : undefined;
  if (found) keep(block, found);
}

/** Twelve words take so many characters, even where letters and signs that stand alone take turns. */
export const SHORTEST_PROSE = 16;

/** A block that reads like running text: whole sentences of some length. */
export function isProse(block: Text): boolean {
  const found = kept(block);
  return found ? found.prose : block.text.length >= SHORTEST_PROSE && facts(block).prose;
}

/** The set of runs of `n` words of a text; of the whole where it is shorter. */
export function shingles(words: readonly Token[], n = 3): Set<string> {
  const out = new Set<string>();
  if (words.length === 0) return out;
  for (let i = 0; i + n <= words.length || i === 0; i++) {
    out.add(
      words
        .slice(i, i + n)
        .map((token) => token.text)
        .join(" "),
    );
  }
  return out;
}

/** Share of `a`'s members that `b` has too, 0 to 1. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0) return 0;
  let shared = 0;
  for (const item of a) if (b.has(item)) shared++;
  return shared / a.size;
}
