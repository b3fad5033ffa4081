/** The command line's entry: runs a command and turns what comes of it into an exit code. */
import { loadedUnoptimised } from "../batch/flags.js";
import { mayHaveConfig } from "../config/near.js";
import { problemOf, UsageError } from "../io/problem.js";
import { exit } from "./exit.js";
import { say } from "./say.js";
import { isStreaming, standard } from "./standard.js";
import { leaveInput } from "./stdin.js";
import { watchStops } from "./stop.js";

/** What a thrown value says: several lines where several things are wrong. */
const problems = (error: unknown): readonly string[] =>
  error instanceof UsageError && error.problems.length ? error.problems : [problemOf(error)];

const COMMANDS: ReadonlySet<string> = new Set(["check", "explain", "filters", "worker", "help"]);

/** What the flags are where the command line has none and nothing is configured. */
export const plainFlags = { from: "auto", outField: "text", preset: "balanced" } as const;

/** The one file that is to be cleaned as it is usual: then there are no options to read, and nothing to load for them. */
const plainPath = ([, , path, ...more]: readonly string[]): string | undefined =>
  path === undefined || more.length || path === "" || path.startsWith("-") || COMMANDS.has(path) ? undefined : path;

/** Runs what the command line asks for; gives the exit code. */
async function runCommand(argv: readonly string[]): Promise<number> {
  const path = plainPath(argv);
  if (path !== undefined && !mayHaveConfig(process.cwd()))
    return (await loadedUnoptimised(() => import("./clean.js"))).runClean([path], plainFlags);
  // What the parser of options says goes to the streams.
  standard("stdout");
  standard("stderr");
  const [{ CommanderError }, { buildProgram }] = await Promise.all([import("commander"), import("./program.js")]);
  let code: number = exit.clean;
  try {
    await buildProgram((result) => {
      code = result;
    }).parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode === 0 ? exit.clean : exit.usage;
  }
  return code;
}

/**
 * Runs the program and sets `process.exitCode`.
 *
 * @param argv as in `process.argv`: node, script, arguments
 * @returns whether all is written and nothing is open, so that the process may be ended at once
 */
export async function main(argv: readonly string[]): Promise<boolean> {
  watchStops();
  try {
    process.exitCode = await runCommand(argv);
  } catch (error) {
    for (const line of problems(error)) say(line);
    process.exitCode = error instanceof UsageError ? exit.usage : exit.found;
  }
  leaveInput();
  return plainPath(argv) !== undefined && !isStreaming();
}
