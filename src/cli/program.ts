/** The program as commander sees it: commands, options and the help that teaches them. */
import { Command, Option } from "commander";
import { UsageError } from "../io/problem.js";
import { batchOptions, bytes, tellOptions } from "./batch-options.js";
import { exit } from "./exit.js";
import { chainOptions, configOptions, fromOption, list } from "./options.js";
import { version } from "./version.js";

const EXAMPLES = `
Examples:
  clean-article page.html                        print the article of one page
  clean-article < page.txt > article.txt         clean extracted text that still holds junk
  clean-article --to markdown page.html          with its headings, lists, tables, code and links
  clean-article --to jsonl pages/ -o clean.jsonl one row for each page below a directory
  clean-article --from jsonl --field content --to jsonl < rows.jsonl
                                                 clean a column of JSONL rows as they stream by
  clean-article crawl.warc.gz -o clean.parquet   the pages of a crawl; JSONL and Parquet come in, too
  clean-article pages/ --out-dir clean/ --resume --errors failed.jsonl
                                                 a file for each, on all cores; goes on where it broke off
  clean-article --without caption,byline page.html
  clean-article explain page.html                why each line stays or goes
  clean-article check articles/                  do they still hold boilerplate?
  clean-article filters cross-link               what one filter does, with examples
  clean-article worker                           one line of JSON for each line, as they come

Exit codes: 0 clean; 1 check found boilerplate, or some inputs failed (the others are written);
2 wrong usage or configuration; 130 interrupted. Text goes to standard output, all else to standard error.`;

const WORKER = `
Reads standard input and writes standard output, in order; each line is answered before the next one is awaited.
The row keeps its id and its other columns. A line that cannot be cleaned (no JSON, no object, empty, too large,
no UTF-8, ...) is answered by {"id": ..., "error": {"kind": ..., "problem": ...}}, and the next one is read. The
id is the line's number, from 1, where none can be told. Kinds are malformed, too-large, encoding and filter (the
fault is ours). Nothing is said on standard error. It ends at the end of its input, with exit code 0.

Example:
  echo '{"id": 7, "html": "<p>A page.</p>"}' | clean-article worker`;

/** Options that stand before a command's name count for the command, as far as it has them. */
function passDown(program: Command, command: Command): void {
  for (const option of program.options) {
    const key = option.attributeName();
    if (program.getOptionValueSource(key) !== "cli") continue;
    if (!command.options.some((own) => own.attributeName() === key))
      throw new UsageError(
        `${command.name()} has no option ${option.long}; see clean-article ${command.name()} --help`,
      );
    if (command.getOptionValueSource(key) !== "cli")
      command.setOptionValueWithSource(key, program.getOptionValue(key), "cli");
  }
}

/** Runs a command with the configuration that holds for it, or prints that configuration. */
async function configured(command: Command, run: () => Promise<number>): Promise<number> {
  const { configure, printConfig } = await import("./configure.js");
  const found = await configure(command);
  if (!command.getOptionValue("printConfig")) return run();
  await printConfig(command, found);
  return exit.clean;
}

/** One line on standard error for wrong usage, whatever commander makes of it. */
const oneLine = (text: string): string =>
  `clean-article: ${text
    .replace(/^error: /, "")
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replace(/\.$/, "")}; see clean-article --help\n`;

function addOptions(command: Command, options: readonly Option[]): Command {
  for (const option of options) command.addOption(option);
  return command;
}

/**
 * Builds the program. The commands' code is loaded when they run, so that help and wrong usage answer at once.
 *
 * @param done gets the exit code of the command that ran
 */
export function buildProgram(done: (code: number) => void): Command {
  const program = new Command("clean-article")
    .description("Turns scraped pages (HTML, or extracted text that still holds junk) into clean article text.")
    .usage("[options] [PATH...]\n       clean-article <command> [options] [PATH...]")
    .argument(
      "[PATH...]",
      "pages, JSONL, WARC or Parquet files, directories; standard input where none is given, or for -",
    )
    .version(version(), "--version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(oneLine(text)) })
    .addHelpText("after", EXAMPLES);
  addOptions(program, [
    fromOption(true),
    new Option(
      "--to <format>",
      "what goes out; several pages need jsonl or parquet (default: text, but parquet for -o FILE.parquet)",
    ).choices(["text", "markdown", "jsonl", "parquet"]),
    new Option(
      "-o, --output <file>",
      "write to this file, whole or not at all; .gz and .zst are compressed (default: standard output)",
    ),
    new Option("--field <name>", "column that holds the page (default: the first of html, text, content, raw_content)"),
    new Option("--id-field <name>", "column that holds its id (default: id, else url, else the line number)"),
    outFieldOption(),
    new Option("--decisions <name>", "Parquet: column for what was decided on each page and why, as JSON"),
    keepInputOption(),
    ...withoutOptions(),
    ...chainOptions(),
    ...batchOptions(),
    ...tellOptions(),
    new Option("--quiet", "tell of failures only"),
    ...configOptions(),
  ]);
  program.action(async (paths: string[], flags, command: Command) => {
    done(await configured(command, async () => (await import("./clean.js")).runClean(paths, flags)));
  });

  addOptions(
    program
      .command("check")
      .description("change nothing; exit 1 when a file still holds boilerplate")
      .argument(
        "[PATH...]",
        "pages, JSONL, WARC or Parquet files, directories; standard input where none is given, or for -",
      )
      .addHelpText(
        "after",
        "\nExample:\n  clean-article check articles/*.txt\n\nPrints one line for each piece: FILE:LINE, the filter, its reason, the text.",
      ),
    [
      fromOption(true),
      ...columnOptions(),
      ...chainOptions(),
      new Option("--quiet", "print nothing, only exit"),
      ...configOptions(),
    ],
  ).action(async (paths: string[], flags, command: Command) => {
    done(await configured(command, async () => (await import("./check.js")).runCheck(paths, flags)));
  });

  addOptions(
    program
      .command("explain")
      .description("every block with its verdict, filter and reason")
      .argument("[PATH]", "one page; standard input where none is given, or for -")
      .addHelpText(
        "after",
        "\nExamples:\n  clean-article explain page.html\n  clean-article explain --json page.txt | jq '.blocks[] | select(.verdict == \"drop\")'",
      ),
    [
      fromOption(false),
      ...chainOptions(),
      new Option("--json", "print the decisions as one JSON object"),
      ...configOptions(),
    ],
  ).action(async (path: string | undefined, flags, command: Command) => {
    done(await configured(command, async () => (await import("./explain.js")).runExplain(path, flags)));
  });

  program
    .command("filters")
    .description("the chain in its order, or one filter with its examples")
    .argument("[NAME]", "a filter")
    .addHelpText("after", "\nExamples:\n  clean-article filters\n  clean-article filters cross-link")
    .action(async (name: string | undefined) => {
      done(await (await import("./filters.js")).runFilters(name));
    });

  addOptions(
    program
      .command("worker")
      .description("JSONL in, JSONL out, exactly one line for each line, at once: for programs that drive this one")
      .addHelpText("after", WORKER),
    [
      fromOption(false),
      ...columnOptions(),
      outFieldOption(),
      keepInputOption(),
      new Option("--max-bytes <n>", "largest line (default: 32m)").argParser(bytes),
      ...withoutOptions(),
      ...chainOptions(),
      ...configOptions(),
    ],
  ).action(async (flags, command: Command) => {
    done(await configured(command, async () => (await import("./worker.js")).runWorker(flags)));
  });

  for (const command of program.commands) {
    command.helpOption("-h, --help", "print this help");
    command.hook("preAction", (_, acting) => passDown(program, acting));
  }
  return program;
}

function columnOptions(): Option[] {
  return [
    new Option("--field <name>", "column that holds the page (default: the first of html, text, content, raw_content)"),
    new Option("--id-field <name>", "column that holds its id (default: id, else url, else the line number)"),
  ];
}

const outFieldOption = (): Option => new Option("--out-field <name>", "column for the cleaned text").default("text");

const keepInputOption = (): Option => new Option("--keep-input", "leave the page's own column in the row");

const withoutOptions = (): Option[] => [
  new Option(
    "--without <roles>",
    "leave out headline, byline, date, caption, heading, table, code, ... (a,b; repeatable)",
  ).argParser(list),
  new Option("--body-only", "the same as --without headline,byline,date,caption"),
];
