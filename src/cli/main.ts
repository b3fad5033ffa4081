/** The command line's entry: runs a command and turns what comes of it into an exit code. */
import { CommanderError } from "commander";
import { problemOf, UsageError } from "../io/problem.js";
import { exit } from "./exit.js";
import { buildProgram } from "./program.js";
import { say } from "./say.js";
import { leaveInput } from "./stdin.js";
import { watchStops } from "./stop.js";

/** What a thrown value says: several lines where several things are wrong. */
const problems = (error: unknown): readonly string[] =>
  error instanceof UsageError && error.problems.length ? error.problems : [problemOf(error)];

/**
 * Runs the program and sets `process.exitCode`.
 *
 * @param argv as in `process.argv`: node, script, arguments
 */
export async function main(argv: readonly string[]): Promise<void> {
  watchStops();
  let code: number = exit.clean;
  try {
    await buildProgram((result) => {
      code = result;
    }).parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) code = error.exitCode === 0 ? exit.clean : exit.usage;
    else {
      for (const line of problems(error)) say(line);
      code = error instanceof UsageError ? exit.usage : exit.found;
    }
  }
  process.exitCode = code;
  leaveInput();
}
