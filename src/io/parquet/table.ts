/** Rows that come as JSON, written as Parquet. Their columns and types are those of the first rows. */
import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { InputError } from "../problem.js";
import type { ByteSink } from "./copy.js";
import { stringColumn } from "./spool.js";

/** Rows and characters that a row group holds; the first group's rows also tell the columns. */
const ROWS = 10_000;
const CHARS = 2 ** 24;

type Row = Record<string, unknown>;
type Kind = "string" | "boolean" | "integer" | "number" | "strings" | "json";

/** Columns that are written for pages, whatever the first rows have of them. */
const known: Readonly<Record<string, Kind>> = {
  title: "string",
  authors: "strings",
  published: "string",
  modified: "string",
  site: "string",
  url: "string",
  lang: "string",
  description: "string",
  image: "string",
  kind: "string",
  kind_because: "string",
};

function kindOf(value: unknown): Kind | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string" || typeof value === "boolean") return typeof value as Kind;
  if (typeof value === "number") return Number.isSafeInteger(value) ? "integer" : "number";
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? "strings" : "json";
}

/** The kind that holds both; nothing where none does without changing a value's type. */
function union(a: Kind | undefined, b: Kind | undefined): Kind | undefined {
  if (a === undefined || a === b) return b ?? a;
  if (b === undefined) return a;
  const pair = new Set([a, b]);
  if (pair.has("integer") && pair.has("number")) return "number";
  return pair.has("strings") && pair.has("json") ? "json" : undefined;
}

function elementsOf(name: string, kind: Kind): SchemaElement[] {
  const optional = { name, repetition_type: "OPTIONAL" } as const;
  if (kind === "boolean") return [{ ...optional, type: "BOOLEAN" }];
  if (kind === "integer") return [{ ...optional, type: "INT64" }];
  if (kind === "number") return [{ ...optional, type: "DOUBLE" }];
  if (kind === "json")
    return [{ ...optional, type: "BYTE_ARRAY", converted_type: "JSON", logical_type: { type: "JSON" } }];
  if (kind === "string") return [stringColumn(name)];
  return [
    { ...optional, converted_type: "LIST", logical_type: { type: "LIST" }, num_children: 1 },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    stringColumn("element"),
  ];
}

/** A value as hyparquet-writer takes it. */
function cell(value: unknown, kind: Kind): unknown {
  if (value === null || value === undefined) return null;
  return kind === "integer" ? BigInt(value as number) : value;
}

export class ParquetTable {
  readonly #writer = new ByteWriter();
  #columns: Map<string, Kind> | undefined;
  #table: ParquetWriter | undefined;
  #rows: Row[] = [];
  #chars = 0;

  /** @param decisions the column for what was decided on the page, where that is wanted */
  constructor(
    readonly sink: ByteSink,
    readonly outField: string,
    readonly decisions?: string,
  ) {}

  /**
   * Adds a row.
   *
   * @param line one JSON object
   * @throws InputError where it does not fit the columns of the first rows; it is left out
   */
  async add(line: string, decisions?: string): Promise<void> {
    const row = JSON.parse(line) as Row;
    if (this.decisions !== undefined) row[this.decisions] = decisions;
    if (this.#columns) this.#check(row, this.#columns);
    this.#rows.push(row);
    this.#chars += line.length;
    if (this.#rows.length >= ROWS || this.#chars >= CHARS) await this.#flush();
  }

  #check(row: Row, columns: ReadonlyMap<string, Kind>): void {
    for (const [name, value] of Object.entries(row)) {
      const kind = kindOf(value);
      if (kind === undefined) continue;
      const held = columns.get(name);
      if (held === undefined || (held !== "json" && union(held, kind) !== held))
        throw new InputError(
          `column "${name}" ${held ? `holds ${kind} where the first rows hold ${held}` : "is missing in the first rows"}, and Parquet has one type for all; use --to jsonl`,
          "unsupported",
        );
    }
  }

  /** Columns and types of the rows at hand; values of several types in one column are written as JSON. */
  #decide(): Map<string, Kind> {
    const columns = new Map<string, Kind | undefined>();
    for (const row of this.#rows) {
      for (const [name, value] of Object.entries(row)) {
        const kind = kindOf(value);
        const before = columns.get(name);
        columns.set(name, union(before, kind) ?? (before && kind ? "json" : undefined));
      }
    }
    const all = { [this.outField]: "string", ...known } as const;
    for (const [name, kind] of Object.entries(all)) if (columns.get(name) === undefined) columns.set(name, kind);
    return new Map([...columns].map(([name, kind]) => [name, kind ?? "string"]));
  }

  async #flush(): Promise<void> {
    this.#columns ??= this.#decide();
    const columns = [...this.#columns];
    this.#table ??= new ParquetWriter({
      writer: this.#writer,
      schema: [
        { name: "schema", num_children: columns.length },
        ...columns.flatMap(([name, kind]) => elementsOf(name, kind)),
      ],
      createdBy: "clean-article",
    });
    const rows = this.#rows;
    this.#rows = [];
    this.#chars = 0;
    if (rows.length) {
      const columnData = columns.map(([name, kind]) => ({ name, data: rows.map((row) => cell(row[name], kind)) }));
      await this.#table.write({ columnData, rowGroupSize: rows.length });
    }
    await this.#give();
  }

  /** Moves what is written to the output. */
  async #give(): Promise<void> {
    const bytes = this.#writer.getBytes().slice();
    this.#writer.index = 0;
    await this.sink.write(bytes);
  }

  async finish(): Promise<void> {
    if (this.#rows.length || !this.#table) await this.#flush();
    await this.#table!.finish();
    await this.#give();
  }
}
