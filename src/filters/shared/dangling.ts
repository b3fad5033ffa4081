/** Headings and labels whose own content is gone: of a list of links that is dropped, its title goes too. */
import { maskOf } from "../../lexicon.js";
import type { Block, Scope } from "../../model.js";
import { facts, isProse } from "../../text.js";
import { isProseAt, placesOf } from "./places.js";

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
 * @param kept the blocks that are left of the page, by their index, in order
 * @param gone for each block of the page, 1 where it was taken out for being links or another region
 */
export function dangling(scope: Scope, kept: ArrayLike<number>, gone: Uint8Array): readonly Block[] {
  const { blocks } = scope;
  const places = placesOf(blocks);
  const out: Block[] = [];
  /** The last block that goes, and the one that stays below. */
  let last = -1;
  let next = -1;
  let prose = false;
  const isDangling = (block: Block): boolean => {
    const below = blocks[next];
    const isHeading = block.kind === "heading" && block.level !== 1 && block.role !== "headline";
    const ends = !below || (below.kind === "heading" && (!isHeading || (below.level ?? 2) <= (block.level ?? 2)));
    // Amid the text a heading goes for what it says only: its links may have been the text.
    return (isHeading && ends && !prose) || (block.role === "body" && (!isHeading || ends) && isLabel(scope, block));
  };
  for (let k = kept.length - 1; k >= 0; k--) {
    const i = kept[k]!;
    const bare = i + 1 < blocks.length && (gone[i + 1] === 1 || last === i + 1);
    if (bare && isDangling(blocks[i]!)) {
      out.push(blocks[i]!);
      last = i;
    } else next = i;
    prose ||= isProseAt(places, i);
  }
  return out;
}
