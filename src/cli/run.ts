/** One run over many records: reads, cleans, writes, counts, and accounts for every record. */
import { type FanOut, fanOut } from "../batch/fan-out.js";
import type { Sink } from "../batch/sinks.js";
import type { Bad, Outcome, PageTrace, Setup } from "../batch/work.js";
import { fileOutput, type Output } from "../io/output.js";
import { InputError } from "../io/problem.js";
import { type ReadOptions, readTasks } from "../io/records.js";
import type { Remark, Source } from "../io/sources.js";
import type { Task } from "../io/task.js";
import type { Totals } from "../report/totals.js";
import type { Reporter } from "./say.js";
import { standardInput } from "./stdin.js";

export interface Run {
  readonly paths: readonly string[];
  readonly read: ReadOptions;
  readonly setup: Setup;
  readonly fan: FanOut;
  readonly sink: Sink;
  readonly reporter: Reporter;
  readonly totals: Totals;
  /** Where the rows of failed records go. */
  readonly errors: Output | undefined;
  /** Whether an earlier run has done a source. */
  readonly skip: (source: Source) => Promise<boolean>;
  /** Told of each source that is done. */
  readonly onSource: (source: Source) => void;
  /** Told what became of the blocks of the first record, where `setup.trace` asks for it. */
  readonly onTrace?: (trace: PageTrace) => void;
}

/** A row of `--errors`. */
const errorRow = (failure: Remark, id: unknown): string =>
  `${JSON.stringify({
    file: failure.source ?? failure.where,
    record: failure.number ?? 1,
    ...(id === undefined ? {} : { id }),
    kind: failure.fault ?? "unreadable",
    problem: failure.problem,
  })}\n`;

const failureOf = (task: Task, { fault, problem }: Bad): Remark => ({
  kind: "failure",
  where: task.where,
  source: task.source,
  ...(task.number === undefined ? {} : { number: task.number }),
  fault,
  problem,
});

/** Goes through all records. What fails alone is told of and counted. */
export async function runAll(run: Run): Promise<void> {
  const { sink, reporter, totals, setup } = run;
  let whole = true;
  const fail = async (failure: Remark, id?: unknown, bytes = 0): Promise<void> => {
    whole = false;
    totals.fail(failure.fault ?? "unreadable", bytes);
    reporter.remark(failure);
    await run.errors?.write(errorRow(failure, id));
  };
  const one = async (task: Task, outcome: Outcome): Promise<void> => {
    if (!outcome.ok) return fail(failureOf(task, outcome), outcome.id ?? task.id, task.bytes.length);
    try {
      await sink.put(task, outcome);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const bad = { ok: false, fault: error.fault, problem: error.message } as const;
      return fail(failureOf(task, bad), outcome.id, task.bytes.length);
    }
    reporter.pages++;
    reporter.selectors(task.where, outcome);
    reporter.warnings(task.where, outcome);
    if (outcome.tally) totals.add(task.where, outcome.tally);
    else totals.count(task.bytes.length);
    if (outcome.trace) run.onTrace?.(outcome.trace);
  };
  const skip = async (source: Source): Promise<boolean> => {
    const done = await run.skip(source);
    if (done) {
      totals.skipped++;
      run.onSource(source);
    }
    return done;
  };
  for await (const done of fanOut(readTasks(run.paths, standardInput, run.read, skip), setup, run.fan)) {
    if ("kind" in done) {
      if (done.kind === "start") {
        whole = true;
        await sink.start(done.source);
      } else if (done.kind === "end") {
        await sink.end(done, whole);
        run.onSource(done.source);
      } else if (done.kind === "failure") await fail(done);
      else reporter.remark(done);
    } else await one(done[0], done[1]);
  }
}

/** The file for failed records, written as they fail. */
export const openErrors = async (path: string | undefined): Promise<Output | undefined> =>
  path === undefined ? undefined : fileOutput(path);
