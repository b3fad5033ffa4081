/** Tables of data become a block a row; tables that only lay out a page become plain blocks. */
import { draftOf } from "../block.js";
import type { Block, Inline } from "../model.js";
import { type DraftList, markupOf } from "./draft.js";

/** A table while it is open. */
export interface Table {
  readonly number: number;
  /** Index of its first draft. */
  readonly first: number;
  /** The table around it. */
  readonly outer: Table | undefined;
  row: number;
  cell: number;
  /** The next column that is free. */
  column: number;
  /** By column, for how many more rows a cell above reaches over it. */
  readonly taken: number[];
  /** Holds a table with text, or says that it lays out the page. */
  layout: boolean;
}

/** Longest cell of a table of data, in characters. */
const LONGEST_CELL = 700;
/** Most blocks in one cell of a table of data. */
const MOST_BLOCKS = 12;

/** Columns beyond this count as one. */
const MOST_COLUMNS = 200;
/** Rows that a cell may reach over. */
const MOST_ROWS = 1000;

export function openTable(number: number, first: number, outer: Table | undefined): Table {
  return { number, first, outer, row: -1, cell: -1, column: 0, taken: [], layout: false };
}

export function nextRow(table: Table): number {
  table.cell = -1;
  table.column = 0;
  for (let i = 0; i < table.taken.length; i++) if (table.taken[i]! > 0) table.taken[i]!--;
  return ++table.row;
}

/** Column of the next cell, which reaches over so many columns and rows. */
export function nextColumn(table: Table, columns = 1, rows = 1): number {
  while ((table.taken[table.column] ?? 0) > 0) table.column++;
  const at = Math.min(table.column, MOST_COLUMNS - 1);
  const end = Math.min(at + Math.max(1, columns), MOST_COLUMNS);
  if (rows > 1) {
    while (table.taken.length < end) table.taken.push(0);
    for (let i = at; i < end; i++) table.taken[i] = Math.min(rows, MOST_ROWS);
  }
  table.column = end;
  return at;
}

/** Whether the drafts of a table are cells of data: side by side in most rows, none an article of its own. */
function isData({ blocks: drafts, stands }: DraftList, from: number): boolean {
  let rows = 0;
  let wide = 0;
  let cells = 0;
  let length = 0;
  let blocks = 0;
  let row = -1;
  let cell = -1;
  for (let i = from; i < drafts.length; i++) {
    const at = stands.at(i);
    if (at.cell < 0) continue;
    if (at.row !== row) {
      rows++;
      cells = 0;
    }
    if (at.row !== row || at.cell !== cell) {
      length = blocks = 0;
      if (++cells === 2) wide++;
    }
    ({ row, cell } = at);
    const { text, kind, markup, level = 0 } = drafts[i]!;
    length += text.length;
    blocks++;
    if (length > LONGEST_CELL || blocks > MOST_BLOCKS) return false;
    if (kind === "code" || markup!.tag === "button" || (kind === "heading" && level < 3)) return false;
  }
  return rows > 1 && wide * 2 >= rows;
}

/** The characters of a block that are inside links: they made its density. */
const linkedOf = ({ text, markup }: Block): number => Math.round(markup!.linkDensity * text.length);

/** Joins the blocks of one row, [from, to) of a list, to one block: by bars, those between them kept where they are empty. */
function joinRow({ blocks, stands }: DraftList, from: number, to: number): Block {
  const first = stands.at(from);
  let text = "";
  let linked = 0;
  let links = 0;
  let { cell } = first;
  const ranges: [number, number][] = [];
  const inline: Inline[] = [];
  let header = true;
  for (let i = from; i < to; i++) {
    const block = blocks[i]!;
    const { spot, cell: own } = stands.at(i);
    const line = block.text.replace(/\n/g, " ");
    if (i > from) text += own === cell ? " " : " | ".repeat(own - cell);
    const start = text.length;
    text += line;
    while (ranges.length < spot.column) ranges.push([start, start]);
    const range = ranges[spot.column];
    if (range) range[1] = text.length;
    else ranges.push([start, text.length]);
    for (const span of block.inline ?? []) inline.push({ ...span, start: span.start + start, end: span.end + start });
    header &&= spot.header;
    cell = own;
    linked += linkedOf(block);
    links += block.markup!.links;
  }
  const { spot, rowElement } = first;
  return draftOf("table", "body", text, markupOf("tr", rowElement, text.length, linked, links), {
    quotes: spot.quotes > 0 ? spot.quotes : undefined,
    row: { table: spot.table, header, cells: ranges },
    inline: inline.length ? inline : undefined,
  });
}

/** Called at the end of a table: turns its drafts, the last ones of the list, into rows where they are data. */
export function endTable(table: Table, drafts: DraftList): void {
  const { blocks, stands, places } = drafts;
  const { length } = blocks;
  if (length === table.first) return;
  if (table.outer) table.outer.layout = true;
  if (table.layout) return;
  if (!isData(drafts, table.first)) return;
  // Rows take the places of their cells: there are no more of them.
  let count = table.first;
  const put = (block: Block, from: number, to: number): void => {
    places.values[2 * count] = places.values[2 * from]!;
    places.values[2 * count + 1] = places.values[2 * to - 1]!;
    blocks[count++] = block;
  };
  for (let from = table.first; from < length; ) {
    const stand = stands.at(from);
    if (stand.cell < 0) {
      stands.move(count, from);
      put(blocks[from]!, from, from + 1);
      from++;
      continue;
    }
    let to = from + 1;
    while (to < length && stands.at(to).cell >= 0 && stands.at(to).row === stand.row) to++;
    const row = joinRow(drafts, from, to);
    stands.moveTo(-table.number, count, from);
    put(row, from, to);
    from = to;
  }
  blocks.length = count;
  stands.cut(count);
  places.size = 2 * count;
}
