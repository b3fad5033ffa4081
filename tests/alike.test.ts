import { describe, expect, it } from "vitest";
import {
  containment,
  coveredRuns,
  Facts,
  firstAlike,
  marks,
  numbered,
  Pairs,
  shingles,
  slotsFor,
  tokens,
} from "../src/text.js";

const factsOf = (...texts: string[]): Facts[] => texts.map((text) => new Facts(text));

describe("words by their numbers", () => {
  it("tell lines that say the same, whatever their case, accents and marks", () => {
    const { lines } = numbered(factsOf("The old Mill", "A bridge", "the old mill!", "", "The old mill wheel", "—"));
    expect([...firstAlike(lines)]).toEqual([0, 1, 0, 3, 4, 3]);
  });

  it("tell them from a word on", () => {
    const { lines } = numbered(factsOf("1 The roof", "The roof", "2 The roof", "The wheel"));
    expect([...firstAlike(lines, [1, 0, 1, 0])]).toEqual([0, 0, 0, 3]);
  });

  it("tell them by their first words", () => {
    const { lines } = numbered(factsOf("The old mill by the river", "The old mill", "The old", "The old mill burns"));
    expect([...firstAlike(lines, undefined, 3)]).toEqual([0, 0, 2, 0]);
    expect([...firstAlike(lines, undefined, 2)]).toEqual([0, 0, 0, 0]);
  });

  it("tell words too long to be kept", () => {
    const long = "é".repeat(100);
    expect([...firstAlike(numbered(factsOf(long, `${long}e`, long)).lines)]).toEqual([0, 1, 0]);
  });

  it("find the share of runs that sets of shingles find", () => {
    const text = "one two three one two three four five six one two nine";
    const others = ["two three one two", "four five six", "five six one two nine ten"];
    const [own, ...rest] = numbered(factsOf(text, ...others)).lines;
    const known = new Set(others.flatMap((other) => [...shingles(tokens(other), 3)]));
    expect(coveredRuns(own!, rest, 3)).toBe(containment(shingles(tokens(text), 3), known));
  });
});

describe("the slots of a table", () => {
  it("are empty whoever had them before, and at least twice as many as the entries", () => {
    for (const entries of [0, 1, 1000, 5, 70_000, 3]) {
      const { slots, mask } = slotsFor(entries);
      expect(mask + 1).toBeGreaterThanOrEqual(2 * entries);
      expect(mask & (mask + 1)).toBe(0);
      expect(slots.subarray(0, mask + 1).every((slot) => slot === 0)).toBe(true);
      slots.fill(1);
    }
  });
});

describe("pairs", () => {
  it("are numbered as they come, and forgotten", () => {
    const pairs = new Pairs(100);
    for (let i = 0; i < 100; i++) expect(pairs.add(i % 10, Math.floor(i / 10) - 5)).toBe(i);
    expect(pairs.add(3, -5)).toBe(3);
    expect(pairs.find(3, 4)).toBe(93);
    expect(pairs.find(10, 0)).toBe(-1);
    pairs.clear();
    expect(pairs.find(3, 4)).toBe(-1);
    expect(pairs.add(7, 7)).toBe(0);
  });
});

describe("the marks of a line", () => {
  it.each([
    ["HomeNews", true],
    ["3 AprilNews", true],
    ["(sic)News", true],
    ["élanÉcole", true],
    ["NASA", false],
    ["Home News", false],
  ])("say where white space may be lost in %s", (text, seam) => {
    expect(new Facts(text).has(marks.seam)).toBe(seam);
  });

  it("say what characters it holds", () => {
    expect(new Facts("Home › News").has(marks.arrow)).toBe(true);
    expect(new Facts("R&D, ٣").has(marks.ampersand)).toBe(true);
    expect(new Facts("R&D, ٣").has(marks.number)).toBe(true);
    const all = Object.values(marks).reduce((sum, bit) => sum | bit, 0);
    expect(new Facts("Home News").has(all & ~marks.seam)).toBe(false);
  });
});
