/** What is told at the end of a run: `--stats`, `--report` and `--fail-if`. */
import { fileOutput } from "../io/output.js";
import { UsageError } from "../io/problem.js";
import type { Guard } from "../report/guards.js";
import type { Totals } from "../report/totals.js";
import { say } from "./say.js";
import { version } from "./version.js";

export interface TellFlags {
  readonly stats?: boolean;
  readonly report?: string;
  readonly failIf?: readonly string[];
}

/**
 * Reads the bounds, and looks at the report's name, before anything is read.
 *
 * @throws UsageError where they mean nothing
 */
export async function guardsOf({ failIf, report }: TellFlags): Promise<readonly Guard[]> {
  if (report !== undefined && !/\.(?:json|html)$/i.test(report))
    throw new UsageError(`${report} tells no format; name a file that ends in .json or .html with --report`);
  if (!failIf?.length) return [];
  const { guardOf } = await import("../report/guards.js");
  return failIf.map(guardOf);
}

/** Tells all that was asked for; returns whether a bound was broken. */
export async function tell(totals: Totals, guards: readonly Guard[], flags: TellFlags): Promise<boolean> {
  if (flags.stats || flags.report !== undefined) {
    const { reportHtml, statsText } = await import("../report/batch.js");
    const report = totals.report(version());
    if (flags.stats) process.stderr.write(statsText(report));
    if (flags.report !== undefined) {
      const file = await fileOutput(flags.report);
      await file.write(/\.html$/i.test(flags.report) ? reportHtml(report) : `${JSON.stringify(report, null, 2)}\n`);
      await file.finish();
    }
  }
  let broken = false;
  for (const guard of guards) {
    const value = guard.broken(totals);
    if (value === undefined) continue;
    broken = true;
    say(`--fail-if ${guard.text}: it is ${value}`);
  }
  return broken;
}
