/** Runs the built program for the tests. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { inject } from "vitest";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the program, or another build of it, in `cwd` where that is given; colours are off unless `env` turns them on. */
export function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd?: string,
  program = inject("program"),
): ChildProcessWithoutNullStreams {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env;
  return spawn(process.execPath, [program, ...args], { env: { ...rest, ...env }, ...(cwd ? { cwd } : {}) });
}

/** Runs the program to its end. */
export async function run(
  args: readonly string[],
  input: string | Buffer = "",
  env: NodeJS.ProcessEnv = {},
  cwd?: string,
  program?: string,
): Promise<Ran> {
  const child = start(args, env, cwd, program);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (data) => out.push(data));
  child.stderr.on("data", (data) => err.push(data));
  // A program that refuses its input may be gone before it is written.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** The rows of JSONL. */
export const rows = (text: string): Record<string, unknown>[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
