/** What is told at the end of a run: `--stats`, `--report` and `--fail-if`. */
import type { PageTrace } from "../batch/work.js";
import { fileOutput, type Output } from "../io/output.js";
import { UsageError } from "../io/problem.js";
import type { Guard } from "../report/guards.js";
import type { Bound, Totals } from "../report/totals.js";
import { say } from "./say.js";
import { standard } from "./standard.js";
import { version } from "./version.js";

export interface TellFlags {
  readonly stats?: boolean;
  readonly report?: string;
  readonly failIf?: readonly string[];
}

export const isHtml = (report: string | undefined): boolean => report !== undefined && /\.html$/i.test(report);

export interface Teller {
  /**
   * Opens the report, before anything is read.
   *
   * @throws UsageError where there can be no such file
   */
  readonly open: () => Promise<void>;
  /** Tells all that was asked for; returns whether a bound was broken. */
  readonly tell: (totals: Totals, page?: PageTrace) => Promise<boolean>;
  /** Leaves no report behind. */
  readonly abandon: () => void;
}

/**
 * Reads the bounds, and looks at the report's name.
 *
 * @throws UsageError where they mean nothing
 */
export async function teller({ failIf = [], report, stats }: TellFlags): Promise<Teller> {
  if (report !== undefined && !/\.(?:json|html)$/i.test(report))
    throw new UsageError(`${report} tells no format; name a file that ends in .json or .html with --report`);
  let guards: readonly Guard[] = [];
  if (failIf.length) {
    const { guardOf } = await import("../report/guards.js");
    try {
      guards = failIf.map(guardOf);
    } catch (error) {
      throw error instanceof RangeError ? new UsageError(error.message) : error;
    }
  }
  let file: Output | undefined;
  return {
    open: async () => {
      if (report !== undefined) file = await fileOutput(report);
    },
    tell: async (totals, page) => {
      const bounds: readonly Bound[] = guards.map((guard) => guard.judge(totals));
      if (stats || file) {
        const figures = totals.report(version(), bounds);
        if (stats) standard("stderr").write((await import("../report/stats.js")).statsText(figures));
        if (file) {
          const html = isHtml(report) ? (await import("../report/html.js")).reportHtml(figures, page) : undefined;
          await file.write(html ?? `${JSON.stringify(figures, null, 2)}\n`);
          await file.finish();
        }
      }
      const broken = bounds.filter((bound) => bound.broken);
      for (const { bound, value } of broken)
        say(`--fail-if ${bound}: it is ${value}${bound.endsWith("%") ? " %" : ""}`);
      return broken.length > 0;
    },
    abandon: () => file?.abandon(),
  };
}
