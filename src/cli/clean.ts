/** `clean-article [PATH...]`: pages in, clean text out. */
import { availableParallelism } from "node:os";
import type { Sink } from "../batch/sinks.js";
import type { PageTrace } from "../batch/work.js";
import * as library from "../index.js";
import { fileOutput } from "../io/output.js";
import { packingOfName } from "../io/packing.js";
import type { ParquetOutput } from "../io/parquet/output.js";
import { UsageError } from "../io/problem.js";
import { nameKind } from "../io/sniff.js";
import { directories, isStdin, type Selection } from "../io/sources.js";
import type { Progress } from "../report/progress.js";
import { Totals } from "../report/totals.js";
import { exit } from "./exit.js";
import { type ChainFlags, checkOptions, cleanOptions, type ReadFlags } from "./flags.js";
import { openErrors, runAll } from "./run.js";
import { beforeSaying, Reporter, say } from "./say.js";
import { isTerminal, standard, standardOutput } from "./standard.js";
import { standardInput } from "./stdin.js";
import { onStop } from "./stop.js";
import { isHtml, type TellFlags, teller } from "./tell.js";
import { openTree } from "./tree.js";

export interface CleanFlags extends ChainFlags, ReadFlags, TellFlags {
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
  readonly outDir?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly jobs?: number;
  readonly timeout?: number;
  readonly maxBytes?: number;
  readonly errors?: string;
  readonly resume?: boolean;
}

type Format = NonNullable<CleanFlags["to"]>;

/** Milliseconds that a record may take. */
const TIMEOUT = 10_000;

const ROWS = "add --to jsonl (or --from text to clean it as one text)";

/** What goes out where nobody says: the name of the output may tell. */
const formatOf = ({ to, output }: CleanFlags): Format =>
  to ?? (output !== undefined && nameKind(output) === "parquet" ? "parquet" : "text");

/** Several pages make no single text. */
async function refuseBatch(paths: readonly string[], flags: CleanFlags): Promise<void> {
  if (flags.keepInput && flags.field === flags.outField)
    throw new UsageError(`--keep-input leaves the page in "${flags.field}"; name another column with --out-field`);
  if (paths.filter(isStdin).length > 1) throw new UsageError("standard input can be read once only; give - once");
  const to = formatOf(flags);
  if (flags.decisions !== undefined && to !== "parquet")
    throw new UsageError("--decisions names a column of Parquet; add -o FILE.parquet");
  if (flags.outDir !== undefined) {
    if (flags.output !== undefined) throw new UsageError("-o is one file and --out-dir many; give one of them");
    if (to === "parquet") throw new UsageError("Parquet is written as one file; add -o FILE.parquet");
    return;
  }
  if (flags.resume)
    throw new UsageError("--resume goes by the files of a directory that were written before; add --out-dir DIR");
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

/** Files that are written must not be files that are read. */
async function refuseOutputs(paths: readonly string[], { output, errors, report }: CleanFlags): Promise<void> {
  const named = [
    ["-o", output],
    ["--errors", errors],
    ["--report", report],
  ] as const;
  const outputs = named.filter(
    (each): each is [(typeof each)[0], string] => each[1] !== undefined && !isStdin(each[1]),
  );
  if (outputs.length) (await import("../batch/tree.js")).refuseAmongInputs(paths, outputs);
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

async function openSink(paths: readonly string[], to: Format, flags: CleanFlags): Promise<[Sink, ParquetOutput?]> {
  const { oneSink, parquetSink } = await import("../batch/sinks.js");
  if (to === "parquet") {
    const parquet = await openParquet(paths, flags);
    return [parquetSink(parquet, flags.output!), parquet];
  }
  const path = flags.output !== undefined && !isStdin(flags.output) ? flags.output : undefined;
  return [path === undefined ? oneSink(standardOutput()) : oneSink(await fileOutput(path), path)];
}

/** Whether figures are asked for; how far a run is can be told without. */
const counts = ({ stats, report, failIf }: CleanFlags): boolean =>
  Boolean(stats) || report !== undefined || Boolean(failIf?.length);

const writesToStdout = ({ output, outDir }: CleanFlags): boolean =>
  outDir === undefined && (output === undefined || isStdin(output));

const selectionOf = ({ include, exclude }: CleanFlags): Selection => ({
  ...(include ? { include } : {}),
  ...(exclude ? { exclude } : {}),
});

/** Cleans the pages that the paths hold; returns the exit code. */
export async function runClean(paths: readonly string[], flags: CleanFlags): Promise<number> {
  await refuseBatch(paths, flags);
  await refuseOutputs(paths, flags);
  const without = [...(flags.without ?? []), ...(flags.bodyOnly ? library.bodyOnly : [])];
  const options = cleanOptions(flags, without);
  await checkOptions(library, options);
  const told = await teller(flags);
  if ((paths.length === 0 || paths.some(isStdin)) && standardInput().isTTY && !flags.quiet)
    say("reading the page from the terminal; end it with Ctrl-D (clean-article --help tells more)");

  const to = formatOf(flags);
  const single = paths.length < 2 && (await directories(paths)).length === 0;
  // Of several inputs there is no one page to show.
  const one = isHtml(flags.report) && flags.outDir === undefined && single;
  const setup = {
    options,
    to,
    columns: columnsOf(flags),
    decisions: flags.decisions !== undefined,
    ...(one ? { trace: true as const } : {}),
  };
  const select = selectionOf(flags);
  const opened: { readonly abandon: () => void }[] = [];
  const abandon = (): void => {
    for (const output of opened) output.abandon();
  };
  onStop(abandon);
  const reporter = new Reporter(flags.quiet ?? false);
  const totals = new Totals(() => Number(process.hrtime.bigint()) / 1e6);
  let page: PageTrace | undefined;
  let progress: Progress | undefined;
  try {
    const tree =
      flags.outDir === undefined ? undefined : await openTree(paths, flags.outDir, { ...flags, to }, setup, select);
    // Both may lie in the tree, which is swept of what a killed run has left there.
    await told.open();
    opened.push(told);
    const errors = await openErrors(flags.errors);
    if (errors) opened.push(errors);
    const [sink, parquet] = tree ? [tree.sink] : await openSink(paths, to, flags);
    opened.push(sink);
    const files = tree && { done: 0, all: tree.files };
    // Rows on the same terminal show how far they are.
    const hidden = flags.quiet || !isTerminal("stderr") || (writesToStdout(flags) && isTerminal("stdout"));
    const extent = hidden || tree ? undefined : await (await import("./extent.js")).extentOf(paths);
    if (!hidden) {
      const { progressLine, watchProgress } = await import("../report/progress.js");
      const way = () => ({ ...(files ? { files } : {}), ...(extent ? { part: extent.part } : {}) });
      progress = watchProgress(standard("stderr"), () => progressLine(totals, way()));
      beforeSaying(progress.hide);
    }
    await runAll({
      paths,
      read: {
        from: flags.from,
        columns: setup.columns,
        select,
        hash: tree !== undefined,
        ...(flags.maxBytes === undefined ? {} : { limits: { maxBytes: flags.maxBytes } }),
        ...(to === "jsonl" || to === "parquet" ? {} : { noRows: ROWS, rowsFailAlone: tree !== undefined }),
        ...(parquet?.copy ? { copy: parquet.copy } : {}),
        ...(extent ? { onOpen: (source, stream) => extent.opened(source, stream) } : {}),
      },
      // No part of what the journal remembers: outputs are the same.
      setup: counts(flags) ? setup : { ...setup, uncounted: true },
      fan: {
        jobs: () => flags.jobs ?? availableParallelism(),
        timeout: flags.timeout ?? TIMEOUT,
        single,
      },
      sink,
      reporter,
      totals,
      errors,
      skip: tree?.skip ?? (async () => false),
      onSource: (source) => {
        if (files) files.done++;
        extent?.ended(source);
      },
      onTrace: (trace) => {
        page = trace;
      },
    });
    // Where every input failed there is nothing to put in the place of an older file.
    if (!tree && reporter.failures && !reporter.pages) sink.abandon();
    else await sink.finish();
    await errors?.finish();
  } catch (error) {
    abandon();
    throw error;
  } finally {
    progress?.close();
  }
  reporter.close();
  const broken = await told.tell(totals, totals.records === 1 ? page : undefined);
  return reporter.failures || broken ? exit.found : exit.clean;
}
