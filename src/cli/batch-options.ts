/** Options of runs over many records. */
import { InvalidArgumentError, Option } from "commander";

const whole = (value: string): number => {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < 1 || !Number.isSafeInteger(number))
    throw new InvalidArgumentError("It is a whole number from 1 on.");
  return number;
};

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** `32m` is 32 MiB. */
export const bytes = (value: string): number => {
  const [, number = "", unit = ""] = /^(\d+)\s*([kmg]?)(?:i?b)?$/i.exec(value) ?? [];
  const size = Number(number) * UNITS[unit.toLowerCase()]!;
  if (!number || size < 1 || !Number.isSafeInteger(size))
    throw new InvalidArgumentError("It is a number of bytes such as 1000000 or 32m.");
  return size;
};

const gather = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** Where a batch goes and how it is run. */
export const batchOptions = (): Option[] => [
  new Option("--out-dir <dir>", "write a file for each input, in a tree that mirrors the inputs"),
  new Option("--include <glob>", "of directories read these files only (repeatable)").argParser(gather),
  new Option("--exclude <glob>", "of directories leave these files out (repeatable)").argParser(gather),
  new Option(
    "--jobs <n>",
    "threads (default: the cores); with one, or up to a megabyte, none is started but for large records",
  ).argParser(whole),
  new Option("--resume", "with --out-dir: skip what an earlier run has done and what has not changed since"),
  new Option("--max-bytes <n>", "largest page or record, unpacked (default: 32m)").argParser(bytes),
  new Option("--timeout <ms>", "longest that a record may take (default: 10000)").argParser(whole),
  new Option("--errors <file>", "write a JSONL row for each record that failed"),
];

/** What is told of it. */
export const tellOptions = (): Option[] => [
  new Option("--stats", "tell what was dropped by filter and language, on standard error"),
  new Option(
    "--report <file>",
    "write the same to FILE.json (docs/report.schema.json) or FILE.html; that shows each block of a single page, too",
  ),
  new Option(
    "--fail-if <bound>",
    "exit 1 where dropped, errors, empty, lost or records break a bound: dropped>60% (repeatable)",
  ).argParser(gather),
];
