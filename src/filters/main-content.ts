/**
 * Chooses the article of an HTML page: the smallest element that holds most of the page's prose, less the parts of it
 * that say they are something else (comments, related articles, ...), less lists of links.
 */
import { drop, name, scopeWith } from "../filter.js";
import type { Block, Document, Element, Example, Filter, PageVerdict, Scope, Verdict } from "../model.js";
import { facts } from "../text.js";
import { asBody, cardCaptions } from "./shared/card-captions.js";
import { findCards } from "./shared/cards.js";
import { dangling } from "./shared/dangling.js";
import { behindBody } from "./shared/declared.js";
import { droppedBy, leavesTooLittle } from "./shared/gut.js";
import { type Gentler, layOut } from "./shared/layout.js";
import { leadOf } from "./shared/lead.js";
import { dropLinkLists } from "./shared/link-lists.js";
import { aspects, elementsOf, isProseAt, type Places, placesOf, shapes } from "./shared/places.js";
import { repeatedQuotes } from "./shared/quotes.js";
import { isWhole, negative, tellsDetails } from "./shared/regions.js";
import { inside } from "./shared/root.js";

const BODY: Element = { parent: -1, tag: "body", hint: "" };

const describe = (doc: Document, element: number): string => {
  const { tag, hint } = element < 0 ? BODY : doc.elements[element]!;
  return `<${tag}${hint ? ` “${hint.split(" ").slice(0, 2).join(" ")}”` : ""}>`;
};

type Found = (Verdict | PageVerdict)[];

function judge(page: Scope): Found {
  if (page.doc.elements.length === 0 || page.blocks.length === 0) return [];
  const texts = cardCaptions(page.doc, page.blocks);
  if (texts.size === 0) return choice(page);
  const scope = scopeWith(
    page,
    page.blocks.map((block) => (texts.has(block) ? asBody(block) : block)),
  );
  const captions = [...texts].map((block) => name(block, "body", "is a part of a card, not the caption of a picture"));
  return [...captions, ...choice(scope)];
}

/** The first choice that leaves a text of the page: the gentler the later, and the first of all where none does. */
function choice(scope: Scope): Found {
  const { blocks } = scope;
  const first = choose(scope, undefined);
  const leavesText = (found: Found): boolean => !leavesTooLittle(blocks, droppedBy(blocks, found));
  if (leavesText(first)) return first;
  for (const gentler of ["form", "names"] as const) {
    const found = choose(scope, gentler);
    if (leavesText(found)) return found;
  }
  return first;
}

/** Where a block stands, as bits. */
const INSIDE = 1;
const MARKED = 2;

function choose(scope: Scope, gentler: Gentler | undefined): Found {
  const { doc, blocks } = scope;
  const places = placesOf(blocks);
  const { reading, regions, root, body, rescued } = layOut(scope, gentler);
  const { form, kind, because } = reading;
  const { marks, labelOf } = regions;
  const found: Found = [{ do: "page", form, kind, because }];
  const page = form === "article" ? "" : `; the page is a ${form}: ${because}`;
  const stands = new Uint8Array(blocks.length);
  const isOpen = new Uint8Array(blocks.length);
  const within = inside(doc, root);
  for (let i = 0; i < blocks.length; i++) {
    const at = places.elements[i]!;
    if (at < 0 ? root < 0 : within[at] === 1) stands[i] = INSIDE;
    if (at >= 0 && marks[at]! >= 0 && !(rescued && body?.found.has(blocks[i]!.id))) stands[i]! |= MARKED;
    isOpen[i] = stands[i] === INSIDE ? 1 : 0;
  }
  const lead = leadOf(scope, isOpen.indexOf(1), (i) => (stands[i]! & MARKED) !== 0);
  const cards = form === "article" ? findCards(doc, blocks, isOpen) : undefined;
  const outside = `stands outside the main content ${describe(doc, root)}${page}`;
  const inMark = new Map<number, string>();
  const reasonOf = (mark: number): string => {
    let reason = inMark.get(mark);
    if (reason === undefined) {
      reason = `stands in ${describe(doc, mark)}: ${labelOf(mark)}`;
      inMark.set(mark, reason);
    }
    return reason;
  };
  /** Indices of the blocks that stay so far: what is asked of them is mostly told by columns. */
  let left = new Int32Array(blocks.length);
  let count = 0;
  for (let i = 0; i < blocks.length; i++) {
    if (!(stands[i]! & INSIDE) && !lead.has(blocks[i]!.id)) found.push(drop(blocks[i]!, outside));
    else if (stands[i]! & MARKED && !isTextInForm(doc, places, i, marks[places.elements[i]!]!)) {
      found.push(drop(blocks[i]!, reasonOf(marks[places.elements[i]!]!)));
    } else if (cards?.size && cards.has(blocks[i]!.id)) {
      found.push(drop(blocks[i]!, "one of several cards, each with a linked headline"));
    } else {
      left[count++] = i;
      const details = form === "article" ? detailsAround(doc, places, i) : undefined;
      if (details) found.push(name(blocks[i]!, "byline", `stands in ${describe(doc, details)}`));
    }
  }
  left = left.subarray(0, count);
  const staying = (): Block[] => Array.from(left, (i) => blocks[i]!);
  if (body) {
    const behind = behindBody(staying(), body);
    for (const block of behind) found.push(drop(block, "stands behind the end of the article that JSON-LD gives"));
    left = left.subarray(0, left.length - behind.length);
  }
  if (form === "list") return found;
  if (form === "discussion") {
    const said = new Set(repeatedQuotes(doc, staying()));
    for (const block of said) found.push(drop(block, "quotes what a post above says"));
    if (said.size) left = left.filter((i) => !said.has(blocks[i]!));
  }
  const gone = new Uint8Array(blocks.length).fill(1);
  for (let k = 0; k < left.length; k++) gone[left[k]!] = 0;
  for (const verdict of dropLinkLists(places, left, gone)) found.push(verdict);
  // In its own place: of a long page `filter` would make a list and then an array.
  count = 0;
  for (let k = 0; k < left.length; k++) if (!gone[left[k]!]) left[count++] = left[k]!;
  left = left.subarray(0, count);
  for (const block of dangling(scope, left, gone))
    found.push(drop(block, "heads nothing: what stood below it is gone"));
  return found;
}

/** A line on the author and the date holds at most so many words. */
const DETAIL_WORDS = 20;

/** The element around a short line that is named for the author and the date; undefined for none. */
function detailsAround(doc: Document, places: Places, i: number): number | undefined {
  if ((places.looks[i]! & (aspects.body | aspects.heading)) !== aspects.body || isProseAt(places, i)) return undefined;
  const f = facts(places.blocks[i]!);
  if (f.words > DETAIL_WORDS || f.sentence) return undefined;
  const elements = elementsOf(doc);
  let at = places.elements[i]!;
  for (let up = 0; up < 4 && at >= 0; up++, at = elements.parents[at]!)
    if (tellsDetails(elements, at) && !isWhole(elements, at)) return at;
  return undefined;
}

/** What a form says in whole sentences may be the page's own text. */
function isTextInForm(doc: Document, places: Places, i: number, mark: number): boolean {
  const elements = elementsOf(doc);
  return (elements.looks[mark]! & shapes.form) !== 0 && negative(elements, mark) === undefined && isProseAt(places, i);
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
    title: "cards of other articles below the text go, with the heading above them",
    input: `<article><h1>The mill turns</h1><p>${PROSE_1}</p><p>${PROSE_2}</p><div><h2>Around the valley</h2><div class="tile"><p><a href="/a">A bridge is closed again</a></p><p>Two hours ago</p></div><div class="tile"><p><a href="/b">A school is to be opened</a></p><p>Three hours ago</p></div><div class="tile"><p><a href="/c">A choir sings in the square</a></p><p>Five hours ago</p></div></div></article>`,
    output: `The mill turns\n\n${PROSE_1}\n\n${PROSE_2}`,
  },
  {
    title: "of several articles the one under the page's headline",
    input: `<html><head><title>The mill turns - The Valley Post</title></head><body><article><h1>The mill turns</h1><p>${PROSE_1}</p></article><article><h2>Boats for the lake</h2><p>Nine boats of oak have been ordered for the lake, where they are to be let by the hour from the first of May.</p></article><article><h2>Bread for all</h2><p>The baker gives away what is left on Saturdays, and asks those who can to leave a coin in the box by the door.</p></article></body></html>`,
    output: `The mill turns\n\n${PROSE_1}`,
  },
  {
    title: "a standfirst between the headline and the text stays",
    input: `<header><h1>The mill turns</h1><h2 class="article-subtitle">A carpenter's dream for the village</h2></header><nav><a href="/">Home</a></nav><div class="article-body"><p>${PROSE_1}</p><p>${PROSE_2}</p></div>`,
    output: `The mill turns\n\nA carpenter's dream for the village\n\n${PROSE_1}\n\n${PROSE_2}`,
  },
  {
    title: "a line that opens what somebody said stays, though an advertisement stands below it",
    input: `<article><h1>The mill turns</h1><p>${PROSE_1}</p><p>The baker said on Monday:</p><div class="ad-slot"><p>Buy oak boats now</p></div><p>“${PROSE_2}”</p></article>`,
    output: `The mill turns\n\n${PROSE_1}\n\nThe baker said on Monday:\n\n“${PROSE_2}”`,
  },
  {
    title: "who wrote it and a box of notes stay where the page declares nothing",
    input: `<article><h1>The mill turns</h1><div class="author vcard">By Ruth Adler</div><p>${PROSE_1}</p><div class="info-box"><p>${PROSE_2}</p></div></article>`,
    roles: { "By Ruth Adler": "byline" },
  },
  {
    title: "a fact box goes from an article of a newspaper",
    input: `<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The mill turns"}</script></head><body><article><h1>The mill turns</h1><p>${PROSE_1}</p><div class="fact-box"><p>The mill was built in the year of the flood, and burnt down twice.</p></div><p>${PROSE_2}</p></article></body></html>`,
    output: `The mill turns\n\n${PROSE_1}\n\n${PROSE_2}`,
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
    title: "a discussion keeps its posts; what members are, and what they quote of a post above, goes",
    input: `<main><div class="thread"><div class="message-cell message-cell--user"><p>Senior member, 1,204 posts since the spring of 2011</p></div><div class="message-body"><p>${PROSE_1}</p></div><div class="message-cell message-cell--user"><p>New member, two posts since the summer of last year</p></div><div class="message-body"><blockquote class="quote"><p>${PROSE_1}</p></blockquote><p>${PROSE_2}</p></div></div></main>`,
    output: `${PROSE_1}\n\n${PROSE_2}`,
  },
  {
    title: "a quote that no post above says stays",
    input: `<main><div class="thread"><div class="message-body"><p>${PROSE_1}</p></div><div class="message-body"><blockquote class="quote"><p>The miller wrote in his diary that the stones were worn and the wheel was green with weed.</p></blockquote><p>${PROSE_2}</p></div></div></main>`,
  },
  {
    title: "a page that describes goods loses what buyers say of them",
    input: `<html><head><meta property="og:type" content="product"></head><body><main><h1>The little mill</h1><p>${PROSE_1}</p><p>${PROSE_2}</p><div class="product-reviews"><p>It came within a week, and the flour is as fine as any that you can buy.</p></div></main></body></html>`,
    output: `The little mill\n\n${PROSE_1}\n\n${PROSE_2}`,
  },
  {
    title: "an article may be a review",
    input: `<article class="review"><h1>The little mill</h1><p>${PROSE_1}</p><p>${PROSE_2}</p></article>`,
  },
  {
    title: "a long footer does not make its neighbours' names doubtful",
    input: `<body><div class="sidebar"><p>Nine other things that you could look at today, all of them at half the price.</p></div><div><p>${PROSE_1}</p></div><footer><p>${PROSE_2}</p><p>${PROSE_2} ${PROSE_2}</p><p>${PROSE_1} ${PROSE_2}</p></footer></body>`,
    output: PROSE_1,
  },
  {
    title: "a list without links stays",
    input: `<article><p>${PROSE_1}</p><ul><li>two millstones</li><li>one wheel</li></ul><p>${PROSE_2}</p></article>`,
  },
];
