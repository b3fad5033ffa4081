/** Words, folds, sentences and similarity: everything that filters ask of a piece of text, in linear time. */
import { countUnspaced, type Token, tokens } from "./words.js";

export { foldWord, type Token, tokens, westernDigits } from "./words.js";

/** What ends a sentence in the scripts we know, closing quotes and brackets allowed after it. */
const SENTENCE_END = /[.!?…。！？．｡؟۔।॥։።၊။៖]["'”’»›“‘)\]）」』】*]*$/u;

const SPACES = /\s+/g;
/** Folds white space, NBSP and its relatives included, to single spaces. */
export const squeeze = (text: string): string => text.replace(SPACES, " ").trim();

export interface Facts {
  readonly tokens: readonly Token[];
  /** Words; in scripts without spaces two characters count as one word. */
  readonly words: number;
  /** The folded words joined by single spaces: equal for texts that differ in case, accents or punctuation alone. */
  readonly key: string;
  /** Ends like a sentence: a full stop or its relatives, closing quotes and brackets allowed. */
  readonly sentence: boolean;
  /** Ends with a colon. */
  readonly colon: boolean;
  /** How many sentence ends stand inside or at the end. */
  readonly sentences: number;
  /** Share of the words that start with a capital letter, 0 to 1; 0 in scripts without capitals. */
  readonly capitals: number;
  /** Share of the letters and digits that are digits, 0 to 1. */
  readonly digits: number;
  /** What a lexicon has found in it; the lexicon's own. */
  lexical: unknown;
}

const INNER_END = /[.!?…؟۔।]["'”’»)\]]*\s+\S|[。！？｡]/gu;

/** Whether the character at a place has a small form of its own. */
function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const char = text[at]!;
  return char !== char.toLowerCase();
}

function measure(text: string): Facts {
  const list = tokens(text);
  const unspaced = countUnspaced(text, list);
  let capitals = 0;
  let digits = 0;
  let letters = 0;
  for (const token of list) {
    if (isCapital(text, token.start)) capitals++;
    letters += token.text.length;
    for (let i = 0; i < token.text.length; i++) {
      const code = token.text.charCodeAt(i);
      if (code >= 48 && code <= 57) digits++;
    }
  }
  const trimmed = text.trimEnd();
  const sentence = SENTENCE_END.test(trimmed.slice(-8));
  const inner = text.match(INNER_END)?.length ?? 0;
  const endsUnspaced = /[。！？｡]["'”’»」』]*$/u.test(trimmed.slice(-4));
  return {
    tokens: list,
    words: list.length - unspaced + Math.ceil(unspaced / 2),
    key: list.map((token) => token.text).join(" "),
    sentence,
    colon: /[:：]$/.test(trimmed),
    sentences: inner + (sentence && !endsUnspaced ? 1 : 0),
    capitals: list.length ? capitals / list.length : 0,
    digits: letters ? digits / letters : 0,
    lexical: undefined,
  };
}

/** Where a block keeps its facts, unseen: filters ask for them dozens of times a block, and a WeakMap costs a third. */
const FACTS = Symbol("facts");
/** Those of blocks that take no property. */
const ofFrozen = new WeakMap<object, Facts>();

type Keeper = { readonly text: string; [FACTS]?: Facts };

const known = (block: Keeper): Facts | undefined => block[FACTS] ?? ofFrozen.get(block);

function keep(block: Keeper, found: Facts): void {
  if (Object.isExtensible(block)) Object.defineProperty(block, FACTS, { value: found, writable: true });
  else ofFrozen.set(block, found);
}

/** What can be known of a block's text, measured once a block. */
export function facts(block: { readonly text: string }): Facts {
  const found = (block as Keeper)[FACTS];
  return found ?? measured(block);
}

function measured(block: Keeper): Facts {
  const old = ofFrozen.get(block);
  if (old) return old;
  const found = measure(block.text);
  keep(block, found);
  return found;
}

/** Lets a block of the same text as another have that one's facts, and all that is known by them. */
export function shareFacts(from: { readonly text: string }, block: { readonly text: string }): void {
  const found = from.text === block.text ? known(from) : undefined;
  if (found) keep(block, found);
}

/** A block that reads like running text: whole sentences of some length. */
export function isProse(block: { readonly text: string }): boolean {
  const f = facts(block);
  return (f.words >= 12 && f.sentence) || (f.words >= 25 && f.sentences >= 1) || f.words >= 45;
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
