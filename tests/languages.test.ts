/** A page of each language with its junk and with lines that only look like it; what is left is exactly the article. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clean } from "../src/index.js";
import { lexicons } from "../src/lexicons/index.js";
import { languageOfTag } from "../src/tags.js";

const folder = new URL("../fixtures/languages/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".txt") && !name.endsWith(".expected.txt"))
  .map((name) => name.replace(/\.txt$/, ""));

/** Kinds of junk that a page must hold, at least: each filter that drops something is one. */
const KINDS = 8;

it("has a page of every language", () => {
  const languages = names.filter((name) => !name.startsWith("mixed")).map((name) => languageOfTag(name));
  expect([...new Set(languages)].sort()).toEqual(Object.keys(lexicons).sort());
});

describe.each(names)("%s", (name) => {
  const page = read(`${name}.txt`);
  const expected = read(`${name}.expected.txt`);
  const { text, lang, decisions } = clean(page);

  it("gives the article, and nothing else", () => {
    expect(text).toBe(expected);
  });

  it("is in its language", () => {
    expect(lang).toBe(languageOfTag(name.replace("mixed-", "")));
  });

  it("holds junk of many kinds", () => {
    const kinds = new Set(decisions.filter(({ do: act }) => act !== "name").map(({ filter }) => filter));
    expect(kinds.size).toBeGreaterThanOrEqual(KINDS);
  });

  it("is still once it is clean", () => {
    expect(clean(expected).decisions.filter(({ do: act }) => act !== "name")).toEqual([]);
  });

  it("is read the same in HTML's paragraphs", () => {
    const html = (lines: string) =>
      `<html><body>${lines
        .trim()
        .split("\n\n")
        .map((line) => `<p>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`)
        .join("\n")}</body></html>`;
    expect(clean(html(page), { disable: ["main-content"] }).text).toBe(expected);
  });
});
