/**
 * Elements and blocks of a page as columns of numbers: choosing the content goes over all of them a dozen times, and
 * objects lie far apart.
 */
import { Latest } from "../../latest.js";
import type { Block, Document, Element } from "../../model.js";
import { isProse } from "../../text.js";
import { weight } from "./weight.js";

/** What an element is, as bits of `Elements.looks`. */
export const shapes = {
  /** Holds the whole text: its name tells of all kinds of things. */
  whole: 1,
  /** Holds one piece of text: its name tells of its looks ("teaser", "paywall"), not of a region. */
  piece: 2,
  article: 4,
  main: 8,
  form: 16,
  /** Its tag alone says that it holds boilerplate. */
  boilerplate: 32,
  /** It has a hint. */
  hinted: 64,
} as const;

/** What tags say that their elements hold, where that is not the content. */
export const BOILERPLATE: ReadonlyMap<string, string> = new Map([
  ["nav", "navigation"],
  ["footer", "footer"],
  ["aside", "sidebar"],
  ["dialog", "dialog"],
  ["button", "form"],
  ["menu", "navigation"],
]);
const PIECES = "p h1 h2 h3 h4 h5 h6 tr td th tbody thead table blockquote pre span em strong b i a dt dd";
const BY_TAG = new Map<string, number>(PIECES.split(" ").map((tag) => [tag, shapes.piece]));
for (const tag of ["html", "body"]) BY_TAG.set(tag, shapes.whole);
for (const tag of BOILERPLATE.keys()) BY_TAG.set(tag, shapes.boilerplate);
BY_TAG.set("article", shapes.whole | shapes.article);
BY_TAG.set("main", shapes.whole | shapes.main);
BY_TAG.set("form", shapes.form);

/** An entry an element. */
export interface Elements {
  readonly list: readonly Element[];
  /** The parent's index; -1 for a root. */
  readonly parents: Int32Array;
  /** Bits of `shapes`. */
  readonly looks: Uint8Array;
  /** What its names tell, as bits, once somebody has asked; -1 before (`regions.ts`). */
  readonly told: Int32Array;
}

const known = new Latest(columnsOfElements);

/** The columns of a page's elements. */
export const elementsOf = ({ elements }: Document): Elements => known.of(elements);

function columnsOfElements(list: readonly Element[]): Elements {
  const size = list.length;
  const parents = new Int32Array(size);
  const looks = new Uint8Array(size);
  const told = new Int32Array(size);
  // Elements of one tag often follow each other.
  let last = "";
  let shape = 0;
  for (let i = 0; i < size; i++) {
    const { parent, tag, hint } = list[i]!;
    if (tag !== last) {
      shape = BY_TAG.get(tag) ?? 0;
      last = tag;
    }
    parents[i] = parent;
    looks[i] = hint ? shape | shapes.hinted : shape;
    // Without a name nothing is told.
    if (hint) told[i] = -1;
  }
  return { list, parents, looks, told };
}

/** What a block is, as bits of `Places.looks`. */
export const aspects = {
  heading: 1,
  /** No role but `body`. */
  body: 2,
  caption: 4,
  /** It is a link, or an entry that is one with a topic or a date beside it. */
  linked: 8,
  /** It is prose, where somebody has asked: ask `isProseAt`. */
  prose: 16,
  asked: 32,
  /** It is a link. */
  link: 64,
  /** Next to nothing of it is a link. */
  unlinked: 128,
} as const;

/** Share of a block's characters in links up to which it is none, */
const UNLINKED = 0.2;
/** from which it is a link, */
const LINK = 0.8;
/** and of a list item: a topic or a date stands beside the title of another article. */
const ENTRY_LINK = 0.6;

/** An entry a block. */
export interface Places {
  readonly blocks: readonly Block[];
  /** Index of the nearest element; -1 for none. */
  readonly elements: Int32Array;
  /** Characters, and how many of them stand in links. */
  readonly chars: Int32Array;
  readonly links: Float64Array;
  /** Characters outside of links. */
  readonly plain: Float64Array;
  /** What the block speaks for its surroundings being the article (`weight`). */
  readonly weights: Float64Array;
  /** Bits of `aspects`. */
  readonly looks: Uint8Array;
  /** There are captions. */
  readonly captioned: boolean;
}

const places = new Latest(columnsOfBlocks);

/** The columns of blocks. */
export const placesOf = (blocks: readonly Block[]): Places => places.of(blocks);

function columnsOfBlocks(blocks: readonly Block[]): Places {
  const size = blocks.length;
  const elements = new Int32Array(size);
  const chars = new Int32Array(size);
  const links = new Float64Array(size);
  const plain = new Float64Array(size);
  const weights = new Float64Array(size);
  const looks = new Uint8Array(size);
  let captioned = false;
  for (let i = 0; i < size; i++) {
    const block = blocks[i]!;
    const { kind, role, text, markup } = block;
    const element = markup ? markup.element : -1;
    const density = markup ? markup.linkDensity : 0;
    let look = kind === "heading" ? aspects.heading : 0;
    if (role === "body") look |= aspects.body;
    else if (role === "caption") {
      look |= aspects.caption;
      captioned = true;
    }
    if (density < UNLINKED) look |= aspects.unlinked;
    else if (density > LINK) look |= aspects.link | aspects.linked;
    else if (density > ENTRY_LINK && kind === "list-item") look |= aspects.linked;
    elements[i] = element;
    chars[i] = text.length;
    links[i] = text.length * density;
    plain[i] = text.length * (1 - density);
    if (element >= 0) {
      weights[i] = weight(block);
      // Whoever weighs most blocks asks whether they are prose; of the others it may never be asked.
      if (weights[i]! > 0 && kind !== "code") look |= aspects.asked | (isProse(block) ? aspects.prose : 0);
    }
    looks[i] = look;
  }
  return { blocks, elements, chars, links, plain, weights, looks, captioned };
}

/** Whether a block, by its index, reads like running text (`isProse`); asked once. */
export function isProseAt({ looks, blocks }: Places, i: number): boolean {
  const look = looks[i]!;
  if (look & aspects.asked) return (look & aspects.prose) !== 0;
  const prose = isProse(blocks[i]!);
  looks[i] = look | aspects.asked | (prose ? aspects.prose : 0);
  return prose;
}
