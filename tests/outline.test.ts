/** The columns of a page's lines say what the lines themselves say, however the blocks came about. */
import { describe, expect, it } from "vitest";
import { withRole, withText } from "../src/block.js";
import { deny, looks, MANY, outline, tests } from "../src/filters/shared/outline.js";
import { isSolid, phrasesFor } from "../src/lexicon.js";
import type { Block, Scope } from "../src/model.js";
import { parseText } from "../src/parse/text.js";
import { isSigned } from "../src/signed.js";
import { facts, marks, shareFacts } from "../src/text.js";

const LINES = [
  "Home » News",
  "Read more: The mill has a new roof",
  "The old mill by the river has found a new owner, and the village hopes that its wheel will turn again before the winter.",
  "- three eggs",
  "Share on Facebook",
  "© 2024 Valley Post. All rights reserved.",
  "Ingredients:",
  "ÉTÉ",
  "Sign up for our newsletter",
  "\u0011© 2020 Valley Post",
  "Cars",
  "7 views",
];
const SOURCE = LINES.join("\n\n");
const phrases = phrasesFor("en");
const scopeOf = (doc: Scope["doc"], blocks: readonly Block[]): Scope => ({
  doc,
  blocks,
  lang: "en",
  phrases,
  preset: "balanced",
});

/** The same from the lines. */
function check(scope: Scope): void {
  const found = outline(scope);
  expect(found.size).toBe(scope.blocks.length);
  let all = 0;
  const prose: number[] = [];
  for (const [i, block] of scope.blocks.entries()) {
    const f = facts(block);
    const look = found.looks[i]!;
    const hits = phrases.hits(block);
    const has = (bit: number): boolean => (look & bit) !== 0;
    expect(has(looks.body), block.text).toBe(block.role === "body");
    expect(has(looks.opaque), block.text).toBe(block.kind === "code" || block.kind === "table");
    expect(has(looks.prose), block.text).toBe(f.prose);
    expect(has(looks.sentence), block.text).toBe(f.sentence);
    expect(has(looks.colon), block.text).toBe(f.colon);
    expect(has(looks.pointed), block.text).toBe(/[.!?:,;]$/.test(block.text));
    expect(has(looks.item), block.text).toBe(block.kind === "list-item");
    expect(has(looks.signed), block.text).toBe(isSigned(block.text));
    expect(has(looks.lettered), block.text).toBe(/^[a-z]/i.test(block.text));
    expect(found.openers[i], block.text).toBe(hits.reduce((mask, { from, bit }) => (from ? mask : mask | bit), 0));
    expect(has(looks.whole), block.text).toBe(hits.some(({ from, to }) => from === 0 && to === f.length));
    for (const mark of Object.values(marks)) expect(has(mark), block.text).toBe(f.has(mark));
    expect(found.words[i]).toBe(Math.min(f.words, MANY));
    expect(found.topics[i]).toBe(hits.reduce((mask, { bit }) => mask | bit, 0));
    expect(found.solids[i]).toBe(hits.reduce((mask, hit) => mask | (isSolid(hit) ? hit.bit : 0), 0));
    all |= found.topics[i]!;
    if (f.prose) prose.push(i);
  }
  expect(found.all).toBe(all);
  expect([found.first, found.last]).toEqual([prose[0] ?? scope.blocks.length, prose.at(-1) ?? -1]);
}

describe("the outline of a page", () => {
  it("says what its lines say", () => {
    const doc = parseText(SOURCE);
    expect(doc.blocks.length).toBe(LINES.length);
    check(scopeOf(doc, doc.blocks));
    expect(outline(scopeOf(doc, doc.blocks)).all).not.toBe(0);
  });

  it("follows the blocks as they go, get roles and are mended", () => {
    const doc = parseText(SOURCE);
    check(scopeOf(doc, doc.blocks));
    const fewer = doc.blocks.filter(({ id }) => id % 3 !== 1);
    check(scopeOf(doc, fewer));
    const changed = fewer.map((block) =>
      block.id === 2 ? withText(block, "A short line") : block.id === 5 ? withRole(block, "caption") : block,
    );
    check(scopeOf(doc, changed));
    check(scopeOf(doc, changed.slice(1, 3)));
    check(scopeOf(doc, []));
    // Back to more than it knew last.
    check(scopeOf(doc, doc.blocks));
  });

  it("has one print for lines of the same words", () => {
    const doc = parseText("The mill, again\n\nthe mill again\n\nA mill again\n\nThe mill\n\n…");
    const { prints, comparable } = outline(scopeOf(doc, doc.blocks));
    expect(comparable).toBe(true);
    expect(prints[1]).toBe(prints[0]);
    expect(new Set(prints.slice(0, doc.blocks.length)).size).toBe(4);
  });

  it("takes nothing over from another page whose blocks have the same numbers", () => {
    const one = parseText(SOURCE);
    check(scopeOf(one, one.blocks));
    const other = parseText([...LINES].reverse().join("\n\n"));
    check(scopeOf(other, other.blocks));
    check(scopeOf(one, one.blocks));
  });

  it("has room for pages of any length", () => {
    for (const count of [20_000, 3, 300, 40_000, 1]) {
      const doc = parseText(Array.from({ length: count }, (_, i) => LINES[i % LINES.length]).join("\n\n"));
      const found = outline(scopeOf(doc, doc.blocks));
      expect(found.size).toBe(count);
      const last = count - 1;
      expect(found.words[last]).toBe(facts(doc.blocks[last]!).words);
      expect(found.topics[last]).toBe(phrases.found(doc.blocks[last]!).mask);
    }
  });

  it("remembers what a line has failed, for who has its words, as long as the phrases are the same", () => {
    const doc = parseText(SOURCE);
    const scope = scopeOf(doc, doc.blocks);
    const deniedOf = (of: Scope): number[] => {
      const { denied, size } = outline(of);
      return Array.from(denied.subarray(0, size));
    };
    const none = LINES.map(() => 0);
    expect(deniedOf(scope)).toEqual(none);
    deny(scope, 2, tests.menu);
    deny(scope, 2, tests.widget);
    const failed = none.with(2, tests.menu | tests.widget);
    expect(deniedOf(scope)).toEqual(failed);
    // Lines move up, and are named.
    const named = doc.blocks.slice(1).map((block) => withRole(block, "caption"));
    for (const block of named) shareFacts(doc.blocks[block.id]!, block);
    expect(deniedOf(scopeOf(doc, doc.blocks.slice(1)))).toEqual(failed.slice(1));
    expect(deniedOf(scopeOf(doc, named))).toEqual(failed.slice(1));
    // The page read again.
    const again = parseText(SOURCE);
    for (const block of again.blocks) shareFacts(doc.blocks[block.id]!, block);
    expect(deniedOf(scopeOf(again, again.blocks))).toEqual(failed);
    // Other phrases may find what these have not, and what they find hides what was known.
    expect(deniedOf({ ...scopeOf(again, again.blocks), phrases: phrasesFor("de") })).toEqual(none);
    expect(deniedOf(scope)).toEqual(none);
    // A date is noted at the same place.
    const notes = phrases.notes(doc.blocks[2]!);
    notes.dateLine = true;
    deny(scope, 2, tests.date);
    expect([notes.dateLine, notes.denied, facts(doc.blocks[2]!).prose]).toEqual([true, tests.date, true]);
    notes.dateLine = false;
    expect(notes.denied).toBe(tests.date);
  });
});
