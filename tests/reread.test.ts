import { describe, expect, it } from "vitest";
import { withText } from "../src/block.js";
import type { Block, Document } from "../src/model.js";
import { parseText } from "../src/parse/text.js";
import { renderText } from "../src/render.js";
import { readAgain } from "../src/reread.js";

/** What is left of a document reads as its text does when it is printed and parsed. */
function expectSame(doc: Document, kept: readonly Block[]): void {
  const rendered = renderText(kept, doc.blocks, doc.tail);
  const { text } = rendered;
  // They hold until the next text is rendered.
  const spans = Array.from({ length: 2 * kept.length }, (_, i) => rendered.spans[i]);
  const parsed = parseText(text);
  const read = readAgain(kept, doc);
  const blocks = read.document.blocks.map((block, i) => ({
    ...block,
    span: [read.pieces[2 * i], read.pieces[2 * i + 1]],
  }));
  const { source, meta, tail, elements } = read.document;
  expect({ source, blocks, meta, tail, elements }).toEqual(parsed);
  expect(spans.map((_, i) => read.spans[i])).toEqual(spans);
  const end = text.length - parsed.tail.length;
  expect(read.slice(0, end)).toBe(text.slice(0, end));
}

const LONG = "The wheel of the old mill turns again, and the whole village has come down to the river to see it. ";
const PIECES = [
  "Home", "- bread", "o wine", "    x = 1;", "foo();", "} else {", "  ", "```", LONG, "goes on in lower case,", "。",
  LONG.repeat(7), "so that its lines are as wide as a page that was wrapped by hand once was,",
]; // biome-ignore format: a table
const GAPS = ["\n", "\n", "\n\n", "\n \n", "\n\n    ", "\n    ", "\r\n", "  ", "\u2028", "\n\n\n"];

describe("readAgain", () => {
  it("reads what was left alone as it was", () => {
    const doc = parseText(`Home\nNews\n\n${LONG}\n\n    if (open) {\n      count();\n    }\n\n- one\n- two\n`);
    expectSame(doc, doc.blocks);
    expectSame(doc, []);
  });

  it("reads lines anew whose neighbours went", () => {
    const doc = parseText("One line\n    count();\n    foo();\n\nTwo\n");
    for (const gone of doc.blocks)
      expectSame(
        doc,
        doc.blocks.filter((block) => block !== gone),
      );
  });

  it("tells a page that is flat by now", () => {
    const doc = parseText(`${"x".repeat(900)}\n\n${LONG.repeat(7)}\n`);
    expect(doc.blocks).toHaveLength(2);
    expectSame(doc, doc.blocks.slice(1));
    expect(readAgain(doc.blocks.slice(1), doc).document.blocks.length).toBeGreaterThan(2);
  });

  it("equals printing and parsing, whatever the lines and what went", () => {
    let seed = 11;
    const any = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return Math.floor((seed / 0x80000000) * below);
    };
    for (let round = 0; round < 600; round++) {
      let source = "";
      for (let i = any(24); i >= 0; i--) source += PIECES[any(PIECES.length)]! + GAPS[any(GAPS.length)]!;
      const doc = parseText(source);
      const kept = doc.blocks
        .filter(() => any(4) > 0)
        .map((block) => (any(8) > 0 ? block : withText(block, block.text.slice(0, 1 + any(40)))));
      expectSame(doc, kept);
    }
  });
});
