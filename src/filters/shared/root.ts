/** Finds the element that holds the article: by its name, by the page's headline, or by where the prose stands. */
import type { Document, Form, Scope } from "../../model.js";
import { facts } from "../../text.js";
import { aspects, elementsOf, placesOf, shapes } from "./places.js";
import { type Prose, positive } from "./regions.js";

/** For each element, 1 where it is `root` or lies inside it. */
export function inside(doc: Document, root: number): Uint8Array {
  const { parents } = elementsOf(doc);
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
function namedRoot(doc: Document, { prose: held, total }: Prose): number {
  const elements = elementsOf(doc);
  const { parents, looks } = elements;
  let best = -1;
  let second = 0;
  // Of one inside the other the inner counts, unless it holds much less.
  for (let i = 0; i < parents.length; i++) {
    const prose = held[i]!;
    if (prose === 0 || !(looks[i]! & shapes.article || positive(elements, i))) continue;
    let above = parents[i]!;
    while (above > best) above = parents[above]!;
    const insideBest = best >= 0 && above === best;
    if (best < 0 || (insideBest ? prose >= held[best]! * 0.8 : prose > held[best]!)) {
      if (best >= 0 && !insideBest) second = Math.max(second, held[best]!);
      best = i;
    } else if (!insideBest) second = Math.max(second, prose);
  }
  if (best < 0) return -1;
  const share = held[best]! / total;
  const alone = held[best]! >= A_TEXT ? NAMED_LONG : NAMED_ALONE;
  return share >= NAMED || (share >= alone && second <= held[best]! / 2) ? best : -1;
}
/** Where the page is divided into articles, that with the page's headline, if it holds this share of the prose, */
const HEADED = 0.1;
/** and so many others hold at least a third of it each. */
const RIVALS = 2;

/** Of several articles on a page, the one below whose own headline the page's title stands; else -1. */
function headedRoot({ doc, blocks }: Scope, { prose: held, total }: Prose): number {
  const { parents, looks } = elementsOf(doc);
  const places = placesOf(blocks);
  const title = ` ${facts({ text: doc.meta.title ?? "" }).key} `;
  const isTitle = (i: number): boolean =>
    (places.looks[i]! & aspects.heading) !== 0 &&
    blocks[i]!.level === 1 &&
    title.includes(` ${facts(blocks[i]!).key} `);
  let heading = 0;
  while (heading < blocks.length && !isTitle(heading)) heading++;
  let root = places.elements[heading] ?? -1;
  while (root >= 0 && !(looks[root]! & shapes.article)) root = parents[root]!;
  if (root < 0 || held[root]! < total * HEADED) return -1;
  let rivals = 0;
  const within = inside(doc, root);
  for (let i = 0; i < parents.length; i++)
    if (looks[i]! & shapes.article && !within[i] && held[i]! * 3 >= held[root]!) rivals++;
  for (let up = parents[root]!; up >= 0; up = parents[up]!) if (looks[up]! & shapes.article) return -1;
  return rivals >= RIVALS ? root : -1;
}

/** The only `<main>` of a page, where it holds enough of it. */
const IN_MAIN = 0.2;

function mainOf(doc: Document, { prose: held, total }: Prose): number {
  const { looks } = elementsOf(doc);
  const isMain = (look: number): boolean => (look & shapes.main) !== 0;
  const first = looks.findIndex(isMain);
  return first >= 0 && looks.findLastIndex(isMain) === first && held[first]! >= total * IN_MAIN ? first : -1;
}

/** So many elements, one inside the other, that each hold prose of their own, are tags that nobody closed: one text. */
const UNCLOSED = 20;

/** Walks down from the page for as long as one child holds nearly all of the prose; -1 is the page itself. */
export function chooseRoot(scope: Scope, mass: Prose, share: number, form: Form): number {
  const { doc } = scope;
  const { prose, total } = mass;
  if (total === 0) return -1;
  const headed = form === "article" ? headedRoot(scope, mass) : -1;
  if (headed >= 0) return headed;
  // One post may bear the name that elsewhere an article's text bears.
  const named = form === "discussion" ? -1 : namedRoot(doc, mass);
  if (named >= 0) return named;
  // The child with the most prose, for each element; that of the page itself stands at 0.
  const { parents, looks } = elementsOf(doc);
  const heir = new Int32Array(parents.length + 1).fill(-1);
  for (let i = 0; i < parents.length; i++) {
    const parent = parents[i]!;
    if (heir[parent + 1]! < 0 || prose[i]! > prose[heir[parent + 1]!]!) heir[parent + 1] = i;
  }
  const held = (i: number): number => (i < 0 ? total : prose[i]!);
  let root = form === "list" ? mainOf(doc, mass) : -1;
  const goesOn = (next: number): boolean =>
    next >= 0 && !(looks[next]! & shapes.piece) && held(next) >= held(root) * share;
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
