/** A last look at what was chosen: a page of sentences does not come out with a line or two. */
import type { Block, PageVerdict, Verdict } from "../../model.js";
import { facts, isProse } from "../../text.js";

/** Words in sentences from which a page has a text. */
const A_TEXT = 100;
/** What is left of it is too little where it is less than so many words, */
const A_FEW = 50;
/** and less than this share of those in sentences. */
const SHARE = 0.1;

const isSentence = (block: Block): boolean =>
  block.role !== "caption" &&
  (block.markup?.linkDensity ?? 0) < 0.5 &&
  (isProse(block) || (facts(block).sentence && facts(block).words >= 6));

/** Whether a filter's verdicts leave next to nothing of a page that has a text. */
export function leavesTooLittle(blocks: readonly Block[], verdicts: readonly (Verdict | PageVerdict)[]): boolean {
  const dropped = new Set<number>();
  for (const verdict of verdicts) if (verdict.do === "drop") dropped.add(verdict.block);
  let left = 0;
  for (const block of blocks) {
    if (!dropped.has(block.id)) left += facts(block).words;
    if (left >= A_FEW) return false;
  }
  let said = 0;
  for (const block of blocks) if (isSentence(block)) said += facts(block).words;
  return said >= A_TEXT && left < said * SHARE;
}
