/** From sources to pages: the one place that knows which formats there are. */
import type { Readable } from "node:stream";
import { charsetOf, decodePage } from "../parse/decode.js";
import { collect, lines, type Opened, openBytes } from "./bytes.js";
import { type Columns, readRow } from "./jsonl.js";
import { defaultLimits, type Limits, tooLarge } from "./limits.js";
import { packingOf } from "./packing.js";
import { InputError, problemOf, UsageError } from "./problem.js";
import { binaryKind, looksLikeJsonl, looksLikeWarc, nameKind } from "./sniff.js";
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
}

export interface ReadOptions {
  readonly from: From;
  readonly columns: Columns;
  /** Why rows are not wanted, with the remedy; absent where they are. */
  readonly noRows?: string;
  readonly limits?: Limits;
}

/** Whole bytes of a page, opened where they are compressed. */
async function opened(bytes: Uint8Array, limits: Limits): Promise<Uint8Array> {
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

async function* readSource(source: Source, options: ReadOptions): AsyncGenerator<Page | Remark> {
  const { limits = defaultLimits } = options;
  const named = options.from === "auto" && source.path ? nameKind(source.path) : options.from;
  const from = named === "html" || named === "text" ? named : "auto";
  if (source.whole && (from !== "auto" || named === "page")) {
    yield toPage(source, await opened(await source.whole(), limits), from);
    return;
  }
  const isOpen = named === undefined || named === "auto";
  const isWarc = (head: Uint8Array): boolean => named === "warc" || (isOpen && looksLikeWarc(head));
  const { head, chunks, packed } = await openBytes(source.open(), source.live, isWarc);
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
