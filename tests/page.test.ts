/** Lines whose white space was lost. */
import { expect, it } from "vitest";
import { gluedParts, spaced, unglued } from "../src/filters/shared/page.js";
import { parse } from "../src/index.js";
import { facts } from "../src/text.js";

const SEAM = /(?<=[\p{Ll}\p{Nd})\]])(?=\p{Lu}\p{L})/u;
const texts = [
  "HomeNewsSport", "Previous articleSwimming pool stays closed", "NASA and the EU", "McDonald", "a B", "aB", "Page 2Next", "(2024)Photo",
  "[1]Notes", "1A", "1AB", "ÄrzteÜber uns", "straßeÖffnen", "ΑρχικήΝέα", "МоскваПогода", "首頁News體育", "x1Y2Zz", "eBay iPhone", "𝐚𝐁𝐂", "",
  "  ", " NewsSport ", "don'tDo", "a\u0301Bc",
]; // biome-ignore format: a table

it.each(texts)("cuts %j where its expression does", (text) => {
  const parts = text
    .split(SEAM)
    .map((part) => part.trim())
    .filter(Boolean);
  expect(unglued(text)).toEqual(parts);
  for (const block of parse(text, "text").blocks) {
    const own = unglued(block.text);
    expect(gluedParts(block)).toEqual(own.length > 1 ? own : []);
    expect(spaced(block).text).toBe(own.length > 1 ? own.join(" ") : block.text);
  }
});

it("finds the words of a mended line once", () => {
  const [block] = parse("HomeNewsSport", "text").blocks;
  expect(spaced(block!)).toBe(spaced(block!));
  expect(facts(spaced(block!))).toBe(facts(spaced(block!)));
  expect(facts(spaced(block!)).key).toBe("home news sport");
});
