#!/usr/bin/env node
// Ours and the peers over the same pages, scored by the same measures, one row each.
//
//   npm run build && node bench/peers.mjs --corpora DIR [--only wcxb,aeb,snippets,news] [--sample N]
//     [--tools ours,trafilatura,...] [--dist dist] [--fresh] [--write]
//
// --sample N takes N pages of each corpus, evenly spaced. What a peer gave is kept in .cache/bench by its version and
// not asked for again unless --fresh; ours always runs. --write puts the table into bench/RESULTS.md.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { prepare, tools } from "./peers/install.mjs";
import { runTool } from "./peers/run.mjs";
import { markdown, print } from "./peers/table.mjs";
import { readRows, scorePage, summarise } from "./score.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    only: { type: "string", default: "wcxb,aeb,snippets,news" },
    sample: { type: "string" },
    tools: { type: "string", default: Object.keys(tools).join(",") },
    dist: { type: "string", default: join(root, "dist") },
    fresh: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
if (!values.corpora || !existsSync(values.corpora)) {
  console.error("give --corpora DIR: folders wcxb, aeb, ... with truth.jsonl and pages/ID.html.gz");
  process.exit(2);
}
const cache = join(root, ".cache/bench");
const names = values.tools.split(",");
const versions = prepare(names, cache, values.dist);

function sample(rows) {
  const n = Number(values.sample ?? rows.length);
  return n >= rows.length ? rows : Array.from({ length: n }, (_, i) => rows[Math.floor((i * rows.length) / n)]);
}

/** What a tool gives for each of the pages, by id. */
async function predict(name, corpus, truths) {
  const folder = join(cache, "predictions", `${name}@${versions[name]}`);
  const file = join(folder, `${corpus}.jsonl`);
  mkdirSync(folder, { recursive: true });
  if (values.fresh || name === "ours") rmSync(file, { force: true });
  const known = new Map((existsSync(file) ? readRows(file) : []).map((row) => [row.id, row]));
  const tasks = truths
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ id, path: join(values.corpora, corpus, "pages", `${id}.html.gz`) }));
  for await (const row of runTool(tools[name], tasks, { cache, dist: values.dist })) {
    known.set(row.id, row);
    appendFileSync(file, `${JSON.stringify(row)}\n`);
  }
  return known;
}

const results = [];
for (const corpus of values.only.split(",")) {
  const truths = sample(readRows(join(values.corpora, corpus, "truth.jsonl")));
  for (const name of names) {
    const predictions = await predict(name, corpus, truths);
    const rows = truths.map(({ id }) => predictions.get(id) ?? { id, error: "no answer", ms: 0 });
    const scored = (type) =>
      summarise(
        truths.flatMap((truth, i) => (type && truth.type !== type ? [] : [scorePage(truth, rows[i].text ?? "")])),
      );
    const result = {
      corpus,
      name,
      version: versions[name],
      all: scored(),
      ...(corpus === "wcxb" ? { articles: scored("article") } : {}),
      perSecond: rows.length / (rows.reduce((sum, row) => sum + row.ms, 0) / 1000),
      errors: rows.filter((row) => row.error).map(({ id, error }) => ({ id, error })),
    };
    results.push(result);
    print(result);
  }
}

if (values.write) {
  const file = join(root, "bench/RESULTS.md");
  const command = `node bench/peers.mjs --corpora DIR${values.sample ? ` --sample ${values.sample}` : ""} --write`;
  const before = existsSync(file) ? readFileSync(file, "utf8") : "# Results\n\n<!-- peers -->\n<!-- /peers -->\n";
  const section = `<!-- peers -->\n${markdown(results, command)}\n<!-- /peers -->`;
  writeFileSync(
    file,
    before.replace(/<!-- peers -->[\s\S]*<!-- \/peers -->/, () => section),
  );
}
