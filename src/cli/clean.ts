/** `clean-article [PATH...]`: pages in, clean text out. */
import * as library from "../index.js";
import { writeRow } from "../io/jsonl.js";
import { fileOutput, type Output, streamOutput } from "../io/output.js";
import { packingOfName } from "../io/packing.js";
import type { ParquetOutput } from "../io/parquet/output.js";
import { InputError, UsageError } from "../io/problem.js";
import { type Page, readPages } from "../io/records.js";
import { nameKind } from "../io/sniff.js";
import { directories, isStdin } from "../io/sources.js";
import { exit } from "./exit.js";
import { type ChainFlags, checkOptions, cleanOptions, type ReadFlags } from "./options.js";
import { Reporter, say } from "./say.js";
import { onStop } from "./stop.js";

export interface CleanFlags extends ChainFlags, ReadFlags {
  readonly to?: "text" | "markdown" | "jsonl" | "parquet";
  readonly field?: string;
  readonly idField?: string;
  readonly outField: string;
  readonly keepInput?: boolean;
  readonly output?: string;
  readonly decisions?: string;
  readonly without?: readonly string[];
  readonly bodyOnly?: boolean;
  readonly quiet?: boolean;
}

const ROWS = "add --to jsonl (or --from text to clean it as one text)";

/** What goes out where nobody says: the name of the output may tell. */
const formatOf = ({ to, output }: CleanFlags): NonNullable<CleanFlags["to"]> =>
  to ?? (output !== undefined && nameKind(output) === "parquet" ? "parquet" : "text");

/** Several pages make no single text. */
async function refuseBatch(paths: readonly string[], flags: CleanFlags): Promise<void> {
  if (flags.keepInput && flags.field === flags.outField)
    throw new UsageError(`--keep-input leaves the page in "${flags.field}"; name another column with --out-field`);
  if (paths.filter(isStdin).length > 1) throw new UsageError("standard input can be read once only; give - once");
  const to = formatOf(flags);
  if (flags.decisions !== undefined && to !== "parquet")
    throw new UsageError("--decisions names a column of Parquet; add -o FILE.parquet");
  if (to === "parquet" && (flags.output === undefined || isStdin(flags.output) || packingOfName(flags.output)))
    throw new UsageError("Parquet is written to a file, and compresses itself; add -o FILE.parquet");
  if (to === "jsonl" || to === "parquet") return;
  const many = { jsonl: "JSONL rows", warc: "WARC records", parquet: "Parquet rows" }[flags.from as string];
  if (many) throw new UsageError(`${many} make no single text; add --to jsonl`);
  const [directory] = await directories(paths);
  if (directory) throw new UsageError(`${directory} is a directory; add --to jsonl to get one row for each page`);
  if (paths.length > 1)
    throw new UsageError("several pages make no single text; add --to jsonl to get one row for each page");
}

const columnsOf = (flags: CleanFlags) => ({
  outField: flags.outField,
  keepInput: flags.keepInput ?? false,
  ...(flags.field === undefined ? {} : { field: flags.field }),
  ...(flags.idField === undefined ? {} : { idField: flags.idField }),
});

async function openParquet(paths: readonly string[], flags: CleanFlags): Promise<ParquetOutput> {
  const { parquetOutput } = await import("../io/parquet/output.js");
  const isParquet = (path: string): boolean => nameKind(path) === "parquet";
  return parquetOutput(flags.output!, {
    columns: columnsOf(flags),
    copies: flags.from === "parquet" || (flags.from === "auto" && paths.length > 0 && paths.every(isParquet)),
    ...(flags.decisions === undefined ? {} : { decisions: flags.decisions }),
  });
}

/** Cleans the pages that the paths hold; returns the exit code. */
export async function runClean(paths: readonly string[], flags: CleanFlags): Promise<number> {
  await refuseBatch(paths, flags);
  const without = [...(flags.without ?? []), ...(flags.bodyOnly ? library.bodyOnly : [])];
  const options = cleanOptions(flags, without);
  await checkOptions(library, options);
  if (process.stdin.isTTY && (paths.length === 0 || paths.some(isStdin)) && !flags.quiet)
    say("reading the page from the terminal; end it with Ctrl-D (clean-article --help tells more)");

  const to = formatOf(flags);
  const parquet = to === "parquet" ? await openParquet(paths, flags) : undefined;
  const output: Output = parquet
    ? { write: async () => {}, finish: parquet.finish, abandon: parquet.abandon }
    : flags.output !== undefined && !isStdin(flags.output)
      ? await fileOutput(flags.output)
      : streamOutput(process.stdout);
  onStop(output.abandon);
  const reporter = new Reporter(flags.quiet ?? false);
  const clean = (page: Page) => {
    const where = page.url === undefined ? {} : { url: page.url };
    const result = library.clean(page.input, {
      ...options,
      from: page.from,
      to: to === "markdown" ? "markdown" : "text",
      ...where,
    });
    reporter.selectors(page.where, result);
    reporter.warnings(page.where, result);
    return result;
  };
  try {
    const read = {
      from: flags.from,
      columns: columnsOf(flags),
      ...(to === "jsonl" || parquet ? {} : { noRows: ROWS }),
      ...(parquet?.copy ? { copy: parquet.copy } : {}),
    };
    for await (const page of readPages(paths, process.stdin, read)) {
      if (page.kind !== "page") {
        reporter.remark(page);
        continue;
      }
      let result: library.CleanResult;
      try {
        result = clean(page);
      } catch (error) {
        reporter.broken(page.where, error);
        continue;
      }
      const line = () => writeRow(page, flags.outField, result);
      if (parquet) {
        try {
          await parquet.add(page.row, result.text.replace(/\r?\n$/, ""), line, () => JSON.stringify(result.decisions));
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          reporter.remark({ kind: "failure", where: page.where, problem: error.message });
          continue;
        }
      } else await output.write(to === "jsonl" ? line() : result.text);
      reporter.pages++;
    }
    // Where every input failed there is nothing to put in the place of an older file.
    if (reporter.failures && !reporter.pages) output.abandon();
    else await output.finish();
  } catch (error) {
    output.abandon();
    throw error;
  }
  reporter.close();
  return reporter.failures ? exit.found : exit.clean;
}
