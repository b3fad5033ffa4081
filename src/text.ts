/** Words, folds, sentences and similarity: everything that filters ask of a piece of text, in linear time. */
import { hasRoom, keepKnown, knownOf } from "./block.js";
import { Facts } from "./facts.js";
import { page } from "./pool.js";
import type { Token } from "./words.js";

export { coveredRuns, firstAlike, type Numbered, type NumberedLines, numbered, slotsFor } from "./alike.js";
export { marks } from "./characters.js";
export { codeAt, lengthOf } from "./code-at.js";
export { Facts, tokens } from "./facts.js";
export { foldWord, westernDigits } from "./fold.js";
export { Pairs } from "./pairs.js";
export { isSigned } from "./signed.js";
export { textLooks } from "./text-looks.js";
export type { Token } from "./words.js";

const SPACES = /\s+/g;
/** Folds white space, NBSP and its relatives included, to single spaces. */
export const squeeze = (text: string): string => text.replace(SPACES, " ").trim();

type Text = { readonly text: string };

/** Facts hold as long as the page that they are of: the next one writes into their room. */
const live = (found: Facts | undefined): Facts | undefined => (found?.room.page === page ? found : undefined);

/** Facts of blocks that have no room for them, as others have made them. */
const ofOthers = new WeakMap<object, Facts>();
/** What is no block is a part of one, asked about once or twice in a row; to a WeakMap it would cost more than its facts. */
let last: Text | undefined;
let ofLast: Facts | undefined;

const kept = (block: Text): Facts | undefined => live(knownOf(block) as Facts | undefined);

function known(block: Text): Facts | undefined {
  if (hasRoom(block)) return kept(block);
  return live(block === last ? ofLast : ofOthers.get(block));
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

/**
 * The facts of blocks. Listed by a loop: a `map` that V8 has taken into other code makes lists of another kind than one
 * that it calls, and whatever has read one kind is compiled anew for the other.
 */
export function factsOf(blocks: readonly Text[]): readonly Facts[] {
  const out: Facts[] = [];
  for (const block of blocks) out.push(facts(block));
  return out;
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
