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

/** What verdicts on these blocks would drop, by the blocks' ids. */
export function droppedBy(
  blocks: readonly Block[],
  verdicts: readonly (Verdict | PageVerdict)[],
): (id: number) => boolean {
  // Blocks stand in the order of their ids.
  const dropped = new Uint8Array((blocks.at(-1)?.id ?? -1) + 1);
  for (const verdict of verdicts) if (verdict.do === "drop") dropped[verdict.block] = 1;
  return (id) => dropped[id] === 1;
}

/**
 * Whether a filter leaves next to nothing of a page that has a text.
 *
 * @param isDropped whether it drops a block, by its id
 */
export function leavesTooLittle(blocks: readonly Block[], isDropped: (id: number) => boolean): boolean {
  let left = 0;
  for (const block of blocks) {
    if (!isDropped(block.id)) left += facts(block).words;
    if (left >= A_FEW) return false;
  }
  let said = 0;
  for (const block of blocks) if (isSentence(block)) said += facts(block).words;
  return said >= A_TEXT && left < said * SHARE;
}
