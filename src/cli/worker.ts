/** `clean-article worker`: JSONL in, JSONL out, one line for each line, for programs that drive this one. */
import * as library from "../index.js";
import { lines } from "../io/bytes.js";
import { type Columns, idOfLine, type Row, readRow, writeRow } from "../io/jsonl.js";
import { defaultLimits, tooLarge } from "../io/limits.js";
import { streamOutput } from "../io/output.js";
import { brokenPage, InputError, problemOf, UsageError } from "../io/problem.js";
import { lineOf } from "../io/task.js";
import { pageOptions } from "../page-options.js";
import { exit } from "./exit.js";
import { type ChainFlags, checkOptions, cleanOptions } from "./flags.js";
import { standard } from "./standard.js";
import { standardInput } from "./stdin.js";

export interface WorkerFlags extends ChainFlags {
  readonly from: "auto" | "html" | "text";
  readonly field?: string;
  readonly idField?: string;
  readonly outField: string;
  readonly keepInput?: boolean;
  readonly maxBytes?: number;
  readonly without?: readonly string[];
  readonly bodyOnly?: boolean;
}

/**
 * What a line gives that cannot be cleaned.
 *
 * @param id as JSON
 * @param thrown an `InputError`, or what our own code has thrown: that is of the kind `filter`
 */
function errorRow(id: string, thrown: unknown): string {
  const error =
    thrown instanceof InputError
      ? { kind: thrown.fault, problem: problemOf(thrown) }
      : { kind: "filter", problem: brokenPage(thrown) };
  return `{"id":${id},"error":${JSON.stringify(error)}}\n`;
}

/**
 * The line that answers a line, its line feed included; never throws.
 *
 * @param bytes the line without its line end; `undefined` where it was too large
 * @param number the line's number, from 1
 * @param clean may throw, whatever it likes
 */
export function answerTo(
  bytes: Uint8Array | undefined,
  number: number,
  { columns, maxBytes }: { readonly columns: Columns; readonly maxBytes: number },
  clean: (row: Row) => library.CleanResult,
): string {
  let line: string | undefined;
  try {
    if (!bytes) throw tooLarge(maxBytes);
    line = lineOf({ bytes, number });
    if (!line.trim()) throw new InputError("is empty; each line must hold one whole JSON object");
    const row = readRow(line, number, columns);
    return writeRow(row, columns.outField, clean(row));
  } catch (error) {
    return errorRow(line === undefined ? String(number) : idOfLine(line, number, columns), error);
  }
}

/**
 * Answers each line of standard input by one line, at once. Nothing is said on standard error, which its driver may not
 * read.
 *
 * @returns the exit code, when the input has ended
 */
export async function runWorker(flags: WorkerFlags): Promise<number> {
  const { field, idField, outField, keepInput = false, maxBytes = defaultLimits.maxBytes } = flags;
  if (keepInput && field === outField)
    throw new UsageError(`--keep-input leaves the page in "${field}"; name another column with --out-field`);
  const without = [...(flags.without ?? []), ...(flags.bodyOnly ? library.bodyOnly : [])];
  const options = { ...cleanOptions(flags, without), from: flags.from };
  await checkOptions(library, options);
  const columns: Columns = {
    outField,
    keepInput,
    ...(field === undefined ? {} : { field }),
    ...(idField === undefined ? {} : { idField }),
  };
  const clean = (row: Row) => {
    const from = flags.from === "auto" ? (row.from ?? "auto") : flags.from;
    return library.clean(row.input, pageOptions(options, { from, url: row.url, charset: undefined, to: undefined }));
  };
  const output = streamOutput(standard("stdout"));
  let number = 0;
  for await (const bytes of lines(standardInput(), { maxBytes }))
    await output.write(answerTo(bytes, ++number, { columns, maxBytes }, clean));
  return exit.clean;
}
