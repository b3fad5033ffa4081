/** A new column of a Parquet file: its pages gather in a file of their own until the row group that they belong to ends. */
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import type { ColumnChunk, SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { packerFor } from "./codecs.js";
import { copyRange, scratchFile, writeAll } from "./scratch.js";

/** Characters and rows that are gathered before they become pages. */
const GATHER = 2 ** 22;
const ROWS = 8_192;
/** What a writer puts before the first page: PAR1. */
export const MAGIC_LENGTH = 4;

export const stringColumn = (name: string): SchemaElement => ({
  name,
  type: "BYTE_ARRAY",
  repetition_type: "OPTIONAL",
  converted_type: "UTF8",
  logical_type: { type: "STRING" },
});

type Meta = NonNullable<ColumnChunk["meta_data"]>;

export class Spool {
  #values: (string | null)[] = [];
  #chars = 0;
  #bytes = 0;
  #meta: Meta | undefined;

  private constructor(
    readonly element: SchemaElement,
    readonly codec: Meta["codec"],
    readonly file: FileHandle,
  ) {}

  /** @param beside the output: the scratch file is on the same disk */
  static async open(element: SchemaElement, codec: Meta["codec"], beside: string): Promise<Spool> {
    return new Spool(element, codec, await scratchFile(dirname(beside)));
  }

  /** Adds the value of the next row. */
  async add(value: string | null): Promise<void> {
    this.#values.push(value);
    this.#chars += value?.length ?? 0;
    if (this.#chars >= GATHER || this.#values.length >= ROWS) await this.#flush();
  }

  async #flush(): Promise<void> {
    const values = this.#values;
    if (!values.length) return;
    this.#values = [];
    this.#chars = 0;
    const writer = new ByteWriter();
    const { name } = this.element;
    const table = new ParquetWriter({
      writer,
      schema: [{ name: "schema", num_children: 1 }, this.element],
      statistics: false,
      ...packerFor(this.codec),
    });
    // Pages of a dictionary could not be put one after the other.
    const column = { name, data: values, encoding: "PLAIN", offsetIndex: false } as const;
    await table.write({ columnData: [column], rowGroupSize: values.length });
    const pages = writer.getBytes().subarray(MAGIC_LENGTH);
    await writeAll(this.file, pages, this.#bytes);
    this.#bytes += pages.length;
    const meta = table.row_groups[0]!.columns[0]!.meta_data!;
    const nulls = BigInt(values.filter((value) => value === null).length);
    const before = this.#meta;
    this.#meta = {
      ...meta,
      num_values: (before?.num_values ?? 0n) + meta.num_values,
      total_compressed_size: BigInt(this.#bytes),
      total_uncompressed_size: (before?.total_uncompressed_size ?? 0n) + meta.total_uncompressed_size,
      statistics: { null_count: (before?.statistics?.null_count ?? 0n) + nulls },
    };
  }

  /**
   * Hands the row group's pages over and begins the next one's.
   *
   * @param at where in the output they will stand
   * @param write puts bytes there
   */
  async handOver(at: number, write: (bytes: Uint8Array) => Promise<void>): Promise<ColumnChunk> {
    await this.#flush();
    await copyRange(this.file, 0, this.#bytes, write);
    const meta = this.#meta!;
    this.#meta = undefined;
    this.#bytes = 0;
    await this.file.truncate(0);
    return { file_offset: BigInt(at), meta_data: { ...meta, data_page_offset: BigInt(at) } };
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
