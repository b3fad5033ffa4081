/** `clean-article check PATH...`: changes nothing, tells whether boilerplate is left. */
import * as library from "../index.js";
import { streamOutput } from "../io/output.js";
import { brokenPage } from "../io/problem.js";
import { readPages } from "../io/records.js";
import { checkText } from "../report/terminal.js";
import { trace } from "../trace.js";
import { paint } from "./colours.js";
import { exit } from "./exit.js";
import { type ChainFlags, checkOptions, cleanOptions, type ReadFlags } from "./flags.js";
import { Reporter } from "./say.js";
import { standard } from "./standard.js";
import { standardInput } from "./stdin.js";

export interface CheckFlags extends ChainFlags, ReadFlags {
  readonly field?: string;
  readonly idField?: string;
  readonly quiet?: boolean;
}

/** Prints a line for each piece of boilerplate; returns the exit code. */
export async function runCheck(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const options = cleanOptions(flags);
  await checkOptions(library, options);
  const colours = paint();
  const output = streamOutput(standard("stdout"));
  const reporter = new Reporter(flags.quiet ?? false);
  const columns = {
    outField: "",
    keepInput: false,
    ...(flags.field === undefined ? {} : { field: flags.field }),
    ...(flags.idField === undefined ? {} : { idField: flags.idField }),
  };
  let found = false;
  for await (const page of readPages(paths, standardInput, { from: flags.from, columns })) {
    if (page.kind !== "page") {
      reporter.remark(page);
      continue;
    }
    try {
      const result = library.clean(page.input, { ...options, from: page.from });
      reporter.selectors(page.where, { html: result.document.source === "html", unmatched: result.unmatched });
      const lines = checkText(page.where, trace(result, page.input), colours);
      reporter.pages++;
      if (lines) found = true;
      if (lines && !flags.quiet) await output.write(lines);
    } catch (error) {
      reporter.remark({ kind: "failure", where: page.where, problem: brokenPage(error) });
    }
  }
  reporter.close();
  return found || reporter.failures ? exit.found : exit.clean;
}
