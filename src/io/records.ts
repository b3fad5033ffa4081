/** From sources to pages: the one place that knows which formats there are. */
import type { Readable } from "node:stream";
import { decodePage } from "../parse/decode.js";
import { collect, gunzipped, lines, openBytes } from "./bytes.js";
import { type Columns, readRow } from "./jsonl.js";
import { InputError, problemOf, UsageError } from "./problem.js";
import { binaryKind, looksLikeJsonl, nameKind } from "./sniff.js";
import { type Remark, type Source, sources } from "./sources.js";

export type From = "auto" | "html" | "text" | "jsonl";

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

async function* readSource(source: Source, options: ReadOptions): AsyncGenerator<Page | Remark> {
  const named = options.from === "auto" && source.path ? nameKind(source.path) : options.from;
  const from = named === "html" || named === "text" ? named : "auto";
  if (source.whole && (from !== "auto" || named === "page")) {
    yield toPage(source, gunzipped(await source.whole()), from);
    return;
  }
  const { head, chunks } = await openBytes(source.open(), source.live);
  const rows = named === "jsonl" || (from === "auto" && named !== "page" && looksLikeJsonl(head));
  if (!rows) {
    yield toPage(source, await collect(chunks), from);
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
