/**
 * What filters ask of every line, as columns of numbers: each filter looks over all lines of a page for the few that it
 * may judge, and reads the others no further. Pages of many lines stay in the processor's caches that way.
 */
import type { Phrases } from "../../lexicon.js";
import type { Block, Document, Scope } from "../../model.js";
import { facts, marks } from "../../text.js";

/** What a line is, as bits of `Outline.looks`, beside the bits of `marks`, which begin above these. */
export const looks = {
  /** No role but `body`. */
  body: 1,
  /** Code or a row of a table: no filter for short lines may read it. */
  opaque: 2,
  prose: 4,
  /** Ends like a sentence. */
  sentence: 8,
  /** Ends with a colon. */
  colon: 16,
  /** Ends with a mark of ASCII that ends or parts sentences. */
  pointed: 32,
  item: 64,
  /** Begins with no letter or digit of ASCII, or with a C. */
  signed: 128,
} as const;

const ALL = Object.values(looks).reduce((sum, bit) => sum | bit, 0);
if (Object.values(marks).some((bit) => bit & ALL)) throw new Error("a mark has the bit of a look; move the looks");

/** The lines of `Scope.blocks`: entry `i` of each column is of block `i`. Holds until the blocks change. */
export interface Outline {
  readonly size: number;
  /** Topics of its phrases, as a mask. */
  readonly topics: Int32Array;
  /** Topics of those of its phrases that mean nothing else. */
  readonly solids: Int32Array;
  /** Bits of `looks` and of `marks`. */
  readonly looks: Int32Array;
  /** How many words; many are at least `MANY`. */
  readonly words: Uint16Array;
  /** Topics of all lines together. */
  readonly all: number;
  /** First and last line of prose; the number of lines and -1 where there is none. */
  readonly first: number;
  readonly last: number;
}

/** More words than this are not counted. */
export const MANY = 0xffff;

/** Lines whose columns are kept for the next page. */
const KEPT = 1 << 14;

class Columns {
  topics = new Int32Array(256);
  solids = new Int32Array(256);
  looks = new Int32Array(256);
  words = new Uint16Array(256);

  roomFor(size: number): void {
    if (this.topics.length >= size) return;
    const length = Math.ceil(size * 1.5);
    this.topics = new Int32Array(length);
    this.solids = new Int32Array(length);
    this.looks = new Int32Array(length);
    this.words = new Uint16Array(length);
  }

  measure(i: number, block: Block, phrases: Phrases): void {
    const f = facts(block);
    const { kind, text } = block;
    let found = f.marks;
    if (block.role === "body") found |= looks.body;
    if (f.prose) found |= looks.prose;
    if (f.sentence) found |= looks.sentence;
    if (f.colon) found |= looks.colon;
    if (kind === "code" || kind === "table") found |= looks.opaque;
    else if (kind === "list-item") found |= looks.item;
    if (isSign(text.charCodeAt(0))) found |= looks.signed;
    if (isPointed(text.charCodeAt(text.length - 1))) found |= looks.pointed;
    this.looks[i] = found;
    this.topics[i] = phrases.topics(block);
    this.solids[i] = this.topics[i] ? phrases.solids(block) : 0;
    this.words[i] = Math.min(f.words, MANY);
  }
}

/** . ! ? : , ; */
const isPointed = (code: number): boolean =>
  code === 46 || code === 33 || code === 63 || code === 58 || code === 44 || code === 59;

/** No digit and no letter of ASCII but C. */
const isSign = (code: number): boolean => {
  const small = code | 32;
  return !((code >= 48 && code <= 57) || (small >= 97 && small <= 122 && small !== 99));
};

/** The columns asked for last, and those before them, whose room is taken next. */
let now = new Columns();
let spare = new Columns();
let doc: Document | undefined;
let of: readonly Block[] = [];
let by: Phrases | undefined;
let last: Outline | undefined;

/** The outline of the blocks that a filter judges. What is known of blocks that the filter before it saw is taken over. */
export function outline({ doc: page, blocks, phrases }: Scope): Outline {
  if (last && of === blocks && by === phrases) return last;
  const size = blocks.length;
  const columns = spare;
  columns.roomFor(size);
  const before = by === phrases && doc === page ? of : [];
  let old = 0;
  let all = 0;
  let firstProse = size;
  let lastProse = -1;
  for (let i = 0; i < size; i++) {
    const block = blocks[i]!;
    // Blocks keep their order, and the few that changed have the same number.
    while (old < before.length && before[old] !== block && before[old]!.id < block.id) old++;
    if (old < before.length && before[old] === block) {
      columns.topics[i] = now.topics[old]!;
      columns.solids[i] = now.solids[old]!;
      columns.looks[i] = now.looks[old]!;
      columns.words[i] = now.words[old]!;
      old++;
    } else columns.measure(i, block, phrases);
    all |= columns.topics[i]!;
    if (columns.looks[i]! & looks.prose) {
      if (lastProse < 0) firstProse = i;
      lastProse = i;
    }
  }
  [now, spare] = [columns, now];
  doc = page;
  of = blocks;
  by = phrases;
  last = { size, ...columnsOf(columns), all, first: firstProse, last: lastProse };
  return last;
}

/** Ends a page: nothing of it is held, nor more room than pages mostly need. */
export function endOutline(): void {
  doc = by = last = undefined;
  of = [];
  if (now.topics.length > KEPT) now = new Columns();
  if (spare.topics.length > KEPT) spare = new Columns();
}

const columnsOf = ({
  topics,
  solids,
  looks,
  words,
}: Columns): Pick<Outline, "topics" | "solids" | "looks" | "words"> => ({
  topics,
  solids,
  looks,
  words,
});
