/** Blocks in the making, each from the text of one block-level element or of what stands between two. */

import { blockOf } from "../block.js";
import type { Block, BlockKind, Document, Element, Inline, Row } from "../model.js";
import { type Count, countOf, type List } from "./lists.js";
import type { Table } from "./tables.js";

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

/** A block whose gap and id are not known yet. */
export interface Draft {
  kind: BlockKind;
  caption: boolean;
  text: string;
  /** White space that the first line of a code block starts with. */
  indent: string;
  level: number;
  start: number;
  end: number;
  tag: string;
  element: number;
  /** Characters inside links. */
  linked: number;
  links: number;
  /** Number of the outermost list, 0 outside lists; of the table, negative, once its rows are blocks. */
  group: number;
  table: Table | undefined;
  row: number;
  rowElement: number;
  cell: number;
  spot: Spot;
  language: string | undefined;
  inline: readonly Inline[] | undefined;
  /** Of a row of a table of data. */
  data: Row | undefined;
}

/** Where a draft stands: what the innermost open element says. */
export type Place = Pick<
  Draft,
  "kind" | "caption" | "level" | "tag" | "element" | "group" | "table" | "row" | "rowElement" | "cell" | "spot"
>;

/**
 * A draft of text that was gathered. A class, since V8 may come to make objects of literals among old ones (`plain.ts`
 * tells why), and each draft refers to the whole page by its text.
 */
export class Drafted implements Draft {
  readonly kind: BlockKind;
  readonly caption: boolean;
  text: string;
  readonly indent: string;
  readonly level: number;
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly element: number;
  readonly linked: number;
  readonly links: number;
  readonly group: number;
  readonly table: Table | undefined;
  readonly row: number;
  readonly rowElement: number;
  readonly cell: number;
  readonly spot: Spot;
  readonly language: string | undefined;
  readonly inline: readonly Inline[] | undefined;
  readonly data: Row | undefined = undefined;

  constructor(
    place: Place,
    text: string,
    caption: boolean,
    more: Pick<Draft, "indent" | "start" | "end" | "linked" | "links" | "language" | "inline">,
  ) {
    this.kind = place.kind;
    this.caption = caption;
    this.text = text;
    this.indent = more.indent;
    this.level = place.level;
    this.start = more.start;
    this.end = more.end;
    this.tag = place.tag;
    this.element = place.element;
    this.linked = more.linked;
    this.links = more.links;
    this.group = place.group;
    this.table = place.table;
    this.row = place.row;
    this.rowElement = place.rowElement;
    this.cell = place.cell;
    this.spot = place.spot;
    this.language = more.language;
    this.inline = more.inline;
  }
}

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
    const { text, spot, links } = draft;
    blocks.push(
      blockOf(
        {
          id: blocks.length,
          kind: draft.kind,
          role: draft.caption ? "caption" : "body",
          text,
          gap: before ? (near ? "\n" : "\n\n") + draft.indent : draft.indent,
          span: [draft.start, draft.end],
        },
        {
          level: draft.level > 0 ? draft.level : undefined,
          number: countOf(spot.count),
          quotes: spot.quotes > 0 ? spot.quotes : undefined,
          language: draft.language || undefined,
          row: draft.data,
          inline: draft.inline,
          markup: {
            tag: draft.tag,
            element: draft.element,
            linkDensity: text.length ? draft.linked / text.length : 0,
            links,
          },
        },
      ),
    );
    before = draft;
  }
  return { source: "html", blocks, meta, tail: "", elements };
}
