/**
 * Writes a Parquet file anew with other text. The columns that stay are copied as they are stored, byte for byte, so no
 * type, digit or null of theirs can change, and a row group of any size passes through little memory.
 */
import type { ColumnChunk, ConvertedType, KeyValue, RowGroup, SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Columns } from "../jsonl.js";
import { InputError } from "../problem.js";
import { arrowNote } from "./arrow.js";
import { type ParquetFile, rangeOf } from "./file.js";
import { isText } from "./leaf.js";
import { pageColumn } from "./rows.js";
import { copyRange } from "./scratch.js";
import { MAGIC_LENGTH, Spool, stringColumn } from "./spool.js";

/** Where the bytes go. */
export interface ByteSink {
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** A column of the output: copied, or written anew. */
interface Top {
  readonly name: string;
  /** The element of a column that is written anew. */
  readonly fresh?: SchemaElement;
  /** It stands in the place of one of the same type. */
  readonly kept?: boolean;
}

/** What is to become of a file's columns. */
interface Plan {
  readonly top: readonly Top[];
  readonly schema: SchemaElement[];
  /** No column has come, gone or changed its type. */
  readonly same: boolean;
}

/** A column's elements in the schema's list: itself and what is nested in it. */
function elementsOf(schema: readonly SchemaElement[]): Map<string, SchemaElement[]> {
  const columns = new Map<string, SchemaElement[]>();
  let at = 1;
  const take = (): SchemaElement[] => {
    const element = schema[at++]!;
    const all = [element];
    for (let i = 0; i < (element.num_children ?? 0); i++) all.push(...take());
    return all;
  };
  while (at < schema.length) {
    const all = take();
    const { name } = all[0]!;
    if (columns.has(name))
      throw new InputError(`has two columns "${name}"; give them names of their own`, "unsupported");
    columns.set(name, all);
  }
  return columns;
}

/** hyparquet-writer cannot say these in a footer. */
function refuseUnknown(columns: ReadonlyMap<string, readonly SchemaElement[]>): void {
  for (const [name, elements] of columns) {
    for (const { logical_type: type } of elements) {
      const known = type === undefined || (typeof type.type === "string" && type.type !== "VARIANT");
      if (!known)
        throw new InputError(
          `column "${name}" has a type that cannot be kept (${type.type ?? "one of a later Parquet"}); use --to jsonl, or leave the column out`,
          "unsupported",
        );
    }
  }
}

/** hyparquet-writer writes the width of whole numbers as readers do not take it; the older way to tell it means the same. */
function asWritten(element: SchemaElement): SchemaElement {
  const { logical_type: type, ...rest } = element;
  if (type?.type !== "INTEGER") return element;
  return { ...rest, converted_type: `${type.isSigned ? "" : "U"}INT_${type.bitWidth}` as ConvertedType };
}

function planOf(file: ParquetFile, { field, outField, keepInput }: Columns, decisions: string | undefined): Plan {
  const columns = elementsOf(file.metadata.schema);
  refuseUnknown(columns);
  const page = pageColumn(file, field === undefined ? {} : { field }).element;
  if (keepInput && page.name === outField)
    throw new InputError(
      `column "${outField}" cannot hold both the page and its clean text; name another with --out-field`,
    );
  const old = columns.get(outField)?.[0];
  const isKept = old !== undefined && isText(old) && old.repetition_type === "OPTIONAL";
  const text = isKept ? old : stringColumn(outField);
  const top: Top[] = [];
  for (const name of columns.keys()) {
    if (name === outField) top.push({ name, fresh: text, kept: isKept });
    else if (name !== page.name || keepInput) top.push({ name });
    // The text takes the place of the page, where it has none of its own.
    else if (!columns.has(outField)) top.push({ name: outField, fresh: text });
  }
  if (!top.some(({ name }) => name === outField)) top.push({ name: outField, fresh: text });
  if (decisions !== undefined) {
    if (columns.has(decisions))
      throw new InputError(`has a column "${decisions}" already; name another for the decisions`);
    top.push({ name: decisions, fresh: stringColumn(decisions) });
  }
  const root = { ...file.metadata.schema[0]!, num_children: top.length };
  const elements = top.flatMap(({ name, fresh }) => (fresh ? [fresh] : columns.get(name)!));
  const same = isKept && decisions === undefined && top.length === columns.size;
  return { top, schema: [root, ...elements].map(asWritten), same };
}

/** Statistics of these compare in ways that hyparquet's values do not keep. */
const isInexact = ({ type, converted_type, logical_type }: SchemaElement): boolean =>
  type === "INT96" ||
  converted_type === "DECIMAL" ||
  logical_type?.type === "FLOAT16" ||
  logical_type?.type === "DECIMAL";

/** A chunk's description for its new place. */
function moved(chunk: ColumnChunk, element: SchemaElement, at: number): ColumnChunk {
  const { start } = rangeOf(chunk);
  const by = BigInt(at - start);
  // What points elsewhere in the old file is left out; readers do without.
  const {
    bloom_filter_offset: _offset,
    bloom_filter_length: _length,
    index_page_offset: _index,
    size_statistics: _sizes,
    statistics: old,
    dictionary_page_offset: dictionary,
    ...meta
  } = chunk.meta_data!;
  // The oldest two bounds were written wrongly by some, which readers tell by the file's writer.
  const { max: _max, min: _min, max_value, min_value, ...counts } = old ?? {};
  const bounds = isInexact(element)
    ? {}
    : {
        max_value,
        min_value,
        is_max_value_exact: old?.is_max_value_exact ?? false,
        is_min_value_exact: old?.is_min_value_exact ?? false,
      };
  const statistics = { ...counts, ...bounds };
  return {
    file_offset: BigInt(at),
    meta_data: {
      ...meta,
      data_page_offset: meta.data_page_offset + by,
      ...(dictionary ? { dictionary_page_offset: dictionary + by } : {}),
      ...(old ? { statistics: statistics as NonNullable<typeof old> } : {}),
    },
  };
}

const CREATED_BY = "clean-article";

/** Notes on the file: all are kept, Arrow's with the columns as they are now. */
function notesOf({ metadata }: ParquetFile, plan: Plan): KeyValue[] {
  return (metadata.key_value_metadata ?? []).flatMap((note) => {
    if (plan.same || note.key !== "ARROW:schema" || note.value === undefined) return [note];
    const value = arrowNote(
      note.value,
      plan.top.map(({ name, fresh, kept }) => ({ name, fresh: fresh !== undefined && !kept })),
    );
    return value === undefined ? [] : [{ key: note.key, value }];
  });
}

const shape = (schema: readonly SchemaElement[]): string => JSON.stringify(schema.slice(1));

/**
 * A Parquet file like its inputs, but for the page's column. Every row of every input is in it: those that `add` does
 * not name have no text. The inputs belong to it: it closes them.
 */
export class ParquetCopy {
  #offset = 0;
  #plan: Plan | undefined;
  #notes: KeyValue[] | undefined;
  /** Inputs that are not written yet, the present one first. */
  readonly #files: ParquetFile[] = [];
  readonly #spools = new Map<string, Spool>();
  /** Of the present input: the row group that is being filled, the rows in it, and those before it. */
  #group = 0;
  #inGroup = 0;
  #before = 0;
  readonly #groups: RowGroup[] = [];

  /**
   * @param sink the output
   * @param path the output's, for the scratch files beside it
   * @param decisions the column for what was decided on the page, where that is wanted
   */
  constructor(
    readonly sink: ByteSink,
    readonly path: string,
    readonly columns: Columns,
    readonly decisions?: string,
  ) {}

  readonly #write = async (bytes: Uint8Array): Promise<void> => {
    await this.sink.write(bytes);
    this.#offset += bytes.length;
  };

  /**
   * Announces the next input, whose rows are to be read.
   *
   * @throws InputError where it cannot be copied, or its columns are others than those of the inputs before it
   */
  expect(file: ParquetFile): void {
    const plan = planOf(file, this.columns, this.decisions);
    if (this.#plan && shape(this.#plan.schema) !== shape(plan.schema))
      throw new InputError("has other columns than the file before it; write it to a file of its own");
    this.#plan ??= plan;
    this.#notes ??= notesOf(file, plan);
    this.#files.push(file);
  }

  /**
   * Writes a row's clean text.
   *
   * @param file the row's file, which has been announced
   * @param number the row's number in it, from 1; rows come in order
   */
  async add(file: ParquetFile, number: number, text: string, decisions: string | null = null): Promise<void> {
    while (this.#files[0] !== file) {
      if (!this.#files.includes(file)) throw new Error(`${file.name} is written already, or was never announced`);
      await this.#complete();
    }
    await this.#fill(number - 1);
    await this.#row(text, decisions);
  }

  /** Rows without text, up to a number. */
  async #fill(rows: number): Promise<void> {
    while (this.#before + this.#inGroup < rows) await this.#row(null, null);
  }

  async #row(text: string | null, decisions: string | null): Promise<void> {
    if (!this.#spools.size) await this.#open();
    await this.#spools.get(this.columns.outField)!.add(text);
    if (this.decisions !== undefined) await this.#spools.get(this.decisions)!.add(decisions);
    this.#inGroup++;
    const { row_groups } = this.#files[0]!.metadata;
    while (row_groups[this.#group] && this.#inGroup >= Number(row_groups[this.#group]!.num_rows)) {
      const group = row_groups[this.#group++]!;
      if (this.#inGroup > 0) await this.#endGroup(group);
      this.#before += this.#inGroup;
      this.#inGroup = 0;
    }
  }

  async #open(): Promise<void> {
    const codec = this.#files[0]!.metadata.row_groups[0]?.columns[0]?.meta_data?.codec ?? "SNAPPY";
    for (const { name, fresh } of this.#plan!.top) {
      if (fresh) this.#spools.set(name, await Spool.open(fresh, codec, this.path));
    }
  }

  /** Ends the present input. */
  async #complete(): Promise<void> {
    const file = this.#files[0]!;
    await this.#fill(file.metadata.row_groups.reduce((sum, { num_rows }) => sum + Number(num_rows), 0));
    this.#files.shift();
    this.#group = 0;
    this.#before = 0;
    await file.close();
  }

  async #endGroup(group: RowGroup): Promise<void> {
    if (this.#offset === 0) await this.#write(Buffer.from("PAR1"));
    const start = this.#offset;
    const input = this.#files[0]!;
    const leaves = input.metadata.schema.filter(({ type }) => type);
    const columns: ColumnChunk[] = [];
    for (const { name, fresh } of this.#plan!.top) {
      if (fresh) {
        columns.push(await this.#spools.get(name)!.handOver(this.#offset, this.#write));
        continue;
      }
      for (const [i, chunk] of group.columns.entries()) {
        if (chunk.meta_data!.path_in_schema[0] !== name) continue;
        const range = rangeOf(chunk);
        columns.push(moved(chunk, leaves[i]!, this.#offset));
        await copyRange(input.handle, range.start, range.end, this.#write);
      }
    }
    const total = columns.reduce((sum, { meta_data }) => sum + meta_data!.total_uncompressed_size, 0n);
    this.#groups.push({
      columns,
      num_rows: group.num_rows,
      total_byte_size: total,
      total_compressed_size: BigInt(this.#offset - start),
      file_offset: BigInt(start),
    });
  }

  /** Writes what is left, and the footer. Without any input there is nothing to write. */
  async finish(): Promise<void> {
    while (this.#files.length) await this.#complete();
    if (!this.#plan) return;
    const writer = new ByteWriter();
    const table = new ParquetWriter({
      writer,
      schema: this.#plan.schema,
      statisticsTruncateLength: Number.POSITIVE_INFINITY,
      createdBy: CREATED_BY,
      ...(this.#notes?.length ? { kvMetadata: this.#notes } : {}),
    });
    table.row_groups = this.#groups;
    table.num_rows = this.#groups.reduce((sum, { num_rows }) => sum + num_rows, 0n);
    await table.finish();
    // The magic at the begin stands in the file already, unless it has no rows.
    await this.#write(writer.getBytes().subarray(this.#offset === 0 ? 0 : MAGIC_LENGTH));
    await this.close();
  }

  /** Lets go of all files, whatever was written. */
  async close(): Promise<void> {
    for (const file of this.#files.splice(0)) await file.close();
    for (const spool of this.#spools.values()) await spool.close();
    this.#spools.clear();
  }
}
