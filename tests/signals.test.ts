import { describe, expect, it } from "vitest";
import { Room } from "../src/filters/shared/columns.js";
import { scores } from "../src/filters/shared/scorecard.js";
import {
  bias,
  cuts,
  firsts,
  highs,
  lows,
  names,
  secondCuts,
  seconds,
} from "../src/filters/shared/scorecard-columns.js";
import { type Signals, signals } from "../src/filters/shared/signals.js";
import { signsOf } from "../src/filters/shared/signs.js";
import { phrasesFor } from "../src/lexicon.js";
import type { Scope } from "../src/model.js";
import { parseText } from "../src/parse/text.js";
import { facts } from "../src/text.js";

/** A page of some paragraphs, each with a menu before it, of which every third line went. */
function page(paragraphs: number, word: string): Scope {
  let source = "";
  for (let i = 0; i < paragraphs; i++) {
    source += `Home\n\nShare | ${word} - more\n\n  ${word} ${i}, ${i}\n\nPrivacy policy\n\n`;
    source += `The ${word} of the old mill turns again, and ${i} people of the village came to see “the ${word}” at work.\n\n`;
  }
  const doc = parseText(source);
  const blocks = doc.blocks.filter(({ id }) => id % 3 > 0);
  return { doc, blocks, lang: "en", phrases: phrasesFor("en"), preset: "balanced" } as Scope;
}

const valuesOf = (found: Signals) => new Map([...found.columns].map(([name, column]) => [name, [...column]]));

describe("the signals of a page", () => {
  it("do not hang on the pages that were measured before it, in their room or another", () => {
    const small = page(3, "wheel");
    const fresh = valuesOf(signals(small));
    expect(fresh.size).toBeGreaterThanOrEqual(names.length);
    const room = new Room();
    for (const before of [page(60, "river"), page(1_200, "bread"), page(3, "flour")]) {
      signals(before, room);
      expect(valuesOf(signals(small, room))).toEqual(fresh);
    }
  });

  it("are shares of the page's words", () => {
    const found = signals(page(3, "wheel")).columns;
    const [shared, matter] = [found.get("words shared with the article")!, found.get("words of the matter")!];
    // "Share", "wheel" and "more", of which the article has one.
    expect(shared[1]).toBeCloseTo(1 / 3);
    // So few words tell nothing of the matter.
    expect(matter[1]).toBeCloseTo(0.2);
    expect(shared[0]).toBe(0);
    expect(found.get("separators")![1]).toBeCloseTo(2 / 3);
    expect(found.get("commas")![2]).toBeCloseTo(1 / 3);
  });
});

describe("the signs of a line", () => {
  const far = "so it goes ".repeat(40);
  it.each([
    ["Home | News | Sports, too", 2, 1, false],
    ["a - b - c", 2, 0, false],
    ["a - - b", 1, 0, false],
    ["- well-known, to/from", 0, 1, false],
    ["News › Valley -", 1, 0, false],
    ["一、二，三 · 四", 1, 2, false],
    ["’tis ’ - ’ said, he", 1, 1, false],
    ["mail to baker@valley", 0, 0, true],
    ["see valley.com", 0, 0, true],
    ["see - valley.common", 1, 0, true],
    ["www.valley", 0, 0, true],
    ["ww.valley.co.m", 0, 0, false],
    ["https and so on", 0, 0, true],
    ["The end.", 0, 0, false],
    ["-", 0, 0, false],
    [`${far}| valley.com, a - b`, 0, 0, false],
    // The last letter is the 400th, and one beyond.
    [`- ${far.slice(0, 394)}.com`, 0, 0, true],
    [`- ${far.slice(0, 395)}.com`, 0, 0, false],
  ])("are counted, in the first four hundred characters: %s", (text, separators, commas, address) => {
    expect({ ...signsOf(facts({ text }), text) }).toEqual({ separators, commas, address });
  });
});

describe("the score of a line", () => {
  // Of one block of lines, of some, and of one line beyond a block.
  it.each([1, 8, 13, 40])("is what every row of the table says of it, on a page of %d paragraphs", (paragraphs) => {
    const found = signals(page(paragraphs, "wheel"));
    const columns = names.map((name) => found.column(name));
    const all = scores(found);
    expect(all).toHaveLength(found.size);
    for (let line = 0; line < found.size; line++) {
      let sum = bias;
      for (let row = 0; row < firsts.length; row++) {
        const half = 2 * row + (columns[firsts[row]!]![line]! < cuts[row]! ? 0 : 1);
        const second = seconds[half]!;
        sum += second >= 0 && columns[second]![line]! >= secondCuts[half]! ? highs[half]! : lows[half]!;
      }
      expect(all[line]).toBe(sum / 100);
    }
    // Whatever is gone, of the others.
    for (const every of [2, 7, found.size]) {
      const gone = Uint8Array.from(all, (_, line) => (line % every === 0 || line % 100 > 50 ? 1 : 0));
      const some = scores(found, gone);
      for (let line = 0; line < found.size; line++) if (!gone[line]) expect(some[line]).toBe(all[line]);
    }
  });
});
