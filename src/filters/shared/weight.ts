/** How much a block speaks for its surroundings being the article. */
import type { Block } from "../../model.js";
import { facts, isProse } from "../../text.js";

/** Six words take so many characters, even where letters and signs that stand alone take turns. */
const SHORTEST_SENTENCE = 8;

function isSentence(block: Block): boolean {
  const { sentence, words } = facts(block);
  return sentence && words >= 6;
}

/** How much a block speaks for its surroundings being the article, in characters. */
export function weight(block: Block): number {
  // A caption may be long, and its figure bear the article's name; it is never the article.
  if (block.role === "caption") return 0;
  const length = block.text.length * (1 - (block.markup?.linkDensity ?? 0));
  if (length === 0) return 0;
  if (block.kind === "code") return Math.min(length, 400);
  if (isProse(block)) return length;
  if (block.text.length >= SHORTEST_SENTENCE && isSentence(block)) return length * 0.7;
  return block.kind === "table" ? length * 0.4 : length * 0.15;
}
