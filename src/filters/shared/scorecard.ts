/** Adds up what the signals of a line weigh, and says which of them weighed most. */
import { bias, type Half, names, rows } from "./scorecard-table.js";
import type { Signals } from "./signals.js";

/** Weights of the table for one. */
const UNIT = 100;

const below = (half: Half): number => (half.length === 1 ? half[0] : (half[2] + half[3]) / 2);
const weigh = (half: Half, columns: readonly Float64Array[], i: number): number =>
  half.length === 1 ? half[0] : columns[half[0]]![i]! < half[1] ? half[2] : half[3];

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

/** For each line the logarithm of the odds that it is article: 0 is as likely as not. */
export function scores(found: Signals): Float64Array {
  const columns = ordered(found);
  const out = new Float64Array(found.size).fill(bias);
  for (const [signal, cut, low, high] of rows) {
    const column = columns[signal]!;
    for (let i = 0; i < out.length; i++) out[i]! += weigh(column[i]! < cut ? low : high, columns, i);
  }
  for (let i = 0; i < out.length; i++) out[i]! /= UNIT;
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
  const columns = ordered(found);
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
  for (const [signal, cut, low, high] of rows) {
    const half = columns[signal]![i]! < cut ? low : high;
    // What a row's first signal says, and its second beyond that.
    const first = below(half);
    count(signal, first);
    if (half.length > 1) count(half[0], weigh(half, columns, i) - first);
  }
  return seen
    .filter((kind) => sum[kind]! < 0)
    .sort((a, b) => sum[a]! - sum[b]!)
    .slice(0, most)
    .map((kind) => ({ name: names[loudest[kind]!]!, value: columns[loudest[kind]!]![i]! }));
}
