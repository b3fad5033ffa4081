#!/usr/bin/env node
// What one filter does on already extracted text, line by line, against the articles' truths.
//
//   node bench/contribution.mjs --corpora DIR --filter NAME[,NAME...] [--set wcxb.residue] [--show N] [--dist dist] [--body-only] [--chain]
//
// Prints each line that the filter drops ("+" where the truth does not hold it, "-" where it does) and the mean word F1
// without and with it. --chain measures the whole chain with the filter against the whole chain without it.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";

const { values } = parseArgs({
  options: {
    corpora: { type: "string", default: "../shared/corpora" },
    filter: { type: "string" },
    set: { type: "string", default: "wcxb.residue,aeb.residue,news.residue" },
    show: { type: "string", default: "60" },
    dist: { type: "string", default: "dist" },
    "body-only": { type: "boolean", default: false },
    chain: { type: "boolean", default: false },
  },
});
const { clean, bodyOnly } = await import(resolve(values.dist, "index.js"));
if (!existsSync(values.corpora)) throw new Error(`no corpora at ${values.corpora}: give --corpora DIR`);
const names = values.filter?.split(",") ?? [];
const rows = (path) => {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map(JSON.parse);
};
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
const fold = (text) => words(text).join(" ");
function f1(text, bag, size) {
  const own = words(text);
  if (!size || !own.length) return size === own.length ? 1 : 0;
  const seen = new Map();
  let hit = 0;
  for (const w of own) {
    const n = (seen.get(w) ?? 0) + 1;
    seen.set(w, n);
    if (n <= (bag.get(w) ?? 0)) hit++;
  }
  return (2 * hit) / (own.length + size);
}

for (const set of values.set.split(",")) {
  const [corpus] = set.split(".");
  const truths = new Map(rows(join(values.corpora, corpus, "truth.jsonl")).map((row) => [row.id, row]));
  let before = 0,
    after = 0,
    pages = 0,
    good = 0,
    bad = 0,
    shown = 0;
  const worse = [];
  for (const row of rows(join(values.corpora, `text/dev/${set}.jsonl.gz`))) {
    const truth = truths.get(row.id);
    if (!truth?.text || (corpus === "wcxb" && truth.type !== "article")) continue;
    const bag = new Map();
    const reference = words(truth.text);
    for (const w of reference) bag.set(w, (bag.get(w) ?? 0) + 1);
    const folded = ` ${fold(truth.text)} `;
    const without = values["body-only"] ? bodyOnly : [];
    const result = clean(row.input, {
      from: "text",
      without,
      ...(values.chain || !names.length ? {} : { only: names }),
    });
    const base = values.chain ? clean(row.input, { from: "text", without, disable: names }).text : row.input;
    const a = f1(base, bag, reference.length),
      b = f1(result.text, bag, reference.length);
    before += a;
    after += b;
    pages++;
    if (b < a - 0.003) worse.push([b - a, row.id]);
    for (const d of result.decisions) {
      if (d.do === "name" || (names.length && !names.includes(d.filter))) continue;
      const lost = d.do === "drop" ? d.before : `${d.before} => ${d.text}`;
      const inTruth = d.do === "drop" && folded.includes(` ${fold(d.before)} `);
      if (inTruth) bad++;
      else good++;
      if (shown < Number(values.show)) {
        shown++;
        console.log(
          `${inTruth ? "-" : "+"} ${row.id} ${d.filter}: ${lost.replace(/\s+/g, " ").slice(0, 160)}   [${d.because}]`,
        );
      }
    }
  }
  worse.sort((x, y) => x[0] - y[0]);
  console.log(
    `${set}: word F1 ${(before / pages).toFixed(4)} -> ${(after / pages).toFixed(4)} on ${pages} pages; dropped or repaired ${good} lines that the truth lacks, ${bad} that it holds; worse on ${worse.length}: ${worse
      .slice(0, 8)
      .map(([d, id]) => `${id} ${d.toFixed(3)}`)
      .join(", ")}`,
  );
}
