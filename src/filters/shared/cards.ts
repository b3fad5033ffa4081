/** Cards: sibling elements of one make that each hold a linked headline and little else, as lists of other articles do. */
import type { Block, Document } from "../../model.js";
import { facts } from "../../text.js";
import { declares } from "./declared.js";
import { nameOf } from "./marks.js";
import { aspects, elementsOf, isProseAt, type Places, placesOf } from "./places.js";

/** So many siblings of one make are a list; */
const CARDS = 3;
/** each of them holds at most so many characters, */
const SHORT = 450;
/** and a headline of so many words that is a link. */
const HEADLINE = 3;
/** What is known of an element: it may be a card, or lies in one. */
const CARD = 1;
const IN_CARD = 2;
/** The text above holds at least so many times as much, */
const LESS = 1;
/** or so many where the page declares that it is an article. */
const LESS_DECLARED = 0.1;

/**
 * The blocks of cards below the text.
 *
 * @param blocks the page's blocks in order
 * @param isInside for each block, whether it stands in the main content
 * @returns the blocks' ids
 */
export function findCards(doc: Document, blocks: readonly Block[], isInside: Uint8Array): ReadonlySet<number> {
  const out = cardsOf(doc, placesOf(blocks), isInside);
  return out ? belowText(doc, placesOf(blocks), isInside, out) : new Set();
}

/** For each element 1 where it is or lies in a card, as far as the main content has a part in it. */
function cardsOf(doc: Document, places: Places, isInside: Uint8Array): Uint8Array | undefined {
  const { parents } = elementsOf(doc);
  const size = parents.length;
  const chars = new Int32Array(size);
  /** Links that may be headlines, and 1 where a block without a link stands, so that the card is not just one line. */
  const links = new Int32Array(size);
  const plain = new Uint8Array(size);
  const within = new Uint8Array(size);
  const { blocks, elements, looks } = places;
  for (let i = 0; i < blocks.length; i++) {
    const at = elements[i]!;
    if (at < 0 || at >= size) continue;
    chars[at]! += places.chars[i]!;
    if (looks[i]! & aspects.link) links[at]!++;
    else if (looks[i]! & aspects.unlinked) plain[at] = 1;
    within[at]! |= isInside[i]!;
  }
  for (let i = size - 1; i > 0; i--) {
    const above = parents[i]!;
    if (above < 0) continue;
    chars[above]! += chars[i]!;
    links[above]! += links[i]!;
    plain[above]! |= plain[i]!;
    within[above]! |= within[i]!;
  }
  const mayBeCard = (i: number): boolean => links[i]! > 0 && plain[i]! > 0 && chars[i]! <= SHORT;
  // By the parent plus one: how many of its children may be cards, and whether any holds a part of the main content.
  const siblings = new Int32Array(size + 1);
  const wanted = new Uint8Array(size + 1);
  let some = false;
  for (let i = 0; i < size; i++) {
    if (!mayBeCard(i)) continue;
    const above = parents[i]! + 1;
    wanted[above]! |= within[i]!;
    if (++siblings[above]! >= CARDS && wanted[above]) some = true;
  }
  // The words of links are asked for only in such siblings: elsewhere nothing is a card, or nothing is made of it.
  if (!some) return undefined;
  const near = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const above = parents[i]!;
    if (siblings[above + 1]! >= CARDS && wanted[above + 1] && mayBeCard(i)) near[i] = CARD;
    else if (above >= 0 && near[above]) near[i] = IN_CARD;
  }
  const headlines = new Int32Array(size);
  for (let i = 0; i < blocks.length; i++) {
    const at = elements[i]!;
    if (looks[i]! & aspects.link && near[at] && facts(blocks[i]!).words >= HEADLINE) headlines[at]!++;
  }
  for (let i = size - 1; i > 0; i--) if (near[i] && parents[i]! >= 0) headlines[parents[i]!]! += headlines[i]!;
  const groups = new Map<string, number[]>();
  for (let i = 0; i < size; i++) {
    if (near[i] !== CARD || headlines[i] === 0 || headlines[i]! > 2) continue;
    const key = `${parents[i]} ${nameOf(doc, i)}`;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  const out = new Uint8Array(size);
  some = false;
  for (const group of groups.values()) {
    if (group.length < CARDS) continue;
    some = true;
    for (const i of group) out[i] = 1;
  }
  if (!some) return undefined;
  for (let i = 0; i < size; i++) if (parents[i]! >= 0 && out[parents[i]!]) out[i] = 1;
  return out;
}

/** The blocks of cards, but for those above the end of the text, and none where the text is short. */
function belowText(doc: Document, places: Places, isInside: Uint8Array, out: Uint8Array): ReadonlySet<number> {
  const { blocks, elements, chars } = places;
  // Where prose stands below them they belong to the text: the entries of a list that an article is made of.
  let last = -1;
  let text = 0;
  for (let i = 0; i < blocks.length; i++) {
    if (out[elements[i]!] || !isInside[i] || !isProseAt(places, i)) continue;
    last = i;
    text += chars[i]!;
  }
  const chosen = new Set<number>();
  let inCards = 0;
  for (let i = 0; i < blocks.length; i++) {
    if (i < last || !out[elements[i]!] || !isInside[i]) continue;
    chosen.add(blocks[i]!.id);
    inCards += chars[i]!;
  }
  const less = declares(doc, "article") ? LESS_DECLARED : LESS;
  return inCards * less < text ? chosen : new Set();
}
