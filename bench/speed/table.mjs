// The figures of the speed benchmark, and its tables.
import { tableOf } from "../results.mjs";

/** The one in the middle; of two the mean. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** CPU seconds of the first `count` pages: the median over the passes. */
export const secondsOf = ({ passes }, count = passes[0].length) =>
  median(passes.map((times) => times.slice(0, count).reduce((sum, time) => sum + time, 0)));

/** How many times as fast ours is, on the pages that both have read. */
export function ratioOf(ours, peer) {
  const count = Math.min(ours.passes[0].length, peer.passes[0].length);
  return secondsOf(peer, count) / secondsOf(ours, count);
}

/** A figure with about three digits that count. */
export const figure = (value) => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);

/** A figure that shall be at least, or at most, its goal. */
export const verdict = (value, { least, most }) => {
  const met = least === undefined ? value <= most : value >= least;
  return `${least === undefined ? `≤ ${most}` : `≥ ${least}`}: ${met ? "met" : "missed"}`;
};

/** What is asked of ours: its speed beside a peer's, and megabytes a second. */
const goals = {
  resiliparse: { least: 0.5 },
  trafilatura: { least: 6 },
  readability: { least: 9 },
  "ours-text": { least: 20 },
  jsonl: { least: 15 },
};

/**
 * A row on one program, for `speeds`.
 *
 * @param result `{input, name, label, version, sizes, passes, errors}` or `{input, label, version, problem}`; `sizes` are
 *   the bytes of the pages, `passes` the CPU seconds of each page in each pass; `runs` where they are a median of so many
 * @param ours the result of ours over the same pages
 */
export function speedRow(result, ours) {
  const { input, name, label, version, problem } = result;
  if (problem) return [`${input}: ${label}`, version, "", "", "", "", "", "", problem];
  const count = result.passes[0].length;
  const seconds = secondsOf(result);
  const megabytes = result.sizes.slice(0, count).reduce((sum, size) => sum + size, 0) / 1e6;
  const ratio = ours && ours !== result ? ratioOf(ours, result) : undefined;
  const goal = goals[name];
  const measured = ratio ?? megabytes / seconds;
  return [
    `${input}: ${label}`,
    version,
    String(count),
    String(result.runs ?? result.passes.length),
    figure(count / seconds),
    figure(megabytes / seconds),
    ratio === undefined ? "" : figure(ratio),
    goal ? verdict(measured, goal) : "",
    String(result.errors.length),
  ];
}

const heads = ["input: program", "version", "pages", "passes", "pages/s", "MB/s", "ours / it", "goal", "errors"];
export const speedTable = (rows) => tableOf(heads, rows);

/** A table of `{name, detail, value, unit, goal}`. */
export const measureTable = (rows) =>
  tableOf(
    ["measured", "how", "figure", "goal"],
    rows.map(({ name, detail, value, unit = "", goal, problem }) => [
      name,
      detail ?? "",
      problem ?? `${figure(value)}${unit}`,
      problem ? "" : verdict(value, goal),
    ]),
  );
