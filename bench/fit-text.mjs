#!/usr/bin/env node
// Fits the table that main-text adds up (src/filters/shared/scorecard-table.ts) to pages whose article is known.
//
//   node bench/fit-text.mjs --corpora DIR [--dist DIR] [--write] [--rounds N] [--rate R] [--lines N] [--sample S]
//
// DIR holds text/dev/CORPUS.FORM.jsonl.gz with rows {id, url, input}, CORPUS/truth.jsonl with rows {id, url, text}, and
// CORPUS/pages/ID.html.gz. Each set of pages counts the same, each page of a set the same, each line as its words; what
// became of the HTML pages is a set of its own, so that clean text is left alone. Prints word F1 of every set as it is
// without main-text, on pages of sites that the table has not seen (five folds by site), and on all: estimates, since
// words are counted by line. --write writes the table. Takes about ten minutes.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { needCorpora } from "./corpora.mjs";
import { label, wordsOf } from "./fit/align.mjs";
import { boost, codesOf, cutsOf, random, weigh } from "./fit/boost.mjs";

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    dist: { type: "string", default: "dist" },
    write: { type: "boolean", default: false },
    rounds: { type: "string", default: "260" },
    rate: { type: "string", default: "0.2" },
    lines: { type: "string", default: "110000" },
    sample: { type: "string", default: "0.3" },
  },
});
needCorpora(values.corpora);
const { corpora } = values;
if (!existsSync(corpora)) throw new Error(`no corpora at ${corpora}: give --corpora DIR`);
const from = (file) => import(resolve(values.dist, file));
const [{ parse, chain, clean }, { runChain }, { detectLanguages }, { phrasesFor }, { signals }, table] =
  await Promise.all(
    ["index.js", "chain.js", "language.js", "lexicon.js", "filters/shared/signals.js", "filters/shared/scorecard-table.js"].map(from),
  ); // biome-ignore format: one list
const options = { rounds: Number(values.rounds), rate: Number(values.rate), sample: Number(values.sample) };
const FOLDS = 5;
const CUTS = [-2, -1.5, -1, -0.5, 0];
/** Words that every line and every page counts for beyond its own. */
const [LINE, PAGE] = [2, 100];
/** What every line counts for at least, in lines of mean weight: few words are as easily missed. */
const EVEN = 0.02;

const open = (path) => (path.endsWith(".gz") ? gunzipSync(readFileSync(path)) : readFileSync(path)).toString("utf8");
const rows = (path) => open(path).split("\n").filter(Boolean).map(JSON.parse);
const truths = new Map();
function truthOf(corpus, id) {
  if (!truths.has(corpus))
    truths.set(corpus, new Map(rows(join(corpora, corpus, "truth.jsonl")).map((row) => [row.id, row])));
  return truths.get(corpus).get(id);
}
const site = (url, id) =>
  url
    ? url
        .replace(/^\w+:\/\//, "")
        .split("/")[0]
        .split(".")
        .slice(-2)
        .join(".")
    : id;
const foldOf = (name) => [...name].reduce((sum, char) => (Math.imul(sum, 31) + char.codePointAt(0)) >>> 0, 7) % FOLDS;

/** Every set of pages, with how to get at them. */
const sets = readdirSync(join(corpora, "text/dev"))
  .sort()
  .map((file) => ({ name: file.replace(/\.jsonl\.gz$/, ""), pages: () => rows(join(corpora, "text/dev", file)) }));
for (const corpus of [...new Set(sets.map(({ name }) => name.split(".")[0]))]) {
  sets.push({
    name: `${corpus}.html`,
    *pages() {
      for (const file of readdirSync(join(corpora, corpus, "pages"))) {
        const id = file.replace(/\.html\.gz$/, "");
        const input = clean(open(join(corpora, corpus, "pages", file)), { from: "html" }).text;
        yield { id, url: truthOf(corpus, id)?.url, input };
      }
    },
  });
}

const before = chain.map(({ filter }) => filter).filter(({ name }) => name !== "main-text");
const pages = [];
/** One entry a line: its page, words, share of the article's, and whether it is still there to be judged. */
const lines = [];
const columns = new Map();
for (const [set, { name, pages: list }] of sets.entries()) {
  for (const { id, url, input } of list()) {
    const truth = truthOf(name.split(".")[0], id)?.text;
    if (!truth) continue;
    const doc = parse(input, "text");
    const told = { ...detectLanguages(doc), preset: "balanced" };
    const scope = { doc, ...told, phrases: phrasesFor(told.lang, told.also) };
    const { blocks } = runChain(doc, before, told);
    const left = new Map(blocks.map((block) => [block.id, block]));
    const own = wordsOf(truth);
    const labels = label(
      doc.blocks.map((block) => (left.get(block.id) ?? block).text),
      own,
    );
    const found = signals({ ...scope, blocks });
    for (const [signal, column] of found.columns) {
      if (!columns.has(signal)) columns.set(signal, []);
      columns.get(signal).push(Float32Array.from(column));
    }
    for (const [i, { share, words }] of labels.entries())
      lines.push({ page: pages.length, words, share, open: left.get(i)?.role === "body" });
    pages.push({ set, fold: foldOf(site(url, id)), words: own.length });
  }
  console.log(`${name}: read, ${lines.length} lines so far`);
}
const join32 = (parts) => {
  const out = new Float32Array(lines.length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};
const names = [...columns.keys()];
const data = names.map((name) => join32(columns.get(name)));

/** Word F1 of each set, of the lines that `keep` keeps. */
function measure(keep) {
  const hits = new Float64Array(pages.length);
  const all = new Float64Array(pages.length);
  for (const [i, { page, words, share, open: there }] of lines.entries()) {
    if (!there || !keep(i)) continue;
    hits[page] += words * share;
    all[page] += words;
  }
  const sums = sets.map(() => [0, 0]);
  for (const [p, { set, words }] of pages.entries()) {
    sums[set][0] += (2 * Math.min(hits[p], words)) / Math.max(1, all[p] + words);
    sums[set][1]++;
  }
  return sums.map(([sum, n]) => sum / Math.max(1, n));
}
const print = (title, figures) => console.log(`${title.padEnd(18)}${figures.map((f) => f.toFixed(4)).join(" ")}`);

// Of the long menus some lines are enough: what is left out makes those that stay count more.
const perSet = sets.map((_, s) => pages.filter(({ set }) => set === s).length);
const judged = lines.flatMap(({ open: there, words }, i) => (there && words > 0 ? [i] : []));
const raw = new Map(
  judged.map((i) => {
    const { set, words } = pages[lines[i].page];
    return [i, Math.min(1, (lines[i].words + LINE) / (words + PAGE)) / perSet[set]];
  }),
);
const mean = [...raw.values()].reduce((a, b) => a + b, 0) / judged.length;
for (const [i, weight] of raw) raw.set(i, weight / mean + EVEN);
const roots = [...raw.values()].reduce((sum, w) => sum + Math.sqrt(w), 0);
const chosen = [];
const weights = [];
for (const [i, weight] of raw) {
  const chance = Math.min(1, (Number(values.lines) / roots) * Math.sqrt(weight));
  if (random() >= chance) continue;
  chosen.push(i);
  weights.push(weight / chance);
}
const cuts = data.map((column) => cutsOf(column, chosen));
const codes = data.map((column, k) => codesOf(column, chosen, cuts[k]));

function train(wanted) {
  const at = chosen.flatMap((i, k) => (wanted(pages[lines[i].page].fold) ? [k] : []));
  return boost(
    {
      cuts,
      codes: codes.map((column) => Uint8Array.from(at, (k) => column[k])),
      weights: Float64Array.from(at, (k) => weights[k]),
      isArticle: Uint8Array.from(at, (k) => (lines[chosen[k]].share >= 0.5 ? 1 : 0)),
    },
    options,
  );
}
const every = data.map((column, k) => codesOf(column, lines.keys(), cuts[k]));
const scoreOf = ({ bias, rows: list }, i) => list.reduce((sum, row) => sum + weigh(row, (k) => every[k][i]), bias);
const kept = (scores, cut) => measure((i) => lines[i].words === 0 || scores[i] >= cut);

console.log(sets.map(({ name }) => name).join(" "));
print(
  "without",
  measure(() => true),
);
const unseen = new Float64Array(lines.length);
for (let fold = 0; fold < FOLDS; fold++) {
  const model = train((own) => own !== fold);
  for (const i of judged) if (pages[lines[i].page].fold === fold) unseen[i] = scoreOf(model, i);
}
for (const cut of CUTS) print(`unseen, cut ${cut}`, kept(unseen, cut));
const model = train(() => true);
const seen = new Float64Array(lines.length);
for (const i of judged) seen[i] = scoreOf(model, i);
for (const cut of CUTS) print(`all, cut ${cut}`, kept(seen, cut));

/** The table in the form that the program reads: rows weigh nothing on average, so that a weight tells for or against. */
function written({ bias, rows: list }) {
  const used = new Map();
  const place = (k) => {
    if (!used.has(k)) used.set(k, used.size);
    return used.get(k);
  };
  const number = (value) => Number(value.toPrecision(4));
  let base = bias;
  const out = list.map((row) => {
    let sum = 0;
    let all = 0;
    for (const [r, w] of weights.entries()) {
      sum += w * weigh(row, (k) => codes[k][r]);
      all += w;
    }
    base += sum / all;
    const weight = (value) => Math.round(100 * (value - sum / all));
    const side = (half) =>
      half.signal === undefined
        ? [weight(half.weight)]
        : [place(half.signal), number(cuts[half.signal][half.cut]), weight(half.below), weight(half.above)];
    return [place(row.signal), number(cuts[row.signal][row.cut]), side(row.below), side(row.above)];
  });
  return { bias: Math.round(100 * base), names: [...used.keys()].map((k) => names[k]), rows: out };
}
if (values.write) {
  const file = "src/filters/shared/scorecard-table.ts";
  const text = open(file);
  const { bias, names: used, rows: list } = written(model);
  const head = text.slice(0, text.indexOf("export const bias"));
  writeFileSync(
    file,
    `${head}export const bias = ${bias};\n\nexport const names: readonly string[] = [\n${used
      .map((name) => `  ${JSON.stringify(name)},\n`)
      .join("")}];\n\n// biome-ignore format: a table\nexport const rows: readonly Row[] = [\n${list
      .map((row) => `  ${JSON.stringify(row)},\n`)
      .join("")}];\n`,
  );
  console.log(`${file}: ${list.length} rows instead of ${table.rows.length}`);
}
