/** Which language a page is in. */
import { phrasesFor } from "./lexicon.js";
import type { Block, Document } from "./model.js";
import type { OwnPhrases } from "./own-phrases.js";
import { Rating } from "./rating.js";
import { facts, isProse, SHORTEST_PROSE } from "./text.js";
import { measureOf } from "./trigrams.js";

/** franc speaks ISO 639-3, the rest of the program ISO 639-1. */
const CODES: Readonly<Record<string, string>> = {
  isl: "is",
  afr: "af", amh: "am", arb: "ar", azj: "az", bel: "be", ben: "bn", bos: "hr", bul: "bg", cat: "ca", ces: "cs",
  cmn: "zh", dan: "da", deu: "de", ell: "el", eng: "en", ekk: "et", fin: "fi", fra: "fr", glg: "gl",
  guj: "gu", heb: "he", hin: "hi", hrv: "hr", hun: "hu", hye: "hy", ind: "id", ita: "it", jpn: "ja",
  kan: "kn", kat: "ka", kaz: "kk", khm: "km", kor: "ko", lit: "lt", lvs: "lv", mal: "ml", mar: "mr", mkd: "mk",
  mya: "my", nld: "nl", nno: "no", nob: "no", pan: "pa", pes: "fa", pol: "pl", por: "pt", ron: "ro", rus: "ru",
  slk: "sk", slv: "sl", spa: "es", als: "sq", srp: "sr", swe: "sv", swh: "sw", tam: "ta", tel: "te", tgl: "tl",
  tha: "th", tur: "tr", ukr: "uk", urd: "ur", vie: "vi", zlm: "id",
}; // biome-ignore format: a table

/** The codes of franc that say each of ours. */
const ALL = new Map<string, string[]>();
for (const [code, ours] of Object.entries(CODES)) ALL.set(ours, [...(ALL.get(ours) ?? []), code]);
const NO_CODES: readonly string[] = [];
const codesOf = (lang: string): readonly string[] => ALL.get(lang) ?? NO_CODES;

/**
 * Characters of prose that are read: franc's trigrams settle long before. Of one paragraph no more than some, so that a
 * list of languages or of names, which may look like prose, does not outweigh the rest.
 */
const SAMPLE = 1_200;
const OF_ONE = 400;
/** Below this franc guesses. */
const SHORTEST = 40;
/** A declared language wins over franc's first choice where franc gives it at least this score (its best has 1). */
const NEARLY = 0.92;
/** Of fewer characters than these franc mistakes a language for its neighbour; those it rates nearly alike count too. */
const SURE = 300;
const ALIKE = 0.93;
const MOST_ALIKE = 3;
/** Prose in another language: paragraphs that are looked at, and characters that they must have together. */
const PARAGRAPHS = 100;
const FOREIGN = 200;
/** Of function words a foreign paragraph has less than this part of what the page's own have. */
const FEWER = 0.6;
/** From this score on they are as likely in the page's language after all. */
const OTHER = 0.95;

/** Which languages a script may be, where it is not one's own. Latin tells nothing. */
const SCRIPTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[\u0400-\u052F]/g, ["ru", "uk", "bg", "sr"]],
  [/[\u0600-\u06FF\u0750-\u077F]/g, ["ar", "fa", "ur"]],
  [/[\u0370-\u03FF]/g, ["el"]],
  [/[\u0590-\u05FF]/g, ["he"]],
  [/[\u0900-\u097F]/g, ["hi"]],
  [/[\u0980-\u09FF]/g, ["bn"]],
  [/[\u0B80-\u0BFF]/g, ["ta"]],
  [/[\u0E00-\u0E7F]/g, ["th"]],
  [/[\uAC00-\uD7AF]/g, ["ko"]],
  [/[\u3040-\u30FF]/g, ["ja"]],
  [/[\u4E00-\u9FFF]/g, ["zh", "ja"]],
];

/** Prose before anything else: menus and names would mislead. */
function sample(doc: Document): string {
  let prose = "";
  let rest = "";
  for (const block of doc.blocks) {
    if (block.kind === "code") continue;
    const f = block.text.length < SHORTEST_PROSE ? undefined : facts(block);
    if (f && f.words >= 12 && (f.sentence || f.words >= 30)) prose += `${block.text.slice(0, OF_ONE)}\n`;
    else if (rest.length < SAMPLE) rest += `${block.text.slice(0, 200)}\n`;
    if (prose.length >= SAMPLE) break;
  }
  return (prose.length >= SHORTEST * 3 ? prose : prose + rest).slice(0, SAMPLE);
}

/** The last samples and their scores: a page is asked about again when it has been cleaned, and its prose stayed. */
const KEPT = 4;
const texts: string[] = [];
const ratings: Rating[] = [];
let next = 0;
/** ISO 639-3 codes of the languages that a text may be in. */
export const told: readonly string[] = Object.keys(CODES);
const rate = measureOf(told);

/** Icelandic, which franc does not know, has both of these letters in every few words. */
const ICELANDIC = /[þð]/gi;
/** Their share of its letters, at least. */
const THORNS = 0.015;

const isIcelandic = (text: string): boolean =>
  /þ/i.test(text) && /ð/.test(text) && (text.match(ICELANDIC)?.length ?? 0) >= text.length * THORNS;

function rated(text: string): Rating {
  const known = texts.indexOf(text);
  if (known >= 0) return ratings[known]!;
  const rating = isIcelandic(text) ? Rating.only("isl") : rate(text);
  texts[next] = text;
  ratings[next] = rating;
  next = (next + 1) % KEPT;
  return rating;
}

/** The languages of the script that most of a short text's letters are of. */
function byScript(text: string): readonly string[] {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return SCRIPTS.find(([letter]) => (text.match(letter)?.length ?? 0) * 2 > letters)?.[1] ?? [];
}

/** Of each of those paragraphs the share of its words that are function words. */
const shares = new Float64Array(PARAGRAPHS);

/** The language of the paragraphs that lack the function words which the page's others have. */
function foreign({ blocks }: Document, lang: string, users: OwnPhrases | undefined): string | undefined {
  // Those of the chain, where it has no further languages: what they say of a line is found once.
  const phrases = phrasesFor(lang, [], users);
  // Two lists, and no pairs: where V8 comes to make those among old objects, each keeps its page.
  const prose: Block[] = [];
  for (const block of blocks) {
    if (block.kind === "code" || !isProse(block)) continue;
    shares[prose.length] = phrases.stopWords(block);
    prose.push(block);
    if (prose.length >= PARAGRAPHS) break;
  }
  const count = prose.length;
  // A quarter of them have more: in rising order, as numbers are sorted without asking for each pair.
  const usual = count ? shares.slice(0, count).sort()[count - 1 - Math.floor(count / 4)]! : 0;
  let text = "";
  for (let i = 0; i < count && text.length < SAMPLE; i++)
    if (shares[i]! < usual * FEWER) text += `${prose[i]!.text.slice(0, SAMPLE)}\n`;
  if (text.length < FOREIGN) return undefined;
  const rating = rated(text.slice(0, SAMPLE));
  return rating.of(codesOf(lang)) < OTHER ? CODES[rating.nearest] : undefined;
}

export interface Languages {
  /** The page's language, as ISO 639-1; `und` where nothing tells. */
  readonly lang: string;
  /** Further ones that its furniture may be in: declared, of other paragraphs, or as likely as the first. */
  readonly also: readonly string[];
}

/**
 * The page's languages, from its prose and from what it declares.
 *
 * @param users phrases of the user, which tell nothing of a language, but are looked for with the others
 */
export function detectLanguages(doc: Document, users?: OwnPhrases): Languages {
  const text = sample(doc);
  const declared = doc.meta.lang;
  if (text.length < SHORTEST) return declared ? { lang: declared, also: [] } : { lang: "und", also: byScript(text) };
  const rating = rated(text);
  let lang = CODES[rating.nearest];
  if (!lang) return declared ? { lang: declared, also: [] } : { lang: "und", also: byScript(text) };
  const score = (wanted: string) => rating.of(codesOf(wanted));
  const also = new Set<string>([lang]);
  if (declared && declared !== lang && score(declared) >= NEARLY) lang = declared;
  if (declared) also.add(declared);
  else if (text.length < SURE) {
    for (const [code] of rating.from(ALIKE).slice(0, MOST_ALIKE)) if (CODES[code]) also.add(CODES[code]);
  }
  const other = foreign(doc, lang, users);
  if (other) also.add(other);
  also.delete(lang);
  return { lang, also: [...also] };
}
