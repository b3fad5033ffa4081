/**
 * Makes blocks, all of one shape: what a block lacks is there as `undefined`. Engines read a property at once where they
 * have met few shapes, and filters read the properties of blocks more than anything else.
 */
import type { Block, Role } from "./model.js";

/** What every block has. */
type Plain = Pick<Block, "id" | "kind" | "role" | "text" | "gap" | "span">;
/** What some have. */
type More = { readonly [Key in Exclude<keyof Block, keyof Plain>]?: Block[Key] | undefined };

/** A block as it is read from a source. */
export function blockOf({ id, kind, role, text, gap, span }: Plain, more: More = {}): Block {
  const { level, number, quotes, language, row, inline, markup } = more;
  return { id, kind, role, text, gap, span, level, number, quotes, language, row, inline, markup } as Block;
}

/** The block in another role. */
export function withRole(block: Block, role: Role): Block {
  const { id, kind, text, gap, span, level, number, quotes, language, row, inline, markup } = block;
  return { id, kind, role, text, gap, span, level, number, quotes, language, row, inline, markup } as Block;
}

/** The block with another text, where nothing points into it. */
export function withText(block: Block, text: string): Block {
  const { id, kind, role, gap, span, level, number, quotes, language, row, inline, markup } = block;
  return { id, kind, role, text, gap, span, level, number, quotes, language, row, inline, markup } as Block;
}
