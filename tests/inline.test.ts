/** Spans stay on their words when a block's text is repaired. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retext } from "../src/inline.js";
import type { Block, Inline } from "../src/model.js";

const block = (text: string, ...inline: Inline[]): Block => ({
  id: 0, kind: "paragraph", role: "body", text, gap: "", span: [0, text.length], ...(inline.length ? { inline } : {}),
}); // biome-ignore format: short
const on = (text: string, words: string, kind: Inline["kind"] = "strong"): Inline => {
  const start = text.indexOf(words);
  return { kind, start, end: start + words.length };
};
const words = ({ text, inline }: Block): string[] => (inline ?? []).map(({ start, end }) => text.slice(start, end));

describe("retext", () => {
  const text = "By Ann: The mill is open. Read more";
  const all = ["By Ann", "mill", "Read more", "open. Read", "The mill is open"].map((part) => on(text, part));

  it("moves spans along, and cuts or drops those in what went", () => {
    expect(words(retext(block(text, ...all), "The mill is open."))).toEqual(["mill", "open.", "The mill is open"]);
    expect(words(retext(block(text, ...all), "By Ann: The mill is shut. Read more"))).toEqual([
      "By Ann", "mill", "Read more", "shut. Read", "The mill is shut",
    ]); // biome-ignore format: short
    expect(retext(block(text, on(text, "By Ann")), "The mill is open.")).toMatchObject({ inline: undefined });
  });

  it("follows lines that stayed where others went", () => {
    const lines = "The mill\nShare this\nby the river\nRead more\nis open";
    const spans = ["The mill", "Share", "the river\nRead", "more\nis"].map((part) => on(lines, part));
    expect(words(retext(block(lines, ...spans), "The mill\nby the river\nis open"))).toEqual([
      "The mill",
      "the river",
      "is",
    ]);
  });

  it("moves the cells of rows", () => {
    const row: Block = { ...block("Ann | 12 | Ashford"), row: { table: 0, header: false, cells: [[0, 3], [6, 8], [11, 18]] } }; // biome-ignore format: short
    expect(retext(row, "Ann | 12,000 | Ashford").row!.cells).toEqual([[0, 3], [6, 12], [15, 22]]); // biome-ignore format: short
    expect(retext(row, "Ann |  | Ashford").row!.cells[2]).toEqual([9, 16]);
  });

  it("leaves spans in the text, on words that stood in them before", () => {
    const pair = fc.tuple(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), fc.nat(12), fc.nat(12));
    fc.assert(
      fc.property(pair, ([before, after, a, b]) => {
        const start = Math.min(a, b, before.length);
        const end = Math.min(Math.max(a, b), before.length);
        if (start === end) return;
        for (const span of retext(block(before, { kind: "link", start, end }), after).inline ?? []) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(after.length);
        }
      }),
    );
  });
});
