/** The speed benchmark: its made-up pages are what they are said to be, and its figures are what the table calls them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, inject, it } from "vitest";
import { clean } from "../src/index.js";
import { lexicon } from "../src/lexicons/en.js";
import { phraseWords } from "../src/phrase-words.js";

// The scripts have no types, so they are found by names that the type-check does not look into.
const at = (name: string): string => new URL(`../bench/${name}`, import.meta.url).href;
const { madeUpPage, madeUpText, randomOf } = await import(at("speed/made-up.mjs"));
const { median, secondsOf, ratioOf, verdict, speedRow, speedTable, measureTable } = await import(at("speed/table.mjs"));
const { htmlPages, textPages, sampled, pack, unpack, megabytesOf } = await import(at("speed/inputs.mjs"));
const { doubledPhrases } = await import(at("speed/phrases.mjs"));
const { textOfLines } = await import(at("large-inputs.mjs"));

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "clean-article-bench-test-"));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("gives the same page for a seed, and another for another", () => {
  expect(madeUpPage(5, 20_000)).toBe(madeUpPage(5, 20_000));
  expect(madeUpPage(5, 20_000)).not.toBe(madeUpPage(6, 20_000));
  expect(madeUpText(5)).toBe(madeUpText(5));
  expect(madeUpText(5)).not.toBe(madeUpText(6));
  const random = randomOf(1);
  const rolls = Array.from({ length: 1000 }, random) as number[];
  expect(rolls.every((roll) => roll >= 0 && roll < 1)).toBe(true);
  expect(new Set(rolls).size).toBe(1000);
});

it.each([1, 2, 3])("makes up page %i, about as long as asked, of which the article stays", (seed) => {
  const page: string = madeUpPage(seed, 100_000);
  expect(Math.abs(page.length - 100_000)).toBeLessThan(5000);
  for (const tag of ["script", "style", "svg", "nav", "form", "aside", "footer"]) expect(page).toContain(`<${tag}`);
  const { text, lang } = clean(page);
  expect(lang).toBe("en");
  const headline = /<h1[^>]*>(.*?)<\/h1>/.exec(page)![1]!;
  expect(text).toContain(headline);
  // The article's share of the page.
  expect(text.length).toBeGreaterThan(8000);
  expect(text.length).toBeLessThan(16_000);
  for (const junk of ["Related articles", "Most read", "Accept all", "Leave a Reply", "All rights reserved"]) {
    expect(page).toContain(junk);
    expect(text).not.toContain(junk);
  }
});

it("makes up texts with junk in them", () => {
  const text: string = madeUpText(3, 10_000);
  expect(Math.abs(text.length - 10_000)).toBeLessThan(800);
  const filters = new Set(clean(text, { from: "text" }).decisions.map(({ filter }) => filter));
  expect(filters).toContain("headline");
  expect(filters).toContain("copyright");
  expect(textOfLines(1234).split("\n")).toHaveLength(1234);
  expect(textOfLines(10, 40)).not.toBe(textOfLines(10));
});

it("mixes pages of the fixtures in", () => {
  const pages: Buffer[] = htmlPages(undefined, 10);
  expect(pages).toHaveLength(10);
  expect(pages[0]!.toString()).toBe(madeUpPage(0));
  expect(pages[9]!.length).toBeLessThan(10_000);
  const texts: Buffer[] = textPages(undefined, 20);
  expect(texts[0]!.toString()).toBe(madeUpText(0));
  expect(texts[9]!.equals(texts[19]!)).toBe(false);
});

it("samples the same pages in whatever order they come, and reads folders and rows", () => {
  const names = Array.from({ length: 50 }, (_, i) => `page ${i}`);
  const some = sampled(names, String, 7);
  expect(some).toHaveLength(7);
  expect(sampled([...names].reverse(), String, 7)).toEqual(some);
  expect(some).not.toEqual(names.slice(0, 7));
  inFolder((folder) => {
    mkdirSync(join(folder, "pages"));
    writeFileSync(join(folder, "pages", "a.html.gz"), gzipSync("<p>a"));
    writeFileSync(join(folder, "pages", "b.html"), "<p>b");
    writeFileSync(join(folder, "truth.jsonl"), "{}\n");
    expect(htmlPages(folder, 10).map(String).sort()).toEqual(["<p>a", "<p>b"]);
    expect(() => textPages(folder, 10)).toThrow(/holds no texts \(\.txt\)/);
    writeFileSync(join(folder, "rows.jsonl"), '{"input":"ä"}\n{"input":"b"}\n');
    expect(textPages(join(folder, "rows.jsonl"), 10).map(String).sort()).toEqual(["b", "ä"]);
    expect(() => textPages(join(folder, "truth.jsonl"), 10)).toThrow(/no column `input`/);
  });
});

it("packs pages and unpacks them", () => {
  inFolder((folder) => {
    const pages = ["<p>ä", "", "b".repeat(70_000)].map((page) => Buffer.from(page));
    pack(join(folder, "pages.bin"), pages);
    expect(unpack(join(folder, "pages.bin")).map(String)).toEqual(pages.map(String));
    expect(megabytesOf(pages)).toBeCloseTo(0.070005);
  });
});

it("makes as many phrases as a lexicon holds, of as many words, none of them its own", () => {
  const doubled: Record<string, string[]> = doubledPhrases(lexicon);
  expect(Object.keys(doubled)).toEqual(Object.keys(lexicon));
  const own = new Set(Object.values(lexicon).flat());
  for (const [topic, phrases] of Object.entries(lexicon)) {
    expect(doubled[topic]).toHaveLength(phrases.length);
    for (const [i, phrase] of doubled[topic]!.entries()) {
      expect(own).not.toContain(phrase);
      expect(phrase.split(/\s+/)).toHaveLength(phrases[i]!.split(/\s+/).length);
    }
  }
  // They must be phrases, or the library would refuse them.
  expect(phraseWords(doubled["read-more"]![0]!).length).toBeGreaterThan(0);
  expect(clean("A line.", { phrases: { en: doubled } }).text).toBe("A line.\n");
});

it("takes the median over the passes, and the ratio over the pages that both have read", () => {
  expect(median([9, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 9])).toBe(3);
  const ours = { passes: [[1, 1, 4], [2, 2, 4], [9, 9, 4]] }; // biome-ignore format: a row a pass
  const peer = { passes: [[6, 6]] };
  expect(secondsOf(ours)).toBe(8);
  expect(secondsOf(ours, 2)).toBe(4);
  // Twelve seconds against the four that ours takes for the same two pages.
  expect(ratioOf(ours, peer)).toBe(3);
});

it("puts speed, ratio, goal and errors into a row", () => {
  const base = { input: "HTML", version: "1.0", sizes: [1e6, 3e6], errors: [] };
  const ours = { ...base, name: "ours", label: "ours", passes: [[0.5, 1.5]] };
  expect(speedRow(ours, ours)).toEqual(["HTML: ours", "1.0", "2", "1", "1.00", "2.00", "", "", "0"]);
  const peer = { ...base, name: "trafilatura", label: "trafilatura", passes: [[3], [4], [5]], errors: [[0, "no"]] };
  expect(speedRow(peer, ours)).toEqual(["HTML: trafilatura", "1.0", "1", "3", "0.25", "0.25", "8.00", "≥ 6: met", "1"]);
  const slow = speedRow({ ...peer, name: "resiliparse", passes: [[0.1]] }, ours);
  expect(slow[7]).toBe("≥ 0.5: missed");
  // What is asked of ours over text is megabytes a second.
  expect(speedRow({ ...ours, name: "ours-text", passes: [[0.05, 0.15]] })[7]).toBe("≥ 20: met");
  const absent = speedRow({ ...base, name: "resiliparse", label: "resiliparse", problem: "not installed" }, ours);
  expect(absent.at(-1)).toBe("not installed");
  expect(absent).toHaveLength(slow.length);
  const lines = speedTable([slow, absent]).split("\n");
  expect(new Set(lines.map((line: string) => line.split("|").length)).size).toBe(1);
});

it("says of a figure whether it is as is asked", () => {
  expect(verdict(11, { most: 11 })).toBe("≤ 11: met");
  expect(verdict(11.1, { most: 11 })).toBe("≤ 11: missed");
  expect(verdict(5.9, { least: 6 })).toBe("≥ 6: missed");
  const table: string = measureTable([
    { name: "start", detail: "how", value: 2.345, unit: " times", goal: { most: 2.5 } },
  ]);
  expect(table).toContain("| start | how | 2.35 times | ≤ 2.5: met |");
});

it("measures: ours and the naive regular expressions over two texts", { timeout: 60_000 }, () => {
  const script = fileURLToPath(at("speed.mjs"));
  const dist = join(dirname(inject("program")), "../dist");
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [script, "--dist", dist, ...args], { encoding: "utf8" });
  const { status, stdout, stderr } = run("--quick", "--only", "text", "--tools", "ours,regexes", "--sample", "1");
  expect(stderr.replace(/^text: .* \.\.\.$/gm, "").trim()).toBe("");
  expect(status).toBe(0);
  const rows = stdout.split("\n").filter((line) => line.startsWith("| text: "));
  expect(rows).toHaveLength(2);
  const figures = rows.map((row) => row.split("|").map((cell) => cell.trim()));
  for (const [, , , pages, passes, perSecond] of figures) {
    expect([pages, passes]).toEqual(["2", "3"]);
    expect(Number(perSecond)).toBeGreaterThan(0);
  }
  expect(Number(figures[1]![7])).toBeGreaterThan(0);
  const wrong = run("--only", "speed");
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toMatch(/^bench: --only: there is no "speed"; there are html, /);
});
