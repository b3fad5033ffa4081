/** `clean-article filters [NAME]`: the chain, or one filter with its examples. */
import { chain } from "../index.js";
import { streamOutput } from "../io/output.js";
import { UsageError } from "../io/problem.js";
import { filtersText, filterText } from "../report/terminal.js";
import { paint } from "./colours.js";
import { exit } from "./exit.js";
import { standard } from "./standard.js";

/** Prints the chain or one filter; returns the exit code. */
export async function runFilters(name: string | undefined): Promise<number> {
  const output = streamOutput(standard("stdout"));
  const place = chain.findIndex(({ filter }) => filter.name === name);
  if (name !== undefined && place < 0)
    throw new UsageError(`there is no filter "${name}"; clean-article filters lists them`);
  const entry = chain[place];
  await output.write(entry ? filterText(entry, place + 1, chain.length, paint()) : filtersText(chain, paint()));
  return exit.clean;
}
