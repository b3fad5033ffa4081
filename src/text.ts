/** Words, folds, sentences and similarity: everything that filters ask of a piece of text, in linear time. */
import { hasRoom, keepKnown, knownOf } from "./block.js";
import { codeAt } from "./code-at.js";
import type { Found } from "./phrase-hits.js";
import { listOf, type Token, Words } from "./words.js";

export { coveredRuns, firstAlike, type Numbered, type NumberedLines, numbered, slotsFor } from "./alike.js";
export { marks } from "./characters.js";
export { codeAt } from "./code-at.js";
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

/** What can be known of a text. */
export class Facts extends Words {
  /** Ends like a sentence: a full stop or its relatives, closing quotes and brackets allowed. */
  readonly sentence: boolean;
  /** Ends with a colon. */
  readonly colon: boolean;
  /** How many sentence ends stand inside or at the end. */
  readonly sentences: number;
  /** Reads like running text: whole sentences of some length. */
  readonly prose: boolean;
  /** What the phrases of lexicons have found in it, and which phrases those were; theirs to write. */
  by: Found["by"] = undefined;
  found = NONE;
  foundAt = 0;
  foundEnd = 0;
  hits: Found["hits"] = undefined;
  places = 0;
  mask = 0;
  solids = 0;
  stops = 0;
  dateLine: boolean | undefined = undefined;
  /** Its pieces where white space was lost; the filters' own. */
  pieces: unknown = undefined;
  #tokens: readonly Token[] | undefined;
  #key: string | undefined;

  constructor(text: string) {
    super(text);
    let at = text.length;
    while (at > 0 && isBlank(text, at - 1)) at--;
    const last = at ? codeAt(text, at - 1) : 0;
    const plain = isPlainEnd(last);
    this.sentence = plain || (mayEnd(last) && SENTENCE_END.test(text.slice(Math.max(0, at - 8), at)));
    this.colon = last === 0x3a || last === 0xff1a;
    // One that needs no white space after it is among the inner ones.
    const inner = this.sentence && !plain && NARROW_END.test(text.slice(Math.max(0, at - 4), at));
    this.sentences = this.innerEnds + (this.sentence && !inner ? 1 : 0);
    this.prose = (this.words >= 12 && this.sentence) || (this.words >= 25 && this.sentences >= 1) || this.words >= 45;
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
    this.#tokens ??= listOf(this);
    return this.#tokens;
  }

  /** The folded words joined by single spaces: equal for texts that differ in case, accents or punctuation alone. */
  get key(): string {
    if (this.#key === undefined) {
      const { vocabulary, at, ids, length } = this;
      // Joined at once: word by word, each step would be an object.
      const parts: string[] = new Array(length);
      for (let i = 0; i < length; i++) parts[i] = vocabulary.texts[ids[at + i]!]!;
      const key = parts.join(" ");
      this.#key = key;
    }
    return this.#key;
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
