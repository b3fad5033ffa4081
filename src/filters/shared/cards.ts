/** Cards: sibling elements of one make that each hold a linked headline and little else, as lists of other articles do. */
import type { Block, Document } from "../../model.js";
import { facts, isProse } from "../../text.js";
import { declares } from "./declared.js";
import { nameOf } from "./marks.js";
import { parentsOf, placesOf } from "./places.js";

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

/**
 * The blocks of cards below the text.
 *
 * @param blocks the page's blocks in order
 * @param isInside tells the blocks of the main content, by their index
 * @returns the blocks' ids
 */
export function findCards(
  doc: Document,
  blocks: readonly Block[],
  isInside: (index: number) => boolean,
): ReadonlySet<number> {
  const size = doc.elements.length;
  const chars = new Float64Array(size);
  const headlines = new Int32Array(size);
  /** 1 where a block without a link stands, so that the card is not just one line. */
  const plain = new Uint8Array(size);
  const places = placesOf(blocks);
  for (let i = 0; i < blocks.length; i++) {
    const at = places.elements[i]!;
    if (at < 0 || at >= size) continue;
    chars[at]! += places.chars[i]!;
    // Where nothing stands in links, no headline does.
    if (places.links[i] === 0) {
      plain[at] = 1;
      continue;
    }
    const block = blocks[i]!;
    const density = block.markup?.linkDensity ?? 0;
    if (density > LINK && facts(block).words >= HEADLINE) headlines[at]!++;
    else if (density < 0.2) plain[at] = 1;
  }
  const parents = parentsOf(doc.elements);
  for (let i = size - 1; i > 0; i--) {
    const above = parents[i]!;
    if (above < 0) continue;
    chars[above]! += chars[i]!;
    headlines[above]! += headlines[i]!;
    plain[above]! |= plain[i]!;
  }
  const groups = new Map<string, number[]>();
  for (let i = 0; i < size; i++) {
    if (headlines[i] === 0 || headlines[i]! > 2 || !plain[i] || chars[i]! > SHORT) continue;
    const key = `${parents[i]} ${nameOf(doc, i)}`;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  const out = new Uint8Array(size);
  let some = false;
  for (const group of groups.values()) {
    if (group.length < CARDS) continue;
    some = true;
    for (const i of group) out[i] = 1;
  }
  if (!some) return new Set();
  for (let i = 0; i < size; i++) if (parents[i]! >= 0 && out[parents[i]!]) out[i] = 1;
  // Where prose stands below them they belong to the text: the entries of a list that an article is made of.
  let last = -1;
  let text = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (out[places.elements[i]!] || !isInside(i) || !isProse(block)) continue;
    last = i;
    text += block.text.length;
  }
  const chosen = new Set<number>();
  let inCards = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (i < last || !out[places.elements[i]!] || !isInside(i)) continue;
    chosen.add(block.id);
    inCards += block.text.length;
  }
  const less = declares(doc, "article") ? LESS_DECLARED : LESS;
  return inCards * less < text ? chosen : new Set();
}
