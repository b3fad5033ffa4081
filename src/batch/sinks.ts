/** Where outcomes go: one output for all, or a file for each input. */
import { join } from "node:path";
import { fileOutput, type Output } from "../io/output.js";
import type { ParquetOutput } from "../io/parquet/output.js";
import { InputError, problemOf, UsageError } from "../io/problem.js";
import type { End } from "../io/records.js";
import type { Source } from "../io/sources.js";
import type { Task } from "../io/task.js";
import { hashOf, type Journal } from "./journal.js";
import { makePlace, type Plan } from "./tree.js";
import type { Good } from "./work.js";

export interface Sink {
  readonly start: (source: Source) => Promise<void>;
  /** @throws InputError where the record does not fit the output */
  readonly put: (task: Task, good: Good) => Promise<void>;
  /** All of a source has been put. `whole`: none of its records failed. */
  readonly end: (end: End, whole: boolean) => Promise<void>;
  readonly finish: () => Promise<void>;
  /** Leaves nothing unfinished behind. */
  readonly abandon: () => void;
}

const nothing = async (): Promise<void> => {};

/** Says which file could not be written. */
async function naming<T>(path: string, doing: () => Promise<T>): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    if (error instanceof UsageError || error instanceof InputError) throw error;
    throw new Error(`${path} cannot be written: ${problemOf(error)}`, { cause: error });
  }
}

/** One output for all records. */
export const oneSink = (output: Output, path = "standard output"): Sink => ({
  start: nothing,
  put: (_, { text }) => naming(path, () => output.write(text)),
  end: nothing,
  finish: () => naming(path, output.finish),
  abandon: output.abandon,
});

/** One Parquet file for all records. */
export const parquetSink = (output: ParquetOutput, path: string): Sink => ({
  start: nothing,
  put: (task, { text, clean, decisions }) =>
    naming(path, () =>
      output.add(
        task.row,
        clean!,
        () => text,
        () => decisions!,
      ),
    ),
  end: nothing,
  finish: () => naming(path, output.finish),
  abandon: output.abandon,
});

/** Outputs that are on their way to the disk at once: it takes milliseconds to have one, and many at once no longer. */
const FLUSHING = 16;

/** A file for each source, noted in the journal when it is whole. */
export function treeSink(plan: Plan, journal: Journal): Sink {
  let open: Sink | undefined;
  let name = "";
  const flushing: { readonly sink: Sink; readonly done: Promise<void> }[] = [];
  const opened = async (): Promise<Sink> => {
    if (open) return open;
    const path = await naming(name, () => makePlace(plan.directory, name));
    open = oneSink(await fileOutput(path), path);
    return open;
  };
  const settle = async (most: number): Promise<void> => {
    while (flushing.length > most) {
      await flushing[0]!.done;
      flushing.shift();
    }
  };
  const flush = async (sink: Sink, output: string, { source, hash }: End, whole: boolean): Promise<void> => {
    await sink.finish();
    if (!whole) return;
    const inputHash = hash ?? (await hashOf(source.path!));
    if (inputHash !== undefined)
      await naming(join(plan.directory, output), () => journal.note(output, source.path!, inputHash));
  };
  return {
    start: async (source) => {
      name = plan.nameOf(source);
    },
    put: async (task, good) => (await opened()).put(task, good),
    end: async (end, whole) => {
      // An input without records is an output without any.
      if (whole) await opened();
      if (!open) return;
      const sink = open;
      const done = flush(sink, name, end, whole);
      // Whoever settles it hears of what went wrong.
      done.catch(() => {});
      flushing.push({ sink, done });
      open = undefined;
      await settle(FLUSHING);
    },
    finish: async () => {
      await settle(0);
      await naming(plan.directory, async () => journal.close());
    },
    abandon: () => {
      for (const { sink } of flushing) sink.abandon();
      open?.abandon();
    },
  };
}
