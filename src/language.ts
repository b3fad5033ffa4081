/** Which language a page is in: the only user of franc. */
import { francAll } from "franc";
import type { Document } from "./model.js";
import { facts } from "./text.js";

/** franc speaks ISO 639-3, the rest of the program ISO 639-1. */
const CODES: Readonly<Record<string, string>> = {
  afr: "af", amh: "am", arb: "ar", azj: "az", bel: "be", ben: "bn", bos: "hr", bul: "bg", cat: "ca", ces: "cs",
  cmn: "zh", dan: "da", deu: "de", ell: "el", eng: "en", est: "et", eus: "eu", fin: "fi", fra: "fr", glg: "gl",
  guj: "gu", heb: "he", hin: "hi", hrv: "hr", hun: "hu", hye: "hy", ind: "id", isl: "is", ita: "it", jpn: "ja",
  kan: "kn", kat: "ka", kaz: "kk", khm: "km", kor: "ko", lit: "lt", lvs: "lv", mal: "ml", mar: "mr", mkd: "mk",
  mya: "my", nld: "nl", nno: "no", nob: "no", pan: "pa", pes: "fa", pol: "pl", por: "pt", ron: "ro", rus: "ru",
  slk: "sk", slv: "sl", spa: "es", sqi: "sq", srp: "sr", swe: "sv", swh: "sw", tam: "ta", tel: "te", tgl: "tl",
  tha: "th", tur: "tr", ukr: "uk", urd: "ur", vie: "vi", zlm: "id",
}; // biome-ignore format: a table

/** Characters of prose that are read: franc's trigrams settle long before. */
const SAMPLE = 2_000;
/** Below this franc guesses. */
const SHORTEST = 40;
/** A declared language wins over franc's first choice where franc gives it at least this score (its best has 1). */
const NEARLY = 0.85;

/** Prose before anything else: menus and names would mislead. */
function sample(doc: Document): string {
  let prose = "";
  let rest = "";
  for (const block of doc.blocks) {
    if (block.kind === "code") continue;
    const f = facts(block);
    if (f.words >= 12 && (f.sentence || f.words >= 30)) prose += `${block.text.slice(0, SAMPLE)}\n`;
    else if (rest.length < SAMPLE) rest += `${block.text.slice(0, 200)}\n`;
    if (prose.length >= SAMPLE) break;
  }
  return (prose.length >= SHORTEST * 3 ? prose : prose + rest).slice(0, SAMPLE);
}

/** The last sample and its scores: a page is asked about again when it has been cleaned, and mostly its prose stayed. */
let last: { readonly text: string; readonly scores: [string, number][] } = { text: "", scores: [] };

function scored(text: string): [string, number][] {
  if (last.text !== text) last = { text, scores: francAll(text, { only: Object.keys(CODES) }) };
  return last.scores;
}

/** The page's language, as ISO 639-1, from its prose and from what it declares; `und` where neither tells. */
export function detectLanguage(doc: Document): string {
  const text = sample(doc);
  const declared = doc.meta.lang;
  if (text.length < SHORTEST) return declared ?? "und";
  const scores = scored(text);
  const best = CODES[scores[0]?.[0] ?? ""];
  if (!best) return declared ?? "und";
  if (declared && declared !== best) {
    const score = scores.find(([code]) => CODES[code] === declared)?.[1] ?? 0;
    if (score >= NEARLY) return declared;
  }
  return best;
}
