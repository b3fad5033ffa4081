/** `--fail-if`: bounds that a run must keep, for CI. */
import { UsageError } from "../io/problem.js";
import type { Totals } from "./totals.js";

/** What can be asked for: a number, and what it is a part of. */
const metrics: Readonly<Record<string, (totals: Totals) => readonly [number, number]>> = {
  dropped: ({ charsIn, charsOut }) => [charsIn - charsOut, charsIn],
  errors: ({ failed, records }) => [failed, failed + records],
  empty: ({ empty, records }) => [empty, records],
  lost: ({ mostlyLost, records }) => [mostlyLost, records],
  records: ({ records }) => [records, records],
};

const tests: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
};

export interface Guard {
  readonly text: string;
  /** What the run came to, where that is what must not be. */
  readonly broken: (totals: Totals) => string | undefined;
}

/**
 * Reads a bound such as `dropped>60%` or `errors>=10`.
 *
 * @throws UsageError naming what can be asked for
 */
export function guardOf(text: string): Guard {
  const [, name = "", test = "", number = "", percent] =
    /^\s*([a-z]+)\s*(>=|<=|>|<)\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text) ?? [];
  if (!Object.hasOwn(metrics, name) || !Object.hasOwn(tests, test))
    throw new UsageError(
      `"${text}" is no bound; --fail-if takes one of ${Object.keys(metrics).join(", ")}, then > >= < or <=, then a number or a percentage: dropped>60%`,
    );
  const bound = Number(number);
  return {
    text: text.trim(),
    broken: (totals) => {
      const [count, all] = metrics[name]!(totals);
      const value = percent ? (all ? (count / all) * 100 : 0) : count;
      return tests[test]!(value, bound) ? `${Math.round(value * 10) / 10}${percent}` : undefined;
    },
  };
}
