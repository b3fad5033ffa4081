import { setFlagsFromString } from "node:v8";
import { describe, expect, it } from "vitest";
import { runChain } from "../src/chain.js";
import { drop, scopeWith } from "../src/filter.js";
import { clean, loadSelectors } from "../src/index.js";
import type { Block, Filter, Scope } from "../src/model.js";
import { pageOptions } from "../src/page-options.js";
import { readHtml } from "../src/parse/html.js";
import { readText } from "../src/parse/text.js";
import { withBlocks } from "../src/placed.js";
import { readAgain } from "../src/reread.js";

// What V8 makes of objects decides how often it compiles the code that reads them: only it can tell.
setFlagsFromString("--allow-natives-syntax");
const haveSameShape = new Function("a", "b", "return %HaveSameMap(a, b)") as (a: object, b: object) => boolean;
const isHoley = new Function("list", "return %HasHoleyElements(list)") as (list: object) => boolean;
setFlagsFromString("--no-allow-natives-syntax");

/** One of each shape among objects. */
function shapesOf<T extends object>(objects: Iterable<T>): T[] {
  const found: T[] = [];
  for (const object of objects) if (!found.some((other) => haveSameShape(other, object))) found.push(object);
  return found;
}

const PROSE = "The old mill by the river has found a new owner, and the village hopes that its wheel will turn again.";
const ROWS = `<table><tr><th>Year</th><th>Corn &amp;amp; rye</th></tr><tr><td>1990</td><td>12 &amp;nbsp; tons</td></tr><tr><td>1991</td><td>14 tons</td></tr></table>`;
const PAGES = [
  `<html lang="en"><head><title>The mill</title></head><body><article><h1>The mill</h1><p>${PROSE}</p><p>${PROSE} &amp;amp; so on.</p></article></body></html>`,
  `<body><ul><li>${PROSE}<ol><li>${PROSE}</li></ol></li></ul>${ROWS}<blockquote><p>${PROSE}</p></blockquote><pre>let a;</pre></body>`,
  `${PROSE}\n\nRead more: Another mill\n\n${PROSE} &amp;amp; so on.`,
];

describe("shapes", () => {
  it("of documents are one, wherever they come from", () => {
    const [first, second, third] = PAGES as [string, string, string];
    const page = readHtml(first);
    const text = readText(third);
    const documents = [page, readHtml(second), text, withBlocks(page, []), readAgain(text.blocks, text).document];
    expect(shapesOf(documents)).toHaveLength(1);
    expect(shapesOf(documents.map(({ meta }) => meta))).toHaveLength(1);
  });

  it("of blocks are two, whatever was done to them", async () => {
    await loadSelectors();
    const all: Block[] = [];
    for (const page of PAGES)
      for (const options of [{}, { to: "markdown" }, { dropSelectors: ["blockquote"] }] as const) {
        const { blocks, document } = clean(page, options);
        all.push(...document.blocks, ...blocks);
      }
    // Rows were among those that were mended.
    expect(all.filter(({ row, text }) => row && text.includes("Corn & rye"))).not.toHaveLength(0);
    expect(shapesOf(all)).toHaveLength(2);
  });

  it("of options are one, whatever a run has asked for", () => {
    const ofPage = { from: "text", url: undefined, charset: undefined, to: "text" } as const;
    const options = [{}, { lang: "de" }, { only: ["share-bar"], preset: "strict" }] as const;
    expect(shapesOf(options.map((one) => pageOptions(one, ofPage)))).toHaveLength(1);
    expect(pageOptions({ lang: "de", preset: "gentle" }, ofPage)).toEqual({
      ...ofPage,
      lang: "de",
      preset: "gentle",
    });
  });

  it("of scopes are one, whatever has gone", () => {
    const scopes: Scope[] = [];
    const filter: Filter = {
      name: "test",
      summary: "",
      needs: "text",
      judge: (scope) => {
        scopes.push(scope);
        return [drop(scope.blocks[0]!, "the first")];
      },
    };
    runChain(readText(PAGES[2]!), [filter, filter], { lang: "en", preset: "balanced" });
    expect(scopes.map(({ blocks }) => blocks.length)).toEqual([3, 2]);
    expect(shapesOf(scopes)).toHaveLength(1);
    expect(scopeWith(scopes[0]!, scopes[1]!.blocks)).toEqual(scopes[1]);
  });

  it("of lists of blocks have no room for holes", () => {
    for (const page of PAGES) expect(isHoley(clean(page).blocks)).toBe(false);
  });
});
