/** Adds up what the signals of a line weigh, and says which of them weighed most. */
import { bias, type Half, names, type Row, rows } from "./scorecard-table.js";
import type { Signals } from "./signals.js";

/** Weights of the table for one. */
const UNIT = 100;

const below = (half: Half): number => (half.length === 1 ? half[0] : (half[2] + half[3]) / 2);
const weigh = (half: Half, columns: readonly Float64Array[], i: number): number =>
  half.length === 1 ? half[0] : columns[half[0]]![i]! < half[1] ? half[2] : half[3];

/** The columns of the table's signals, in its order. */
function ordered({ columns }: Signals): Float64Array[] {
  return names.map((name) => {
    const found = columns.get(name);
    if (!found) throw new Error(`the table knows a signal "${name}" that nothing measures`);
    return found;
  });
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

/** Signals of one kind, whatever their window, are one piece of evidence. */
const kindOf = (name: string): string => name.replace(/ (?:within )?-?\d+$/, "");

/** What a row's first signal says, and its second beyond that. */
function* shares(
  [signal, cut, low, high]: Row,
  columns: readonly Float64Array[],
  i: number,
): Iterable<[number, number]> {
  const half = columns[signal]![i]! < cut ? low : high;
  const first = below(half);
  yield [signal, first];
  if (half.length > 1) yield [half[0]!, weigh(half, columns, i) - first];
}

/** The `most` signals that spoke loudest against a line, with their values, the loudest first. */
export function against(
  found: Signals,
  i: number,
  most = 3,
): readonly { readonly name: string; readonly value: number }[] {
  const columns = ordered(found);
  const kinds = new Map<string, { sum: number; worst: number; name: number }>();
  for (const row of rows) {
    for (const [signal, weight] of shares(row, columns, i)) {
      const kind = kindOf(names[signal]!);
      const known = kinds.get(kind) ?? { sum: 0, worst: 0, name: signal };
      known.sum += weight;
      if (weight < known.worst) {
        known.worst = weight;
        known.name = signal;
      }
      kinds.set(kind, known);
    }
  }
  return [...kinds.values()]
    .filter(({ sum }) => sum < 0)
    .sort((a, b) => a.sum - b.sum)
    .slice(0, most)
    .map(({ name }) => ({ name: names[name]!, value: columns[name]![i]! }));
}
