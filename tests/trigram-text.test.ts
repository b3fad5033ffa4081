/** How texts are read for the measure of languages. */
import { expect, it, vi } from "vitest";
import { readText } from "../src/trigram-text.js";

const before: number[] = [];
vi.mock("../src/trigram-measures.js", () => ({ enterSets: (sets: unknown[]) => before.push(sets.length) }));

it("enters the sets of scripts that were found before ahead of others, though the first text begins with an emoji", () => {
  expect(readText("😀 The mill", () => false)).toBe("Latin");
  expect(readText("𝒜 Die Mühle", () => false)).toBe("Latin");
  expect(before).toEqual([0]);
});
