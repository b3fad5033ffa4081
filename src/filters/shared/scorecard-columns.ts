/**
 * The table of weights as columns, since every line asks every row. The program that is bundled has them as they come out
 * here: see scripts/bundle/plugins.mjs.
 */
import { type Half, names, rows } from "./scorecard-table.js";

export { bias, names } from "./scorecard-table.js";

/** A row's half is 2 × row below the cut, and one more above. */
const halves: readonly Half[] = rows.flatMap(([, , low, high]) => [low, high]);
export const firsts = Int32Array.from(rows, ([signal]) => signal);
export const cuts = Float32Array.from(rows, ([, cut]) => cut);
/** The second signal of a half, -1 where the first says all; its cut; and what it weighs on either side. */
export const seconds = Int32Array.from(halves, (half) => (half.length === 1 ? -1 : half[0]));
export const secondCuts = Float32Array.from(halves, (half) => (half.length === 1 ? 0 : half[1]));
export const lows = Int32Array.from(halves, (half) => (half.length === 1 ? half[0] : half[2]));
export const highs = Int32Array.from(halves, (half) => (half.length === 1 ? half[0] : half[3]));
/** 1 for the signals that are the same for all lines of a page. */
export const ofPage = Uint8Array.from(names, (name) => (name.endsWith(" of the page") ? 1 : 0));

/** Signals of one kind, whatever their window, are one piece of evidence: the kind of each, by number. */
const kinds: readonly number[] = (() => {
  const known = new Map<string, number>();
  return names.map((name) => {
    const kind = name.replace(/ (?:within )?-?\d+$/, "");
    if (!known.has(kind)) known.set(kind, known.size);
    return known.get(kind)!;
  });
})();

/** What the first signal of a row says in each half: twice its mean weight, to stay whole. */
export const said = Int32Array.from(lows, (low, half) => low + highs[half]!);
const kindOf = (signal: number): number => (signal < 0 ? -1 : kinds[signal]!);
export const firstKinds = Int32Array.from(firsts, kindOf);
export const secondKinds = Int32Array.from(seconds, kindOf);
