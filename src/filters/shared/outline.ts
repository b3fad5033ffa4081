/**
 * What filters ask of every line, as columns of numbers: each filter looks over all lines of a page for the few that it
 * may judge, and reads the others no further. Pages of many lines stay in the processor's caches that way.
 */
import type { Phrases } from "../../lexicon.js";
import type { Block, Document, Scope } from "../../model.js";
import { type Facts, marks, textLooks } from "../../text.js";

/** What a line is, as bits of `Outline.looks`, beside the bits of `marks`, which begin above these. */
export const looks = {
  ...textLooks,
  /** No role but `body`. */
  body: 1,
  /** Code or a row of a table: no filter for short lines may read it. */
  opaque: 2,
  item: 64,
  /** A phrase is all of it. */
  whole: 1 << 27,
} as const;

const ALL = Object.values(looks).reduce((sum, bit) => sum | bit, 0);
if (Object.values(marks).some((bit) => bit & ALL)) throw new Error("a mark has the bit of a look; move the looks");

/**
 * Tests of single lines that hang on a line's text and on the phrases alone, as bits of `Outline.denied`: what fails one
 * fails it again in the second reading, which has most lines of the first.
 */
export const tests = {
  caption: 1,
  share: 1 << 1,
  /** Neither a row of a menu nor a path, below the first prose, and above it. */
  menu: 1 << 2,
  menuAbove: 1 << 3,
  pagination: 1 << 4,
  /** No label with its tags, amid the article, and outside of it. */
  tags: 1 << 5,
  tagsOutside: 1 << 6,
  date: 1 << 7,
  /** Those of prompts, by the filter's name. */
  app: 1 << 8,
  commentForm: 1 << 9,
  comments: 1 << 10,
  consent: 1 << 11,
  copyright: 1 << 12,
  donation: 1 << 13,
  newsletter: 1 << 14,
  paywall: 1 << 15,
  player: 1 << 16,
  widget: 1 << 17,
} as const;

/** The lines of `Scope.blocks`: entry `i` of each column is of block `i`. Holds until the blocks change. */
export interface Outline {
  readonly size: number;
  /** Topics of its phrases, as a mask. */
  readonly topics: Int32Array;
  /** Topics of those of its phrases that open it. */
  readonly openers: Int32Array;
  /** Topics of those of its phrases that mean nothing else. */
  readonly solids: Int32Array;
  /** Bits of `looks` and of `marks`. */
  readonly looks: Int32Array;
  /** How many words; many are at least `MANY`. */
  readonly words: Uint16Array;
  /** Of the words that are looked up first where lines are compared: lines of the same words have the same. */
  readonly prints: Int32Array;
  /** Bits of `tests` that the line has failed; `deny` adds to them. */
  readonly denied: Int32Array;
  /** Whether the prints of all lines can be compared. */
  readonly comparable: boolean;
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
  openers = new Int32Array(256);
  solids = new Int32Array(256);
  looks = new Int32Array(256);
  words = new Uint16Array(256);
  prints = new Int32Array(256);
  denied = new Int32Array(256);
  /** Whose numbers the words of the lines have. */
  vocabulary: Facts["vocabulary"] | undefined;
  comparable = true;

  /** Makes room for so many lines, and forgets those known. */
  clear(size: number): void {
    this.vocabulary = undefined;
    this.comparable = true;
    if (this.topics.length >= size) return;
    const length = Math.ceil(size * 1.5);
    this.topics = new Int32Array(length);
    this.openers = new Int32Array(length);
    this.solids = new Int32Array(length);
    this.looks = new Int32Array(length);
    this.words = new Uint16Array(length);
    this.prints = new Int32Array(length);
    this.denied = new Int32Array(length);
  }

  measure(i: number, block: Block, phrases: Phrases): void {
    const f = phrases.found(block);
    const { kind } = block;
    let found = f.marks;
    if (block.role === "body") found |= looks.body;
    if (kind === "code" || kind === "table") found |= looks.opaque;
    else if (kind === "list-item") found |= looks.item;
    if (f.isWhole) found |= looks.whole;
    this.looks[i] = found;
    this.topics[i] = f.mask;
    this.openers[i] = f.openers;
    this.solids[i] = f.solids;
    this.words[i] = Math.min(f.words, MANY);
    this.prints[i] = f.print;
    this.denied[i] = f.denied;
    this.vocabulary ??= f.vocabulary;
    if (this.vocabulary !== f.vocabulary) this.comparable = false;
  }

  move(from: number, to: number): void {
    this.topics[to] = this.topics[from]!;
    this.openers[to] = this.openers[from]!;
    this.solids[to] = this.solids[from]!;
    this.looks[to] = this.looks[from]!;
    this.words[to] = this.words[from]!;
    this.prints[to] = this.prints[from]!;
    this.denied[to] = this.denied[from]!;
  }
}

/** The columns of the lines asked for last. */
let columns = new Columns();
let doc: Document | undefined;
let of: readonly Block[] = [];
let by: Phrases | undefined;
let last: Outline | undefined;

/**
 * Brings the columns from the blocks they are of to others of the same page. Blocks keep their order, so that what is
 * known of one moves up to a place that is free.
 *
 * @returns false where a block takes the place of one still to come: those are more blocks than before
 */
function follow(blocks: readonly Block[], before: readonly Block[], phrases: Phrases): boolean {
  let old = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    // The few that changed have the same number.
    while (old < before.length && before[old] !== block && before[old]!.id < block.id) old++;
    if (old < before.length && before[old] === block) {
      if (old > i) columns.move(old, i);
      old++;
      continue;
    }
    if (i >= old && old < before.length && before[old]!.id !== block.id) return false;
    columns.measure(i, block, phrases);
  }
  return true;
}

/** The outline of the blocks that a filter judges. What is known of blocks that the filter before it saw is taken over. */
export function outline({ doc: page, blocks, phrases }: Scope): Outline {
  if (last && of === blocks && by === phrases) return last;
  const size = blocks.length;
  const before = of;
  // Nothing is known while the columns change.
  of = [];
  const known = by === phrases && doc === page && size <= before.length && follow(blocks, before, phrases);
  if (!known) {
    columns.clear(size);
    for (let i = 0; i < size; i++) columns.measure(i, blocks[i]!, phrases);
  }
  const { topics, openers, solids, looks: look, words, prints, denied, comparable } = columns;
  let all = 0;
  let firstProse = size;
  let lastProse = -1;
  for (let i = 0; i < size; i++) {
    all |= topics[i]!;
    if (look[i]! & looks.prose) {
      if (lastProse < 0) firstProse = i;
      lastProse = i;
    }
  }
  doc = page;
  of = blocks;
  by = phrases;
  const ends = { first: firstProse, last: lastProse };
  last = { size, topics, openers, solids, looks: look, words, prints, denied, comparable, all, ...ends };
  return last;
}

/** Notes that a line of the outline asked for last has failed tests (bits of `tests`), for the second reading too. */
export function deny({ blocks, phrases }: Scope, i: number, failed: number): void {
  columns.denied[i]! |= failed;
  phrases.notes(blocks[i]!).denied |= failed;
}

/** Ends a page: nothing of it is held, nor more room than pages mostly need. */
export function endOutline(): void {
  doc = by = last = undefined;
  of = [];
  columns.vocabulary = undefined;
  if (columns.topics.length > KEPT) columns = new Columns();
}
