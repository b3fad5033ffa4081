#!/usr/bin/env node
// Do texts that are far longer than a page keep their paragraphs? All of an article's text should stay.
//
//   node bench/long-texts.mjs --corpora DIR [--dist DIR] [--write]
//
// Puts articles (CORPUS/truth.jsonl, the text that is asked for) one behind the other, 1 to 80 of them, with
// furniture after the first alone, or after each, and cleans the text that this makes. Prints the share of the articles'
// characters that are dropped, whole blocks only, and how much of the furniture stays. --write puts the table into
// RESULTS.md.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { needCorpora, readRows } from "./corpora.mjs";
import { libraryOf } from "./library.mjs";
import { cell, madeBy, tableOf, writeSection } from "./results.mjs";

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    dist: { type: "string", default: "dist" },
    write: { type: "boolean", default: false },
  },
});
needCorpora(values.corpora);
const { clean } = await libraryOf(values.dist);

/** Texts of each kind, at most, and how many articles make one. */
const MOST = 50;
const ARTICLES = [1, 5, 10, 20, 40, 80];
/** Characters of the shortest article. */
const SHORTEST = 2000;
const FURNITURE = [
  "Share on Facebook\n\nShare on Twitter\n\nEmail this article",
  "Sign up for our newsletter to get the latest stories in your inbox",
  "Related articles\n\nHow the mill came to the valley\n\nTen things to know about bread\n\nWhy the river ran dry",
  "Leave a Reply\n\nYour email address will not be published. Required fields are marked *",
];
const furniture = new Set(FURNITURE.join("\n\n").split("\n\n"));

const articles = ["wcxb", "aeb", "news"]
  .map((corpus) => join(values.corpora, corpus, "truth.jsonl"))
  .filter((path) => existsSync(path))
  .flatMap(readRows)
  .filter(({ type, text }) => (type ?? "article") === "article" && text?.length >= SHORTEST)
  .map(({ text }) => text);

/** The articles as one text, with furniture after those of which `isFollowed` says so. */
const joined = (texts, isFollowed) =>
  texts.flatMap((text, i) => (isFollowed(i) ? [text, FURNITURE[i % FURNITURE.length]] : [text])).join("\n\n");

/** What of one text is dropped: characters of articles, of all their characters, and lines of furniture that stay. */
function measure(text) {
  const { document, blocks, decisions } = clean(text, { from: "text" });
  const sum = (list, textOf) =>
    list.map(textOf).reduce((total, one) => total + (furniture.has(one) ? 0 : one.length), 0);
  return {
    all: sum(document.blocks, (block) => block.text),
    lost: sum(
      decisions.filter((decision) => decision.do === "drop"),
      ({ before }) => before,
    ),
    stays: blocks.filter((block) => furniture.has(block.text)).length,
    junk: document.blocks.filter((block) => furniture.has(block.text)).length,
  };
}

const rows = [];
for (const [what, isFollowed] of [
  ["after the first", (i) => i === 0],
  ["after each", () => true],
]) {
  for (const count of ARTICLES) {
    const found = [];
    for (let i = 0; i + count <= articles.length && found.length < MOST; i += count)
      found.push(measure(joined(articles.slice(i, i + count), isFollowed)));
    if (found.length === 0) continue;
    const total = (key) => found.reduce((sum, one) => sum + one[key], 0);
    rows.push([
      what,
      count,
      found.length,
      Math.round(total("all") / found.length / 1000),
      cell((100 * total("lost")) / total("all"), 2),
      found.filter(({ all, lost }) => lost > all / 10).length,
      `${total("stays")} of ${total("junk")}`,
    ]);
  }
}
const table = tableOf(
  [
    "furniture",
    "articles",
    "texts",
    "characters, thousands",
    "lost %",
    "texts that lose a tenth",
    "lines of furniture that stay",
  ],
  rows,
);
console.log(table);
if (values.write)
  writeSection(
    "long-texts",
    `## Long texts\n\n${madeBy("node bench/long-texts.mjs --corpora DIR --write")} Articles one behind the other, with furniture after the first alone or after each.\n\n${table}`,
  );
