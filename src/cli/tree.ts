/** `--out-dir`: the plan, the journal and the sink of a mirrored tree. */
import { mkdirSync } from "node:fs";
import type { Sink } from "../batch/sinks.js";
import type { Setup } from "../batch/work.js";
import { problemOf, UsageError } from "../io/problem.js";
import type { Selection, Source } from "../io/sources.js";
import { standardInput } from "./stdin.js";
import { version } from "./version.js";

export interface Tree {
  readonly sink: Sink;
  readonly files: number;
  readonly skip: (source: Source) => Promise<boolean>;
}

interface TreeFlags {
  readonly to: Setup["to"];
  readonly from: string;
  readonly resume?: boolean;
  readonly maxBytes?: number;
}

/**
 * Looks at all inputs, makes the directory and opens its journal.
 *
 * @throws UsageError where the tree cannot be written as asked
 */
export async function openTree(
  paths: readonly string[],
  directory: string,
  flags: TreeFlags,
  setup: Setup,
  select: Selection,
): Promise<Tree> {
  const [{ planTree }, { hashOf, hashOfSetup, Journal }, { treeSink }] = await Promise.all([
    import("../batch/tree.js"),
    import("../batch/journal.js"),
    import("../batch/sinks.js"),
  ]);
  const plan = await planTree(paths, directory, flags.to, standardInput, select);
  try {
    mkdirSync(plan.directory, { recursive: true });
  } catch (error) {
    throw new UsageError(`${directory} cannot be made: ${problemOf(error)}`);
  }
  const told = { version: version(), setup, from: flags.from, maxBytes: flags.maxBytes ?? null };
  const journal = await Journal.open(plan.directory, hashOfSetup(told), flags.resume ?? false);
  return {
    sink: treeSink(plan, journal),
    files: plan.files,
    skip: async (source) => {
      if (!flags.resume) return false;
      const hash = await hashOf(source.path!);
      return hash !== undefined && journal.isDone(plan.nameOf(source), hash);
    },
  };
}
