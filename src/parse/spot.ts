/**
 * Where text stands in lists, quotes and tables. Shared by all that stands there, and made by a constructor: what `...`
 * copies has a shape that V8 looks up anew for each copy.
 */
import { plain } from "../plain.js";
import type { Count, List } from "./lists.js";

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

type Fields = [
  list: Spot["list"],
  count: Spot["count"],
  quotes: number,
  table: number,
  column: number,
  header: boolean,
];

const SpotAt = plain<Fields, Spot>(function (list, count, quotes, table, column, header) {
  this.list = list;
  this.count = count;
  this.quotes = quotes;
  this.table = table;
  this.column = column;
  this.header = header;
});

/** In none of them. */
export const NOWHERE: Spot = new SpotAt(undefined, undefined, 0, -1, -1, false);

/** At the item with that number of a list; in no list where it is `undefined`. */
export const inList = ({ quotes, table, column, header }: Spot, list: Spot["list"], count: Spot["count"]): Spot =>
  new SpotAt(list, count, quotes, table, column, header);

/** In one more block quote. */
export const inQuote = ({ list, count, quotes, table, column, header }: Spot): Spot =>
  new SpotAt(list, count, quotes + 1, table, column, header);

/** In a table, by its element. */
export const inTable = ({ list, count, quotes, column }: Spot, table: number): Spot =>
  new SpotAt(list, count, quotes, table, column, false);

/** In a column of the table, or in all of them. */
export const inCell = ({ list, count, quotes, table }: Spot, column: number, header: boolean): Spot =>
  new SpotAt(list, count, quotes, table, column, header);
