/** The phrases of a page's languages, compiled. */
import { hasTable, tableIn } from "./lexicon-tables.js";
import type { OwnPhrases } from "./own-phrases.js";
import { type PhraseTable, tableOf } from "./phrase-table.js";
import { Phrases } from "./phrases.js";

export { phraseWords } from "./phrase-words.js";
export { type Hit, maskOf, Phrases, places } from "./phrases.js";
export { isSolid } from "./solid.js";

const compiled = new Map<string, Phrases>();
/** Those that are asked for by one language alone, by that: every page asks several times. */
const ofOne = new Map<string, Phrases>();

/** Sets of lexicons that are kept compiled: pages in two languages could make very many. */
const KEPT = 64;

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
  const alone = !own && also.length === 0;
  const known = alone ? ofOne.get(lang) : undefined;
  if (known) return known;
  const isOwn = (code: string): boolean => own !== undefined && Object.hasOwn(own, code);
  const tablesOf = (code: string): PhraseTable[] => {
    const table = tableIn(code);
    const added = own && isOwn(code) ? [tableOf(own[code]!)] : [];
    return table ? [table, ...added] : added;
  };
  const codes = [...new Set([lang, ...also, "en"])].filter((code) => hasTable(code) || isOwn(code));
  const key = codes.join(" ");
  const kept = keptWith(own);
  let phrases = kept.get(key);
  if (!phrases) {
    phrases = new Phrases([...new Set(codes.flatMap(tablesOf))]);
    if (kept.size >= KEPT) {
      kept.clear();
      ofOne.clear();
    }
    kept.set(key, phrases);
  }
  if (alone) {
    // Of languages without a lexicon there may be any number, all with the same phrases.
    if (ofOne.size >= KEPT) ofOne.clear();
    ofOne.set(lang, phrases);
  }
  return phrases;
}
