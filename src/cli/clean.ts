/** `clean-article [PATH...]`: pages in, clean text out. */
import * as library from "../index.js";
import { writeRow } from "../io/jsonl.js";
import { fileOutput, type Output, streamOutput } from "../io/output.js";
import { UsageError } from "../io/problem.js";
import { type Page, readPages } from "../io/records.js";
import { directories, isStdin } from "../io/sources.js";
import { exit } from "./exit.js";
import { type ChainFlags, checkOptions, cleanOptions, type ReadFlags } from "./options.js";
import { Reporter, say } from "./say.js";
import { onStop } from "./stop.js";

export interface CleanFlags extends ChainFlags, ReadFlags {
  readonly to: "text" | "markdown" | "jsonl";
  readonly field?: string;
  readonly idField?: string;
  readonly outField: string;
  readonly keepInput?: boolean;
  readonly output?: string;
  readonly without?: readonly string[];
  readonly bodyOnly?: boolean;
  readonly quiet?: boolean;
}

const ROWS = "add --to jsonl (or --from text to clean it as one text)";

/** Several pages make no single text. */
async function refuseBatch(paths: readonly string[], flags: CleanFlags): Promise<void> {
  if (flags.keepInput && flags.field === flags.outField)
    throw new UsageError(`--keep-input leaves the page in "${flags.field}"; name another column with --out-field`);
  if (paths.filter(isStdin).length > 1) throw new UsageError("standard input can be read once only; give - once");
  if (flags.to === "jsonl") return;
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

/** Cleans the pages that the paths hold; returns the exit code. */
export async function runClean(paths: readonly string[], flags: CleanFlags): Promise<number> {
  await refuseBatch(paths, flags);
  const without = [...(flags.without ?? []), ...(flags.bodyOnly ? library.bodyOnly : [])];
  const options = cleanOptions(flags, without);
  await checkOptions(library, options);
  if (process.stdin.isTTY && (paths.length === 0 || paths.some(isStdin)) && !flags.quiet)
    say("reading the page from the terminal; end it with Ctrl-D (clean-article --help tells more)");

  const toFile = flags.output !== undefined && !isStdin(flags.output);
  const output: Output = toFile ? fileOutput(flags.output!) : streamOutput(process.stdout);
  onStop(output.abandon);
  const reporter = new Reporter(flags.quiet ?? false);
  const format = (page: Page) => {
    const where = page.url === undefined ? {} : { url: page.url };
    const result = library.clean(page.input, {
      ...options,
      from: page.from,
      to: flags.to === "markdown" ? "markdown" : "text",
      ...where,
    });
    reporter.selectors(page.where, result);
    reporter.warnings(page.where, result);
    return flags.to === "jsonl" ? writeRow(page, flags.outField, result) : result.text;
  };
  try {
    const read = { from: flags.from, columns: columnsOf(flags), ...(flags.to === "jsonl" ? {} : { noRows: ROWS }) };
    for await (const page of readPages(paths, process.stdin, read)) {
      if (page.kind !== "page") {
        reporter.remark(page);
        continue;
      }
      let text: string;
      try {
        text = format(page);
      } catch (error) {
        reporter.broken(page.where, error);
        continue;
      }
      reporter.pages++;
      await output.write(text);
    }
    // Where every input failed there is nothing to put in the place of an older file.
    if (reporter.failures && !reporter.pages) output.abandon();
    else output.finish();
  } catch (error) {
    output.abandon();
    throw error;
  }
  reporter.close();
  return reporter.failures ? exit.found : exit.clean;
}
