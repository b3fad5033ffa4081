import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HintSet } from "../src/hints.js";
import { step, TextTable } from "../src/text-table.js";

const PATTERNS = [/(?:^|[\s_-])ads?(?:$|[\s_\d-])/, /^nav/, /(?:^|\s)post-\d+(?:\s|$)/, /ü/];

describe("HintSet", () => {
  it("says of any hint which expressions match one of its names", () => {
    const name = fc.constantFrom(
      "ad",
      "ads",
      "top-ad",
      "shadow",
      "nav",
      "navbar",
      "x-nav",
      "post-12",
      "post-",
      "für",
      "",
    );
    const space = fc.constantFrom(" ", "  ", "\n", "\u00a0");
    const set = new HintSet(PATTERNS);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, space)), (parts) => {
        const hint = parts.flat().join("");
        const names = hint.split(/\s+/);
        const expected = PATTERNS.reduce((bits, one, i) => bits | (names.some((n) => one.test(n)) ? 1 << i : 0), 0);
        // The second time it knows the names.
        expect([set.of(hint), set.of(hint)]).toEqual([expected, expected]);
      }),
    );
  });

  it("refuses more expressions than a number has bits", () => {
    expect(() => new HintSet(new Array(32).fill(/a/))).toThrow(RangeError);
  });
});

describe("TextTable", () => {
  const hashOf = (text: string): number => [...text].reduce((hash, char) => step(hash, char.charCodeAt(0)), 0);
  const get = (table: TextTable, text: string): number => table.get(`<${text}>`, 1, text.length + 1, hashOf(text));
  const set = (table: TextTable, text: string, value: number): boolean =>
    table.set(text, 0, text.length, hashOf(text), value);

  it("finds each of many texts again, and no other", () => {
    const table = new TextTable(10_000);
    const texts = Array.from({ length: 5000 }, (_, i) => `name-${i * 7}`);
    for (const [i, text] of texts.entries()) expect(set(table, text, i)).toBe(false);
    for (const [i, text] of texts.entries()) expect(get(table, text)).toBe(i);
    expect(get(table, "name-1")).toBe(-1);
  });

  it("tells texts of one hash apart", () => {
    const table = new TextTable(10);
    // 31 * "A" + "a" is 31 * "B" + "B".
    expect(hashOf("Aa")).toBe(hashOf("BB"));
    set(table, "Aa", 1);
    expect(get(table, "BB")).toBe(-1);
    set(table, "BB", 2);
    expect([get(table, "Aa"), get(table, "BB")]).toEqual([1, 2]);
  });

  it("forgets all when it is full, and says so", () => {
    const table = new TextTable(2);
    set(table, "a", 1);
    set(table, "b", 2);
    expect(set(table, "c", 3)).toBe(true);
    expect([get(table, "a"), get(table, "b"), get(table, "c")]).toEqual([-1, -1, 3]);
  });
});
