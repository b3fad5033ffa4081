/** Adds up what the signals of a line weigh, and says which of them weighed most. */

import type { Column } from "./columns.js";
import {
  bias,
  cuts,
  firstKinds,
  firsts,
  highs,
  lows,
  names,
  ofPage,
  said,
  secondCuts,
  secondKinds,
  seconds,
} from "./scorecard-columns.js";
import type { Signals } from "./signals.js";

/** Weights of the table for one. */
const UNIT = 100;
/** Lines that the sums have room for once a longer page is done. */
const MOST = 1 << 14;

const orders = new WeakMap<Signals["all"], readonly Column[]>();

/** The columns of the table's signals, in its order: the same for all pages that are measured in one room. */
function ordered({ all }: Signals): readonly Column[] {
  const known = orders.get(all);
  if (known) return known;
  const columns = names.map((name) => {
    const found = all.get(name);
    if (!found) throw new Error(`the table knows a signal "${name}" that nothing measures`);
    return found;
  });
  orders.set(all, columns);
  return columns;
}

/**
 * Adds one of two weights to the sums of all lines: by whether a signal is below its cut. Minus a comparison is all bits
 * or none, and masks what counts: branches would cost half as much again.
 */
function addCut(sum: Int32Array, size: number, column: Column, cut: number, low: number, high: number): void {
  for (let i = 0; i < size; i++) sum[i] = sum[i]! + high + ((low - high) & -(column[i]! < cut));
}

/**
 * Adds what a row says to the sums of all lines.
 *
 * @param first the column of its first signal
 * @param below that of the second signal below the cut
 * @param above and from it on
 */
function addRow(sum: Int32Array, size: number, row: number, first: Column, below: Column, above: Column): void {
  const cut = cuts[row]!;
  const [low, high] = [2 * row, 2 * row + 1];
  const [belowCut, aboveCut] = [secondCuts[low]!, secondCuts[high]!];
  const [belowHigh, aboveHigh] = [highs[low]!, highs[high]!];
  const [belowMore, aboveMore] = [lows[low]! - belowHigh, lows[high]! - aboveHigh];
  for (let i = 0; i < size; i++) {
    const ifBelow = belowHigh + (belowMore & -(below[i]! < belowCut));
    const ifAbove = aboveHigh + (aboveMore & -(above[i]! < aboveCut));
    const isBelow = -(first[i]! < cut);
    sum[i] = sum[i]! + ((ifBelow & isBelow) | (ifAbove & ~isBelow));
  }
}

let sums = new Int32Array(1024);

/** For each line the logarithm of the odds that it is article: 0 is as likely as not. */
export function scores(found: Signals): Float64Array {
  const columns = ordered(found);
  const { size } = found;
  if (sums.length < size || sums.length > MOST) sums = new Int32Array(Math.max(1024, size));
  const sum = sums.fill(0, 0, size);
  /** What is the same for all lines: a signal of the page says it once. */
  let all = bias;
  /** What half of a row says of any line where its second signal tells none from another, else `undefined`. */
  const known = (half: number): number | undefined => {
    const second = seconds[half]!;
    if (second < 0) return lows[half]!;
    if (!ofPage[second]) return undefined;
    return columns[second]![0]! < secondCuts[half]! ? lows[half]! : highs[half]!;
  };
  // Row by row, so that what a row says stays at hand.
  for (let row = 0; row < firsts.length; row++) {
    const first = columns[firsts[row]!]!;
    const [low, high] = [2 * row, 2 * row + 1];
    if (ofPage[firsts[row]!]) {
      const half = first[0]! < cuts[row]! ? low : high;
      const weight = known(half);
      if (weight !== undefined) all += weight;
      else addCut(sum, size, columns[seconds[half]!]!, secondCuts[half]!, lows[half]!, highs[half]!);
      continue;
    }
    const below = known(low);
    const above = known(high);
    if (below !== undefined && above !== undefined) addCut(sum, size, first, cuts[row]!, below, above);
    else addRow(sum, size, row, first, columns[Math.max(0, seconds[low]!)]!, columns[Math.max(0, seconds[high]!)]!);
  }
  const out = new Float64Array(size);
  for (let i = 0; i < size; i++) out[i] = (sum[i]! + all) / UNIT;
  return out;
}

/** Signals that a reason names. */
const NAMED = 3;

/** By kind, doubled: what its signals weigh together, the least weight of one; and which that is. One line at a time. */
const sum = new Int32Array(names.length);
const worst = new Int32Array(names.length);
const loudest = new Int32Array(names.length).fill(-1);
/** The kinds that were met, in that order. */
const seen = new Int32Array(names.length);
let met = 0;

function count(kind: number, signal: number, weight: number): void {
  if (loudest[kind]! < 0) {
    loudest[kind] = signal;
    seen[met++] = kind;
  }
  sum[kind] = sum[kind]! + weight;
  if (weight < worst[kind]!) {
    worst[kind] = weight;
    loudest[kind] = signal;
  }
}

export interface Loud {
  readonly name: string;
  readonly value: number;
}

/** For each of some lines the signals that spoke loudest against it, with their values, the loudest first. */
export function against(found: Signals, lines: readonly number[]): Loud[][] {
  // A line's values side by side: read column by column, since that is how they lie.
  const size = names.length;
  const values = new Float64Array(size * lines.length);
  const columns = ordered(found);
  for (let signal = 0; signal < size; signal++) {
    const column = columns[signal]!;
    for (let k = 0; k < lines.length; k++) values[k * size + signal] = column[lines[k]!]!;
  }
  const out: Loud[][] = [];
  for (let k = 0; k < lines.length; k++) out.push(loud(values, k * size));
  return out;
}

/** @param at where the values of the line begin */
function loud(values: Float64Array, at: number): Loud[] {
  for (let i = 0; i < met; i++) {
    const kind = seen[i]!;
    sum[kind] = worst[kind] = 0;
    loudest[kind] = -1;
  }
  met = 0;
  for (let row = 0; row < firsts.length; row++) countRow(values, at, row);
  // The least sums, the earlier seen first where they are alike.
  const out: Loud[] = [];
  for (let rank = 0; rank < NAMED; rank++) {
    let least = -1;
    for (let i = 0; i < met; i++) {
      const kind = seen[i]!;
      if (sum[kind]! < (least < 0 ? 0 : sum[least]!)) least = kind;
    }
    if (least < 0) break;
    out.push({ name: names[loudest[least]!]!, value: values[at + loudest[least]!]! });
    sum[least] = 0;
  }
  return out;
}

function countRow(values: Float64Array, at: number, row: number): void {
  const half = 2 * row + (values[at + firsts[row]!]! < cuts[row]! ? 0 : 1);
  const first = said[half]!;
  count(firstKinds[row]!, firsts[row]!, first);
  const second = seconds[half]!;
  if (second < 0) return;
  const weight = values[at + second]! >= secondCuts[half]! ? highs[half]! : lows[half]!;
  // And the second signal beyond that.
  count(secondKinds[half]!, second, 2 * weight - first);
}
