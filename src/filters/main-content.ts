/**
 * Chooses the article of an HTML page: the smallest element that holds most of the page's prose, less the parts of it
 * that say they are something else (comments, related articles, ...), less lists of links.
 */
import { at, drop, name } from "../filter.js";
import type { Block, Document, Element, Example, Filter, Form, PageVerdict, Scope, Verdict } from "../model.js";
import { facts, isProse } from "../text.js";
import { asBody, cardCaptions } from "./shared/card-captions.js";
import { findCards } from "./shared/cards.js";
import { dangling } from "./shared/dangling.js";
import { type Body, behindBody, bodyOf, isMissed, namedBody, rootOfBody } from "./shared/declared.js";
import { discussionNames } from "./shared/discussion.js";
import { leavesTooLittle } from "./shared/gut.js";
import { type Reading, readPage } from "./shared/kind.js";
import { markRegions, type Naming, type Regions } from "./shared/marks.js";
import { isProduct, productNames } from "./shared/product.js";
import {
  isWhole,
  labels,
  type Masses,
  masses,
  negative,
  PIECES,
  positive,
  tellsDetails,
  totalProse,
} from "./shared/regions.js";

/** For each element, 1 where it is `root` or lies inside it. */
function inside(doc: Document, root: number): Uint8Array {
  const out = new Uint8Array(doc.elements.length).fill(root < 0 ? 1 : 0);
  for (const [i, element] of doc.elements.entries()) {
    if (i === root || (element.parent >= 0 && out[element.parent])) out[i] = 1;
  }
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
  for (const [i, element] of doc.elements.entries()) {
    if (!positive(element) && element.tag !== "article") continue;
    const prose = mass.prose[i]!;
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

/** An element is left for a child that holds this share of its prose: the larger, the more stays around the article. */
const SHARE = { strict: 0.65, balanced: 0.75, gentle: 0.9 } as const;

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
  for (const [i, { tag }] of doc.elements.entries())
    if (tag === "article" && !within[i] && mass.prose[i]! * 3 >= mass.prose[root]!) rivals++;
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

/** Walks down from the page for as long as one child holds nearly all of the prose; -1 is the page itself. */
function chooseRoot(scope: Scope, mass: Masses, share: number, form: Form): number {
  const { doc } = scope;
  const total = totalProse(doc, mass);
  if (total === 0) return -1;
  const headed = form === "article" ? headedRoot(scope, mass, total) : -1;
  if (headed >= 0) return headed;
  // One post may bear the name that elsewhere an article's text bears.
  const named = form === "discussion" ? -1 : namedRoot(doc, mass, total);
  if (named >= 0) return named;
  // The child with the most prose, for each element; that of the page itself stands at 0.
  const heir = new Int32Array(doc.elements.length + 1).fill(-1);
  for (const [i, { parent }] of doc.elements.entries()) {
    if (heir[parent + 1]! < 0 || mass.prose[i]! > mass.prose[heir[parent + 1]!]!) heir[parent + 1] = i;
  }
  const held = (i: number): number => (i < 0 ? total : mass.prose[i]!);
  let root = form === "list" ? mainOf(doc, mass, total) : -1;
  const goesOn = (next: number): boolean =>
    next >= 0 && !PIECES.has(doc.elements[next]!.tag) && held(next) >= held(root) * share;
  for (let next = heir[root + 1]!; goesOn(next); next = heir[root + 1]!) root = next;
  return root;
}

const describe = (doc: Document, element: number): string => {
  const { tag, hint } = doc.elements[element] ?? { tag: "body", hint: "" };
  return `<${tag}${hint ? ` “${hint.split(" ").slice(0, 2).join(" ")}”` : ""}>`;
};

/** The smallest element that holds both; -1 is the page. */
function common(doc: Document, a: number, b: number): number {
  let [x, y] = [a, b];
  // A parent stands before its children, so the later one climbs.
  while (x !== y) {
    if (x > y) x = doc.elements[x]!.parent;
    else y = doc.elements[y]!.parent;
  }
  return x;
}

/** Neither holds the other; the page holds all. */
const isApart = (doc: Document, a: number, b: number): boolean => ![a, b].includes(common(doc, a, b));

interface Layout extends Reading, Regions {
  readonly root: number;
  /** What the page declares as its article's text, and whether that was about to be missed. */
  readonly body?: Body | undefined;
  readonly rescued?: boolean | undefined;
}

/** A discussion is left for a part of it that holds this share of what was said. */
const POSTS_SHARE = 0.9;

/** Names of regions that hold what a reader came for, on pages of a kind. */
const TRUSTED: Readonly<Record<Form, ReadonlySet<string>>> = {
  article: new Set(),
  discussion: new Set(["comments", "author box", "tags"]),
  list: new Set(["related articles", "comments", "tags"]),
};

/** How to choose where the first choice has left next to nothing: as one text, and then whatever the names. */
type Gentler = "form" | "names";

/** No name counts but that of a consent dialog. */
const ALL: ReadonlySet<string> = new Set([...labels, "form"].filter((label) => label !== "consent notice"));

/** Finds the named regions, the kind of the page, and the element that holds its content; -1 is the page itself. */
function layOut(scope: Scope, gentler: Gentler | undefined): Layout {
  const { doc, blocks } = scope;
  const mass = masses(doc, blocks);
  const share = at(scope, SHARE);
  const named = doc.meta.declared?.some(({ kind }) => kind === "article") ? namedBody(doc, mass) : -1;
  const settle = (form: Form) => {
    const more = naming(scope, mass, form);
    const regions = markRegions(doc, mass, gentler === "names" ? ALL : TRUSTED[form], more, named);
    const open = blocks.filter((block) => (regions.marks[block.markup?.element ?? -1] ?? -1) < 0);
    const least = form === "discussion" ? POSTS_SHARE : share;
    return { ...regions, root: chooseRoot(scope, masses(doc, open, form === "list"), least, form) };
  };
  const first = settle("article");
  const within = inside(doc, first.root);
  const read = readPage(
    doc,
    blocks,
    mass,
    first.marks,
    (block) => within[block.markup?.element ?? -1] === 1 || first.root < 0,
  );
  const found: Reading = gentler
    ? { form: "article", because: `${read.because}; read otherwise it leaves nothing` }
    : read;
  if (found.form === "article") {
    // Named as schema.org names it, it is the article's text, even where its comments are longer.
    const root = named >= 0 && isApart(doc, named, first.root) ? named : first.root;
    const body = bodyOf(doc, blocks);
    const held = inside(doc, root);
    const isKept = ({ markup }: Block): boolean =>
      held[markup?.element ?? 0] === 1 && first.marks[markup?.element ?? 0]! < 0;
    const rescued = body && isMissed(blocks, body, isKept);
    return { ...found, ...first, root: rescued ? rootOfBody(doc, blocks, body) : root, body, rescued };
  }
  const wide = settle(found.form);
  return { ...found, ...wide, root: common(doc, wide.root, first.root) };
}

/** What the parts of a page say beyond their common names, on pages of a form. */
function naming(scope: Scope, mass: Masses, form: Form): Naming | undefined {
  if (form === "discussion") return discussionNames(scope.doc);
  return isProduct(scope.doc) ? productNames(scope, mass) : undefined;
}

function* judge(page: Scope): Iterable<Verdict | PageVerdict> {
  if (page.doc.elements.length === 0 || page.blocks.length === 0) return;
  const texts = cardCaptions(page.doc, page.blocks);
  for (const block of texts) yield name(block, "body", "is a part of a card, not the caption of a picture");
  const scope = texts.size ? { ...page, blocks: page.blocks.map((b) => (texts.has(b) ? asBody(b) : b)) } : page;
  const first = [...choose(scope, undefined)];
  let verdicts = first;
  for (const gentler of ["form", "names"] as const) {
    if (!leavesTooLittle(scope.blocks, verdicts)) break;
    verdicts = [...choose(scope, gentler)];
  }
  yield* leavesTooLittle(scope.blocks, verdicts) ? first : verdicts;
}

function* choose(scope: Scope, gentler: Gentler | undefined): Iterable<Verdict | PageVerdict> {
  const { doc, blocks } = scope;
  const elementOf = (block: Block): number => block.markup?.element ?? -1;
  const { marks, names, root, body, rescued, ...reading } = layOut(scope, gentler);
  const { form, because } = reading;
  yield { do: "page", ...reading };
  const page = form === "article" ? "" : `; the page is a ${form}: ${because}`;
  const within = inside(doc, root);
  const isInside = (block: Block): boolean => (elementOf(block) < 0 ? root < 0 : within[elementOf(block)] === 1);
  const isMarked = (block: Block): boolean =>
    (marks[elementOf(block)] ?? -1) >= 0 && !(rescued && body?.found.has(block.id));
  const lead = leadOf(
    scope,
    blocks.findIndex((block) => isInside(block) && !isMarked(block)),
    isMarked,
  );
  const cards = form === "article" ? findCards(doc, blocks, (block) => isInside(block) && !isMarked(block)) : undefined;
  const left: Block[] = [];
  for (const block of blocks) {
    const mark = marks[elementOf(block)] ?? -1;
    if (!lead.has(block.id) && !isInside(block))
      yield drop(block, `stands outside the main content ${describe(doc, root)}${page}`);
    else if (isMarked(block) && !isTextInForm(block, doc.elements[mark]!))
      yield drop(block, `stands in ${describe(doc, mark)}: ${names[mark]}`);
    else if (cards?.has(block.id)) yield drop(block, "one of several cards, each with a linked headline");
    else {
      left.push(block);
      const details = form === "article" ? detailsAround(doc, block) : undefined;
      if (details) yield name(block, "byline", `stands in ${describe(doc, details)}`);
    }
  }
  const behind = body ? behindBody(left, body) : [];
  for (const block of behind) yield drop(block, "stands behind the end of the article that JSON-LD gives");
  const ahead = left.slice(0, left.length - behind.length);
  if (form === "list") return;
  const links = [...dropLinkLists(ahead)];
  yield* links;
  const gone = new Set(links.map((verdict) => ("block" in verdict ? verdict.block : -1)));
  const kept = ahead.filter((block) => !gone.has(block.id));
  const stays = new Set(kept.map((block) => block.id));
  const isDropped = (block: Block): boolean => !stays.has(block.id);
  for (const block of dangling(scope, kept, isDropped)) yield drop(block, "heads nothing: what stood below it is gone");
}

/** A line on the author and the date holds at most so many words. */
const DETAIL_WORDS = 20;

/** The element around a short line that is named for the author and the date; undefined for none. */
function detailsAround(doc: Document, block: Block): number | undefined {
  if (block.role !== "body" || block.kind === "heading" || isProse(block)) return undefined;
  const f = facts(block);
  if (f.words > DETAIL_WORDS || f.sentence) return undefined;
  let at = block.markup?.element ?? -1;
  for (let up = 0; up < 4 && at >= 0; up++, at = doc.elements[at]!.parent)
    if (!isWhole(doc.elements[at]!) && tellsDetails(doc.elements[at]!)) return at;
  return undefined;
}

/** What a form says in whole sentences may be the page's own text. */
const isTextInForm = (block: Block, mark: Element): boolean =>
  mark.tag === "form" && negative(mark) === undefined && isProse(block);

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
function leadOf(scope: Scope, first: number, isMarked: (block: Block) => boolean): ReadonlySet<number> {
  const { blocks, doc } = scope;
  const title = ` ${facts({ text: doc.meta.title ?? "" }).key} `;
  const saysTitle = (block: Block): boolean => facts(block).words >= 3 && title.includes(` ${facts(block).key} `);
  const isTitle = (block: Block): boolean =>
    block.kind === "heading" && (block.level === 1 || saysTitle(block)) && !isMarked(block);
  const isStandfirst = (block: Block): boolean => {
    let at = block.markup?.element ?? -1;
    for (let up = 0; up < 3 && at >= 0; up++, at = doc.elements[at]!.parent) {
      if (STANDFIRST.test(doc.elements[at]!.hint)) return facts(block).words >= 4;
    }
    return false;
  };
  const mayLead = (block: Block): boolean =>
    !isMarked(block) && block.level !== 1 && (block.markup?.linkDensity ?? 0) < 0.3 && block.kind !== "table";
  let top = first - 1;
  while (top >= 0 && first - top <= FAR && !isTitle(blocks[top]!)) top--;
  if (top < 0 || first - top > FAR) {
    const near = blocks.slice(Math.max(0, first - ABOVE), Math.max(0, first));
    return new Set(near.filter((block) => mayLead(block) && isProse(block) && isStandfirst(block)).map(({ id }) => id));
  }
  const between = blocks.slice(top + 1, first).filter((block, i) => {
    if (i < BELOW && mayLead(block) && isStandfirst(block)) return true;
    if (first - top > LEAD) return i < BELOW && mayLead(block) && isProse(block);
    return !isMarked(block) && isLead(block);
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

/** Drops runs of blocks that are links and nothing else. */
function* dropLinkLists(blocks: readonly Block[]): Iterable<Verdict> {
  const linked = blocks.map(
    (block) => (block.markup?.linkDensity ?? 0) > 0.8 && !isProse(block) && block.role !== "headline",
  );
  for (let from = 0; from < blocks.length; from++) {
    if (!linked[from]) continue;
    let to = from;
    while (to < blocks.length && linked[to]) to++;
    if (to - from >= 2 || !isProse(blocks[from - 1] ?? blocks[from]!)) {
      for (let i = from; i < to; i++)
        yield drop(blocks[i]!, to - from > 1 ? `one of ${to - from} lines that are links` : "is nothing but a link");
    }
    from = to;
  }
}

export const filter: Filter = {
  name: "main-content",
  summary: "Keeps the part of an HTML page that holds its article, and drops what stands around and between.",
  needs: "markup",
  sure: true,
  judge,
};

const PROSE_1 =
  "The old mill by the river has found a new owner, and the village hopes that its wheel will turn again before the winter.";
const PROSE_2 =
  "Carpenters began on Monday with the roof, which had let in the rain for eleven years and had lost most of its slates.";

export const examples: readonly Example[] = [
  {
    title: "navigation, sidebar and footer go",
    input: `<html><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>The mill turns</h1><p>${PROSE_1}</p><p>${PROSE_2}</p></article></main><aside class="sidebar"><p>Nine other things that you could look at today.</p></aside><footer><p>All about us</p></footer></body></html>`,
    output: `The mill turns\n\n${PROSE_1}\n\n${PROSE_2}`,
  },
  {
    title: "related articles inside the article go",
    input: `<div class="post-content"><p>${PROSE_1}</p><div class="related-posts"><h3>Related</h3><ul><li><a href="/a">A bridge is closed</a></li><li><a href="/b">A school is opened</a></li></ul></div><p>${PROSE_2}</p></div>`,
    output: `${PROSE_1}\n\n${PROSE_2}`,
  },
  {
    title: "an article inside an element with an unlucky name stays",
    input: `<div class="sidebar-layout"><div class="widget"><p>${PROSE_1}</p><p>${PROSE_2}</p></div></div>`,
  },
  {
    title: "an article behind a paywall stays, whatever the name of its picture",
    input: `<article><h1>The mill turns</h1><div class="article-body-figure figure"><figure><figcaption>The old mill by the river, as it was painted in the year of the flood, before its roof was lost.</figcaption></figure></div><div class="article-body paywall-article"><p>${PROSE_1}</p><p>${PROSE_2}</p></div></article>`,
  },
  {
    title: "a list without links stays",
    input: `<article><p>${PROSE_1}</p><ul><li>two millstones</li><li>one wheel</li></ul><p>${PROSE_2}</p></article>`,
  },
];
