#!/usr/bin/env node
// Speed: ours beside the peers over HTML and over text, the program on a stream of rows, its start, its memory, and how
// its time grows. Processor time, each program in a process of its own on one core.
//
//   npm run bench -- [--quick] [--only html,text,cli,start,growth,memory] [--pages DIR] [--text FILE] [--sample N]
//     [--tools ours,resiliparse,...] [--repeats N] [--node PATH] [--dist dist] [--cache DIR] [--write]
//
// bench/README.md says what each is.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { machine, madeBy, writeSection } from "./results.mjs";
import { compare, ofHtml, ofText, toolNames } from "./speed/compare.mjs";
import { htmlPages, megabytesOf, textPages } from "./speed/inputs.mjs";
import { pinned, usageBy } from "./speed/processes.mjs";
import { grown, remembered, started, streamed } from "./speed/program.mjs";
import { measureTable, speedRow, speedTable } from "./speed/table.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const parts = ["html", "text", "cli", "start", "growth", "memory"];
const { values, tokens } = parseArgs({
  tokens: true,
  options: {
    only: { type: "string", default: parts.join(",") },
    pages: { type: "string" },
    text: { type: "string" },
    sample: { type: "string" },
    tools: { type: "string", default: toolNames.join(",") },
    repeats: { type: "string", default: "3" },
    node: { type: "string", default: process.execPath },
    dist: { type: "string", default: join(root, "dist") },
    cache: { type: "string", default: join(root, ".cache/bench") },
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

const given = new Set(tokens.map(({ name }) => name));

/** The words of a list, each of which must be one of those that are known. */
function listOf(option, known) {
  const words = values[option].split(",");
  const wrong = words.find((word) => !known.includes(word));
  if (wrong !== undefined) throw new RangeError(`--${option}: there is no "${wrong}"; there are ${known.join(", ")}`);
  return words;
}

function countOf(option, otherwise) {
  const count = Number(values[option] ?? otherwise);
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`--${option}: "${values[option]}" is no whole number from 1 on`);
  return count;
}

const wanted = listOf("only", parts);
const chosen = listOf("tools", toolNames);
const { quick } = values;
const repeats = countOf("repeats");
const count = countOf("sample", quick ? 40 : 200);
const dist = resolve(values.dist);
const dir = mkdtempSync(join(tmpdir(), "clean-article-speed-"));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const nodeVersion = spawnSync(values.node, ["--version"], { encoding: "utf8" }).stdout?.trim();
if (!nodeVersion) throw new Error(`--node: ${values.node} is no Node that runs; give the path of one`);
const settings = {
  dir,
  cache: resolve(values.cache),
  dist,
  node: values.node,
  bin: join(dist, "../bin/clean-article.js"),
  version,
  chosen,
  repeats,
  budget: quick ? 4.5 : 90,
  quick,
};

const note = (what) => console.error(`${what} ...`);
const speeds = [];
const measures = [];
const pages = wanted.includes("html") || wanted.includes("memory") ? htmlPages(values.pages, count) : [];
const texts = wanted.includes("text") || wanted.includes("cli") ? textPages(values.text, count * 2) : [];
try {
  if (wanted.includes("html")) speeds.push(...compare("HTML", ofHtml, pages, undefined, settings));
  if (wanted.includes("text")) {
    const { clean } = await import(join(dist, "index.js"));
    const languages = texts.map((bytes) => clean(bytes.toString("utf8"), { from: "text" }).lang);
    speeds.push(...compare("text", ofText, texts, languages, settings));
  }
  if (wanted.includes("cli")) {
    note("JSONL");
    speeds.push(
      ...streamed(texts, quick ? 12 : 60, { ...settings, runs: quick ? 1 : repeats }).map((result) => speedRow(result)),
    );
  }
  if (wanted.includes("start")) {
    note("start");
    measures.push(...started(15, settings));
  }
  if (wanted.includes("growth")) {
    note("growth");
    measures.push(...grown(settings));
  }
  if (wanted.includes("memory")) {
    note("memory");
    measures.push(...remembered(pages, quick ? 150 : 1500, settings));
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}

const flags = ["quick", "only", "pages", "text", "sample", "tools", "repeats"].filter((name) => given.has(name));
const worded = { pages: " DIR", text: " FILE" };
const command = `npm run bench -- ${[...flags, "write"].map((name) => `--${name}${values[name] === true ? "" : (worded[name] ?? ` ${values[name]}`)}`).join(" ")}`;
const where = pinned ? "each process pinned to one core" : "on any core, as there is no `taskset`";
const source = (path) => (path ? "of a folder" : "made up, some from fixtures/");
const held = (list, what, path) =>
  list.length ? ` ${list.length} ${what} (${megabytesOf(list).toFixed(1)} MB), ${source(path)}.` : "";
const conditions = `${machine()}, ${where}; ours on Node ${nodeVersion.slice(1)}. Processor time, user and system; of commands it is told ${usageBy}.${held(pages, "pages", values.pages)}${held(texts, "texts", values.text)}`;
const tables = [
  ...(speeds.length
    ? [speedTable(speeds), "“Ours / it” is how many times as fast ours is, on the pages that both have read."]
    : []),
  ...(measures.length ? [measureTable(measures)] : []),
].join("\n\n");
console.log(`${conditions}\n\n${tables}`);
if (values.write) writeSection("speed", `## Speed\n\n${madeBy(command)} ${conditions}\n\n${tables}`);
