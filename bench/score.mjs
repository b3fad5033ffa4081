#!/usr/bin/env node
// How near an extracted text comes to a page's truth, by the three measures that the corpora's own projects use.
//
//   node bench/score.mjs TRUTH.jsonl PREDICTIONS.jsonl [--type article]
//
// TRUTH rows are {id, type, text, with, without}, PREDICTIONS rows {id, text}; a page without a row counts as empty text.
//
// word     precision, recall and F1 of the bag of lower-cased words, page by page, then their means
// shingle  runs of four words, as written: mean precision over the pages that gave any, mean recall over the pages
//          whose truth has any, and the F1 of those two means
// snippet  over the snippets of all pages together: `with` ones that are found, `without` ones that stay out; white
//          space does not count
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { readRows } from "./corpora.mjs";

const RUN = 4;
const WORD = /[\p{L}\p{N}_]+/gu;

/** The words of a text, as written. */
export const wordsOf = (text) => text.match(WORD) ?? [];
const squeeze = (text) => text.replace(/\s+/g, " ").trim();
const harmonic = (p, r) => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
const share = (part, whole) => (whole === 0 ? 0 : part / whole);
const average = (list) =>
  share(
    list.reduce((sum, value) => sum + value, 0),
    list.length,
  );

/** How many items two lists share, repeated ones as often as both have them. */
function shared(a, b) {
  const left = new Map();
  for (const item of b) left.set(item, (left.get(item) ?? 0) + 1);
  let found = 0;
  for (const item of a) {
    const n = left.get(item);
    if (!n) continue;
    left.set(item, n - 1);
    found++;
  }
  return found;
}

/** Runs of four words; a text of fewer is one run. */
function runsOf(text) {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  if (words.length <= RUN) return [words.join(" ")];
  return words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(" "));
}

/** Precision, recall and F1 of the bag of lower-cased words. */
export function byWords(text, truth) {
  const own = wordsOf(text.toLowerCase());
  const all = wordsOf(truth.toLowerCase());
  if (all.length === 0) {
    const value = own.length === 0 ? 1 : 0;
    return { p: value, r: value, f1: value };
  }
  const both = shared(own, all);
  const p = share(both, own.length);
  const r = both / all.length;
  return { p, r, f1: harmonic(p, r) };
}

function byShingles(text, truth) {
  const own = runsOf(text);
  const all = runsOf(truth);
  const both = shared(own, all);
  return { ...(own.length ? { p: both / own.length } : {}), ...(all.length ? { r: both / all.length } : {}) };
}

/** What one page's text is worth: `word` and `shingle` only where the truth is a whole text. */
export function scorePage(truth, text) {
  const flat = squeeze(text);
  const has = (snippet) => flat.includes(squeeze(snippet));
  return {
    found: truth.with.filter(has).length,
    wanted: truth.with.length,
    stray: truth.without.filter(has).length,
    unwanted: truth.without.length,
    ...(truth.text === null ? {} : { word: byWords(text, truth.text), shingle: byShingles(text, truth.text) }),
  };
}

/** The figures of a corpus from those of its pages. */
export function summarise(pages) {
  const whole = pages.filter((page) => page.word);
  const total = (key) => pages.reduce((sum, page) => sum + page[key], 0);
  const mean = (measure, key) =>
    average(whole.map((page) => page[measure][key]).filter((value) => value !== undefined));
  const summary = { pages: pages.length };
  if (whole.length > 0) {
    summary.word = { p: mean("word", "p"), r: mean("word", "r"), f1: mean("word", "f1") };
    const p = mean("shingle", "p");
    const r = mean("shingle", "r");
    summary.shingle = { p, r, f1: harmonic(p, r) };
  }
  const [found, wanted, stray, unwanted] = ["found", "wanted", "stray", "unwanted"].map(total);
  if (wanted + unwanted > 0) {
    const p = share(found, found + stray);
    const r = share(found, wanted);
    summary.snippet = { p, r, f1: harmonic(p, r), out: 1 - share(stray, unwanted) };
  }
  return summary;
}

function main() {
  const { values, positionals } = parseArgs({ options: { type: { type: "string" } }, allowPositionals: true });
  if (positionals.length !== 2) {
    console.error("usage: node bench/score.mjs TRUTH.jsonl PREDICTIONS.jsonl [--type TYPE]");
    process.exitCode = 2;
    return;
  }
  const texts = new Map(readRows(positionals[1]).map((row) => [row.id, row.text ?? ""]));
  const truths = readRows(positionals[0]).filter((row) => !values.type || row.type === values.type);
  console.log(JSON.stringify(summarise(truths.map((truth) => scorePage(truth, texts.get(truth.id) ?? "")))));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
