/** From sources to pages: the one place that knows which formats there are. */
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { collect, lines, type Opened, openBytes, type Unpacked } from "./bytes.js";
import type { Columns } from "./jsonl.js";
import { defaultLimits, type Limits, tooLarge } from "./limits.js";
import { packingOf } from "./packing.js";
import type { ParquetCopy } from "./parquet/copy.js";
import { InputError, problemOf, UsageError } from "./problem.js";
import { binaryKind, looksLikeJsonl, looksLikeParquet, looksLikeWarc, nameKind } from "./sniff.js";
import { type Remark, type Selection, type Source, sources } from "./sources.js";
import { openTask, type Page, type Task } from "./task.js";

export type From = "auto" | "html" | "text" | "jsonl" | "warc" | "parquet";

/** A source begins. */
export interface Start {
  readonly kind: "start";
  readonly source: Source;
}

/** All of a source has been read. */
export interface End {
  readonly kind: "end";
  readonly source: Source;
  /** SHA-256 of its bytes as they lay on the disk, where it was asked for and all of them were read in their order. */
  readonly hash?: string;
}

export type Mark = Start | End;

export interface ReadOptions {
  readonly from: From;
  readonly columns: Columns;
  /** Why rows are not wanted, with the remedy; absent where they are. */
  readonly noRows?: string;
  /** A file of rows that are not wanted fails alone, rather than the run. */
  readonly rowsFailAlone?: boolean;
  readonly limits?: Limits;
  /** Which files of directories are read; all where absent. */
  readonly select?: Selection;
  /** Takes Parquet files to copy their columns from, and closes them; nothing else is to be read then. */
  readonly copy?: ParquetCopy;
  /** Give the hash of each source with its end. */
  readonly hash?: boolean;
  /** Told of the stream of each source that is read as one. */
  readonly onOpen?: (source: Source, stream: Readable) => void;
}

/** Sees the bytes of a source as they come from the disk. */
type Watch = (bytes: Uint8Array) => void;

async function* watched(chunks: AsyncIterable<Uint8Array>, watch: Watch): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    watch(chunk);
    yield chunk;
  }
}

/** The hash of what a source was when it was read: the file may have been written anew since. */
class Fingerprint {
  readonly #hash = createHash("sha256");
  #size = 0;

  readonly watch: Watch = (bytes) => {
    this.#hash.update(bytes);
    this.#size += bytes.length;
  };

  /** Undefined where not all of the file was seen. */
  async of({ path }: Source): Promise<string | undefined> {
    const size = path === undefined ? 0 : (await stat(path).catch(() => undefined))?.size;
    return size !== undefined && this.#size >= size ? this.#hash.digest("hex") : undefined;
  }
}

/** Whole bytes of a page, opened where they are compressed. */
async function unpackedPage(bytes: Uint8Array, limits: Limits): Promise<Uint8Array> {
  const packing = packingOf(bytes);
  if (packing) return (await import("./compression.js")).unpackWhole(bytes, packing, limits);
  if (bytes.length > limits.maxBytes) throw tooLarge(limits.maxBytes);
  return bytes;
}

const toTask = (source: Source, bytes: Uint8Array, from: Task["from"]): Task => ({
  kind: "task",
  shape: "page",
  where: source.name,
  source: source.name,
  id: source.id,
  bytes,
  from,
});

async function* readRows(
  source: Source,
  chunks: AsyncIterable<Uint8Array>,
  limits: Limits,
): AsyncGenerator<Task | Remark> {
  let number = 0;
  for await (const bytes of lines(chunks, limits)) {
    number++;
    const at = { where: `${source.name}: record ${number}`, source: source.name, number };
    if (!bytes) yield failure(at, tooLarge(limits.maxBytes));
    else if (bytes.some((byte) => byte > 32)) yield { kind: "task", shape: "row", ...at, bytes, from: "auto" };
  }
}

type Place = Pick<Task, "where" | "source" | "number">;

const failure = (place: Place, error: InputError): Remark => ({
  kind: "failure",
  ...place,
  problem: error.message,
  fault: error.fault,
});

async function* readWarc(source: Source, opened: Opened, limits: Limits): AsyncGenerator<Task | Remark> {
  const { warcPages } = await import("./warc.js");
  for await (const found of warcPages(opened.head, opened.chunks, source.name, limits)) {
    if (found.kind === "page") yield { ...found, kind: "task", shape: "page", source: source.name, known: true };
    else yield { source: source.name, ...found };
  }
}

/** Rows of Parquet: with their columns as rows of JSONL have them, or, where those are copied, the pages alone. */
async function* readParquet(source: Source, opened: Unpacked, options: ReadOptions): AsyncGenerator<Task | Remark> {
  const { limits = defaultLimits, columns, copy } = options;
  const [{ ParquetFile }, { pageColumn, parquetPages, parquetRows }] = await Promise.all([
    import("./parquet/file.js"),
    import("./parquet/rows.js"),
  ]);
  const name = source.name;
  const inPlace = source.whole && source.path && !opened.compressed;
  const file = await (inPlace ? ParquetFile.open(source.path!, name) : ParquetFile.fromStream(opened.chunks, name));
  let mine = true;
  const place = (number: number): Place => ({ where: `${name}: record ${number}`, source: name, number });
  try {
    if (copy) {
      copy.expect(file);
      mine = false;
      const from = pageColumn(file, columns).element.name === "html" ? "html" : "auto";
      for await (const { number, page, id, url, contentType } of parquetPages(file, columns, limits)) {
        if (page instanceof InputError) yield failure(place(number), page);
        else {
          const what = { kind: "task", shape: "page", bytes: page, id, from, known: true } as const;
          const told = { ...(url === undefined ? {} : { url }), ...(contentType === undefined ? {} : { contentType }) };
          yield { ...what, ...place(number), ...told, row: { file, number } };
        }
      }
      return;
    }
    for await (const { number, line } of parquetRows(file, columns, limits)) {
      if (line instanceof InputError) yield failure(place(number), line);
      else yield { kind: "task", shape: "row", ...place(number), bytes: Buffer.from(line, "utf8"), from: "auto" };
    }
  } finally {
    if (mine) await file.close();
  }
}

function refuseRows({ name }: Source, rows: string, { noRows, rowsFailAlone }: ReadOptions): void {
  if (noRows === undefined) return;
  if (rowsFailAlone) throw new InputError(`holds ${rows}: ${noRows}`, "unsupported");
  throw new UsageError(`${name} holds ${rows}: ${noRows}`);
}

async function* readSource(source: Source, options: ReadOptions, watch?: Watch): AsyncGenerator<Task | Remark> {
  const { limits = defaultLimits } = options;
  const named = options.from === "auto" && source.path ? nameKind(source.path) : options.from;
  const from = named === "html" || named === "text" ? named : "auto";
  if (source.whole && !options.copy && (from !== "auto" || named === "page")) {
    const bytes = await source.whole(limits);
    watch?.(bytes);
    yield toTask(source, await unpackedPage(bytes, limits), from);
    return;
  }
  const isOpen = named === undefined || named === "auto";
  const isWarc = (head: Uint8Array): boolean => named === "warc" || (isOpen && looksLikeWarc(head));
  const stream = source.open();
  options.onOpen?.(source, stream);
  const opened = await openBytes(watch ? watched(stream, watch) : stream, source.live, isWarc);
  const { head, chunks, packed } = opened;
  if (named === "parquet" || (isOpen && looksLikeParquet(head))) {
    try {
      refuseRows(source, "Parquet rows", options);
      yield* readParquet(source, opened, options);
    } finally {
      // A file is read from its end, not as a stream.
      stream.destroy();
    }
    return;
  }
  if (options.copy) throw new InputError("is no Parquet file; its rows cannot be written with those of one");
  if (isWarc(head)) {
    refuseRows(source, "WARC records", options);
    yield* readWarc(source, packed ?? { head, chunks }, limits);
    return;
  }
  const rows = named === "jsonl" || (isOpen && looksLikeJsonl(head));
  if (!rows) {
    yield toTask(source, await collect(chunks, limits), from);
    return;
  }
  refuseRows(source, "JSONL rows", options);
  const what = binaryKind(head);
  if (what) throw new InputError(`is ${what}, not JSONL; give one JSON object a line`);
  yield* readRows(source, chunks, limits);
}

/**
 * Every record that the paths hold, one at a time, in order. What cannot be read comes as a remark and stops nothing.
 *
 * @param skip whether a source is to be left out; asked before it is opened
 * @throws UsageError where a file turns out to be of a format that was not asked for
 */
export async function* readTasks(
  paths: readonly string[],
  stdin: () => Readable,
  options: ReadOptions,
  skip: (source: Source) => Promise<boolean> = async () => false,
): AsyncGenerator<Task | Remark | Mark> {
  for await (const source of sources(paths, stdin, options.select)) {
    if (source.kind !== "source") {
      yield source;
      continue;
    }
    const print = options.hash ? new Fingerprint() : undefined;
    try {
      if (await skip(source)) continue;
      yield { kind: "start", source };
      yield* readSource(source, options, print?.watch);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const fault = error instanceof InputError ? error.fault : "unreadable";
      yield { kind: "failure", where: source.name, source: source.name, problem: problemOf(error), fault };
    }
    const hash = await print?.of(source);
    yield { kind: "end", source, ...(hash === undefined ? {} : { hash }) };
  }
}

/** The same, as pages. */
export async function* readPages(
  paths: readonly string[],
  stdin: () => Readable,
  options: ReadOptions,
): AsyncGenerator<Page | Remark> {
  for await (const item of readTasks(paths, stdin, options)) {
    if (item.kind === "start" || item.kind === "end") continue;
    if (item.kind !== "task") {
      yield item;
      continue;
    }
    try {
      yield openTask(item, options.columns);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield failure(item, error);
    }
  }
}
