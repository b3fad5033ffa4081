/** Cards: sibling elements of one make that each hold a linked headline and little else, as lists of other articles do. */
import type { Block, Document } from "../../model.js";
import { facts, isProse } from "../../text.js";
import { declares } from "./declared.js";
import { nameOf } from "./marks.js";

/** So many siblings of one make are a list; */
const CARDS = 3;
/** each of them holds at most so many characters, */
const SHORT = 450;
/** and a headline of so many words that is a link. */
const HEADLINE = 3;
/** The text above holds at least so many times as much, */
const LESS = 1;
/** or so many where the page declares that it is an article. */
const LESS_DECLARED = 0.1;
/** A block with this share of its characters in links is a link. */
const LINK = 0.8;

interface Sum {
  chars: number;
  headlines: number;
  /** A block without a link stands here, so the card is not just one line. */
  plain: boolean;
}

/**
 * The blocks of cards below the text.
 *
 * @param blocks the page's blocks in order
 * @param isInside tells the blocks of the main content
 * @returns the blocks' ids
 */
export function findCards(
  doc: Document,
  blocks: readonly Block[],
  isInside: (block: Block) => boolean,
): ReadonlySet<number> {
  const sums: Sum[] = doc.elements.map(() => ({ chars: 0, headlines: 0, plain: false }));
  for (const block of blocks) {
    const at = block.markup?.element ?? -1;
    const sum = sums[at];
    if (!sum) continue;
    const density = block.markup?.linkDensity ?? 0;
    sum.chars += block.text.length;
    if (density > LINK && facts(block).words >= HEADLINE) sum.headlines++;
    else if (density < 0.2) sum.plain = true;
  }
  for (let i = sums.length - 1; i > 0; i--) {
    const above = sums[doc.elements[i]!.parent];
    if (!above) continue;
    above.chars += sums[i]!.chars;
    above.headlines += sums[i]!.headlines;
    above.plain ||= sums[i]!.plain;
  }
  const groups = new Map<string, number[]>();
  for (let i = 0; i < doc.elements.length; i++) {
    const element = doc.elements[i]!;
    const sum = sums[i]!;
    if (sum.headlines === 0 || sum.headlines > 2 || !sum.plain || sum.chars > SHORT) continue;
    const key = `${element.parent} ${nameOf(doc, i)}`;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  const out = new Uint8Array(doc.elements.length);
  for (const group of groups.values()) if (group.length >= CARDS) for (const i of group) out[i] = 1;
  for (let i = 0; i < doc.elements.length; i++) {
    const { parent } = doc.elements[i]!;
    if (parent >= 0 && out[parent]) out[i] = 1;
  }
  // Where prose stands below them they belong to the text: the entries of a list that an article is made of.
  let last = -1;
  let text = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const at = block.markup?.element ?? -1;
    if (out[at] || !isInside(block) || !isProse(block)) continue;
    last = i;
    text += block.text.length;
  }
  const chosen = new Set<number>();
  let chars = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (i < last || !out[block.markup?.element ?? -1] || !isInside(block)) continue;
    chosen.add(block.id);
    chars += block.text.length;
  }
  const less = declares(doc, "article") ? LESS_DECLARED : LESS;
  return chars * less < text ? chosen : new Set();
}
