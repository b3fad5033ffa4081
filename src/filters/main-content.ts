/**
 * Chooses the article of an HTML page: the smallest element that holds most of the page's prose, less the parts of it
 * that say they are something else (comments, related articles, ...), less lists of links.
 */
import { at, drop } from "../filter.js";
import type { Block, Document, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isProse } from "../text.js";
import { type Masses, masses, negative, positive } from "./shared/regions.js";

/** A part of the page that holds more than this share of its prose is kept, whatever its names say. */
const MOST = 0.5;

/** For each element: the boilerplate it or an ancestor says it holds, as an index of that element, or -1. */
function markRegions(doc: Document, mass: Masses): Int32Array {
  const marks = new Int32Array(doc.elements.length).fill(-1);
  const total = mass.prose[0] ?? 0;
  for (const [i, element] of doc.elements.entries()) {
    const above = element.parent >= 0 ? marks[element.parent]! : -1;
    if (above >= 0) marks[i] = above;
    else if (mass.prose[i]! < total * MOST && negative(element)) marks[i] = i;
  }
  return marks;
}

/** Blocks by the element that they hang on, then its ancestors: true where the element lies inside `root`. */
function inside(doc: Document, root: number): Uint8Array {
  const out = new Uint8Array(doc.elements.length);
  for (const [i, element] of doc.elements.entries()) {
    if (i === root || (element.parent >= 0 && out[element.parent])) out[i] = 1;
  }
  return out;
}

/** Walks down from the root for as long as one child holds nearly all of the prose. */
function chooseRoot(doc: Document, mass: Masses, share: number): number {
  const total = mass.prose[0] ?? 0;
  if (total === 0) return 0;
  let named = -1;
  for (const [i, element] of doc.elements.entries()) {
    if (mass.prose[i]! >= total * 0.6 && (positive(element) || element.tag === "article")) named = i;
  }
  if (named >= 0) return named;
  const heir = new Int32Array(doc.elements.length).fill(-1);
  for (let i = doc.elements.length - 1; i > 0; i--) {
    const parent = doc.elements[i]!.parent;
    if (parent >= 0 && (heir[parent]! < 0 || mass.prose[i]! > mass.prose[heir[parent]!]!)) heir[parent] = i;
  }
  let root = 0;
  while (heir[root]! >= 0 && mass.prose[heir[root]!]! >= mass.prose[root]! * share) root = heir[root]!;
  return root;
}

const describe = (doc: Document, element: number): string => {
  const { tag, hint } = doc.elements[element] ?? { tag: "body", hint: "" };
  return `<${tag}${hint ? ` “${hint.split(" ").slice(0, 2).join(" ")}”` : ""}>`;
};

function* judge(scope: Scope): Iterable<Verdict> {
  const { doc, blocks } = scope;
  if (doc.elements.length === 0) return;
  const rough = masses(doc, blocks);
  const marks = markRegions(doc, rough);
  const region = (block: Block): number => marks[block.markup?.element ?? 0] ?? -1;
  const mass = masses(
    doc,
    blocks.filter((block) => region(block) < 0),
  );
  const root = chooseRoot(doc, mass, at(scope, { strict: 0.85, balanced: 0.75, gentle: 0.95 }));
  const within = inside(doc, root);
  const left: Block[] = [];
  for (const block of blocks) {
    const mark = region(block);
    const element = block.markup?.element ?? 0;
    if (!within[element]) {
      if (isLead(block, blocks, doc)) left.push(block);
      else yield drop(block, `stands outside the main content ${describe(doc, root)}`);
    } else if (mark >= 0) yield drop(block, `stands in ${describe(doc, mark)}: ${negative(doc.elements[mark]!)}`);
    else left.push(block);
  }
  yield* dropLinkLists(left);
}

/** The page's own headline stands above its text on many pages. */
const isLead = (block: Block, _blocks: readonly Block[], _doc: Document): boolean =>
  block.kind === "heading" && block.level === 1 && facts(block).words >= 2 && block.role === "headline";

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
    title: "a list without links stays",
    input: `<article><p>${PROSE_1}</p><ul><li>two millstones</li><li>one wheel</li></ul><p>${PROSE_2}</p></article>`,
  },
];
