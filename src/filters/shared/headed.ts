/** Parts of a page that say by their first line that they are not its content: "Related products", "Reviews". */

import { quote } from "../../filter.js";
import type { Document, Scope } from "../../model.js";
import { facts } from "../../text.js";
import { type Masses, totalProse } from "./regions.js";

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
export function headedParts(
  { doc, blocks, phrases }: Scope,
  mass: Masses,
  topics: number,
): ReadonlyMap<number, string> {
  const { first, count, headline } = spread(doc, blocks);
  const most = totalProse(doc, mass) * PART;
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
  const size = doc.elements.length;
  const first = new Int32Array(size).fill(-1);
  const count = new Int32Array(size);
  const headline = new Uint8Array(size);
  for (let n = 0; n < blocks.length; n++) {
    const block = blocks[n]!;
    const at = block.markup?.element ?? -1;
    if (at < 0) continue;
    if (first[at]! < 0) first[at] = n;
    count[at]!++;
    if (block.level === 1 && block.kind === "heading") headline[at] = 1;
  }
  for (let i = size - 1; i > 0; i--) {
    const { parent } = doc.elements[i]!;
    if (parent < 0 || first[i]! < 0) continue;
    if (first[parent]! < 0 || first[i]! < first[parent]!) first[parent] = first[i]!;
    count[parent]! += count[i]!;
    headline[parent]! |= headline[i]!;
  }
  return { first, count, headline };
}
