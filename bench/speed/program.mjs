// The program as it is run from a shell: rows as they stream by, its start, its memory, and how its time grows.
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { makers, textOfLines } from "../large-inputs.mjs";
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

/** CPU seconds of so many records and of ten times as many, each beyond the `uncounted` ones that warm the program up. */
function ofRecords(count, uncounted, runs, { node, bin, dir }) {
  const texts = Array.from({ length: 200 }, (_, i) => Buffer.from(madeUpText(i, 5000)));
  const commands = [0, count, 10 * count].map((more) => {
    const file = join(dir, `${more}.jsonl`);
    writeRows(file, "text", texts, uncounted + more);
    return cleaning(node, bin, file);
  });
  const [none, few, many] = usesOf(commands, runs, LONG);
  return [few.cpu - none.cpu, many.cpu - none.cpu];
}

/** CPU seconds of the program for a file each, from its start to its end. */
function ofFiles(inputs, extension, runs, { node, bin, dir }) {
  const commands = inputs.map((input, i) => {
    const file = join(dir, `long-${i}.${extension}`);
    writeFileSync(file, input);
    return [node, bin, file];
  });
  return usesOf(commands, runs, LONG).map(({ cpu }) => cpu);
}

/** How the time grows with the input, and what twice the phrases cost. */
export function grown(settings) {
  const { node, dist, quick } = settings;
  const inProcess = (what, runs, ...sizes) => {
    const numbers = [runs, quick ? 2 : 8, ...sizes].map(String);
    return answerOf(node, "growth.mjs", [what, dist, ...numbers], LONG);
  };
  // Ten small inputs hold as many words as the large one, and leave as much for the collector.
  const tenfold = (what, size) => [...inProcess(what, runs, size, 10), ...inProcess(what, runs, 10 * size, 1)];
  const row = (name, [before, after], most) => ({
    name,
    detail: `CPU ${before.toFixed(3)} s, ${after.toFixed(3)} s`,
    value: after / before,
    unit: " times",
    goal: { most },
  });
  const runs = quick ? 3 : 7;
  const asProgram = (inputs, extension) => ofFiles(inputs, extension, quick ? 1 : 5, settings);
  const page = makers["html, a page of articles"];
  const count = quick ? 300 : 1000;
  const [none, one, doubled] = inProcess("phrases", quick ? 7 : 15, quick ? 10 : 40);
  return [
    row("HTML page of 1 MB, then of 10 MB", tenfold("html", 1), 11),
    row("text of 10,000 lines, then of 100,000", tenfold("text", 10_000), 11),
    row("the same pages, each a run of the program", asProgram([page(1), page(10)], "html"), 11),
    row("the same texts", asProgram([textOfLines(10_000), textOfLines(100_000)], "txt"), 11),
    row(`JSONL of ${count} records, then of ${10 * count}`, ofRecords(count, 500, quick ? 1 : 3, settings), 11),
    row("as many phrases of one's own as the lexicon holds, beside none", [none, doubled], 1.1),
    row("the same, beside one phrase of one's own", [one, doubled], 1.1),
  ];
}
