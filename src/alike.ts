/** Compares the words of texts by their numbers: which lines say the same, what share of one others hold. */
import { Pairs } from "./pairs.js";
import type { Facts } from "./text.js";
import type { Vocabulary } from "./vocabulary.js";

/** The words of a text: word `i` has the number `ids[at + i]`. */
export interface Numbered {
  readonly ids: Int32Array;
  readonly at: number;
  readonly length: number;
}

export interface NumberedLines {
  readonly lines: readonly Numbered[];
  /** Whose numbers they are; absent where there are no lines. */
  readonly vocabulary: Vocabulary | undefined;
}

/** The words of texts by the numbers of one vocabulary: words are alike where their numbers are. */
export function numbered(all: readonly Facts[]): NumberedLines {
  const last = all.at(-1)?.vocabulary;
  if (!last) return { vocabulary: undefined, lines: [] };
  if (all.every((words) => words.vocabulary === last)) return { vocabulary: last, lines: all };
  // Of one kind, as `factsOf` lists them.
  const lines: Numbered[] = [];
  for (const words of all) lines.push(words.vocabulary === last ? words : renumbered(words, words.vocabulary, last));
  return { vocabulary: last, lines };
}

function renumbered({ ids, at, length }: Numbered, from: Vocabulary, to: Vocabulary): Numbered {
  const out = new Int32Array(length);
  for (let i = 0; i < length; i++) out[i] = to.numberOf(from.text(ids[at + i]!));
  return { ids: out, at: 0, length };
}

/** Slots kept for the next table; a longer one is let go. */
const KEPT = 1 << 16;
let kept = new Int32Array(1 << 10);

/**
 * An empty hash table with open addressing for so many entries, and the mask of its slots. It holds until the next is
 * asked for: to clear one costs far less than to make one.
 */
export function slotsFor(entries: number): { readonly slots: Int32Array; readonly mask: number } {
  const size = 1 << (33 - Math.clz32(entries || 1));
  if (size > KEPT) return { slots: new Int32Array(size), mask: size - 1 };
  if (size > kept.length) kept = new Int32Array(size);
  else kept.fill(0, 0, size);
  return { slots: kept, mask: size - 1 };
}

/** More words than any text has. */
const ALL = 2 ** 30;

/**
 * Which text's words are those of each: the place of the first with the same; in linear time.
 *
 * @param from of each text, the word from which on they are compared
 * @param most compares the texts' first words only, so many of each
 */
export function firstAlike(lines: readonly Numbered[], from?: ArrayLike<number>, most = ALL): Int32Array {
  const out = new Int32Array(lines.length);
  /** Place plus one of the last text with a hash. */
  const { slots, mask } = slotsFor(lines.length);
  for (let k = 0; k < lines.length; k++) {
    const { ids, at } = lines[k]!;
    const length = Math.min(lines[k]!.length, most);
    const skip = from?.[k] ?? 0;
    let hash = length - skip;
    for (let i = skip; i < length; i++) hash = Math.imul(hash ^ ids[at + i]!, 0x9e3779b1);
    let slot = (hash ^ (hash >>> 15)) & mask;
    out[k] = k;
    for (; slots[slot]; slot = (slot + 1) & mask) {
      const other = slots[slot]! - 1;
      if (!isSame(lines[other]!, from?.[other] ?? 0, lines[k]!, skip, most)) continue;
      out[k] = other;
      break;
    }
    if (out[k] === k) slots[slot] = k + 1;
  }
  return out;
}

function isSame(a: Numbered, fromA: number, b: Numbered, fromB: number, most: number): boolean {
  const length = Math.min(a.length, most) - fromA;
  if (length !== Math.min(b.length, most) - fromB) return false;
  for (let i = 0; i < length; i++) if (a.ids[a.at + fromA + i] !== b.ids[b.at + fromB + i]) return false;
  return true;
}

/** Share of the different runs of `n` words of a text, 0 to 1, that others hold too; it must have as many words. */
export function coveredRuns(text: Numbered, others: readonly Numbered[], n: number): number {
  const { ids, at, length } = text;
  const pairs = new Pairs(length * n);
  /** Numbers of the pairs that stand for whole runs. */
  const whole = new Set<number>();
  for (let i = 0; i + n <= length; i++) {
    let run = ids[at + i]!;
    // A pair's number stands for the words so far: below nought, so that it is no word's.
    for (let k = 1; k < n; k++) run = -1 - pairs.add(run, ids[at + i + k]!);
    whole.add(run);
  }
  const found = new Set<number>();
  for (const other of others) {
    for (let i = 0; i + n <= other.length; i++) {
      let run = other.ids[other.at + i]!;
      for (let k = 1; k < n; k++) {
        const next = pairs.find(run, other.ids[other.at + i + k]!);
        if (next < 0) break;
        run = -1 - next;
        if (k === n - 1) found.add(run);
      }
    }
  }
  return whole.size ? found.size / whole.size : 0;
}
