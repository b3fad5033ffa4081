/** Says which signals weighed most against a line. */
import {
  cuts,
  firstKinds,
  firsts,
  highs,
  lows,
  names,
  said,
  secondCuts,
  secondKinds,
  seconds,
} from "./scorecard-columns.js";
import type { Signals } from "./signals.js";

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
  for (let signal = 0; signal < size; signal++) {
    const column = found.column(names[signal]!);
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
