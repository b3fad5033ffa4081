#!/usr/bin/env node
// Every page of the corpora, cleaned by itself: lists those that crash, take over 2 s, or come out empty though parse5
// sees 200 words in their paragraphs.
//
//   npm run build && node bench/pages.mjs --corpora DIR [--only wcxb,...] [--limit 2000] [--body-only] [--dist dist]
//
// Exit code 1 where any page does. Times are of this process on this machine: run it where little else runs.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { libraryOf } from "./library.mjs";
import { installNode } from "./peers/install.mjs";
import { paragraphWords } from "./visible.mjs";

/** Words in paragraphs from which on a page may not come out empty. */
const ENOUGH = 200;

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    only: { type: "string", default: "wcxb,aeb,snippets,news" },
    limit: { type: "string", default: "2000" },
    "body-only": { type: "boolean", default: false },
    dist: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) },
  },
});
if (!values.corpora) throw new Error("give --corpora DIR");
installNode();
const parse5 = await import("./peers/parse5.mjs");
const tags = await import(resolve(values.dist, "parse/tags.js"));
const { decodePage } = await import(resolve(values.dist, "parse/decode.js"));
const { clean, bodyOnly } = await libraryOf(values.dist);
const options = { from: "html", ...(values["body-only"] ? { without: bodyOnly } : {}) };

let pages = 0;
let bad = 0;
const times = [];
const tell = (page, what) => {
  bad++;
  console.log(`${page}: ${what}`);
};
for (const corpus of values.only.split(",")) {
  const folder = join(values.corpora, corpus, "pages");
  for (const file of readdirSync(folder).sort()) {
    const page = `${corpus} ${file.replace(/\.html\.gz$/, "")}`;
    const source = decodePage(gunzipSync(readFileSync(join(folder, file))));
    pages++;
    const start = performance.now();
    let text;
    try {
      ({ text } = clean(source, options));
    } catch (error) {
      tell(page, `crashed: ${error.message}`);
      continue;
    }
    const ms = performance.now() - start;
    times.push({ page, ms });
    if (ms > Number(values.limit)) tell(page, `took ${Math.round(ms)} ms for ${Math.round(source.length / 1000)} KB`);
    if (text.trim()) continue;
    const words = paragraphWords(source, parse5, tags);
    if (words >= ENOUGH) tell(page, `empty, though its paragraphs hold ${words} words`);
  }
}
times.sort((a, b) => b.ms - a.ms);
const slowest = times.slice(0, 3).map(({ page, ms }) => `${page} ${Math.round(ms)} ms`);
console.log(`${pages} pages, ${bad} bad; the slowest: ${slowest.join(", ")}`);
process.exitCode = bad > 0 ? 1 : 0;
