#!/usr/bin/env node
// Do the figures hold across sites? Every row of the HTML and the text table, its pages split by site into five folds
// and into two halves; and the presets, which must be ordered as they are named.
//
//   npm run build && node bench/folds.mjs --corpora DIR [--only html,text] [--dist dist] [--write]
//
// A site is a host without `www.`; all its pages fall into one fold, by a hash of its name. Each page is cleaned once for
// each preset that is asked about. Exit code 1 where the presets are not in order.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { hash, htmlPages, htmlRows, needCorpora, readBytes, siteOf, textPages, textRows } from "./corpora.mjs";
import { libraryOf } from "./library.mjs";
import { cell, madeBy, signed, tableOf, writeSection } from "./results.mjs";
import { scorePage, summarise } from "./score.mjs";

const FOLDS = 5;
const PRESETS = ["strict", "balanced", "gentle"];

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    only: { type: "string", default: "html,text" },
    dist: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) },
    write: { type: "boolean", default: false },
  },
});
needCorpora(values.corpora);
const { clean, bodyOnly } = await libraryOf(values.dist);
const { decodePage } = await import(resolve(values.dist, "parse/decode.js"));

const figure = (pages, measure) => summarise(pages.map(({ score }) => score))[measure]?.f1 ?? Number.NaN;

/** Pages by the part that their site falls into. */
function parts(pages, count, salt) {
  const out = Array.from({ length: count }, () => []);
  for (const page of pages) out[hash(salt + page.site) % count].push(page);
  return out;
}

/** A row's figure on all its pages, on each fold and on each half. */
function split({ name, measure, goal }, pages) {
  const folds = parts(pages, FOLDS, "fold ").map((part) => figure(part, measure));
  const halves = parts(pages, 2, "half ").map((part) => figure(part, measure));
  const least = Math.min(...folds);
  const row = {
    name,
    measure,
    goal,
    pages: pages.length,
    sites: new Set(pages.map(({ site }) => site)).size,
    all: figure(pages, measure),
    mean: folds.reduce((sum, value) => sum + value, 0) / FOLDS,
    least,
    spread: Math.max(...folds) - least,
    halves,
  };
  console.log(
    `${name.padEnd(16)} all ${cell(row.all)}  mean ${cell(row.mean)}  least ${cell(least)}  spread ${cell(row.spread)}  halves ${halves.map((half) => cell(half)).join(" ")}  goal ${cell(goal)}`,
  );
  return row;
}

/** The HTML rows, and each preset on the articles of wcxb. */
function html() {
  const rows = [];
  const presets = new Map(PRESETS.map((preset) => [preset, []]));
  for (const corpus of new Set(htmlRows.map((row) => row.corpus))) {
    const pages = htmlPages(values.corpora, corpus).map(({ path, truth }) => {
      const source = decodePage(readBytes(path));
      const scored = (preset) => scorePage(truth, clean(source, { from: "html", without: bodyOnly, preset }).text);
      const score = scored("balanced");
      if (corpus === "wcxb" && truth.type === "article")
        for (const preset of PRESETS) presets.get(preset).push(preset === "balanced" ? score : scored(preset));
      return { site: siteOf(truth), type: truth.type, score };
    });
    for (const row of htmlRows.filter((one) => one.corpus === corpus))
      rows.push(
        split(
          row,
          pages.filter(({ type }) => !row.type || row.type === type),
        ),
      );
  }
  return { rows, presets: PRESETS.map((preset) => ({ preset, ...summarise(presets.get(preset)).word })) };
}

/** The text rows, with the least gain of a fold over leaving its text alone. */
function text() {
  return textRows.map((row) => {
    const pages = textPages(values.corpora, row.corpus, row.variant).map(({ input, truth }) => ({
      site: siteOf(truth),
      score: scorePage(truth, clean(input, { from: "text", without: bodyOnly }).text),
      alone: scorePage(truth, input),
    }));
    const gains = parts(pages, FOLDS, "fold ").map(
      (part) =>
        figure(part, row.measure) -
        figure(
          part.map(({ alone }) => ({ score: alone })),
          row.measure,
        ),
    );
    return { ...split(row, pages), gain: Math.min(...gains) };
  });
}

const wanted = values.only.split(",");
const ours = wanted.includes("html") ? html() : { rows: [], presets: [] };
const texts = wanted.includes("text") ? text() : [];

/** Precision falls and recall rises from strict to gentle. */
const ordered = ours.presets.every(
  ({ p, r }, i) => i === 0 || (p <= ours.presets[i - 1].p && r >= ours.presets[i - 1].r),
);
for (const { preset, p, r, f1 } of ours.presets)
  console.log(`${preset.padEnd(9)} P ${cell(p, 4)}  R ${cell(r, 4)}  F1 ${cell(f1, 4)}`);
if (!ordered) console.error("the presets are not ordered as they are named");
process.exitCode = ordered ? 0 : 1;

if (values.write) {
  const heads = ["row", "pages", "sites", "all", "mean", "least", "spread", "half A", "half B", "goal"];
  const line = (row) => [
    `${row.name}, ${row.measure} F1`,
    row.pages,
    row.sites,
    ...[row.all, row.mean, row.least, row.spread, ...row.halves, row.goal].map((value) => cell(value)),
  ];
  const command = `node bench/folds.mjs --corpora DIR${values.only === "html,text" ? "" : ` --only ${values.only}`} --write`;
  const sections = [
    "## Across sites",
    `${madeBy(command)} Ours with \`--body-only\`. The pages of a site all fall into one of five folds, and into one of two halves, by a hash of the host: mean, least and spread (greatest less least) of the folds.`,
  ];
  if (ours.rows.length) sections.push(tableOf(heads, ours.rows.map(line)));
  if (texts.length) {
    sections.push(
      "Text; the last column is the least that a fold gains over its text left alone.",
      tableOf(
        [...heads, "least gain"],
        texts.map((row) => [...line(row), signed(row.gain)]),
      ),
    );
  }
  if (ours.presets.length) {
    sections.push(
      "### Presets",
      `Word precision, recall and F1 on the articles of wcxb: ${ordered ? "ordered as they are named" : "NOT ordered as they are named"}.`,
      tableOf(
        ["preset", "P", "R", "F1"],
        ours.presets.map(({ preset, p, r, f1 }) => [preset, cell(p, 4), cell(r, 4), cell(f1, 4)]),
      ),
    );
  }
  writeSection("folds", sections.join("\n\n"));
}
