/** From sources to pages: the one place that knows which formats there are. */
import type { Readable } from "node:stream";
import { charsetOf, decodePage } from "../parse/decode.js";
import { collect, lines, type Opened, openBytes, type Unpacked } from "./bytes.js";
import { type Columns, readRow } from "./jsonl.js";
import { defaultLimits, type Limits, tooLarge } from "./limits.js";
import { packingOf } from "./packing.js";
import type { ParquetCopy } from "./parquet/copy.js";
import type { ParquetFile } from "./parquet/file.js";
import { InputError, problemOf, UsageError } from "./problem.js";
import { binaryKind, looksLikeJsonl, looksLikeParquet, looksLikeWarc, nameKind } from "./sniff.js";
import { type Remark, type Source, sources } from "./sources.js";

export type From = "auto" | "html" | "text" | "jsonl" | "warc" | "parquet";

/** One page to clean. */
export interface Page {
  readonly kind: "page";
  /** How messages name it: its file, and its record where the file holds several. */
  readonly where: string;
  readonly id: unknown;
  readonly input: string;
  readonly from: "auto" | "html" | "text";
  /** Where it came from, where its row says so. */
  readonly url?: string;
  /** Other columns of its row. */
  readonly columns: Readonly<Record<string, unknown>>;
  /** The row of the Parquet file that it came from, where its columns are to be copied. */
  readonly row?: { readonly file: ParquetFile; readonly number: number };
}

export interface ReadOptions {
  readonly from: From;
  readonly columns: Columns;
  /** Why rows are not wanted, with the remedy; absent where they are. */
  readonly noRows?: string;
  readonly limits?: Limits;
  /** Takes Parquet files to copy their columns from, and closes them; nothing else is to be read then. */
  readonly copy?: ParquetCopy;
}

/** Whole bytes of a page, opened where they are compressed. */
async function unpackedPage(bytes: Uint8Array, limits: Limits): Promise<Uint8Array> {
  const packing = packingOf(bytes);
  if (packing) return (await import("./compression.js")).unpackWhole(bytes, packing, limits);
  if (bytes.length > limits.maxBytes) throw tooLarge(limits.maxBytes);
  return bytes;
}

function toPage(source: Source, bytes: Uint8Array, from: Page["from"]): Page {
  const what = binaryKind(bytes);
  if (what) throw new InputError(`is ${what}, not a page; give HTML or text`);
  return { kind: "page", where: source.name, id: source.id, input: decodePage(bytes), from, columns: {} };
}

async function* readRows(
  source: Source,
  chunks: AsyncIterable<Uint8Array>,
  columns: Columns,
): AsyncGenerator<Page | Remark> {
  let number = 0;
  for await (const line of lines(chunks)) {
    number++;
    if (!line.trim()) continue;
    const where = `${source.name}: record ${number}`;
    try {
      yield { kind: "page", where, from: "auto", ...readRow(line, number, columns) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield { kind: "failure", where, problem: error.message };
    }
  }
}

async function* readWarc(source: Source, opened: Opened, limits: Limits): AsyncGenerator<Page | Remark> {
  const { warcPages } = await import("./warc.js");
  for await (const found of warcPages(opened.head, opened.chunks, source.name, limits)) {
    if (found.kind !== "page") {
      yield found;
      continue;
    }
    const { bytes, contentType, number: _, ...page } = found;
    yield { ...page, input: decodePage(bytes, charsetOf(contentType)), columns: {} };
  }
}

/** Rows of Parquet: with their columns as rows of JSONL have them, or, where those are copied, the pages alone. */
async function* readParquet(source: Source, opened: Unpacked, options: ReadOptions): AsyncGenerator<Page | Remark> {
  const { limits = defaultLimits, columns, copy } = options;
  const [{ ParquetFile }, { parquetPages, parquetRows }] = await Promise.all([
    import("./parquet/file.js"),
    import("./parquet/rows.js"),
  ]);
  const name = source.name;
  const inPlace = source.whole && source.path && !opened.compressed;
  const file = await (inPlace ? ParquetFile.open(source.path!, name) : ParquetFile.fromStream(opened.chunks, name));
  let mine = true;
  const place = (number: number): string => `${name}: record ${number}`;
  const failure = (number: number, error: unknown): Remark => {
    if (!(error instanceof InputError)) throw error;
    return { kind: "failure", where: place(number), problem: error.message };
  };
  try {
    if (copy) {
      copy.expect(file);
      mine = false;
      for await (const { number, page, id, url, contentType } of parquetPages(file, columns, limits)) {
        if (page instanceof InputError) yield failure(number, page);
        else {
          const input = decodePage(page, charsetOf(contentType));
          const from = { kind: "page", where: place(number), id, input, from: "auto", columns: {} } as const;
          yield { ...from, ...(url === undefined ? {} : { url }), row: { file, number } };
        }
      }
      return;
    }
    for await (const { number, line } of parquetRows(file, columns, limits)) {
      try {
        if (line instanceof InputError) throw line;
        yield { kind: "page", where: place(number), from: "auto", ...readRow(line, number, columns) };
      } catch (error) {
        yield failure(number, error);
      }
    }
  } finally {
    if (mine) await file.close();
  }
}

async function* readSource(source: Source, options: ReadOptions): AsyncGenerator<Page | Remark> {
  const { limits = defaultLimits } = options;
  const named = options.from === "auto" && source.path ? nameKind(source.path) : options.from;
  const from = named === "html" || named === "text" ? named : "auto";
  if (source.whole && !options.copy && (from !== "auto" || named === "page")) {
    yield toPage(source, await unpackedPage(await source.whole(), limits), from);
    return;
  }
  const isOpen = named === undefined || named === "auto";
  const isWarc = (head: Uint8Array): boolean => named === "warc" || (isOpen && looksLikeWarc(head));
  const stream = source.open();
  const opened = await openBytes(stream, source.live, isWarc);
  const { head, chunks, packed } = opened;
  if (named === "parquet" || (isOpen && looksLikeParquet(head))) {
    try {
      if (options.noRows) throw new UsageError(`${source.name} holds Parquet rows: ${options.noRows}`);
      yield* readParquet(source, opened, options);
    } finally {
      // A file is read from its end, not as a stream.
      stream.destroy();
    }
    return;
  }
  if (options.copy) throw new InputError("is no Parquet file; its rows cannot be written with those of one");
  if (isWarc(head)) {
    if (options.noRows) throw new UsageError(`${source.name} holds WARC records: ${options.noRows}`);
    yield* readWarc(source, packed ?? { head, chunks }, limits);
    return;
  }
  const rows = named === "jsonl" || (isOpen && looksLikeJsonl(head));
  if (!rows) {
    yield toPage(source, await collect(chunks, limits), from);
    return;
  }
  if (options.noRows) throw new UsageError(`${source.name} holds JSONL rows: ${options.noRows}`);
  const what = binaryKind(head);
  if (what) throw new InputError(`is ${what}, not JSONL; give one JSON object a line`);
  yield* readRows(source, chunks, options.columns);
}

/**
 * Every page that the paths hold, one at a time, in order. What cannot be read comes as a remark and stops nothing.
 *
 * @throws UsageError where a file turns out to be of a format that was not asked for
 */
export async function* readPages(
  paths: readonly string[],
  stdin: Readable,
  options: ReadOptions,
): AsyncGenerator<Page | Remark> {
  for await (const source of sources(paths, stdin)) {
    if (source.kind !== "source") {
      yield source;
      continue;
    }
    try {
      yield* readSource(source, options);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      yield { kind: "failure", where: source.name, problem: problemOf(error) };
    }
  }
}
