// The results as lines for the terminal and as Markdown.

import { cell, madeBy, tableOf } from "../results.mjs";

const figures = ({ all, articles, perSecond, errors }) => [
  String(all.pages),
  cell(articles?.word.f1),
  cell(all.word?.f1),
  cell(all.word?.p),
  cell(all.word?.r),
  cell(all.shingle?.f1),
  cell(all.snippet?.f1),
  cell(all.snippet?.r),
  cell(all.snippet?.out),
  String(errors.length),
  perSecond.toFixed(0),
];
const heads = [
  "pages", "article F1", "word F1", "word P", "word R", "shingle F1", "snippet F1", "with found", "without out", "errors",
  "pages/s",
]; // biome-ignore format: a table

let printed = "";
export function print(result) {
  if (printed !== result.corpus) {
    printed = result.corpus;
    console.log(`\n${result.corpus.padEnd(36)}${heads.map((head) => head.padStart(12)).join("")}`);
  }
  const name = `${result.name} ${result.version}`;
  console.log(
    `${name.padEnd(36)}${figures(result)
      .map((text) => text.padStart(12))
      .join("")}`,
  );
}

/** The section of RESULTS.md. */
export function markdown(results, command) {
  const lines = [
    "## Extraction from HTML, beside the peers",
    "",
    madeBy(command),
    "Measures: see bench/README.md. Errors and crashes count as empty text. Speed is one process, the extraction alone, on a busy machine: rough.",
  ];
  for (const corpus of new Set(results.map((result) => result.corpus))) {
    const own = results.filter((result) => result.corpus === corpus);
    const rows = own.map((result) => [`${result.name} ${result.version}`, ...figures(result)]);
    lines.push("", `### ${corpus}`, "", tableOf(["extractor", ...heads], rows));
    const failed = own.filter(({ errors }) => errors.length > 0);
    if (failed.length > 0) lines.push("");
    for (const { name, errors } of failed) {
      const list = errors.map(({ id, error }) => `${id} (${error.replace(/\s+/g, " ").slice(0, 80)})`).join(", ");
      lines.push(`- ${name}: ${list}`);
    }
  }
  return lines.join("\n");
}
