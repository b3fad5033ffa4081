/** Parts of a page that say by their first line that they are not its content: "Related products", "Reviews". */

import { quote } from "../../filter.js";
import type { Document, Scope } from "../../model.js";
import { facts } from "../../text.js";
import { aspects, elementsOf, placesOf } from "./places.js";
import type { Prose } from "./regions.js";

/** Such a part holds at most this share of the page's prose. */
const PART = 0.5;
/** Most words of its first line. */
const LINE = 8;

/**
 * For elements whose first line is a heading of a kind: what it says. The outermost such element around the heading
 * counts, and one that holds nothing else does not.
 *
 * @param topics the kinds of headings, as a mask
 */
export function headedParts({ doc, blocks, phrases }: Scope, mass: Prose, topics: number): ReadonlyMap<number, string> {
  const { first, count, headline } = spread(doc, blocks);
  const most = mass.total * PART;
  const out = new Map<number, string>();
  for (let n = 0; n < blocks.length; n++) {
    const block = blocks[n]!;
    const f = facts(block);
    if (f.words > LINE || f.sentence || block.kind === "code" || block.kind === "table") continue;
    const hit = phrases.whole(block, topics);
    if (!hit || (hit.topic === "related-heading" && (f.words < 2 || block.kind !== "heading"))) continue;
    let part = -1;
    for (let i = block.markup?.element ?? -1; i >= 0; i = doc.elements[i]!.parent) {
      if (first[i] !== n || headline[i] || mass.prose[i]! > most) break;
      part = i;
    }
    if (part >= 0 && count[part]! > 1) out.set(part, `begins with ${quote(block.text)}`);
  }
  return out;
}

/** For each element: the index of its first block, how many it holds, and whether the page's headline is among them. */
function spread(doc: Document, blocks: Scope["blocks"]) {
  const { parents } = elementsOf(doc);
  const { elements, looks } = placesOf(blocks);
  const size = parents.length;
  const first = new Int32Array(size).fill(-1);
  const count = new Int32Array(size);
  const headline = new Uint8Array(size);
  for (let n = 0; n < blocks.length; n++) {
    const at = elements[n]!;
    if (at < 0) continue;
    if (first[at]! < 0) first[at] = n;
    count[at]!++;
    if (looks[n]! & aspects.heading && blocks[n]!.level === 1) headline[at] = 1;
  }
  for (let i = size - 1; i > 0; i--) {
    const parent = parents[i]!;
    if (parent < 0 || first[i]! < 0) continue;
    if (first[parent]! < 0 || first[i]! < first[parent]!) first[parent] = first[i]!;
    count[parent]! += count[i]!;
    headline[parent]! |= headline[i]!;
  }
  return { first, count, headline };
}
