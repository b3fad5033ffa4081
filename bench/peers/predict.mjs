// What a peer gives for pages, kept by its version so that it is asked once.
import { appendFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readRows } from "../corpora.mjs";
import { tools } from "./install.mjs";
import { runTool } from "./run.mjs";

/**
 * The rows {id, text | error, ms} that a tool gives for the tasks, by id.
 *
 * @param set name of the pages, under which the rows are kept
 * @param options `cache`, `dist`, the tool's `version`, and `fresh` to ask again
 */
export async function predict(name, set, tasks, { cache, dist, version, fresh }) {
  const folder = join(cache, "predictions", `${name}@${version}`);
  const file = join(folder, `${set}.jsonl`);
  mkdirSync(folder, { recursive: true });
  if (fresh) rmSync(file, { force: true });
  const known = new Map((existsSync(file) ? readRows(file) : []).map((row) => [row.id, row]));
  const missing = tasks.filter(({ id }) => !known.has(id));
  for await (const row of runTool(tools[name], missing, { cache, dist })) {
    known.set(row.id, row);
    appendFileSync(file, `${JSON.stringify(row)}\n`);
  }
  return known;
}
