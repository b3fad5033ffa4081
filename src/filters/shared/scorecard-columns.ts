/**
 * The table of weights as columns, since every line asks every row. The program that is bundled has them as they come out
 * here: see scripts/bundle/plugins.mjs.
 */
import { PAD } from "./columns.js";
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

/**
 * Lines that are scored together. In so few most signals are on one side of most cuts, so that half of the rows say the
 * same of all of them.
 */
export const BLOCK = 64;
/** Room for what a source has of them, and of the lines next to them. */
export const ROOM = BLOCK + 2 * PAD;

/** A signal of a line near by: what it is there, and how far off that line is. */
const NEAR = /^(?!.* within )(.+) (-?\d)$/;
const nearOf = (name: string): readonly [string, number] => {
  const [, what = name, distance = "0"] = NEAR.exec(name) ?? [];
  return [what, Number(distance)];
};
/** What is read of a page: one source for a signal and the same of lines near by. Those of the page come last. */
export const sources: readonly string[] = [0, 1].flatMap((page) => [
  ...new Set(names.filter((_, i) => ofPage[i] === page).map((name) => nearOf(name)[0])),
]);
const sourceOf = names.map((name) => sources.indexOf(nearOf(name)[0]));
/** How many of them differ by line. */
export const ofLines = sources.filter((name) => !name.endsWith(" of the page")).length;
/** How many lines before and after the block are asked for. */
export const reaches = Int32Array.from(sources, (_, source) =>
  names.some((name, i) => sourceOf[i] === source && nearOf(name)[1] !== 0) ? PAD : 0,
);

/** 1 for the sources that have a cut below nought: they are counts of lines, whole numbers. */
export const wholes = Uint8Array.from(sources, (_, source) => {
  const isOf = (signal: number | undefined): boolean => sourceOf[signal ?? -1] === source;
  return cuts.some((cut, row) => cut < 0 && isOf(firsts[row])) ||
    secondCuts.some((cut, i) => cut < 0 && isOf(seconds[i]))
    ? 1
    : 0;
});
const bitsOf = (cut: number): number => new Int32Array(Float32Array.of(cut).buffer)[0]!;

/** The fields of a row, and those of its halves. */
export const FIELD = { source: 0, place: 1, cut: 2, below: 3, above: 8, low: 3, high: 4 } as const;
export const FIELDS = 13;
/** The rows as the block asks them: which source, where in what is copied of it, the cut in its numbers, and the weights. */
const asked = (signal: number, cut: number): number[] => {
  const source = sourceOf[signal]!;
  return [source, source * ROOM + PAD + nearOf(names[signal]!)[1], wholes[source] ? Math.ceil(cut) : bitsOf(cut)];
};
export const asks = Int32Array.from(
  rows.flatMap(([signal, cut], row) => [
    ...asked(signal, cut),
    ...[2 * row, 2 * row + 1].flatMap((half) => {
      const second = seconds[half]!;
      return [...(second < 0 ? asked(signal, cut) : asked(second, secondCuts[half]!)), lows[half]!, highs[half]!];
    }),
  ]),
);
