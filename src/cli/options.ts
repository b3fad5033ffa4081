/** The options that commands share, as they read on the command line. */
import { InvalidArgumentError, Option } from "commander";
import { languageOfTag } from "../tags.js";

/** `a,b` and a repeated option both make lists. */
export const list = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  ...value
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean),
];

/** Selectors hold commas of their own. */
const gather = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** A number of bytes as people write it: `500000`, `64K`, `32M`, `1G`. */
export function bytes(value: string): number {
  const [, digits, unit] = /^(\d{1,15})\s*([kmg]?)(?:i?b)?$/i.exec(value.trim()) ?? [];
  const number = Number(digits) * 1024 ** ["", "k", "m", "g"].indexOf((unit ?? "").toLowerCase());
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError("It is a number of bytes such as 500000, 64K or 32M.");
  return number;
}

function language(value: string): string {
  const code = languageOfTag(value);
  if (!code) throw new InvalidArgumentError("It is a language code such as en, de or pt-BR.");
  return code;
}

export const fromOption = (rows: boolean): Option =>
  new Option(
    "--from <format>",
    "what comes in; auto looks at the name, then at the first bytes; .gz and .zst are opened",
  )
    .choices(rows ? ["auto", "html", "text", "jsonl", "warc", "parquet"] : ["auto", "html", "text"])
    .default("auto");

/** Options on what the chain does. */
export const chainOptions = (): Option[] => [
  new Option("--preset <name>", "strict drops more, gentle keeps more")
    .choices(["strict", "balanced", "gentle"])
    .default("balanced"),
  new Option("--only <filters>", "run these filters and no others (a,b; repeatable)").argParser(list),
  new Option("--disable <filters>", "run all filters but these (a,b; repeatable)").argParser(list),
  new Option("--lang <code>", "the language of the pages; told from each page where absent").argParser(language),
  new Option("--keep-selector <css>", "of HTML read only what this finds; it is the content (repeatable)").argParser(
    gather,
  ),
  new Option("--drop-selector <css>", "leave out of HTML what this finds (repeatable)").argParser(gather),
];

/** Where the configuration comes from. */
export const configOptions = (): Option[] => [
  new Option("--config <file>", "the configuration (default: the nearest upwards: docs/configuration.md)"),
  new Option("--no-config", "look for no configuration"),
  new Option("--print-config", "print what is in force and where each part of it comes from, and do nothing else"),
];
