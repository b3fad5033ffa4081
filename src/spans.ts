/**
 * Where blocks stand, told to them when somebody asks. An array of two is as large as most of a block, those of a long page
 * all live at once, and most pages are cleaned for their text alone.
 */
import type { Block, Document } from "./model.js";
import type { Placed } from "./placed.js";

/** The span of a block that does not say where it stands. */
export const UNTOLD: Block["span"] = [0, 0];

/** Tells blocks where they stand, those that do not say it yet. */
export function tellSpans(blocks: readonly Block[], places: ArrayLike<number>): void {
  for (const block of blocks as readonly { -readonly [Key in keyof Block]: Block[Key] }[]) {
    const { id, span } = block;
    if (span === UNTOLD) block.span = [places[2 * id]!, places[2 * id + 1]!];
  }
}

/** The document as everybody sees it. */
export function told({ source, blocks, places, meta, tail, elements, inBytes }: Placed): Document {
  tellSpans(blocks, places);
  return inBytes ? { source, blocks, meta, tail, elements, inBytes } : { source, blocks, meta, tail, elements };
}
