#!/usr/bin/env node
// Does cleaning a second time change anything? At most 0.5 % of the pages may, with default options.
//
//   node bench/idempotence.mjs --corpora DIR [--dist DIR] [--sample N] [--set NAME,...] [--show ID]
//
// Cleans each page of the corpora, and what came out once more, as text; with default options and with those of
// --body-only. Prints how many pages the second run changed, and the first ten of them. --sample takes every Nth page;
// --show prints what the second run did to one page of the sets named by --set.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { needCorpora, readBytes, readRows } from "./corpora.mjs";
import { libraryOf } from "./library.mjs";

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    dist: { type: "string", default: "dist" },
    sample: { type: "string", default: "1" },
    set: { type: "string" },
    show: { type: "string" },
  },
});
const { corpora, show } = values;
const every = Number(values.sample);
if (!(every >= 1)) throw new Error("--sample takes a number from 1 on: 10 is every tenth page");
needCorpora(corpora);
const { clean, bodyOnly } = await libraryOf(values.dist);

const list = (folder) => (existsSync(join(corpora, folder)) ? readdirSync(join(corpora, folder)).sort() : []);

/** Every set of pages: its name, and how to get at its pages one by one. */
const sets = [
  { name: "gold", from: "text", pages: () => readRows(join(corpora, "residue/gold.jsonl")) },
  ...list("text/dev").map((file) => ({
    name: file.replace(/\.jsonl\.gz$/, ""),
    from: "text",
    pages: () => readRows(join(corpora, "text/dev", file)),
  })),
  {
    name: "wcxb",
    from: "html",
    *pages() {
      for (const file of list("wcxb/pages"))
        yield {
          id: file.replace(/\.html\.gz$/, ""),
          get input() {
            return readBytes(join(corpora, "wcxb/pages", file)).toString("utf8");
          },
        };
    },
  },
];
const columns = [
  { name: "defaults", options: {} },
  { name: "body-only", options: { without: bodyOnly } },
];

/** Prints what the second run did. */
function explain(id, column, once, twice) {
  console.log(`--- ${id}, ${column}: ${once.lang} -> ${twice.lang}, ${once.decisions.length} decisions before`);
  for (const d of twice.decisions) {
    if (d.do === "name") continue;
    console.log(`${d.do} by ${d.filter} [${d.because}]\n  ${JSON.stringify(d.before)}`);
    if (d.do === "repair") console.log(`  ${JSON.stringify(d.text)}`);
  }
}

const wanted = values.set?.split(",");
const total = columns.map(() => ({ pages: 0, changed: 0 }));
for (const set of sets) {
  if (wanted && !wanted.includes(set.name)) continue;
  const changed = columns.map(() => []);
  let pages = 0;
  let at = 0;
  for (const page of set.pages()) {
    if (show !== undefined ? page.id !== show : at++ % every !== 0) continue;
    pages++;
    const { input } = page;
    for (const [i, { name, options }] of columns.entries()) {
      const once = clean(input, { ...options, from: set.from });
      const twice = clean(once.text, { ...options, from: "text" });
      if (once.text !== twice.text) changed[i].push(page.id);
      if (show !== undefined) explain(page.id, name, once, twice);
    }
  }
  console.log(`${set.name}: ${pages} pages`);
  for (const [i, { name }] of columns.entries()) {
    total[i].pages += pages;
    total[i].changed += changed[i].length;
    const some = changed[i].slice(0, 10).join(" ");
    console.log(`  ${name.padEnd(9)} ${String(changed[i].length).padStart(4)} changed${some && `: ${some}`}`);
  }
}
for (const [i, { name }] of columns.entries()) {
  const { pages, changed } = total[i];
  console.log(
    `all, ${name}: ${changed} of ${pages} pages changed, ${((100 * changed) / Math.max(1, pages)).toFixed(2)} %`,
  );
}
