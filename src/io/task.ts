/** One record as it was read: its bytes, and all that is needed to clean it elsewhere. Undecoded, so that workers decode. */
import { charsetOf, decodePage } from "../parse/decode.js";
import { quickUtf8 } from "../parse/utf8.js";
import { type Columns, idOfLine, type Row, readRow } from "./jsonl.js";
import type { ParquetFile } from "./parquet/file.js";
import { InputError } from "./problem.js";
import { binaryKind } from "./sniff.js";

export interface Task {
  readonly kind: "task";
  /** `page`: the bytes are one page. `row`: they are one line of JSON that holds one. */
  readonly shape: "page" | "row";
  /** How messages name it: its file, and its record where the file holds several. */
  readonly where: string;
  /** Path of its file as it was given, or `standard input`. */
  readonly source: string;
  /** Of the record in its file, from 1; absent where the file is the page. */
  readonly number?: number;
  readonly bytes: Uint8Array;
  /** Of pages; rows hold theirs. */
  readonly id?: unknown;
  readonly from: "auto" | "html" | "text";
  readonly contentType?: string;
  readonly url?: string;
  /** Its reader knows that it is text. */
  readonly known?: true;
  /** The row of the Parquet file that it came from, where its columns are to be copied; stays behind. */
  readonly row?: { readonly file: ParquetFile; readonly number: number };
}

/** One page to clean. */
export interface Page extends Pick<Row, "columns" | "raw" | "rawId"> {
  readonly kind: "page";
  readonly where: string;
  readonly id: unknown;
  /** As a string; decoded when it is first asked for. */
  readonly input: string;
  /** As it was read, unless it stood in a row, and the charset that its HTTP header names. */
  readonly bytes: Uint8Array | undefined;
  readonly charset: string | undefined;
  readonly from: "auto" | "html" | "text";
  /** Where it came from, where its row says so. */
  readonly url: string | undefined;
}

let utf8: InstanceType<typeof TextDecoder> | undefined;

/** The same as a decoder that is fatal and keeps the byte order mark; throws where bytes are no UTF-8. */
function decoded(bytes: Uint8Array): string {
  const quick = quickUtf8(bytes);
  if (quick !== undefined) return quick;
  utf8 ??= new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return utf8.decode(bytes);
}

/**
 * The text of a line of JSONL.
 *
 * @throws InputError where it is no UTF-8
 */
export function lineOf({ bytes, number }: Pick<Task, "bytes" | "number">): string {
  try {
    const text = decoded(bytes);
    return number === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text;
  } catch {
    throw new InputError("is not UTF-8; write JSONL as UTF-8", "encoding");
  }
}

/** The id of a record that cannot be cleaned, as far as it can be told. */
export function idOfTask(task: Task, columns: Columns): unknown {
  if (task.shape === "page") return task.id;
  try {
    return JSON.parse(idOfLine(lineOf(task), task.number ?? 1, columns));
  } catch {
    return undefined;
  }
}

/**
 * A page that is decoded when it is asked for as a string. A class, since V8 keeps an account of each getter that an
 * object brings itself, and the page with it, until it collects the old objects.
 */
class Undecoded implements Page {
  readonly kind = "page";
  readonly where: string;
  readonly from: Page["from"];
  readonly id: unknown;
  readonly bytes: Uint8Array;
  readonly charset: string | undefined;
  readonly columns = {};
  readonly raw = undefined;
  readonly rawId = undefined;
  readonly url: string | undefined;
  #input: string | undefined;

  constructor({ where, from, id, bytes, contentType }: Task, url: string | undefined) {
    this.where = where;
    this.from = from;
    this.id = id;
    this.bytes = bytes;
    this.charset = charsetOf(contentType);
    this.url = url;
  }

  get input(): string {
    this.#input ??= decodePage(this.bytes, this.charset);
    return this.#input;
  }
}

/**
 * The page of a record.
 *
 * @throws InputError where it holds no page
 */
export function openTask(task: Task, columns: Columns): Page {
  const { where, from, url } = task;
  if (task.shape === "row") {
    const row = readRow(lineOf(task), task.number ?? 1, columns);
    // One by one: what `...` copies has a shape that engines learn anew for each row.
    return {
      kind: "page",
      where,
      id: row.id,
      input: row.input,
      bytes: undefined,
      charset: undefined,
      from: row.from ?? from,
      url: row.url,
      columns: row.columns,
      raw: row.raw,
      rawId: row.rawId,
    };
  }
  const what = task.known ? undefined : binaryKind(task.bytes);
  if (what) throw new InputError(`is ${what}, not a page; give HTML or text`, "unsupported");
  return new Undecoded(task, url);
}
