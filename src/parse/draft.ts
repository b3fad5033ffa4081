/** Blocks in the making, each from the text of one block-level element or of what stands between two. */

import { blockOf } from "../block.js";
import type { Block, BlockKind, Document, Element, Inline, Markup, Row } from "../model.js";
import { plain } from "../plain.js";
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

/** What few blocks have. */
interface Seldom {
  /** White space that the first line of a code block starts with. */
  readonly indent: string;
  readonly language: string | undefined;
  readonly inline: readonly Inline[] | undefined;
  /** Of a row of a table of data. */
  readonly data: Row | undefined;
}

export const NOTHING: Seldom = { indent: "", language: undefined, inline: undefined, data: undefined };
const NO_CELL: Cell = { row: -1, rowElement: -1, cell: -1 };

/** A block whose gap and id are not known yet. Of a long page all live at once, so what few have is apart. */
export interface Draft {
  readonly kind: BlockKind;
  readonly caption: boolean;
  readonly text: string;
  readonly level: number;
  readonly span: Block["span"];
  readonly markup: Markup;
  /** Characters inside links. */
  readonly linked: number;
  /** Number of the outermost list, 0 outside lists; of the table, negative, once its rows are blocks. */
  readonly group: number;
  readonly at: Cell;
  readonly spot: Spot;
  readonly more: Seldom;
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

type Gathered = [
  place: Place,
  text: string,
  caption: boolean,
  span: Block["span"],
  linked: number,
  links: number,
  more: Seldom,
];

/** A draft of text that was gathered. Each refers to the whole page by its text: `plain.ts` tells why it is no literal. */
export const Drafted = plain<Gathered, Draft>(function (place, text, caption, span, linked, links, more) {
  this.kind = place.kind;
  this.caption = caption;
  this.text = text;
  this.level = place.level;
  this.span = span;
  this.markup = markupOf(place.tag, place.element, text.length, linked, links);
  this.linked = linked;
  this.group = place.group;
  const { row, rowElement, cell } = place;
  this.at = cell < 0 ? NO_CELL : { row, rowElement, cell };
  this.spot = place.spot;
  this.more = more;
});

/** Drafts to blocks: ids and gaps. */
export function finish(drafts: readonly Draft[], elements: readonly Element[], meta: Document["meta"]): Document {
  const blocks: Block[] = [];
  let before: Draft | undefined;
  for (const draft of drafts) {
    const near =
      before !== undefined &&
      draft.group !== 0 &&
      draft.group === before.group &&
      draft.kind === before.kind &&
      (draft.kind === "list-item" || draft.kind === "table");
    const { text, spot, span, markup, more } = draft;
    blocks.push(
      blockOf(
        {
          id: blocks.length,
          kind: draft.kind,
          role: draft.caption ? "caption" : "body",
          text,
          gap: before ? (near ? "\n" : "\n\n") + more.indent : more.indent,
          span,
        },
        {
          level: draft.level > 0 ? draft.level : undefined,
          number: countOf(spot.count),
          quotes: spot.quotes > 0 ? spot.quotes : undefined,
          language: more.language || undefined,
          row: more.data,
          inline: more.inline,
          markup,
        },
      ),
    );
    before = draft;
  }
  return { source: "html", blocks, meta, tail: "", elements };
}
