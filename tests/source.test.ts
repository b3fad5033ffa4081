/** A page in UTF-8 is read by its bytes; what comes of it is what comes of the page as a string. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean, parse } from "../src/index.js";
import { decodePage } from "../src/parse/decode.js";
import { openSource } from "../src/parse/source.js";
import { anything, htmlPage } from "./setup/pages.js";

const bytesOf = (page: string): Uint8Array => new TextEncoder().encode(page);

/** All that is known of a page, but for places in its source. */
function known(page: string | Uint8Array, to: "text" | "markdown" = "text") {
  const { document, blocks, ...rest } = clean(page, { from: "html", to, url: "https://example.org/" });
  const bare = (list: typeof blocks) => list.map((block) => ({ ...block, span: undefined }));
  return {
    ...rest,
    title: rest.title,
    blocks: bare(blocks),
    input: bare(document.blocks),
    elements: document.elements,
  };
}

const PROSE = "Die Bäckerei an der Brücke öffnet am Montag wieder, sagt Renée – nach zwei Jahren „Pause“ 🥐.";
const article = (body: string): string => `<!doctype html><html lang=de><title>Bäcker &amp; Brücke</title>${body}`;

describe("a page in UTF-8", () => {
  it.each([
    ["text beyond ASCII", `<p>${PROSE}<p>${PROSE}`],
    [
      "attributes beyond ASCII",
      `<p class="über-uns ÄÖ" id="Ünder">${PROSE}</p><a href="/straße?a=1&amp;b=ü&c">Größe</a>`,
    ],
    ["a reference between letters", `<p>Caf&eacute;é&#8217;ü&notit; ${PROSE}`],
    ["tags and attributes that nobody knows", `<x-É Ü="ä">${PROSE}</x-é><Ünbekannt>${PROSE}`],
    ["soft hyphens, BOMs and spaces without breaks", `<p>Ein\u00adgang \ufeff\u00a0\u2003${PROSE}`],
    ["a comment without an end", `<p>${PROSE}<!-- ü <p>${PROSE}<p>${PROSE}`],
    ["a quote without an end", `<p>${PROSE}<p title="ü>${PROSE}<p>${PROSE}${PROSE}${PROSE}${PROSE}`],
    ["a style sheet without an end", `<style>ü{}<p>${PROSE}<p>${PROSE}`],
    ["CDATA", `<p>${PROSE}<![CDATA[ ü ]]>${PROSE}<![CDATA[ü<p>${PROSE}`],
    ["hidden text", `<div hidden>${PROSE}${PROSE}</div><noscript>ü ${PROSE}</noscript>`],
    ["JSON-LD", `<script type="application/ld+json">{"headline":"Bäcker – neu","articleBody":"ü"}</script><p>${PROSE}`],
    ["a byte order mark or two", `\ufeff\ufeff<p>${PROSE}`],
  ])("says the same as a string: %s", (_, body) => {
    const page = body.startsWith("\ufeff") ? body : article(body);
    expect(known(bytesOf(page))).toEqual(known(decodePage(bytesOf(page))));
    expect(known(bytesOf(page), "markdown")).toEqual(known(decodePage(bytesOf(page)), "markdown"));
  });

  it("says the same as a string, whatever it holds", () => {
    const accented = fc.tuple(htmlPage, fc.constantFrom("é", "–", "ß", "日本", "🥐", "\u00ad", "\u00a0"));
    const check = ([page, sign]: [string, string]) => {
      const bytes = bytesOf(page.replace(/[eo](?=\w)/g, sign));
      expect(known(bytes)).toEqual(known(decodePage(bytes)));
    };
    fc.assert(fc.property(accented, check), { numRuns: 100, seed: 7 });
    const same = (page: string) => {
      expect(known(bytesOf(page))).toEqual(known(decodePage(bytesOf(page))));
    };
    fc.assert(fc.property(anything, same), { numRuns: 100, seed: 7 });
  });

  it("is read by its bytes, and places in it are bytes", () => {
    const page = article(`<p>Zürich</p><p>Genève</p>`);
    const { source, html } = openSource(bytesOf(page));
    expect([html, source.inBytes, source.units.length]).toEqual([true, true, bytesOf(page).length]);
    expect(source.whole()).toBe(page);
    const places = (input: string | Uint8Array, of: string | Uint8Array = input) =>
      parse(input).blocks.map(({ span: [start, end] }) => of.slice(start, end));
    expect(places(page)).toEqual(["Zürich", "Genève"]);
    expect(places(bytesOf(page))).toEqual([bytesOf("Zürich"), bytesOf("Genève")]);
    expect([parse(bytesOf(page)).inBytes, parse(page).inBytes]).toEqual([true, undefined]);
    // What must be mended is read as a string, and places are in that.
    const torn = `${page}<p>Basel<!-- `;
    expect(parse(bytesOf(torn)).inBytes).toBe(undefined);
    expect(places(bytesOf(torn), torn)[0]).toBe("Zürich");
  });

  it("is a string or a Uint8Array, and nothing else", () => {
    for (const page of [new ArrayBuffer(8), new DataView(new ArrayBuffer(8)), 1, undefined])
      expect(() => clean(page as never)).toThrow(new TypeError("a page is a string or a Uint8Array"));
  });

  it("may be a part of a larger buffer", () => {
    const page = bytesOf(article(`<p>${PROSE}`));
    const larger = new Uint8Array(page.length + 20).fill(0x41);
    larger.set(page, 7);
    expect(known(larger.subarray(7, 7 + page.length))).toEqual(known(page));
  });
});

describe("a page of other bytes", () => {
  const latin = (page: string): Uint8Array => Uint8Array.from(page, (char) => char.charCodeAt(0));

  it.each([
    ["by its own word", latin('<!doctype html><meta charset="iso-8859-1"><p>Zürich'), undefined],
    ["by the HTTP header", latin("<!doctype html><p>Zürich"), "iso-8859-1"],
    ["by its header against its own word", latin('<!doctype html><meta charset="utf-8"><p>Zürich'), "latin1"],
    ["as it is no UTF-8", latin("<!doctype html><p>Zürich"), undefined],
    ["by its byte order mark", new Uint8Array(Buffer.from("\ufeff<!doctype html><p>Zürich", "utf16le")), undefined],
  ])("is decoded: %s", (_, bytes, charset) => {
    const options = charset === undefined ? {} : { charset };
    expect(openSource(bytes, "html", charset).source.inBytes).toBe(false);
    expect(clean(bytes, options).document.blocks.map(({ text }) => text)).toEqual(["Zürich"]);
    expect(parse(bytes, "html", options).blocks.map(({ text }) => text)).toEqual(["Zürich"]);
  });

  it("has U+FFFD where bytes mean nothing in the encoding that it names", () => {
    const bytes = latin('<!doctype html><meta charset="utf-8"><p>Zürich');
    expect(clean(bytes).document.blocks[0]!.text).toBe("Z\ufffdrich");
  });

  it("is text where it looks like text", () => {
    const text = readFileSync(new URL("../fixtures/news-report.txt", import.meta.url));
    expect(clean(text)).toEqual(clean(text.toString("utf8")));
    expect(openSource(text).html).toBe(false);
    expect(openSource(bytesOf(`<p>${PROSE}`), "text").html).toBe(false);
    // Without a doctype it takes a look at all of it.
    expect(openSource(bytesOf(`<html><body><p>${PROSE}</p></body></html>`)).html).toBe(true);
  });
});
