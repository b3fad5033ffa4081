#!/usr/bin/env node
// Extracted text that still holds junk: ours beside the text left alone, naive regular expressions and jusText; the
// labelled lines; the speed; and what each filter adds.
//
//   npm run build && node bench/residue.mjs --corpora DIR [--filters] [--sample N] [--dist dist] [--write]
//
// jusText runs where bench/peers.mjs has installed it, and is left out elsewhere. --filters measures the chain without
// each filter on every Nth page (--sample, 8 where absent) and on all labelled texts.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { goldGoals, goldPages, needCorpora, sampleOf, textPages, textRows } from "./corpora.mjs";
import { scoreLines, summariseLines } from "./gold.mjs";
import { libraryOf } from "./library.mjs";
import { hasPython, prepare } from "./peers/install.mjs";
import { predict } from "./peers/predict.mjs";
import { byRegexes } from "./peers/regexes.mjs";
import { cell, machine, madeBy, signed, tableOf, writeSection } from "./results.mjs";
import { byWords } from "./score.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    filters: { type: "boolean", default: false },
    sample: { type: "string", default: "8" },
    dist: { type: "string", default: join(root, "dist") },
    write: { type: "boolean", default: false },
  },
});
needCorpora(values.corpora);
const { clean, bodyOnly, chain } = await libraryOf(values.dist);
const cache = join(root, ".cache/bench");

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const wordF1 = (pages, textOf) => mean(pages.map((page) => byWords(textOf(page), page.truth.text).f1));
const sets = textRows.map((row) => ({ ...row, pages: textPages(values.corpora, row.corpus, row.variant) }));
const gold = goldPages(values.corpora);
const goldScore = (options) => summariseLines(gold.map((page) => scoreLines(page, clean(page.input, options).text)));

/** jusText's texts of a set, by page; undefined where it is not here. */
async function justext(set, languages) {
  if (!hasPython(cache)) return undefined;
  const versions = prepare(["justext-lines"], cache, values.dist);
  const tasks = set.pages.map(({ id, input }, i) => ({ id, input, lang: languages[i] }));
  return predict("justext-lines", `${set.corpus}.${set.variant}`, tasks, { cache, version: versions["justext-lines"] });
}

/** One row of the table; ours is timed. */
async function compare(set) {
  const { pages } = set;
  const start = performance.now();
  const results = pages.map(({ input }) => clean(input, { from: "text", without: bodyOnly }));
  const ms = performance.now() - start;
  const peer = await justext(
    set,
    results.map(({ lang }) => lang),
  );
  const texts = new Map(pages.map(({ id }, i) => [id, results[i].text]));
  const row = {
    ...set,
    ms,
    bytes: pages.reduce((sum, { input }) => sum + Buffer.byteLength(input), 0),
    alone: wordF1(pages, ({ input }) => input),
    regexes: wordF1(pages, ({ input }) => byRegexes(input)),
    justext: peer && wordF1(pages, ({ id }) => peer.get(id)?.text ?? ""),
    ours: wordF1(pages, ({ id }) => texts.get(id)),
  };
  console.log(
    `${row.name.padEnd(14)} alone ${cell(row.alone)}  regexes ${cell(row.regexes)}  jusText ${cell(row.justext) || "  -  "}  ours ${cell(row.ours)}  goal ${cell(row.goal)}  ${(row.bytes / ms / 1000).toFixed(2)} MB/s`,
  );
  return row;
}

/** The figures without a filter less those with all: below nothing where the filter helps. */
function without(name, sampled, before) {
  const options = { from: "text", without: bodyOnly, disable: name ? [name] : [] };
  const now = sampled.map(({ pages }) => wordF1(pages, ({ input }) => clean(input, options).text));
  const { f1, lines } = goldScore(name ? { disable: [name] } : {});
  if (!before) return { now, f1, lines };
  const row = {
    name,
    by: now.map((value, i) => value - before.now[i]),
    f1: f1 - before.f1,
    lines: lines - before.lines,
  };
  console.log(
    `without ${name.padEnd(18)} ${row.by.map((value) => signed(value)).join(" ")}  gold ${signed(row.f1)} ${signed(row.lines, 4)}`,
  );
  return row;
}

const rows = [];
for (const set of sets) rows.push(await compare(set));
const lines = goldScore({});
const alone = summariseLines(gold.map((page) => scoreLines(page, page.input)));
const naive = summariseLines(gold.map((page) => scoreLines(page, byRegexes(page.input))));
const weak = Object.entries(lines.kinds).filter(([, { drop, dropped }]) => drop >= 10 && dropped < 0.8 * drop);
const weakest = weak.map(([kind, { drop, dropped }]) => `${kind} ${dropped} of ${drop}`).join(", ") || "none";
console.log(
  `gold: drop F1 ${cell(lines.f1, 4)}, keep ${cell(lines.lines, 4)} of lines, ${cell(lines.chars, 4)} of characters, rewrites ${lines.rewrites.join(" of ")}, spotless ${cell(lines.spotless)}; kinds under 0.80: ${weakest}`,
);
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
const speed = `${(total("bytes") / 1e6).toFixed(0)} MB in ${(total("ms") / 1000).toFixed(0)} s: ${(total("ms") / (total("bytes") / 1e6)).toFixed(0)} ms a MB, ${(total("bytes") / total("ms") / 1000).toFixed(1)} MB a second`;
console.log(`speed: ${speed}`);

let parts = [];
if (values.filters) {
  const sampled = sets.map((set) => ({ ...set, pages: sampleOf(set.pages, Number(values.sample)) }));
  const all = without(undefined, sampled);
  const names = chain.filter(({ filter }) => filter.needs !== "markup").map(({ filter }) => filter.name);
  parts = names.map((name) => without(name, sampled, all));
}

if (values.write) {
  const flags = `${values.filters ? " --filters" : ""}${values.sample === "8" ? "" : ` --sample ${values.sample}`}`;
  const sections = [
    "## Junk in extracted text",
    `${madeBy(`node bench/residue.mjs --corpora DIR${flags} --write`)} Word F1; ours with \`--body-only\`. The naive regular expressions are bench/peers/regexes.mjs; jusText takes each line as a paragraph, and is told the language${rows[0].justext === undefined ? "; it was not installed" : ""}.`,
    tableOf(
      ["input", "pages", "left alone", "naive regexes", "jusText", "ours", "goal"],
      rows.map((row) => [
        row.name,
        row.pages.length,
        ...[row.alone, row.regexes, row.justext, row.ours, row.goal].map((value) => cell(value)),
      ]),
    ),
    "### Labelled lines",
    `Plain defaults. Kinds of ten lines or more of which under 0.80 are removed: ${weakest}.`,
    tableOf(
      ["", "drop F1", "drop P", "drop R", "lines kept", "characters kept", "rewrites", "spotless pages"],
      [
        ...[
          ["left alone", alone],
          ["naive regexes", naive],
          ["ours", lines],
        ].map(([name, s]) => [
          name,
          ...[s.f1, s.p, s.r, s.lines, s.chars].map((value) => cell(value, 4)),
          s.rewrites.join(" of "),
          cell(s.spotless),
        ]),
        [
          "goal",
          cell(goldGoals.f1),
          "",
          "",
          cell(goldGoals.lines),
          cell(goldGoals.chars),
          "all",
          cell(goldGoals.spotless),
        ],
      ],
    ),
    "### Speed",
    `All pages above, text already in memory, language detection included, one core (${machine()}; a busy machine: rough): ${speed}.`,
  ];
  if (parts.length) {
    sections.push(
      "### What each filter adds",
      `The figures with the filter left out less those with all filters, on every ${values.sample}th page and on all labelled texts: negative where the filter helps.`,
      tableOf(
        ["without", ...textRows.map(({ name }) => name), "gold drop F1", "gold lines kept"],
        parts.map(({ name, by, f1, lines: kept }) => [
          name,
          ...by.map((value) => signed(value, 4)),
          signed(f1, 4),
          signed(kept, 4),
        ]),
      ),
    );
  }
  writeSection("residue", sections.join("\n\n"));
}
