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
  codes ??= new Set(readdirSync(folder).map((name) => name.slice(0, -".bin".length)));
  return codes.has(code);
}

/** Lines of text, of which those are made strings that are asked for: how many, where each ends, and their bytes. */
function readStored(bytes: Buffer): PhraseTable {
  const size = bytes.readUInt32LE(0);
  const first = 4 + 4 * size;
  const endOf = (i: number): number => first + (i < 0 ? 0 : bytes.readUInt32LE(4 + 4 * i));
  return readTable(size, (i) => bytes.toString("utf8", endOf(i - 1), endOf(i)));
}

/** The table of a language. */
export function tableIn(code: string): PhraseTable | undefined {
  if (!hasTable(code)) return undefined;
  let table = tables.get(code);
  if (!table) {
    table = readStored(readFileSync(join(folder, `${code}.bin`)));
    tables.set(code, table);
  }
  return table;
}
