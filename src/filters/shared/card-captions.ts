/** Captions that are none: many shops call the text of a card by that name. */
import { withRole } from "../../block.js";
import type { Block, Document } from "../../model.js";
import { shareFacts } from "../../text.js";
import { placesOf } from "./places.js";

const NAMED = /caption/;
/** How far above a block the element may stand whose name says caption. */
const FAR = 4;
/** A caption of so many blocks is the text of a card, and */
const BLOCKS = 3;
/** there are so many such cards on a page. */
const CARDS = 3;

/** The blocks named captions by the class of an element that holds a heading or several blocks, where such repeat. */
export function cardCaptions(doc: Document, blocks: readonly Block[]): ReadonlySet<Block> {
  if (!placesOf(blocks).captioned) return new Set();
  const groups = new Map<number, Block[]>();
  for (const block of blocks) {
    if (block.role !== "caption" || block.markup === undefined) continue;
    let named = -1;
    let figure = false;
    for (let i = block.markup.element, up = 0; i >= 0 && up < FAR; i = doc.elements[i]!.parent, up++) {
      const { tag, hint } = doc.elements[i]!;
      if (tag === "figcaption" || tag === "figure") figure = true;
      if (NAMED.test(hint)) named = i;
    }
    if (named < 0 || figure) continue;
    const group = groups.get(named);
    if (group) group.push(block);
    else groups.set(named, [block]);
  }
  const cards = [...groups.values()].filter(
    (group) => group.length >= BLOCKS || group.some((block) => block.kind === "heading"),
  );
  return new Set(cards.length >= CARDS ? cards.flat() : []);
}

/** The block as it is once it has no role of its own. */
export function asBody(block: Block): Block {
  const body = withRole(block, "body");
  shareFacts(block, body);
  return body;
}
