/** Blocks in the making, each from the text of one block-level element or of what stands between two. */

import { draftOf, tell } from "../block.js";
import type { Block, BlockKind, Document, Element, Inline, Markup } from "../model.js";
import { plain } from "../plain.js";
import type { Placed } from "../spans.js";
import { type Count, countOf, type List } from "./lists.js";

/** Where text stands in lists, quotes and tables; shared by all that stands there. */
export interface Spot {
  /** The list, and the number of its item. */
  readonly list: List | undefined;
  readonly count: Count | undefined;
  /** Block quotes around it. */
  readonly quotes: number;
  /** Index into the elements of the table around it. */
  readonly table: number;
  /** Column of that table, those that other cells reach over counted. */
  readonly column: number;
  /** In a header cell. */
  readonly header: boolean;
}

/** The cell of an open table that text stands in; -1 for none. */
interface Cell {
  readonly row: number;
  readonly rowElement: number;
  readonly cell: number;
}

/** Where a draft stands, as far as only what follows it asks. Drafts that stand alike one after the other share one. */
export interface Stand extends Cell {
  /** Number of the outermost list, 0 outside lists; of the table, negative, once its rows are blocks. */
  readonly group: number;
  readonly spot: Spot;
  /** White space that the first line of a block of code starts with. */
  readonly indent: string;
}

/**
 * Blocks whose gap, id and number are not known yet, and where each stands. Of a long page all live at once, so they are
 * no objects of their own beside their blocks.
 */
export interface DraftList {
  readonly blocks: Block[];
  /** As many. */
  readonly stands: Stand[];
  /** Where each stands in the source: its start, its end, and those of the next. */
  readonly places: number[];
}

/** Where a draft stands: what the innermost open element says. */
export interface Place extends Cell {
  kind: BlockKind;
  caption: boolean;
  level: number;
  tag: string;
  element: number;
  group: number;
  spot: Spot;
}

const MarkupOf = plain<[tag: string, element: number, linkDensity: number, links: number], Markup>(
  function (tag, element, linkDensity, links) {
    this.tag = tag;
    this.element = element;
    this.linkDensity = linkDensity;
    this.links = links;
  },
);

/** The markup of a block with so many characters, some of them in links. */
export const markupOf = (tag: string, element: number, chars: number, linked: number, links: number): Markup =>
  new MarkupOf(tag, element, chars ? linked / chars : 0, links);

type Standing = [group: number, row: number, rowElement: number, cell: number, spot: Spot, indent: string];

export const Stood = plain<Standing, Stand>(function (group, row, rowElement, cell, spot, indent) {
  this.group = group;
  this.row = row;
  this.rowElement = rowElement;
  this.cell = cell;
  this.spot = spot;
  this.indent = indent;
});

/** Where the next draft stands: mostly where the last one does. */
export function standAt({ group, row, rowElement, cell, spot }: Place, indent: string, last: Stand | undefined): Stand {
  const same =
    last !== undefined &&
    last.group === group &&
    last.spot === spot &&
    last.cell === cell &&
    last.row === row &&
    last.rowElement === rowElement &&
    last.indent === indent;
  return same ? last : new Stood(group, row, rowElement, cell, spot, indent);
}

/** A block of text that was gathered at a place. */
export function draftAt(
  place: Place,
  text: string,
  caption: boolean,
  markup: Markup,
  language: string | undefined,
  inline: readonly Inline[] | undefined,
): Block {
  const { kind, level, spot } = place;
  const role = caption ? "caption" : "body";
  const rare = level > 0 || spot.quotes > 0 || spot.count || language || inline;
  if (!rare) return draftOf(kind, role, text, markup, undefined);
  return draftOf(kind, role, text, markup, {
    level: level > 0 ? level : undefined,
    quotes: spot.quotes > 0 ? spot.quotes : undefined,
    language: language || undefined,
    inline,
  });
}

/** Drafts to blocks: ids, gaps and numbers. */
export function finish(drafts: DraftList, elements: readonly Element[], meta: Document["meta"]): Placed {
  const { blocks, stands, places } = drafts;
  let before: Block | undefined;
  let group = 0;
  for (let id = 0; id < blocks.length; id++) {
    const block = blocks[id]!;
    const stand = stands[id]!;
    const { kind } = block;
    const near =
      before !== undefined &&
      stand.group !== 0 &&
      stand.group === group &&
      kind === before.kind &&
      (kind === "list-item" || kind === "table");
    const gap = before ? (near ? "\n" : "\n\n") + stand.indent : stand.indent;
    tell(block, id, gap, countOf(stand.spot.count));
    before = block;
    group = stand.group;
  }
  return { source: "html", blocks, places, meta, tail: "", elements };
}
