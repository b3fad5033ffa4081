#!/usr/bin/env node
// Ours and the peers over the same pages, scored by the same measures, one row each.
//
//   npm run build && node bench/peers.mjs --corpora DIR [--only wcxb,aeb,snippets,news] [--sample N]
//     [--tools ours,trafilatura,...] [--dist dist] [--fresh] [--write]
//
// --sample N takes N pages of each corpus, evenly spaced. What a peer gave is kept in .cache/bench by its version and
// not asked for again unless --fresh; ours always runs. --write puts the table into bench/RESULTS.md.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { htmlPages, needCorpora } from "./corpora.mjs";
import { htmlTools, prepare } from "./peers/install.mjs";
import { predict } from "./peers/predict.mjs";
import { markdown, print } from "./peers/table.mjs";
import { writeSection } from "./results.mjs";
import { scorePage, summarise } from "./score.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    only: { type: "string", default: "wcxb,aeb,snippets,news" },
    sample: { type: "string" },
    tools: { type: "string", default: htmlTools.join(",") },
    dist: { type: "string", default: join(root, "dist") },
    fresh: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
needCorpora(values.corpora);
const cache = join(root, ".cache/bench");
const names = values.tools.split(",");
const versions = prepare(names, cache, values.dist);

function sample(rows) {
  const n = Number(values.sample ?? rows.length);
  return n >= rows.length ? rows : Array.from({ length: n }, (_, i) => rows[Math.floor((i * rows.length) / n)]);
}

const results = [];
for (const corpus of values.only.split(",")) {
  const pages = sample(htmlPages(values.corpora, corpus));
  const truths = pages.map(({ truth }) => truth);
  for (const name of names) {
    const predictions = await predict(
      name,
      corpus,
      pages.map(({ id, path }) => ({ id, path })),
      { cache, dist: values.dist, version: versions[name], fresh: values.fresh || name === "ours" },
    );
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
  const command = `node bench/peers.mjs --corpora DIR${values.sample ? ` --sample ${values.sample}` : ""} --write`;
  writeSection("peers", markdown(results, command));
}
