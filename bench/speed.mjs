#!/usr/bin/env node
// Speed: ours beside the peers over HTML and over text, the program on a stream of rows, its start, its memory, and how
// its time grows. Processor time, each program in a process of its own on one core.
//
//   npm run bench -- [--quick] [--only html,text,cli,start,growth,memory] [--pages DIR] [--text FILE] [--sample N]
//     [--tools ours,resiliparse,...] [--repeats N] [--node PATH] [--dist dist] [--cache DIR] [--write]
//
// bench/README.md says what each is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { libraryOf } from "./library.mjs";
import { machine, madeBy, writeSection } from "./results.mjs";
import { compare, ofHtml, ofText } from "./speed/compare.mjs";
import { htmlPages, megabytesOf, textPages } from "./speed/inputs.mjs";
import { readOptions } from "./speed/options.mjs";
import { pinned, usageBy } from "./speed/processes.mjs";
import { grown, remembered, started, streamed } from "./speed/program.mjs";
import { measureTable, speedRow, speedTable } from "./speed/table.mjs";

/** Runs what is wanted; the rows of both tables, and the inputs. */
async function measure(settings) {
  const { wanted, quick, count, dist, repeats } = settings;
  const isWanted = (...parts) => parts.some((part) => wanted.includes(part));
  const note = (what) => console.error(`${what} ...`);
  const pages = isWanted("html", "memory") ? htmlPages(settings.pages, count) : [];
  const texts = isWanted("text", "cli") ? textPages(settings.text, count * 2) : [];
  const speeds = [];
  const measures = [];
  if (isWanted("html")) speeds.push(...compare("HTML", ofHtml, pages, undefined, settings));
  if (isWanted("text")) {
    const { clean } = await libraryOf(dist);
    const languages = texts.map((bytes) => clean(bytes.toString("utf8"), { from: "text" }).lang);
    speeds.push(...compare("text", ofText, texts, languages, settings));
  }
  if (isWanted("cli")) {
    note("JSONL");
    const results = streamed(texts, quick ? 12 : 60, { ...settings, runs: quick ? 1 : repeats });
    speeds.push(...results.map((result) => speedRow(result)));
  }
  if (isWanted("start")) {
    note("start");
    measures.push(...started(15, settings));
  }
  if (isWanted("growth")) {
    note("growth");
    measures.push(...grown(settings));
  }
  if (isWanted("memory")) {
    note("memory");
    measures.push(...remembered(pages, quick ? 150 : 1500, settings));
  }
  return { speeds, measures, pages, texts };
}

/** Where it was measured, how, and on what. */
function conditionsOf({ nodeVersion, ...settings }, { pages, texts }) {
  const where = pinned ? "each process pinned to one core" : "on any core, as there is no `taskset`";
  const held = (list, what, path) =>
    list.length
      ? ` ${list.length} ${what} (${megabytesOf(list).toFixed(1)} MB), ${path ? "of a folder or file" : "made up, a tenth from fixtures/"}.`
      : "";
  return `${machine()}, ${where}; ours on Node ${nodeVersion}. Processor time, user and system; of commands it is told ${usageBy}.${held(pages, "pages", settings.pages)}${held(texts, "texts", settings.text)}`;
}

try {
  const options = readOptions(process.argv.slice(2));
  const dir = mkdtempSync(join(tmpdir(), "clean-article-speed-"));
  const measured = await measure({ ...options, dir }).finally(() => rmSync(dir, { recursive: true, force: true }));
  const conditions = conditionsOf(options, measured);
  const { speeds, measures } = measured;
  const tables = [
    ...(speeds.length
      ? [speedTable(speeds), "“Ours / it” is how many times as fast ours is, on the pages that both have read."]
      : []),
    ...(measures.length ? [measureTable(measures)] : []),
  ].join("\n\n");
  console.log(`${conditions}\n\n${tables}`);
  if (options.write) writeSection("speed", `## Speed\n\n${madeBy(options.command)} ${conditions}\n\n${tables}`);
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = error instanceof RangeError || error instanceof TypeError ? 2 : 1;
}
