/**
 * Writes a Parquet file anew with other text. The columns that stay are copied as they are stored, byte for byte, so no
 * type, digit or null of theirs can change, and a row group of any size passes through little memory.
 */
import type { ColumnChunk, KeyValue, RowGroup } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Columns } from "../jsonl.js";
import { InputError } from "../problem.js";
import { type ParquetFile, rangeOf } from "./file.js";
import { moved, notesOf, type Plan, planOf, shape } from "./plan.js";
import { copyRange } from "./scratch.js";
import { MAGIC_LENGTH, Spool } from "./spool.js";

/** Where the bytes go. */
export interface ByteSink {
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

const CREATED_BY = "clean-article";

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
