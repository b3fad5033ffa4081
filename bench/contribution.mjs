#!/usr/bin/env node
// What one filter does on already extracted text, line by line, against the articles' truths.
//
//   node bench/contribution.mjs --corpora DIR --filter NAME[,NAME...] [--set wcxb.residue] [--show N] [--dist dist] [--body-only] [--chain]
//
// Prints each line that the filter drops ("+" where the truth does not hold it, "-" where it does) and the mean word F1
// without and with it. --chain measures the whole chain with the filter against the whole chain without it.
import { parseArgs } from "node:util";
import { needCorpora, textPages } from "./corpora.mjs";
import { libraryOf } from "./library.mjs";
import { byWords, wordsOf } from "./score.mjs";

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    filter: { type: "string" },
    set: { type: "string", default: "wcxb.residue,aeb.residue,news.residue" },
    show: { type: "string", default: "60" },
    dist: { type: "string", default: "dist" },
    "body-only": { type: "boolean", default: false },
    chain: { type: "boolean", default: false },
  },
});
const { clean, bodyOnly } = await libraryOf(values.dist);
needCorpora(values.corpora);
const names = values.filter?.split(",") ?? [];
const fold = (text) => wordsOf(text.toLowerCase()).join(" ");

for (const set of values.set.split(",")) {
  const [corpus, variant] = set.split(".");
  let before = 0,
    after = 0,
    pages = 0,
    good = 0,
    bad = 0,
    shown = 0;
  const worse = [];
  for (const { truth, ...row } of textPages(values.corpora, corpus, variant)) {
    const folded = ` ${fold(truth.text)} `;
    const without = values["body-only"] ? bodyOnly : [];
    const result = clean(row.input, {
      from: "text",
      without,
      ...(values.chain || !names.length ? {} : { only: names }),
    });
    const base = values.chain ? clean(row.input, { from: "text", without, disable: names }).text : row.input;
    const a = byWords(base, truth.text).f1,
      b = byWords(result.text, truth.text).f1;
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
