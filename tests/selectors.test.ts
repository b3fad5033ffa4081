/** What users' own selectors keep and drop. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CleanOptions, clean, loadSelectors } from "../src/index.js";
import { run } from "./setup/run.js";

const PROSE =
  "The old mill by the river was sold on Tuesday to a family from the next valley, who want to grind corn again.";
const MORE = "They will open its doors to visitors in the summer, when the new water wheel has been put in its place.";
const PAGE = `<!doctype html><html lang="en"><head><title>Mill sold</title></head><body><nav><a href="/">Home</a></nav>
  <article><h1>Mill sold</h1><p class="lead">${PROSE}</p><div class="box"><p>The mill in numbers.</p></div>
  <p>${MORE} <span class="sign">(ra)</span></p></article><aside class="note"><p>Opening hours: nine to five.</p></aside></body></html>`;

beforeAll(loadSelectors);
const text = (page: string, options: CleanOptions): string => clean(page, { from: "html", ...options }).text;

describe("drop selectors", () => {
  it("take elements away, also inside a paragraph", () => {
    expect(text(PAGE, { dropSelectors: [".box, .sign", "h1"] })).toBe(`${PROSE}\n\n${MORE}\n`);
    expect(text("<p>The mill<i class=x> is not</i> sold.</p>", { dropSelectors: [".x"] })).toBe("The mill sold.\n");
    expect(text("<p>The mill<br class=x> is sold.</p>", { dropSelectors: [".x"] })).toBe("The mill is sold.\n");
  });

  it("say so", () => {
    const { decisions, document, unmatched } = clean(PAGE, { from: "html", dropSelectors: [".box", ".none"] });
    const box = document.blocks.find((block) => block.text === "The mill in numbers.")!;
    expect(decisions).toContainEqual({
      do: "drop",
      block: box.id,
      filter: "drop-selector",
      because: "stands in what “.box” finds",
      before: box.text,
    });
    expect(unmatched).toEqual([".none"]);
    expect(document.blocks.map(({ id }) => id)).toEqual(document.blocks.map((_, i) => i));
    for (const { text: own, span } of document.blocks) expect(PAGE.slice(...span)).toContain(own.slice(0, 10));
  });

  it("end an element without an end tag where the next thing begins", () => {
    const list = "<ul><li>one<li class=x>two<li>three</ul><p class=x>four<p>five";
    expect(text(list, { dropSelectors: [".x"] })).toBe("one\nthree\n\nfive\n");
  });
});

describe("keep selectors", () => {
  it("choose the content, and nothing chooses again", () => {
    expect(text(PAGE, { keepSelectors: [".note"] })).toBe("Opening hours: nine to five.\n");
    expect(text(PAGE, { keepSelectors: [".note", ".lead"] })).toBe(`${PROSE}\n\nOpening hours: nine to five.\n`);
    expect(text(PAGE, { keepSelectors: ["article"], dropSelectors: [".box"] })).toBe(
      `Mill sold\n\n${PROSE}\n\n${MORE} (ra)\n`,
    );
    expect(text(PAGE, { keepSelectors: ["nav"] })).toBe("Home\n");
  });

  it("leave the text filters at work, and the metadata whole", () => {
    const page = PAGE.replace("</article>", "<p>Read more: Town hall to get new clock</p></article>");
    const { text: out, meta, decisions } = clean(page, { from: "html", keepSelectors: ["article"] });
    expect(out).not.toContain("Town hall");
    expect(meta.title).toBe("Mill sold");
    expect(decisions.filter(({ filter }) => filter === "keep-selector").map(({ before }) => before)).toEqual([
      "Home",
      "Opening hours: nine to five.",
    ]);
  });

  it("keep rows in tables and items in lists", () => {
    const row = "<tr class=x><td>c</td><td>d</td></tr>";
    const page = `<p>no</p><table><tr><td>a</td><td>b</td></tr>${row}${row}</table><ol><li>e<li class=x>f</ol>`;
    const kinds = clean(page, { from: "html", keepSelectors: [".x"] }).blocks.map(({ kind }) => kind);
    expect(kinds).toEqual(["table", "table", "list-item"]);
  });

  it("that find nothing leave the page as it is", () => {
    const { text: out, unmatched } = clean(PAGE, { from: "html", keepSelectors: ["#none"] });
    expect(out).toBe(text(PAGE, {}));
    expect(unmatched).toEqual(["#none"]);
  });
});

it("need no page to be refused, and are ignored on text", () => {
  for (const selector of ["p:foo", "a[", "", " ", "<p>", ":not("])
    expect(() => clean("Text.", { dropSelectors: [selector] }), selector).toThrow(RangeError);
  expect(clean("Text.\n", { from: "text", keepSelectors: [".x"] })).toMatchObject({ text: "Text.\n", unmatched: [] });
});

it("find their way in torn and deep pages", () => {
  const torn = `<p class=x>one</p><![CDATA[<p>two</p>]]><p class=x>three`;
  expect(text(torn, { keepSelectors: [".x"] })).toBe("one\n\nthree\n");
  const deep = `${"<div>".repeat(5_000)}<p class=x>${PROSE}</p>`;
  expect(text(deep, { keepSelectors: [".x"] })).toBe(`${PROSE}\n`);
  const find = () => text(deep.repeat(4), { keepSelectors: ["div:has(h1)"] });
  expect(find).toThrow("its elements are nested too deep for the selector");
});

describe("the command line", () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "clean-article-"));
    for (const name of ["a.html", "b.html"]) writeFileSync(join(dir, name), PAGE);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it("takes selectors with commas, several times", async () => {
    const args = ["--keep-selector", ".lead, .note", "--keep-selector", "h1", "--drop-selector", ".note", "-"];
    const { code, out, err } = await run(["--from", "html", ...args], PAGE);
    expect({ code, out, err }).toEqual({ code: 0, out: `Mill sold\n\n${PROSE}\n`, err: "" });
  });

  it("explains them", async () => {
    const { out } = await run(["explain", "--drop-selector", ".box", join(dir, "a.html")]);
    expect(out).toMatch(/drop +paragraph +The mill in numbers\.|drop.*The mill in numbers\./);
    expect(out).toContain("drop-selector: stands in what “.box” finds");
  });

  it("refuses what is no selector", async () => {
    const { code, out, err } = await run(["--drop-selector", "p:foo"], PAGE);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe('clean-article: "p:foo" is no CSS selector (Unknown pseudo-class :foo)\n');
  });

  it("tells which found nothing, once", async () => {
    const one = await run(["--drop-selector", ".none", join(dir, "a.html")]);
    expect(one).toMatchObject({ code: 0, err: `clean-article: the selector “.none” finds nothing in ${dir}/a.html\n` });
    const both = await run(["--to", "jsonl", "--keep-selector", ".none", dir]);
    expect(both.err).toMatch(/the selector “\.none” finds nothing on 2 of 2 pages, .*a\.html the first\n$/);
    expect((await run(["--quiet", "--drop-selector", ".none", join(dir, "a.html")])).err).toBe("");
    expect((await run(["--drop-selector", ".none"], `${PROSE}\n`)).err).toBe("");
  });
});
