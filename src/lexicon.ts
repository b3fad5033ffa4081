/** The phrases of a page's languages, compiled. */
import { hasTable, tableIn } from "./lexicon-tables.js";
import type { OwnPhrases } from "./own-phrases.js";
import { type PhraseTable, tableOf } from "./phrase-table.js";
import { Phrases } from "./phrases.js";

export { phraseWords } from "./phrase-words.js";
export { type Hit, maskOf, Phrases } from "./phrases.js";
export { isSolid } from "./solid.js";

/** Sets of lexicons by their codes, and by the languages that were asked for, since pages ask for the same several times. */
const compiled = new Map<string, Phrases>();

/** Names of sets that are kept: pages in two languages could make very many. */
const KEPT = 128;

/** The same with a user's own phrases in them. */
const compiledWith = new WeakMap<OwnPhrases, Map<string, Phrases>>();

/** The set of lexicons compiled together with `own`, or with nothing else. */
function keptWith(own: OwnPhrases | undefined): Map<string, Phrases> {
  if (!own) return compiled;
  let kept = compiledWith.get(own);
  if (!kept) {
    kept = new Map();
    compiledWith.set(own, kept);
  }
  return kept;
}

/**
 * The phrases for a page in `lang` (ISO 639-1): that language's, those of `also`, and English ones, since plugins'
 * English stays on pages in every language. Languages without a lexicon add nothing.
 *
 * @param own the user's phrases, as `ownPhrases` gives them
 */
export function phrasesFor(lang: string, also: readonly string[] = [], own?: OwnPhrases): Phrases {
  const kept = keptWith(own);
  // Codes that have been chosen choose the same again, so one map serves for both.
  const asked = also.length ? `${lang} ${also.join(" ")}` : lang;
  const known = kept.get(asked);
  if (known) return known;
  const isOwn = (code: string): boolean => own !== undefined && Object.hasOwn(own, code);
  const tablesOf = (code: string): PhraseTable[] => {
    const table = tableIn(code);
    const added = own && isOwn(code) ? [tableOf(own[code]!)] : [];
    return table ? [table, ...added] : added;
  };
  const codes = [...new Set([lang, ...also, "en"])].filter((code) => hasTable(code) || isOwn(code));
  const key = codes.join(" ");
  const phrases = kept.get(key) ?? new Phrases([...new Set(codes.flatMap(tablesOf))]);
  if (kept.size + 2 > KEPT) kept.clear();
  kept.set(key, phrases).set(asked, phrases);
  return phrases;
}
