// The corpora as the scripts here read them: pages with their truths, sites, and the rows of the tables with their goals.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The bytes of a file, unpacked where its name ends in `.gz`. */
export const readBytes = (path) => (path.endsWith(".gz") ? gunzipSync(readFileSync(path)) : readFileSync(path));

/** Rows of a JSONL file. */
export const readRows = (path) => readBytes(path).toString("utf8").split("\n").filter(Boolean).map(JSON.parse);

/** Ends the script with a word of help where there are no corpora. */
export function needCorpora(folder) {
  if (folder && existsSync(folder)) return;
  console.error("give --corpora DIR: folders wcxb, aeb, ... with truth.jsonl and pages/ID.html.gz");
  process.exit(2);
}

/** Pages of a corpus as HTML: `{id, path, truth}`. */
export const htmlPages = (corpora, corpus) =>
  readRows(join(corpora, corpus, "truth.jsonl")).map((truth) => ({
    id: truth.id,
    path: join(corpora, corpus, "pages", `${truth.id}.html.gz`),
    truth,
  }));

/** Articles of a corpus as extracted text, of one of the four variants: `{id, input, truth}`. */
export function textPages(corpora, corpus, variant) {
  const truths = new Map(readRows(join(corpora, corpus, "truth.jsonl")).map((truth) => [truth.id, truth]));
  return readRows(join(corpora, "text/dev", `${corpus}.${variant}.jsonl.gz`)).flatMap(({ id, input }) => {
    const truth = truths.get(id);
    return truth && truth.type === "article" && truth.text !== null ? [{ id, input, truth }] : [];
  });
}

export const goldPages = (corpora) => readRows(join(corpora, "residue/gold.jsonl"));

/** `every`th of the items, from the first on. */
export const sampleOf = (items, every) => items.filter((_, i) => i % every === 0);

/** The rows of the HTML table: what is measured and what is asked for. */
export const htmlRows = [
  { name: "wcxb article", corpus: "wcxb", type: "article", measure: "word", goal: 0.95 },
  { name: "wcxb all", corpus: "wcxb", measure: "word", goal: 0.86 },
  { name: "aeb", corpus: "aeb", measure: "shingle", goal: 0.975 },
  { name: "news", corpus: "news", measure: "word", goal: 0.975 },
  { name: "snippets", corpus: "snippets", measure: "snippet", goal: 0.935 },
];

const goals = {
  residue: { wcxb: 0.968, aeb: 0.965, news: 0.945 },
  loose: { wcxb: 0.942, aeb: 0.96, news: 0.962 },
  layout: { wcxb: 0.93, aeb: 0.92, news: 0.925 },
  nodes: { wcxb: 0.92, aeb: 0.9, news: 0.905 },
};

/** The rows of the text table; all are word F1. */
export const textRows = Object.entries(goals).flatMap(([variant, of]) =>
  Object.entries(of).map(([corpus, goal]) => ({
    name: `${variant} ${corpus}`,
    variant,
    corpus,
    measure: "word",
    goal,
  })),
);

/** The goals on the labelled lines. */
export const goldGoals = { f1: 0.93, lines: 0.995, chars: 0.998, spotless: 0.6 };

/** The site of a page: its host without `www.`; the page itself where no address is known. */
export function siteOf({ id, url }) {
  if (!url || !URL.canParse(url)) return id;
  return new URL(url).hostname.replace(/^www\./, "");
}

/** A number that a text always gives (FNV-1a, its bits mixed once more), 32 bits. */
export function hash(text) {
  let h = 0x811c9dc5;
  for (const byte of Buffer.from(text)) h = Math.imul(h ^ byte, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
