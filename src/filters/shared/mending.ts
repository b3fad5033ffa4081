/** Which lines a filter that mends text need look at. */
import type { Block, Scope } from "../../model.js";
import { outline } from "./outline.js";

/**
 * The blocks that may hold characters of some kinds. Of HTML all blocks: most of them are dropped before anybody finds
 * their words.
 *
 * @param kinds bits of `marks`
 */
export function mayMend(scope: Scope, kinds: number): readonly Block[] {
  const { doc, blocks } = scope;
  if (doc.source === "html") return blocks;
  const { size, looks } = outline(scope);
  const out: Block[] = [];
  for (let i = 0; i < size; i++) if (looks[i]! & kinds) out.push(blocks[i]!);
  return out;
}
