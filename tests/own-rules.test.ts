/** What users add to the chain: phrases, patterns and thresholds of their own. */
import { beforeAll, describe, expect, it, vi } from "vitest";
import { type CleanOptions, clean, loadFor, type OwnPhrases, type Thresholds } from "../src/index.js";

const PROSE =
  "The old mill by the river was sold on Tuesday to a family from the next valley, who want to grind corn again.";
const MORE = "They will open its doors to visitors in the summer, when the new water wheel has been put in its place.";
const DEUTSCH =
  "Die alte Mühle am Fluss wurde am Dienstag an eine Familie aus dem Nachbartal verkauft, die wieder Korn mahlen will.";
const page = (...between: readonly string[]): string => `${[PROSE, ...between, MORE].join("\n\n")}\n`;
const text = (input: string, options: CleanOptions): string => clean(input, options).text;

beforeAll(() => loadFor({ dropPatterns: ["x"] }));

describe("own phrases", () => {
  const LINE = "Onward reading: Town hall to get new clock";

  it("work in the filters that know their topic", () => {
    expect(text(page(LINE), {})).toBe(page(LINE));
    const phrases: OwnPhrases = { en: { "read-more": ["Onward reading"] } };
    const { text: out, decisions } = clean(page(LINE), { phrases });
    expect(out).toBe(page());
    expect(decisions).toMatchObject([{ filter: "cross-link", before: LINE }]);
  });

  it("hold in their language, and English ones in every other", () => {
    const german = (line: string) => `${DEUTSCH}\n\n${line}\n\n${DEUTSCH.replace("Mühle", "Scheune")}\n`;
    expect(text(german(LINE), { phrases: { en: { "read-more": ["Onward reading"] } } })).toBe(
      german("X").replace("X\n\n", ""),
    );
    expect(text(german(LINE), { phrases: { fr: { "read-more": ["Onward reading"] } } })).toBe(german(LINE));
    expect(text(german(LINE), { phrases: { "de-AT": { "read-more": ["Onward reading"] } } })).not.toContain("Onward");
  });

  it("serve a language that has no lexicon", () => {
    const phrases: OwnPhrases = { sq: { "read-more": ["Lexo gjithashtu"] } };
    const line = "Lexo gjithashtu: Mulliri i vjetër u shit";
    expect(text(page(line), { lang: "sq", phrases })).toBe(page());
    expect(text(page(line), { lang: "sq" })).toBe(page(line));
  });

  it("leave the lexicons of others as they are", () => {
    text(page(LINE), { phrases: { en: { "read-more": ["Onward reading"] } } });
    expect(text(page(LINE), {})).toBe(page(LINE));
  });

  it.each([
    ["a language that is none", { "12": {} }, /phrases: "12" is no language code/],
    ["a topic that is none", { en: { "cross-link": ["x"] } }, /phrases\.en: there is no topic "cross-link"; there are/],
    ["a phrase without a word", { en: { share: ["..."] } }, /phrases\.en\.share: "\.\.\." holds no word/],
    ["a phrase of numbers alone", { en: { share: ["#"] } }, /any number/],
    ["a long phrase", { en: { share: [`a${"b".repeat(200)}`] } }, /longer than 200/],
    ["a phrase that stands alone", { en: { share: "word" } }, /is no list/],
    ["a language without topics", { en: null }, /is no object/],
    ["too many", { en: { share: Array.from({ length: 10_001 }, (_, i) => `word ${i} a`) } }, /more than 10000/],
  ])("are refused: %s", (_, phrases, line) => {
    const ask = () => clean("", { phrases: phrases as unknown as OwnPhrases });
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(line);
  });
});

describe("drop patterns", () => {
  it("drop what they match, somewhere in the block, and say so", () => {
    const { text: out, decisions } = clean(page("Ref. 2024/17-b", "See ref. 2024/18."), {
      dropPatterns: ["nothing", "(?i)^ref\\. \\d+/\\d+"],
    });
    expect(out).toBe(page("See ref. 2024/18."));
    expect(decisions).toEqual([
      {
        do: "drop",
        block: 1,
        because: "matches “(?i)^ref\\. \\d+/\\d+”",
        filter: "drop-pattern",
        before: "Ref. 2024/17-b",
      },
    ]);
  });

  it("may leave nothing of a page", () => {
    const long = Array.from({ length: 12 }, () => `${PROSE} ${MORE}`).join("\n\n");
    expect(text(long, { dropPatterns: ["mill"] })).toBe("");
  });

  it("drop also what only shows when the page is read again", () => {
    const options = { dropPatterns: ["^Mill$"] };
    expect(text(page("<br>Mill"), options)).toBe(page());
    expect(text(page("<br>Mill"), {})).toContain("Mill\n");
  });

  it("are linear in the text, whatever they are", () => {
    const hostile = `${"a".repeat(50_000)}!`;
    const begun = performance.now();
    expect(text(page(hostile), { dropPatterns: ["^(a+)+$", "(a|a)*$b", "(.*)(.*)(.*)(.*)x$"] })).toContain(hostile);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it.each([
    ["looking ahead", "a(?=b)", /cannot be read .* RE2/],
    ["looking back", "(a)\\1", /cannot be read/],
    ["torn", "[", /cannot be read/],
    ["matches nothing too", "x*", /matches every text/],
    ["empty", "", /matches every text/],
    ["long", `a${"b".repeat(1_000)}`, /longer than 1000/],
    ["grows", "(a{1000}|b{1000})(c{1000}|d{1000})".repeat(8), /too large/],
  ])("are refused: %s", (_, pattern, line) => {
    for (const options of [{ dropPatterns: [pattern] }, { keepPatterns: [pattern] }]) {
      expect(() => clean("", options)).toThrow(RangeError);
      expect(() => clean("", options)).toThrow(line);
    }
  });

  it("are no more than a thousand", () => {
    expect(() => clean("", { dropPatterns: Array.from({ length: 1_001 }, (_, i) => `a${i}`) })).toThrow(RangeError);
  });
});

describe("keep patterns", () => {
  const LINE = "Read more: Town hall to get new clock";

  it("win over every filter, drop patterns included", () => {
    expect(text(page(LINE), {})).toBe(page());
    expect(text(page(LINE), { keepPatterns: ["Town hall"] })).toBe(page(LINE));
    expect(text(page(LINE), { keepPatterns: ["Town hall"], dropPatterns: ["clock"] })).toBe(page(LINE));
    expect(text(page(`<b>${LINE}</b>`), { keepPatterns: ["Town hall"] })).toBe(page(`<b>${LINE}</b>`));
  });

  it("keep a block of HTML outside of the main content, whole", () => {
    const html = `<html lang="en"><body><nav><p>Home</p></nav><article><p>${PROSE}</p><p>${MORE}</p></article>
      <footer><p>Licence:<br>Read more: CC BY 4.0</p><p>All rights reserved</p></footer></body></html>`;
    expect(text(html, { from: "html" })).not.toContain("CC BY");
    expect(text(html, { from: "html", keepPatterns: ["Licence"] })).toBe(
      `${PROSE}\n\n${MORE}\n\nLicence:\nRead more: CC BY 4.0\n`,
    );
  });

  it("leave what the page is read for to --without and to selectors", () => {
    const html = `<article><h1>Mill sold</h1><p>${PROSE}</p><p>${MORE}</p></article>`;
    const options: CleanOptions = { from: "html", keepPatterns: ["Mill sold"], without: ["headline"] };
    expect(text(html, options)).toBe(`${PROSE}\n\n${MORE}\n`);
  });
});

describe("thresholds", () => {
  it("stand in the place of the preset's", () => {
    const below = `${PROSE}\n\n${MORE}\n\nHome\n\nPrivacy policy\n\nOur friends\n`;
    const strict = text(below, { preset: "strict", only: ["navigation"] });
    expect(text(below, { preset: "strict", only: ["navigation"], thresholds: { menuEntries: 50 } })).toContain("Home");
    expect(strict).not.toContain("Home");
  });

  it.each([
    [{ menuEntry: 3 }, /there is no threshold "menuEntry"; there are menuEntries/],
    [{ menuEntries: 2.5 }, /whole number from 1 to 1000/],
    [{ promptShare: 2 }, /share from 0\.05 to 1/],
    [{ promptShare: Number.NaN }, /share from/],
  ])("%j is refused", (thresholds, line) => {
    expect(() => clean("", { thresholds: thresholds as Thresholds })).toThrow(line);
  });
});

it("say what must be loaded before", async () => {
  vi.resetModules();
  const fresh = await import("../src/index.js");
  const ask = () => fresh.clean("Text.", { dropPatterns: ["x"] });
  expect(ask).toThrow("patterns are not loaded; call await loadPatterns() once before");
  await fresh.loadPatterns();
  expect(ask().text).toBe("");
});
