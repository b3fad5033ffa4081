#!/usr/bin/env node
// Words that the parser loses or invents: the multiset of words in its blocks beside that of the visible words in
// parse5's tree, page by page. Lists the pages where the two differ by more than 1 %, with the words.
//
//   npm run build && node bench/parse-loss.mjs --corpora DIR [--only wcxb] [--id 0001,...] [--limit 0.01] [--dist dist]
//
// Exit code 1 where any page does.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { installNode } from "./peers/install.mjs";
import { visibleWords, wordsOf } from "./visible.mjs";

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    only: { type: "string", default: "wcxb" },
    id: { type: "string" },
    limit: { type: "string", default: "0.01" },
    dist: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) },
  },
});
if (!values.corpora) throw new Error("give --corpora DIR");
installNode();
const parse5 = await import("./peers/parse5.mjs");
const tags = await import(resolve(values.dist, "parse/tags.js"));
const { decodePage } = await import(resolve(values.dist, "parse/decode.js"));
const { parseHtml } = await import(resolve(values.dist, "parse/html.js"));

/** Words of `a` that `b` has not, with their number. */
function beyond(a, b) {
  const bag = new Map();
  for (const word of a) bag.set(word, (bag.get(word) ?? 0) + 1);
  for (const word of b) if (bag.has(word)) bag.set(word, bag.get(word) - 1);
  return [...bag].filter(([, n]) => n > 0).sort((x, y) => y[1] - x[1]);
}
const total = (list) => list.reduce((sum, [, n]) => sum + n, 0);
const show = (list) =>
  list
    .slice(0, 12)
    .map(([word, n]) => (n > 1 ? `${word} x${n}` : word))
    .join(" ");

let pages = 0;
let apart = 0;
let alike = 0;
const wanted = values.id?.split(",");
for (const corpus of values.only.split(",")) {
  const folder = join(values.corpora, corpus, "pages");
  for (const file of readdirSync(folder).sort()) {
    const id = file.replace(/\.html\.gz$/, "");
    if (wanted && !wanted.includes(id)) continue;
    const source = decodePage(gunzipSync(readFileSync(join(folder, file))));
    const seen = visibleWords(source, parse5, tags);
    const own = parseHtml(source).blocks.flatMap((block) => wordsOf(block.text));
    const lost = beyond(seen, own);
    const invented = beyond(own, seen);
    const share = (total(lost) + total(invented)) / Math.max(1, seen.length);
    pages++;
    if (share === 0) alike++;
    if (share <= Number(values.limit)) continue;
    apart++;
    const percent = (share * 100).toFixed(1);
    console.log(
      `${corpus} ${id}: ${percent} % of ${seen.length} words; lost ${total(lost)}, invented ${total(invented)}`,
    );
    if (lost.length > 0) console.log(`  lost      ${show(lost)}`);
    if (invented.length > 0) console.log(`  invented  ${show(invented)}`);
  }
}
console.log(`${pages} pages, ${alike} the same to the word, ${apart} apart by more than ${values.limit * 100} %`);
process.exitCode = apart > 0 ? 1 : 0;
