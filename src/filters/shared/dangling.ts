/** Headings and labels whose own content is gone: of a list of links that is dropped, its title goes too. */
import { maskOf } from "../../lexicon.js";
import type { Block, Scope } from "../../model.js";
import { facts, isProse } from "../../text.js";

/** A label over a list has at most so many words. */
const LABEL = 6;
const LABELS = maskOf(["related-heading", "read-more", "share", "tags", "comments"]);

/** Whether a line says what stands above lists of links; a colon alone may as well open what someone said. */
function isLabel({ phrases }: Scope, block: Block): boolean {
  const f = facts(block);
  if ((block.kind !== "paragraph" && block.kind !== "heading") || f.words > LABEL || f.words === 0 || isProse(block))
    return false;
  return phrases.coverage(block, LABELS) >= 0.8;
}

/**
 * The headings and labels below which nothing is left.
 *
 * @param kept the blocks that are left of the page, in order
 * @param isDropped tells the blocks of the page that were taken out for being links or other regions
 */
export function dangling(scope: Scope, kept: readonly Block[], isDropped: (block: Block) => boolean): readonly Block[] {
  const at = new Map(scope.blocks.map((block, i) => [block.id, i]));
  const out: Block[] = [];
  let next: Block | undefined;
  let prose = false;
  for (let i = kept.length - 1; i >= 0; i--) {
    const block = kept[i]!;
    const after = scope.blocks[at.get(block.id)! + 1];
    const bare = after !== undefined && (isDropped(after) || out.at(-1) === after);
    const isHeading = block.kind === "heading" && block.level !== 1 && block.role !== "headline";
    const ends = !next || (next.kind === "heading" && (!isHeading || (next.level ?? 2) <= (block.level ?? 2)));
    // Amid the text a heading goes for what it says only: its links may have been the text.
    const goes =
      (isHeading && ends && !prose) || (block.role === "body" && (!isHeading || ends) && isLabel(scope, block));
    if (bare && goes) out.push(block);
    else next = block;
    prose ||= isProse(block);
  }
  return out;
}
