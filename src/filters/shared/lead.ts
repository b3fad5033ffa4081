/** What stands above the text, outside its element, and belongs to it: headline, standfirst, byline, picture. */
import type { Block, Scope } from "../../model.js";
import { facts, isProse } from "../../text.js";

/** How far above the text its headline may stand, in blocks, with all that stands between, */
const LEAD = 25;
/** and how far with a standfirst alone: a form or a gallery may stand between. */
const FAR = 80;
/** A standfirst follows its headline within so many blocks. */
const BELOW = 8;
/** Without a headline, a standfirst stands so near above the text. */
const ABOVE = 12;
/** Names that sites give to the standfirst. */
const STANDFIRST =
  /(?:^|[\s_-])(?:(?:article|post|entry|content|story|page|title|head(?:er)?)?-?_*(?:standfirst|sub-?(?:title|head(?:line|ing)?)|abstract|excerpt|intro(?:-?text|duction)?|lead-?(?:text|in)?|lede|dek|deck|summary|teaser(?:-?text)?|vorspann|chapo|kicker-?text))(?:$|[\s_-])/;

/** The headline that stands above the text, outside its element, with what stands between: standfirst, byline, picture. */
export function leadOf(scope: Scope, first: number, isMarked: (index: number) => boolean): ReadonlySet<number> {
  const { blocks, doc } = scope;
  const title = ` ${facts({ text: doc.meta.title ?? "" }).key} `;
  const saysTitle = (block: Block): boolean => facts(block).words >= 3 && title.includes(` ${facts(block).key} `);
  const isTitle = (i: number): boolean => {
    const block = blocks[i]!;
    return block.kind === "heading" && (block.level === 1 || saysTitle(block)) && !isMarked(i);
  };
  const isStandfirst = (block: Block): boolean => {
    let at = block.markup?.element ?? -1;
    for (let up = 0; up < 3 && at >= 0; up++, at = doc.elements[at]!.parent) {
      if (STANDFIRST.test(doc.elements[at]!.hint)) return facts(block).words >= 4;
    }
    return false;
  };
  const mayLead = (block: Block, i: number): boolean =>
    !isMarked(i) && block.level !== 1 && (block.markup?.linkDensity ?? 0) < 0.3 && block.kind !== "table";
  let top = first - 1;
  while (top >= 0 && first - top <= FAR && !isTitle(top)) top--;
  if (top < 0 || first - top > FAR) {
    const from = Math.max(0, first - ABOVE);
    const near = blocks.slice(from, Math.max(0, first));
    const lead = near.filter((block, i) => mayLead(block, from + i) && isProse(block) && isStandfirst(block));
    return new Set(lead.map(({ id }) => id));
  }
  const between = blocks.slice(top + 1, first).filter((block, i) => {
    const at = top + 1 + i;
    if (i < BELOW && mayLead(block, at) && isStandfirst(block)) return true;
    if (first - top > LEAD) return i < BELOW && mayLead(block, at) && isProse(block);
    return !isMarked(at) && isLead(block);
  });
  return new Set([blocks[top]!, ...between].map((block) => block.id));
}

/** May stand between a headline and its text: no list, no button, not only a link unless that may be a name. */
function isLead(block: Block): boolean {
  const { tag = "", linkDensity = 0 } = block.markup ?? {};
  if (block.role === "caption") return true;
  if (block.kind !== "paragraph" || tag === "button" || tag === "li") return false;
  return linkDensity < 0.5 || facts(block).words <= 6;
}
