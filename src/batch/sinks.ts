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

/** A file for each source, noted in the journal when it is whole. */
export function treeSink(plan: Plan, journal: Journal, openParquet?: (path: string) => Promise<ParquetOutput>): Sink {
  let open: Sink | undefined;
  const opened = async (source: string): Promise<Sink> => {
    if (open) return open;
    const path = await naming(source, () => makePlace(plan.directory, source));
    open = openParquet ? parquetSink(await openParquet(path), path) : oneSink(await fileOutput(path), path);
    return open;
  };
  let name = "";
  return {
    start: async (source) => {
      name = plan.nameOf(source);
    },
    put: async (task, good) => (await opened(name)).put(task, good),
    end: async ({ source, hash }, whole) => {
      // An input without records is an output without any.
      if (whole) await opened(name);
      if (!open) return;
      await open.finish();
      open = undefined;
      if (!whole) return;
      const inputHash = hash ?? (await hashOf(source.path!));
      if (inputHash !== undefined)
        await naming(join(plan.directory, name), () => journal.note(name, source.path!, inputHash));
    },
    finish: async () => naming(plan.directory, async () => journal.close()),
    abandon: () => open?.abandon(),
  };
}
