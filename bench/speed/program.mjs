// The program as it is run from a shell: rows as they stream by, its start, its memory, and how its time grows.
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { megabytesOf } from "./inputs.mjs";
import { madeUpPage, madeUpText } from "./made-up.mjs";
import { answerOf, usesOf } from "./processes.mjs";

/** Seconds that the program may take for a stream. */
const LONG = 600;
const idle = (node) => [node, "-e", ""];
const cleaning = (node, bin, file) => [node, bin, "--from", "jsonl", "--to", "jsonl", "--jobs", "1", file];

/** Writes rows of the pages, over and over, until there are `count`. */
function writeRows(file, column, pages, count) {
  const rows = pages.map((bytes) => JSON.stringify(bytes.toString("utf8")));
  const out = openSync(file, "w");
  for (let i = 0; i < count; i++) writeSync(out, `{"id":${i},"${column}":${rows[i % rows.length]}}\n`);
  closeSync(out);
}

/**
 * Texts as JSONL through the program with one job, its output thrown away.
 *
 * @param texts in UTF-8; repeated until they are `megabytes`
 * @returns the result by the processor's time, and the one by the clock
 */
export function streamed(texts, megabytes, { node, bin, dir, version, runs }) {
  const file = join(dir, "rows.jsonl");
  const count = texts.length * Math.max(1, Math.round(megabytes / megabytesOf(texts)));
  writeRows(file, "text", texts, count);
  const [use] = usesOf([cleaning(node, bin, file)], runs, LONG);
  rmSync(file);
  const sizes = Array.from({ length: count }, (_, i) => texts[i % texts.length].length);
  const result = (name, label, seconds) => {
    // What the pages have taken one by one cannot be told.
    const times = new Array(count).fill(seconds / count);
    return { input: "JSONL of texts", name, label, version, sizes, passes: [times], runs, errors: [] };
  };
  return [result("jsonl", "ours, one job", use.cpu), result(undefined, "ours, one job, by the clock", use.wall)];
}

/** The program's start, beside that of a Node that does nothing. */
export function started(runs, { node, bin, dir }) {
  const [text, html] = [join(dir, "page.txt"), join(dir, "page.html")];
  writeFileSync(text, madeUpText(1, 8000));
  writeFileSync(html, madeUpPage(1, 4000));
  const [nothing, ofText, ofHtml] = usesOf([idle(node), [node, bin, text], [node, bin, html]], runs, LONG);
  const ms = ({ cpu }) => `${Math.round(cpu * 1000)} ms`;
  const row = (what, use, most) => ({
    name: `start, ${what}`,
    detail: `CPU ${ms(use)} against ${ms(nothing)} of \`node -e ''\`, ${runs} runs each`,
    value: use.cpu / nothing.cpu,
    unit: " times",
    goal: { most },
  });
  return [row("a text of 8 KB", ofText, 2.5), row("an HTML page of 8 KB", ofHtml, 4)];
}

/** The program's peak memory over a stream of pages, less that of a Node that does nothing. */
export function remembered(pages, count, { node, bin, dir }) {
  const file = join(dir, "pages.jsonl");
  writeRows(file, "html", pages, count);
  const [use] = usesOf([cleaning(node, bin, file)], 1, LONG);
  const [nothing] = usesOf([idle(node)], 3, LONG);
  rmSync(file);
  const mb = ({ peak }) => `${Math.round(peak / 1e6)} MB`;
  return [
    {
      name: "peak memory beyond Node's",
      detail: `${mb(use)} less ${mb(nothing)}; one job, JSONL of ${count} HTML pages`,
      value: (use.peak - nothing.peak) / 1e6,
      unit: " MB",
      goal: { most: 150 },
    },
  ];
}

/** How the time grows with the input, and what twice the phrases cost. `runs` of each size. */
export function grown(runs, { node, bin, dir, dist, quick }) {
  const inProcess = (...args) =>
    answerOf(node, "growth.mjs", [args[0], dist, ...args.slice(1), runs].map(String), LONG, ["--expose-gc"]);
  const seconds = ([small, large]) => `CPU ${small.toFixed(3)} s, ${large.toFixed(3)} s`;
  const row = (name, times, most) => ({
    name,
    detail: seconds(times),
    value: times[1] / times[0],
    unit: " times",
    goal: { most },
  });
  const counts = quick ? [200, 2000] : [1000, 10_000];
  const rows = counts.map((count) => {
    const file = join(dir, `${count}.jsonl`);
    writeRows(
      file,
      "text",
      Array.from({ length: 200 }, (_, i) => Buffer.from(madeUpText(i, 5000))),
      count,
    );
    return cleaning(node, bin, file);
  });
  const [few, many] = usesOf(rows, Math.min(runs, 3), LONG);
  return [
    row("HTML page of 10 MB against 1 MB", inProcess("html", 1, 10), 11),
    row("text of 100,000 lines against 10,000", inProcess("text", 10_000, 100_000), 11),
    row(
      `JSONL of ${counts[1].toLocaleString("en")} records against ${counts[0].toLocaleString("en")}`,
      [few.cpu, many.cpu],
      11,
    ),
    row("twice the phrases", inProcess("phrases", quick ? 6 : 20, 0), 1.1),
  ];
}
