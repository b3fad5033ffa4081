/** The configuration: where it is found, what it may say, and what wins. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildProgram } from "../src/cli/program.js";
import { findConfig } from "../src/config/find.js";
import { mayHaveConfig } from "../src/config/near.js";
import { configKeys, configSchema } from "../src/config/schema.js";
import { problemsOf } from "../src/config/validate.js";
import { chain, withoutNames } from "../src/index.js";
import { run } from "./setup/run.js";

const PROSE =
  "The old mill by the river was sold on Tuesday to a family from the next valley, who want to grind corn again.";
const MORE = "They will open its doors to visitors in the summer, when the new water wheel has been put in its place.";
const page = (line: string): string => `${PROSE}\n\n${line}\n\n${MORE}\n`;
const CLEAN = `${PROSE}\n\n${MORE}\n`;
const JUNK = "Read more: Town hall to get new clock";

let root: string;
let cwd: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "clean-article-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  cwd = join(root, "a/b");
  mkdirSync(cwd, { recursive: true });
});
const put = (name: string, value: unknown): void =>
  writeFileSync(join(root, name), typeof value === "string" ? value : JSON.stringify(value));
const inside = (args: readonly string[], input = "") => run(args, input, {}, cwd);
const printed = async (...args: string[]) => JSON.parse((await inside([...args, "--print-config"])).out);

describe("is found", () => {
  it("upwards, the nearest first", async () => {
    put("clean-article.config.json", { lang: "de" });
    expect(await printed()).toMatchObject({ file: join(root, "clean-article.config.json"), config: { lang: "de" } });
    put("a/.cleanarticlerc", '\uFEFF{"lang": "fr"}');
    expect(await printed()).toMatchObject({ file: join(root, "a/.cleanarticlerc"), config: { lang: "fr" } });
    put("a/b/package.json", { name: "x", "clean-article": { lang: "es" } });
    expect(await printed()).toMatchObject({ config: { lang: "es" }, from: { lang: "package.json" } });
    put("a/b/.cleanarticlerc", { lang: "it" });
    expect((await printed()).from).toEqual({ preset: "default", outField: "default", lang: ".cleanarticlerc" });
  });

  it("in no package.json that says nothing to us, torn ones included", async () => {
    put("clean-article.config.json", { lang: "de" });
    put("a/package.json", '{"name": ');
    put("a/b/package.json", { name: "x", dependencies: { "clean-article": "^1.0.0" } });
    expect(await printed()).toMatchObject({ config: { lang: "de" } });
    expect((await findConfig(cwd))?.config).toEqual({ lang: "de" });
  });

  it("nowhere, and nothing is loaded to look", async () => {
    expect(mayHaveConfig(cwd)).toBe(false);
    expect(await findConfig(cwd)).toBeUndefined();
    put("package.json", { name: "x" });
    expect(mayHaveConfig(cwd)).toBe(false);
    put("package.json", { "clean-article": {} });
    expect(mayHaveConfig(cwd)).toBe(true);
    expect(await printed("--no-config")).toEqual({
      file: null,
      config: { preset: "balanced", outField: "text" },
      from: { preset: "default", outField: "default" },
    });
  });

  it("where --config says", async () => {
    put("clean-article.config.json", { lang: "de" });
    put("other.conf", { lang: "fr" });
    put("package.json", { "clean-article": { lang: "es" } });
    expect((await printed("--config", "../../other.conf")).config.lang).toBe("fr");
    expect((await printed("--config", "../../package.json")).config.lang).toBe("es");
    put("package.json", {});
    for (const file of ["../../package.json", "none.json", "."]) {
      const { code, err } = await inside(["--config", file]);
      expect({ file, code }).toEqual({ file, code: 2 });
      expect(err.startsWith(`clean-article: ${file}: `), err).toBe(true);
    }
  });
});

describe("holds", () => {
  it("for cleaning, explaining and checking", async () => {
    put("clean-article.config.json", {
      $schema: "./node_modules/clean-article/config.schema.json",
      phrases: { en: { "read-more": ["Onward reading"] } },
      dropPatterns: ["^Ref\\. \\d+$"],
      keepPatterns: ["town hall"],
    });
    const lines = "Onward reading: Bakers count their loaves\n\nRef. 17\n\nRead more: All about the town hall";
    expect((await inside([], page(lines))).out).toBe(page("Read more: All about the town hall"));
    const { out } = await inside(["explain"], page(lines));
    expect(out).toMatch(/drop +paragraph +Ref\. 17\n|drop.*Ref\. 17\n/);
    expect(out).toContain("drop-pattern: matches “^Ref\\. \\d+$”");
    expect((await inside(["check"], page("Ref. 17"))).code).toBe(1);
    expect((await inside(["check", "--no-config"], page("Ref. 17"))).code).toBe(0);
  });

  it("thresholds, filters and roles", async () => {
    put("clean-article.config.json", { disable: ["cross-link"] });
    expect((await inside([], page(JUNK))).out).toBe(page(JUNK));
    put("clean-article.config.json", { without: ["headline"] });
    const html = `<article><h1>Mill sold</h1><p>${PROSE}</p><p>${MORE}</p></article>`;
    expect((await inside(["--from", "html"], html)).out).toBe(CLEAN);
    put("clean-article.config.json", { thresholds: { menuEntries: 50 } });
    const menu = `${PROSE}\n\n${MORE}\n\nHome\n\nPrivacy policy\n\nOur friends\n`;
    const strict = ["--preset", "strict", "--only", "navigation"];
    expect((await inside(strict, menu)).out).toBe(menu);
    expect((await inside([...strict, "--no-config"], menu)).out).not.toBe(menu);
  });

  it("in threads as in the main one", async () => {
    put("clean-article.config.json", {
      phrases: { en: { "read-more": ["Onward reading"] } },
      dropPatterns: ["^Ref\\. \\d+$"],
      dropSelectors: [".x"],
      jobs: 2,
    });
    // Up to a megabyte is cleaned without threads.
    const pad = "x".repeat(400_000);
    const row = JSON.stringify({ pad, text: page("Onward reading: Bakers count their loaves\n\nRef. 17") });
    const { code, out, err } = await inside(["--from", "jsonl", "--to", "jsonl"], `${row}\n`.repeat(4));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const line of out.trimEnd().split("\n")) expect(JSON.parse(line).text).toBe(CLEAN.trimEnd());
  });

  it("columns of rows", async () => {
    put("clean-article.config.json", { field: "page", idField: "key", outField: "clean" });
    const row = JSON.stringify({ key: 7, page: page(JUNK), text: "other" });
    const { out } = await inside(["--from", "jsonl", "--to", "jsonl"], row);
    expect(JSON.parse(out)).toMatchObject({ id: 7, clean: CLEAN.trimEnd(), text: "other" });
  });

  it("less than the command line", async () => {
    put("clean-article.config.json", { disable: ["cross-link"], preset: "gentle" });
    expect((await inside(["--disable", "byline"], page(JUNK))).out).toBe(CLEAN);
    const { config, from } = await printed("--disable", "byline");
    expect(config).toEqual({ preset: "gentle", disable: ["byline"], outField: "text" });
    expect(from).toEqual({
      preset: join(root, "clean-article.config.json"),
      disable: "command line",
      outField: "default",
    });
  });
});

describe("says what is wrong with it", () => {
  it.each([
    ["no JSON", "{]", /clean-article\.config\.json: is not JSON \(.+\); it is data only/],
    ["no object", "[]", /config\.json: is a list; it must be an object/],
    ["an unknown key", { disabel: [] }, /: disabel: there is no such key; did you mean "disable"\?$/m],
    [
      "an unknown filter",
      { only: ["crosslink"] },
      /: only\[0\]: "crosslink" is not known; did you mean "cross-link"\?/,
    ],
    ["an unknown topic", { phrases: { de: { xyzzy: [] } } }, /: phrases\.de\.xyzzy: .* there are read-more, related-/],
    [
      "a code that is none",
      { phrases: { deutsch: {} } },
      /: phrases\.deutsch: is no language code; write one such as en/,
    ],
    ["a language that is none", { lang: "und" }, /: lang: "und" is no language code/],
    ["a value of another type", { jobs: "3" }, /: jobs: is a string; it must be a whole number/],
    [
      "a value out of range",
      { thresholds: { promptShare: 3 } },
      /: thresholds\.promptShare: is 3; it must be from 0\.05/,
    ],
    ["an empty value", { field: "" }, /: field: is empty/],
    ["a phrase without words", { phrases: { de: { share: ["!"] } } }, /: phrases\.de\.share\[0\]: "!" holds no word/],
    ["a selector that is none", { dropSelectors: ["p", "p:foo"] }, /: dropSelectors\[1\]: "p:foo" is no CSS selector/],
    ["a pattern that is none", { keepPatterns: ["a", "(?=b)"] }, /: keepPatterns\[1\]: the pattern .* cannot be read/],
    ["a pattern for all", { dropPatterns: [".*"] }, /: dropPatterns\[0\]: the pattern "\.\*" matches every text/],
    ["a key of objects", '{"__proto__": {"lang": "de"}}', /: __proto__: there is no such key/],
  ])("%s", async (_, value, line) => {
    put("clean-article.config.json", value);
    const { code, out, err } = await inside([], page(JUNK));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(line);
    expect(err).toMatch(/^clean-article: .+\n$/);
  });

  it("all of it, one line each, up to a number", async () => {
    put("clean-article.config.json", { preset: "hard", lang: 1, x: 1 });
    expect((await inside([])).err.trimEnd().split("\n")).toHaveLength(3);
    expect(await problemsOf(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`key${i}`, 1])))).toHaveLength(
      21,
    );
  });
});

describe("the schema", () => {
  it("that is shipped is the one that is checked, and knows every name", () => {
    const shipped = JSON.parse(readFileSync(new URL("../config.schema.json", import.meta.url), "utf8"));
    expect(shipped).toEqual(JSON.parse(JSON.stringify(configSchema)));
    expect(shipped.properties.only.items.enum).toEqual(chain.map(({ filter }) => filter.name));
    expect(shipped.properties.without.items.enum).toEqual(withoutNames);
    const { files } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    expect(files).toContain("config.schema.json");
  });

  it("has no key that the command does nothing with", () => {
    const options = buildProgram(() => {}).options.map((option) => option.attributeName());
    const data = ["phrases", "dropPatterns", "keepPatterns", "thresholds"];
    const named = configKeys.map((key) => key.replace(/Selectors$/, "Selector"));
    expect(named.filter((key) => !options.includes(key) && !data.includes(key))).toEqual([]);
  });

  it("takes an example of every key", async () => {
    const example = {
      preset: "strict", only: ["consent"], disable: ["byline"], lang: "pt-BR", without: ["table"], keepSelectors: ["article"],
      dropSelectors: [".x, .y"], phrases: { "zh-Hant": { share: ["分享"] } }, dropPatterns: ["^x$"], keepPatterns: ["(?i)y"],
      thresholds: { menuEntries: 2, listTitles: 0, promptShare: 0.3, adShare: 1 }, field: "f", idField: "i", outField: "o",
      keepInput: true, include: ["*.html"], exclude: ["x/**"], jobs: 4, maxBytes: 1_000, timeout: 500, failIf: ["dropped>60%"],
    }; // biome-ignore format: a table
    expect(Object.keys(example)).toEqual(configKeys);
    expect(await problemsOf(example)).toEqual([]);
  });
});
