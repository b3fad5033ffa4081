/** Tables of data become a block a row; tables that only lay out a page become plain blocks. */
import type { Inline } from "../model.js";
import { type Draft, markupOf } from "./draft.js";

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
function isData(drafts: readonly Draft[]): boolean {
  let rows = 0;
  let wide = 0;
  let cells = 0;
  let length = 0;
  let blocks = 0;
  let row = -1;
  let cell = -1;
  for (const draft of drafts) {
    const { at, text, kind, markup } = draft;
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
    length += text.length;
    blocks++;
    if (length > LONGEST_CELL || blocks > MOST_BLOCKS) return false;
    if (kind === "code" || markup.tag === "button" || (kind === "heading" && draft.level < 3)) return false;
  }
  return rows > 1 && wide * 2 >= rows;
}

/** The blocks of one row as one block: cells joined by bars, those between them kept where they are empty. */
function joinRow(cells: readonly Draft[], number: number): Draft {
  const first = cells[0]!;
  const last = cells[cells.length - 1]!;
  let text = "";
  let linked = 0;
  let links = 0;
  let { cell } = first.at;
  const ranges: [number, number][] = [];
  const inline: Inline[] = [];
  let header = true;
  for (let i = 0; i < cells.length; i++) {
    const draft = cells[i]!;
    const line = draft.text.replace(/\n/g, " ");
    if (i > 0) text += draft.at.cell === cell ? " " : " | ".repeat(draft.at.cell - cell);
    const start = text.length;
    text += line;
    while (ranges.length < draft.spot.column) ranges.push([start, start]);
    const range = ranges[draft.spot.column];
    if (range) range[1] = text.length;
    else ranges.push([start, text.length]);
    for (const span of draft.more.inline ?? [])
      inline.push({ ...span, start: span.start + start, end: span.end + start });
    header &&= draft.spot.header;
    cell = draft.at.cell;
    linked += draft.linked;
    links += draft.markup.links;
  }
  return {
    ...first,
    kind: "table",
    caption: false,
    text,
    level: 0,
    span: [first.span[0], last.span[1]],
    markup: markupOf("tr", first.at.rowElement, text.length, linked, links),
    more: {
      ...first.more,
      inline: inline.length ? inline : undefined,
      data: { table: first.spot.table, header, cells: ranges },
    },
    linked,
    group: -number,
  };
}

/** Called at the end of a table: turns its drafts, the last ones of the list, into rows where they are data. */
export function endTable(table: Table, drafts: Draft[]): void {
  if (drafts.length === table.first) return;
  if (table.outer) table.outer.layout = true;
  if (table.layout) return;
  const own = drafts.slice(table.first);
  if (!isData(own)) return;
  drafts.length = table.first;
  let row: Draft[] = [];
  for (const draft of own) {
    const before = row[row.length - 1];
    if (before && (draft.at.cell < 0 || draft.at.row !== before.at.row)) {
      drafts.push(joinRow(row, table.number));
      row = [];
    }
    if (draft.at.cell < 0) drafts.push(draft);
    else row.push(draft);
  }
  if (row.length > 0) drafts.push(joinRow(row, table.number));
}
