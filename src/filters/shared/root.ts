/** Finds the element that holds the article: by its name, by the page's headline, or by where the prose stands. */
import type { Document, Form, Scope } from "../../model.js";
import { facts } from "../../text.js";
import { parentsOf } from "./places.js";
import { type Masses, PIECES, positive, totalProse } from "./regions.js";

/** For each element, 1 where it is `root` or lies inside it. */
export function inside(doc: Document, root: number): Uint8Array {
  const parents = parentsOf(doc.elements);
  const out = new Uint8Array(parents.length).fill(root < 0 ? 1 : 0);
  // A parent stands before its children.
  for (let i = Math.max(0, root); i < parents.length; i++)
    if (i === root || (parents[i]! >= 0 && out[parents[i]!])) out[i] = 1;
  return out;
}

/** An element named as the article's text is taken for it where it holds this share of the prose, */
const NAMED = 0.75;
/** or this share, where no other element so named holds half as much. */
const NAMED_ALONE = 0.2;

/** A text of so many characters may stand below more readers' comments, and hold this share. */
const A_TEXT = 1500;
const NAMED_LONG = 0.1;

/** The element whose tag or name says that it holds the article's text, where the mass of its prose agrees; else -1. */
function namedRoot(doc: Document, mass: Masses, total: number): number {
  let best = -1;
  let second = 0;
  // Of one inside the other the inner counts, unless it holds much less.
  for (let i = 0; i < doc.elements.length; i++) {
    const prose = mass.prose[i]!;
    if (prose === 0) continue;
    const element = doc.elements[i]!;
    if (element.tag !== "article" && !positive(doc, i)) continue;
    let above = element.parent;
    while (above > best) above = doc.elements[above]!.parent;
    const insideBest = best >= 0 && above === best;
    if (best < 0 || (insideBest ? prose >= mass.prose[best]! * 0.8 : prose > mass.prose[best]!)) {
      if (best >= 0 && !insideBest) second = Math.max(second, mass.prose[best]!);
      best = i;
    } else if (!insideBest) second = Math.max(second, prose);
  }
  if (best < 0) return -1;
  const share = mass.prose[best]! / total;
  const alone = mass.prose[best]! >= A_TEXT ? NAMED_LONG : NAMED_ALONE;
  return share >= NAMED || (share >= alone && second <= mass.prose[best]! / 2) ? best : -1;
}
/** Where the page is divided into articles, that with the page's headline, if it holds this share of the prose, */
const HEADED = 0.1;
/** and so many others hold at least a third of it each. */
const RIVALS = 2;

/** Of several articles on a page, the one below whose own headline the page's title stands; else -1. */
function headedRoot(scope: Scope, mass: Masses, total: number): number {
  const { doc, blocks } = scope;
  const title = ` ${facts({ text: doc.meta.title ?? "" }).key} `;
  const heading = blocks.find(
    (block) => block.kind === "heading" && block.level === 1 && title.includes(` ${facts(block).key} `),
  );
  let root = heading?.markup?.element ?? -1;
  while (root >= 0 && doc.elements[root]!.tag !== "article") root = doc.elements[root]!.parent;
  if (root < 0 || mass.prose[root]! < total * HEADED) return -1;
  let rivals = 0;
  const within = inside(doc, root);
  for (let i = 0; i < doc.elements.length; i++) {
    const { tag } = doc.elements[i]!;
    if (tag === "article" && !within[i] && mass.prose[i]! * 3 >= mass.prose[root]!) rivals++;
  }
  for (let up = doc.elements[root]!.parent; up >= 0; up = doc.elements[up]!.parent)
    if (doc.elements[up]!.tag === "article") return -1;
  return rivals >= RIVALS ? root : -1;
}

/** The only `<main>` of a page, where it holds enough of it. */
const IN_MAIN = 0.2;

function mainOf(doc: Document, mass: Masses, total: number): number {
  const mains = doc.elements.flatMap(({ tag }, i) => (tag === "main" ? [i] : []));
  return mains.length === 1 && mass.prose[mains[0]!]! >= total * IN_MAIN ? mains[0]! : -1;
}

/** So many elements, one inside the other, that each hold prose of their own, are tags that nobody closed: one text. */
const UNCLOSED = 20;

/** Walks down from the page for as long as one child holds nearly all of the prose; -1 is the page itself. */
export function chooseRoot(scope: Scope, mass: Masses, share: number, form: Form): number {
  const { doc } = scope;
  const total = totalProse(doc, mass);
  if (total === 0) return -1;
  const headed = form === "article" ? headedRoot(scope, mass, total) : -1;
  if (headed >= 0) return headed;
  // One post may bear the name that elsewhere an article's text bears.
  const named = form === "discussion" ? -1 : namedRoot(doc, mass, total);
  if (named >= 0) return named;
  // The child with the most prose, for each element; that of the page itself stands at 0.
  const parents = parentsOf(doc.elements);
  const heir = new Int32Array(parents.length + 1).fill(-1);
  for (let i = 0; i < parents.length; i++) {
    const parent = parents[i]!;
    if (heir[parent + 1]! < 0 || mass.prose[i]! > mass.prose[heir[parent + 1]!]!) heir[parent + 1] = i;
  }
  const held = (i: number): number => (i < 0 ? total : mass.prose[i]!);
  let root = form === "list" ? mainOf(doc, mass, total) : -1;
  const goesOn = (next: number): boolean =>
    next >= 0 && !PIECES.has(doc.elements[next]!.tag) && held(next) >= held(root) * share;
  let whole = root;
  let losses = 0;
  for (let next = heir[root + 1]!; goesOn(next); next = heir[root + 1]!) {
    if (held(next) < held(root) && losses++ === 0) whole = root;
    if (losses > UNCLOSED) return whole;
    root = next;
  }
  return root;
}

/** The smallest element that holds both; -1 is the page. */
export function common(doc: Document, a: number, b: number): number {
  let [x, y] = [a, b];
  // A parent stands before its children, so the later one climbs.
  while (x !== y) {
    if (x > y) x = doc.elements[x]!.parent;
    else y = doc.elements[y]!.parent;
  }
  return x;
}

/** Neither holds the other; the page holds all. */
export const isApart = (doc: Document, a: number, b: number): boolean => ![a, b].includes(common(doc, a, b));
