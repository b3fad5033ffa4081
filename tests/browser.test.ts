/**
 * The library as the package has it runs where there is no Node: bundled for the browser, in a context that has JavaScript
 * and, of all that browsers add to it, `atob` (the entity tables are packed in base64).
 */
import { dirname, join } from "node:path";
import vm from "node:vm";
import { build } from "esbuild";
import { beforeAll, expect, inject, it } from "vitest";
import type { CleanResult } from "../src/index.js";

let bundle: string;
beforeAll(async () => {
  const result = await build({
    entryPoints: [join(dirname(dirname(inject("program"))), "dist/library.js")],
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "cleanArticle",
    logLevel: "silent",
  });
  bundle = result.outputFiles[0]!.text;
}, 60_000);

function clean(page: string): CleanResult {
  const context = vm.createContext({ page, atob });
  vm.runInContext(bundle, context);
  return vm.runInContext("cleanArticle.clean(page)", context) as CleanResult;
}

it("bundles without any module of Node", () => {
  expect(bundle).not.toMatch(/require\(["']|from ["']node:/);
});

it("cleans text in a bare context", () => {
  const prose = "The library in Harbour Street opens again on Monday, after two years of building works.";
  const more = "Its reading room has been painted, and the roof no longer leaks when it rains from the west.";
  const { text, decisions } = clean(`${prose}\n\nRead more: Town hall to get new clock\n\n${more}\n`);
  expect(text).toBe(`${prose}\n\n${more}\n`);
  expect(decisions.map(({ do: act }) => act)).toContain("drop");
});

it("cleans a page of HTML in a bare context", () => {
  const prose = "The library in Harbour Street opens again on Monday, after two years of building works in the hall.";
  const page = `<!doctype html><html lang="en"><head><title>Library opens</title></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
    <article><h1>Library opens</h1><p>${prose}</p><p>${prose.replace("library", "museum")}</p></article>
    <footer><p>All rights reserved</p></footer></body></html>`;
  const { text, title, lang } = clean(page);
  expect(title).toBe("Library opens");
  expect(lang).toBe("en");
  expect(text).toContain(prose);
  expect(text).not.toMatch(/Sport|rights/);
});
