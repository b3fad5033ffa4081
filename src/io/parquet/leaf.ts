/** Reads the values of one column of a row group, a page at a time. */
import type { ColumnChunk, SchemaElement, SchemaTree } from "hyparquet";
import { parquetHeader, readPage } from "hyparquet/src/column.js";
import { convert, DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { getMaxDefinitionLevel, getMaxRepetitionLevel, isFlatColumn } from "hyparquet/src/schema.js";
import { InputError } from "../problem.js";
import { unpackers } from "./codecs.js";
import { damagedFile, type ParquetFile, rangeOf, withNesting } from "./file.js";
import { type Codec, openPage } from "./page.js";

/** Bytes that are read for a page's header; more where that does not do. */
const HEADER = 4_096;
const LARGEST_HEADER = 2 ** 24;
/** Writers make pages of a megabyte, and larger ones of large values. */
const LARGEST_PAGE = 2 ** 29;

const text = new Set(["UTF8", "ENUM", "JSON"]);
export const isText = ({ type, converted_type, logical_type }: SchemaElement): boolean =>
  type === "BYTE_ARRAY" &&
  (text.has(converted_type ?? "") || ["STRING", "ENUM", "JSON"].includes(logical_type?.type ?? ""));

/**
 * The schema as hyparquet is to read it: strings as strings, all other values as they are stored, because its numbers
 * and dates lose digits.
 */
export const storedSchema = (schema: readonly SchemaElement[], asBytes: ReadonlySet<string>): SchemaElement[] =>
  schema.map((element) => {
    const { converted_type: _converted, logical_type: _logical, ...rest } = element;
    if (element.num_children !== undefined) {
      const { converted_type: nesting } = withNesting(element);
      return { ...rest, ...(nesting ? { converted_type: nesting } : {}) };
    }
    return isText(element) && !asBytes.has(element.name) ? { ...rest, converted_type: "UTF8" } : rest;
  });

type Values = ArrayLike<unknown>;

/** What a value of 12 bytes holds: the nanoseconds are told later. */
const parsers = { ...DEFAULT_PARSERS, timestampFromNanoseconds: (nanos: bigint) => nanos };

export class Leaf {
  readonly #decoder;
  readonly #flat: boolean;
  readonly #codec: Codec;
  readonly #values: number;
  readonly #levels: { readonly repetition: number; readonly definition: number };
  readonly #end: number;
  #at: number;
  #dictionary: ReturnType<typeof convert> | undefined;
  /** Rows that are read and whole. */
  #ready: Values = [];
  #taken = 0;
  /** The last row of a nested column: the next page may go on with it. */
  #open: unknown[] | undefined;

  /** @param path the schema from its root to the column, as `storedSchema` has it */
  constructor(
    readonly file: ParquetFile,
    chunk: ColumnChunk,
    readonly path: readonly SchemaTree[],
  ) {
    const { start, end } = rangeOf(chunk);
    this.#at = start;
    this.#end = end;
    const { element } = path.at(-1)!;
    const meta = chunk.meta_data!;
    if (meta.codec !== "UNCOMPRESSED" && !unpackers[meta.codec])
      throw new InputError(
        `is compressed with ${meta.codec}, which is not supported; write it anew with ZSTD`,
        "unsupported",
      );
    this.#flat = isFlatColumn([...path]);
    this.#decoder = {
      pathInSchema: meta.path_in_schema,
      type: meta.type,
      element,
      schemaPath: [...path],
      // Pages are unpacked before they are read.
      codec: "UNCOMPRESSED" as const,
      parsers,
      utf8: false,
    };
    this.#codec = meta.codec;
    this.#values = Number(meta.num_values);
    this.#levels = {
      repetition: getMaxRepetitionLevel([...path]),
      definition: getMaxDefinitionLevel([...path]),
    };
  }

  get name(): string {
    return this.#decoder.pathInSchema.join(".");
  }

  async #header(): Promise<ReturnType<typeof parquetHeader>> {
    for (let size = HEADER; ; size *= 4) {
      const end = Math.min(this.#end, this.#at + size);
      const reader = { view: new DataView(await this.file.read(this.#at, end)), offset: 0 };
      try {
        const header = parquetHeader(reader);
        if (reader.offset <= reader.view.byteLength) {
          this.#at += reader.offset;
          return header;
        }
      } catch (error) {
        if (end === this.#end || size >= LARGEST_HEADER)
          throw damagedFile(`a page of ${this.name}: ${(error as Error).message}`);
      }
      if (end === this.#end || size >= LARGEST_HEADER) throw damagedFile(`a page of ${this.name} has no end`);
    }
  }

  /** Reads the next page; whether there was one. */
  async #page(): Promise<boolean> {
    if (this.#at >= this.#end) {
      if (!this.#open) return false;
      this.#ready = this.#open;
      this.#taken = 0;
      this.#open = undefined;
      return true;
    }
    const header = await this.#header();
    const size = header.compressed_page_size;
    if (!(size >= 0 && this.#at + size <= this.#end)) throw damagedFile(`a page of ${this.name} has no such length`);
    if (header.uncompressed_page_size > LARGEST_PAGE || size > LARGEST_PAGE)
      throw new InputError(
        `has pages of over ${LARGEST_PAGE / 2 ** 20} MiB in ${this.name}; write it with smaller ones`,
        "too-large",
      );
    const bytes = await this.file.read(this.#at, this.#at + size);
    this.#at += size;
    if (header.type === "INDEX_PAGE") return true;
    try {
      const page = openPage(new Uint8Array(bytes), header, this.#codec, this.#levels, this.#values);
      const { buffer, byteOffset, length } = page.bytes;
      const reader = { view: new DataView(buffer, byteOffset, length), offset: 0 };
      const { data = [] } = readPage(reader, page.header, this.#decoder, this.#dictionary, this.#open, 0);
      if (header.type === "DICTIONARY_PAGE") this.#dictionary = convert(data, this.#decoder);
      else if (this.#flat) this.#ready = data;
      else {
        this.#ready = (data as unknown[]).slice(0, -1);
        this.#open = (data as unknown[]).slice(-1);
      }
      if (header.type !== "DICTIONARY_PAGE") this.#taken = 0;
    } catch (error) {
      if (error instanceof InputError) throw error;
      throw damagedFile(`a page of ${this.name}: ${(error as Error).message}`);
    }
    return true;
  }

  /** How many rows can be had without reading on; reads a page where there is none. */
  async ready(): Promise<number> {
    while (this.#taken >= this.#ready.length) if (!(await this.#page())) return 0;
    return this.#ready.length - this.#taken;
  }

  /**
   * The values of the next rows.
   *
   * @throws InputError where there are fewer
   */
  async take(count: number): Promise<unknown[]> {
    const values: unknown[] = [];
    while (values.length < count) {
      const there = await this.ready();
      if (!there) throw damagedFile(`${this.name} has fewer rows than it should`);
      for (const end = this.#taken + Math.min(there, count - values.length); this.#taken < end; this.#taken++)
        values.push(this.#ready[this.#taken]);
    }
    return values;
  }
}
