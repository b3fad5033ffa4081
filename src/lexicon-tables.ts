/** Where the tables of the lexicons come from: here from the lexicons themselves; the program reads printed ones. */
import { lexicons } from "./lexicons/index.js";
import { type PhraseTable, tableOf } from "./phrase-table.js";

/** Whether a language (ISO 639-1) has a lexicon. */
export const hasTable = (code: string): boolean => Object.hasOwn(lexicons, code);

/** The table of a language; of two languages the same one where they share their lexicon. */
export const tableIn = (code: string): PhraseTable | undefined =>
  hasTable(code) ? tableOf(lexicons[code]!) : undefined;
