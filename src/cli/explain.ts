/** `clean-article explain [PATH]`: every block of one page with its verdict, filter and reason. */
import * as library from "../index.js";
import { streamOutput } from "../io/output.js";
import { brokenPage, UsageError } from "../io/problem.js";
import { readPages } from "../io/records.js";
import { directories } from "../io/sources.js";
import { explainText } from "../report/terminal.js";
import { trace } from "../trace.js";
import { paint } from "./colours.js";
import { exit } from "./exit.js";
import { type ChainFlags, checkOptions, cleanOptions, type ReadFlags } from "./flags.js";
import { Reporter } from "./say.js";
import { standard } from "./standard.js";
import { standardInput } from "./stdin.js";

export interface ExplainFlags extends ChainFlags, ReadFlags {
  readonly json?: boolean;
}

const ONE = "explain reads one page; give a file of its own";

/** Explains one page on standard output; returns the exit code. */
export async function runExplain(path: string | undefined, flags: ExplainFlags): Promise<number> {
  const paths = path === undefined ? [] : [path];
  const options = cleanOptions(flags);
  await checkOptions(library, options);
  const [directory] = await directories(paths);
  if (directory) throw new UsageError(`${directory} is a directory: ${ONE}`);
  const output = streamOutput(standard("stdout"));
  const reporter = new Reporter(false);
  const columns = { outField: "text", keepInput: false };
  for await (const page of readPages(paths, standardInput, { from: flags.from, columns, noRows: ONE })) {
    if (page.kind !== "page") {
      reporter.remark(page);
      continue;
    }
    try {
      const result = library.clean(page.input, { ...options, from: page.from });
      reporter.selectors(page.where, { html: result.document.source === "html", unmatched: result.unmatched });
      const blocks = trace(result, page.input);
      const { lang, title, meta, page: reading, document } = result;
      const json = {
        source: document.source,
        lang,
        ...(title ? { title } : {}),
        meta,
        ...(reading ? { page: reading } : {}),
        blocks,
      };
      await output.write(flags.json ? `${JSON.stringify(json, null, 2)}\n` : explainText(result, blocks, paint()));
    } catch (error) {
      reporter.remark({ kind: "failure", where: page.where, problem: brokenPage(error) });
    }
  }
  reporter.close();
  return reporter.failures ? exit.found : exit.clean;
}
