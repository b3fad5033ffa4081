/** The article as the page's own markup gives it: JSON-LD's `articleBody`, an element that bears that name. */
import type { Block, Document, Kind } from "../../model.js";
import { facts, factsOf, isProse, numbered } from "../../text.js";
import { elementsOf } from "./places.js";
import { type Prose, positive } from "./regions.js";
import { Runs } from "./runs.js";

/** The page says outright that it is of a kind, not by a word that some systems put on all of their pages. */
export const declares = (doc: Document, kind: Kind): boolean =>
  doc.meta.declared?.some((said) => said.kind === kind && !said.weak) ?? false;

/** Words in a row by which a block is found in the body, and the share of such runs that must be there. */
const RUN = 4;
const FOUND = 0.7;
/** Shorter blocks are found by chance, in words. */
const SHORTEST = 6;
/** Share of the body that the page must show: else it tells of something else, or of what others pay for. */
const SHOWN = 0.6;
/** Share of the found text that an element must hold to hold the article, */
const MOST = 0.9;
/** and below which the choice of another was wrong: bodies also hold the boxes that stand between the paragraphs. */
const TOO_LITTLE = 0.3;
/** Prose behind the end of the body, as a share of it, that may be taken for something else. */
const AFTERWORD = 0.05;
/** Share of the prose up to its end that a whole body holds: others are cut off, or summaries. */
const WHOLE = 0.9;
/** Words at the end of the body that the last block found must hold. */
const END = 4;

/** What is known of the article by its `articleBody`. */
export interface Body {
  /** Ids of the blocks that stand in it. */
  readonly found: ReadonlySet<number>;
  readonly chars: number;
  /** Its last words, folded. */
  readonly end: string;
}

/** Looks for the page's blocks in its `articleBody`; undefined where it has none, or shows another text. */
export function bodyOf(doc: Document, blocks: readonly Block[]): Body | undefined {
  const text = doc.meta.articleBody;
  if (!text) return undefined;
  const long = blocks.filter((block) => facts(block).words >= SHORTEST);
  const whole = facts({ text });
  const { lines } = numbered([...factsOf(long), whole]);
  const said = lines[long.length]!;
  const runs = new Runs(RUN, said.length);
  runs.add(said);
  const found = new Set<number>();
  let chars = 0;
  for (let i = 0; i < long.length; i++) {
    if (runs.share(lines[i]!) < FOUND) continue;
    found.add(long[i]!.id);
    chars += long[i]!.text.length;
  }
  if (chars < text.length * SHOWN) return undefined;
  const end: string[] = [];
  for (let i = Math.max(0, whole.length - END); i < whole.length; i++) end.push(whole.word(i));
  return { found, chars, end: end.join(" ") };
}

/** The choice of the content has kept too little of the body. */
export function isMissed(blocks: readonly Block[], body: Body, isKept: (block: Block) => boolean): boolean {
  let kept = 0;
  for (const block of blocks) if (body.found.has(block.id) && isKept(block)) kept += block.text.length;
  return kept < body.chars * TOO_LITTLE;
}

/** The smallest element that holds the body; -1 is the page. */
export function rootOfBody(doc: Document, blocks: readonly Block[], body: Body): number {
  const { parents } = elementsOf(doc);
  const held = new Float64Array(parents.length);
  for (const block of blocks) {
    const element = block.markup?.element ?? -1;
    if (element >= 0 && body.found.has(block.id)) held[element]! += block.text.length;
  }
  for (let i = held.length - 1; i > 0; i--) {
    const parent = parents[i]!;
    if (parent >= 0) held[parent]! += held[i]!;
  }
  // The last that holds enough is the innermost: a child stands after its parent, and two cannot both hold it.
  return held.findLastIndex((chars) => chars >= body.chars * MOST);
}

/** Blocks that stand behind the end of the body, where it is whole and little text follows. */
export function behindBody(blocks: readonly Block[], body: Body): readonly Block[] {
  const last = blocks.findLastIndex((block) => body.found.has(block.id));
  if (last < 0 || !` ${facts(blocks[last]!).key}`.endsWith(` ${body.end}`)) return [];
  const prose = (of: readonly Block[]): number =>
    of.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0);
  const upTo = blocks.slice(0, last + 1);
  if (prose(upTo.filter((block) => body.found.has(block.id))) < prose(upTo) * WHOLE) return [];
  const behind = blocks.slice(last + 1);
  return prose(behind) <= body.chars * AFTERWORD ? behind : [];
}

const NAME = /(?:^|\s)articlebody(?:\s|$)/;
/** Least prose of an element so named, in characters. */
const LEAST = 600;

/**
 * The one element named `articleBody`, as schema.org calls it; -1 where there is none or several.
 *
 * @param mass of all blocks
 */
export function namedBody(doc: Document, { prose }: Prose): number {
  const elements = elementsOf(doc);
  let named = -1;
  for (let i = 0; i < prose.length; i++) {
    // The name is one of those of an article's text.
    if (prose[i]! < LEAST || !positive(elements, i) || !NAME.test(elements.list[i]!.hint)) continue;
    if (named >= 0) return -1;
    named = i;
  }
  return named;
}
