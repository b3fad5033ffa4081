/**
 * The tables of the lexicons as the bundled program has them: printed when it was built, and read one by one when a page
 * asks for a language. It stands in the place of lexicon-tables.ts there.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type PhraseTable, readTable } from "../phrase-table.js";

/** Beside the bundle. */
const folder = join(import.meta.dirname, "tables");
let codes: ReadonlySet<string> | undefined;
const tables = new Map<string, PhraseTable>();

/** Whether a language (ISO 639-1) has a lexicon. */
export function hasTable(code: string): boolean {
  codes ??= new Set(readdirSync(folder).map((name) => name.replace(/\.txt$/, "")));
  return codes.has(code);
}

/** The table of a language. */
export function tableIn(code: string): PhraseTable | undefined {
  if (!hasTable(code)) return undefined;
  let table = tables.get(code);
  if (!table) {
    table = readTable(readFileSync(join(folder, `${code}.txt`), "utf8"));
    tables.set(code, table);
  }
  return table;
}
