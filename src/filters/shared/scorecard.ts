/** Adds up what the signals of a line weigh, and says which of them weighed most. */
import { bias, type Half, names, rows } from "./scorecard-table.js";
import type { Signals } from "./signals.js";

/** Weights of the table for one. */
const UNIT = 100;

/** The table as columns, since every line asks every row: a row's half is 2 × row below the cut, and one more above. */
const firsts = Int32Array.from(rows, ([signal]) => signal);
const cuts = Float64Array.from(rows, ([, cut]) => cut);
const halves: readonly Half[] = rows.flatMap(([, , low, high]) => [low, high]);
/** The second signal of a half, -1 where the first says all; its cut; and what it weighs on either side. */
const seconds = Int32Array.from(halves, (half) => (half.length === 1 ? -1 : half[0]));
const secondCuts = Float64Array.from(halves, (half) => (half.length === 1 ? 0 : half[1]));
const lows = Float64Array.from(halves, (half) => (half.length === 1 ? half[0] : half[2]));
const highs = Float64Array.from(halves, (half) => (half.length === 1 ? half[0] : half[3]));

/** The half of a row that holds for a line, given the values of its signals. */
const halfOf = (row: number, values: Float64Array): number => 2 * row + (values[firsts[row]!]! < cuts[row]! ? 0 : 1);
const weigh = (half: number, values: Float64Array): number => {
  const second = seconds[half]!;
  return second >= 0 && values[second]! >= secondCuts[half]! ? highs[half]! : lows[half]!;
};

const orders = new WeakMap<Signals, readonly Float64Array[]>();

/** The columns of the table's signals, in its order; asked for each line that goes. */
function ordered(signals: Signals): readonly Float64Array[] {
  const known = orders.get(signals);
  if (known) return known;
  const columns = names.map((name) => {
    const found = signals.columns.get(name);
    if (!found) throw new Error(`the table knows a signal "${name}" that nothing measures`);
    return found;
  });
  orders.set(signals, columns);
  return columns;
}

/** The values of one line's signals, in the table's order. */
function lineOf(columns: readonly Float64Array[], i: number, out: Float64Array): Float64Array {
  for (let signal = 0; signal < out.length; signal++) out[signal] = columns[signal]![i]!;
  return out;
}

/** For each line the logarithm of the odds that it is article: 0 is as likely as not. */
export function scores(found: Signals): Float64Array {
  const columns = ordered(found);
  const values = new Float64Array(names.length);
  const out = new Float64Array(found.size);
  for (let i = 0; i < out.length; i++) {
    lineOf(columns, i, values);
    let sum = bias;
    for (let row = 0; row < firsts.length; row++) sum += weigh(halfOf(row, values), values);
    out[i] = sum / UNIT;
  }
  return out;
}

/** Signals of one kind, whatever their window, are one piece of evidence: the kind of each, by number. */
const kinds: readonly number[] = (() => {
  const known = new Map<string, number>();
  return names.map((name) => {
    const kind = name.replace(/ (?:within )?-?\d+$/, "");
    if (!known.has(kind)) known.set(kind, known.size);
    return known.get(kind)!;
  });
})();

/** The `most` signals that spoke loudest against a line, with their values, the loudest first. */
export function against(
  found: Signals,
  i: number,
  most = 3,
): readonly { readonly name: string; readonly value: number }[] {
  // By kind: what its signals weigh together, and the one that weighs most.
  const sum = new Float64Array(names.length);
  const worst = new Float64Array(names.length);
  const loudest = new Int32Array(names.length).fill(-1);
  const seen: number[] = [];
  const count = (signal: number, weight: number): void => {
    const kind = kinds[signal]!;
    if (loudest[kind]! < 0) {
      loudest[kind] = signal;
      seen.push(kind);
    }
    sum[kind]! += weight;
    if (weight < worst[kind]!) {
      worst[kind] = weight;
      loudest[kind] = signal;
    }
  };
  const values = lineOf(ordered(found), i, new Float64Array(names.length));
  for (let row = 0; row < firsts.length; row++) {
    const half = halfOf(row, values);
    // What a row's first signal says, and its second beyond that.
    const first = (lows[half]! + highs[half]!) / 2;
    count(firsts[row]!, first);
    if (seconds[half]! >= 0) count(seconds[half]!, weigh(half, values) - first);
  }
  return seen
    .filter((kind) => sum[kind]! < 0)
    .sort((a, b) => sum[a]! - sum[b]!)
    .slice(0, most)
    .map((kind) => ({ name: names[loudest[kind]!]!, value: values[loudest[kind]!]! }));
}
