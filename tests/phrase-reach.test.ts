/** What phrases say of a line without being listed, beside the list. */
import { expect, it } from "vitest";
import { maskOf, phrasesFor } from "../src/lexicon.js";
import { facts } from "../src/text.js";

const phrases = phrasesFor("en");
const topics = maskOf(["share", "share-target", "calendar", "credit"]);

it.each([
  "Share this on Facebook", "Photo: Ann Miller, 12 March 2024", "The council met in March and shared the photo", "No phrase", "", "Facebook",
])("tells where the last one of %j ends and which words they cover", (text) => {
  const block = { text };
  const hits = phrases.hits(block).filter((hit) => hit.bit & topics);
  expect(phrases.reach(block, topics)).toBe(Math.max(0, ...hits.map((hit) => hit.to)));
  const words = new Uint8Array(facts(block).length);
  phrases.mark(block, topics, words);
  expect([...words]).toEqual([...words].map((_, i) => (hits.some((hit) => hit.from <= i && i < hit.to) ? 1 : 0)));
}); // biome-ignore format: a table
