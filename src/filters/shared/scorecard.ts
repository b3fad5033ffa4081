/** Adds up what the signals of lines weigh, a block of lines at a time. */

import { type Column, columnOf, type Measure, PAD } from "./columns.js";
import { asks, BLOCK, bias, FIELD, FIELDS, ofLines, ROOM, reaches, sources, wholes } from "./scorecard-columns.js";
import type { Signals } from "./signals.js";

/** Weights of the table for one. */
const UNIT = 100;

/** Where a source is read from: a column and its bits, with the lines next to the page's, or what measures it. */
interface Read {
  readonly column: Column;
  readonly bits: Int32Array;
  readonly measure: Measure | undefined;
}
/** What is measured of the lines of a block. */
const measured = columnOf(BLOCK);
const bitsOf = ({ buffer }: Column): Int32Array => new Int32Array(buffer);

/** Those of all sources: the same for all pages of one room. */
const reads = new WeakMap<Signals["kept"], readonly Read[]>();

function readsOf({ kept, measured: measures }: Signals): readonly Read[] {
  const known = reads.get(kept);
  if (known) return known;
  const found = sources.map((name, source): Read => {
    const column = kept.get(name);
    if (column) return { column, bits: bitsOf(column), measure: undefined };
    const measure = measures.get(name);
    if (!measure || reaches[source]) throw new Error(`the table knows a signal "${name}" that nothing measures`);
    return { column: measured, bits: bitsOf(measured), measure };
  });
  reads.set(kept, found);
  return found;
}

/** What the lines of the block have of each source, as numbers in the same order, and the least and most of it. */
const values = new Int32Array(ofLines * ROOM);
const least = new Int32Array(sources.length);
const most = new Int32Array(sources.length);
const sums = new Int32Array(BLOCK);

/**
 * The bits of a number, which are ordered as numbers are. Where it is below nought it is below any cut, and how far does
 * not matter.
 */
const ordered = (bits: number): number => bits | (bits >> 31);

/** Reads a source's numbers; the least and most without branches, which would be guessed wrong too often. */
function read(source: number, bits: Int32Array, from: number, count: number): void {
  const reach = reaches[source]!;
  const at = source * ROOM + PAD - reach;
  const begin = from + PAD - reach;
  const size = count + 2 * reach;
  const first = ordered(bits[begin]!);
  values[at] = first;
  // Two at a time: each of the least waits for the one before.
  let [low, otherLow, high, otherHigh] = [first, first, first, first];
  for (let i = size & 1; i < size; i += 2) {
    const value = ordered(bits[begin + i]!);
    const other = ordered(bits[begin + i + 1]!);
    values[at + i] = value;
    values[at + i + 1] = other;
    const under = (value - low) | 0;
    low = (low + (under & (under >> 31))) | 0;
    const otherUnder = (other - otherLow) | 0;
    otherLow = (otherLow + (otherUnder & (otherUnder >> 31))) | 0;
    const over = (high - value) | 0;
    high = (high - (over & (over >> 31))) | 0;
    const otherOver = (otherHigh - other) | 0;
    otherHigh = (otherHigh - (otherOver & (otherOver >> 31))) | 0;
  }
  least[source] = Math.min(low, otherLow);
  most[source] = Math.max(high, otherHigh);
}

/** The same of whole numbers, of which some are told apart below nought. */
function readWhole(source: number, column: Column, from: number, count: number): void {
  const at = source * ROOM + PAD;
  let low = column[from]! | 0;
  let high = low;
  for (let i = 0; i < count; i++) {
    const value = column[from + i]! | 0;
    values[at + i] = value;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  least[source] = low;
  most[source] = high;
}

/**
 * Adds one of two weights to the sums of all lines: by whether a signal is below its cut. The sign of the difference is
 * all bits or none, and masks what counts: branches would cost half as much again. Four lines at a time, two where more
 * is asked of them, since the loop itself costs as much as one: there is room for lines beyond the last, which nobody
 * reads.
 *
 * @param at where the lines' numbers are
 */
function addCut(count: number, at: number, cut: number, low: number, high: number): void {
  const more = low - high;
  for (let i = 0; i < count; i += 4) {
    const k = at + i;
    sums[i] = sums[i]! + high + (more & ((values[k]! - cut) >> 31));
    sums[i + 1] = sums[i + 1]! + high + (more & ((values[k + 1]! - cut) >> 31));
    sums[i + 2] = sums[i + 2]! + high + (more & ((values[k + 2]! - cut) >> 31));
    sums[i + 3] = sums[i + 3]! + high + (more & ((values[k + 3]! - cut) >> 31));
  }
}

/**
 * Adds what a row says where one of its halves says the same of all lines.
 *
 * @param known what that half says
 * @param flip 0 where that is the half below the cut, else -1
 * @param half the other, in `asks`
 */
function addHalf(count: number, row: number, known: number, flip: number, half: number): void {
  const at = asks[row + FIELD.place]!;
  const cut = asks[row + FIELD.cut]!;
  const otherAt = asks[half + FIELD.place]!;
  const otherCut = asks[half + FIELD.cut]!;
  const high = asks[half + FIELD.high]! - known;
  const more = asks[half + FIELD.low]! - known - high;
  for (let i = 0; i < count; i += 2) {
    const other = high + (more & ((values[otherAt + i]! - otherCut) >> 31));
    const isKnown = ((values[at + i]! - cut) >> 31) ^ flip;
    sums[i] = sums[i]! + known + (other & ~isKnown);
    const next = high + (more & ((values[otherAt + i + 1]! - otherCut) >> 31));
    const isNextKnown = ((values[at + i + 1]! - cut) >> 31) ^ flip;
    sums[i + 1] = sums[i + 1]! + known + (next & ~isNextKnown);
  }
}

/** Adds what a row says where all three of its signals tell lines apart. */
function addRow(count: number, row: number): void {
  const at = asks[row + FIELD.place]!;
  const cut = asks[row + FIELD.cut]!;
  const [below, above] = [row + FIELD.below, row + FIELD.above];
  const [belowAt, aboveAt] = [asks[below + FIELD.place]!, asks[above + FIELD.place]!];
  const [belowCut, aboveCut] = [asks[below + FIELD.cut]!, asks[above + FIELD.cut]!];
  const [belowHigh, aboveHigh] = [asks[below + FIELD.high]!, asks[above + FIELD.high]!];
  const [belowMore, aboveMore] = [asks[below + FIELD.low]! - belowHigh, asks[above + FIELD.low]! - aboveHigh];
  for (let i = 0; i < count; i++) {
    const ifBelow = belowHigh + (belowMore & ((values[belowAt + i]! - belowCut) >> 31));
    const ifAbove = aboveHigh + (aboveMore & ((values[aboveAt + i]! - aboveCut) >> 31));
    const isBelow = (values[at + i]! - cut) >> 31;
    sums[i] = sums[i]! + ((ifBelow & isBelow) | (ifAbove & ~isBelow));
  }
}

/** More than any weight: a signal tells lines of the block apart. */
const MIXED = 1 << 20;

/** What a half of a row says of all lines of the block. */
function saidBy(half: number): number {
  const source = asks[half + FIELD.source]!;
  const cut = asks[half + FIELD.cut]!;
  if (least[source]! >= cut) return asks[half + FIELD.high]!;
  return most[source]! < cut ? asks[half + FIELD.low]! : MIXED;
}

/**
 * Adds what all rows say to the sums of the block's lines.
 *
 * @returns what they say of all of them alike
 */
function addRows(count: number): number {
  let all = bias;
  for (let row = 0; row < asks.length; row += FIELDS) {
    const source = asks[row + FIELD.source]!;
    const cut = asks[row + FIELD.cut]!;
    const isAbove = least[source]! >= cut;
    if (isAbove || most[source]! < cut) {
      const half = row + (isAbove ? FIELD.above : FIELD.below);
      const said = saidBy(half);
      if (said !== MIXED) all += said;
      else
        addCut(
          count,
          asks[half + FIELD.place]!,
          asks[half + FIELD.cut]!,
          asks[half + FIELD.low]!,
          asks[half + FIELD.high]!,
        );
      continue;
    }
    const below = saidBy(row + FIELD.below);
    const above = saidBy(row + FIELD.above);
    if (below === MIXED) {
      if (above === MIXED) addRow(count, row);
      else addHalf(count, row, above, -1, row + FIELD.below);
    } else if (above === MIXED) addHalf(count, row, below, 0, row + FIELD.above);
    else addCut(count, asks[row + FIELD.place]!, cut, below, above);
  }
  return all;
}

/**
 * For each line the logarithm of the odds that it is article: 0 is as likely as not.
 *
 * @param gone 1 for lines that nobody asks about: where they fill a block or an end of it, they are left at 0
 */
export function scores(found: Signals, gone?: ArrayLike<number>): Float64Array {
  const all = readsOf(found);
  const { size } = found;
  const out = new Float64Array(size);
  if (size === 0) return out;
  // What is said of the page is the same in all blocks.
  for (let source = ofLines; source < sources.length; source++) {
    const { bits, measure } = all[source]!;
    measure?.(measured, 0, 1);
    least[source] = most[source] = ordered(bits[PAD]!);
  }
  for (let from = 0; from < size; from += BLOCK) {
    while (from < size && gone?.[from]) from++;
    let count = Math.min(BLOCK, size - from);
    while (count > 0 && gone?.[from + count - 1]) count--;
    if (count <= 0) break;
    for (let source = 0; source < ofLines; source++) {
      const { column, bits, measure } = all[source]!;
      measure?.(measured, from, from + count);
      const first = measure ? 0 : from;
      if (wholes[source]) readWhole(source, column, first, count);
      else read(source, bits, first, count);
    }
    sums.fill(0);
    const said = addRows(count);
    for (let i = 0; i < count; i++) out[from + i] = (sums[i]! + said) / UNIT;
  }
  return out;
}
