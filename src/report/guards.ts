/** `--fail-if`: bounds that a run must keep, for CI. */
import type { Bound, Totals } from "./totals.js";

/** What can be asked for: a number, and what it is a part of where a percentage makes sense. */
const metrics: Readonly<Record<string, (totals: Totals) => readonly [count: number, of?: number]>> = {
  dropped: ({ charsIn, charsOut }) => [charsIn - charsOut, charsIn],
  errors: ({ failed, records }) => [failed, failed + records],
  empty: ({ empty, records }) => [empty, records],
  lost: ({ mostlyLost, records }) => [mostlyLost, records],
  records: ({ records }) => [records],
};

const tests: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
};

export interface Guard {
  readonly text: string;
  /** What the run came to, and whether that is what must not be. */
  readonly judge: (totals: Totals) => Bound;
}

const HELP =
  "dropped (characters), errors (records that failed), empty (pages of which nothing is left), lost (pages that lost over 80 %) or records (those cleaned), then > >= < or <=, then a number, or a percentage but for records: dropped>60%";

/**
 * Reads a bound such as `dropped>60%` or `errors>=10`.
 *
 * @throws RangeError naming what can be asked for
 */
export function guardOf(text: string): Guard {
  const [, name = "", test = "", number = "", percent = ""] =
    /^\s*([a-z]+)\s*(>=|<=|>|<)\s*(\d{1,15}(?:\.\d{1,15})?)\s*(%?)\s*$/.exec(text) ?? [];
  const metric = Object.hasOwn(metrics, name) ? metrics[name]! : undefined;
  if (!metric || (percent && name === "records"))
    throw new RangeError(`"${text}" is no bound; --fail-if takes one of ${HELP}`);
  const holds = tests[test]!;
  const limit = Number(number);
  return {
    text: text.trim(),
    judge: (totals) => {
      const [count, of = 0] = metric(totals);
      const value = percent ? (of ? (count / of) * 100 : 0) : count;
      return { bound: text.trim(), value: Math.round(value * 1000) / 1000, broken: holds(value, limit) };
    },
  };
}
