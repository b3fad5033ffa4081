/** Language tags as pages and people write them, as the codes that the lexicons go by. */

/** Old codes, macro-languages and their members, and three-letter codes of languages that have a shorter one. */
// biome-ignore format: a table
const SAME: Readonly<Record<string, string>> = {
  nb: "no", nn: "no", nob: "no", nno: "no", nor: "no", bs: "hr", bos: "hr", hrv: "hr", sh: "sr", cnr: "sr", srp: "sr",
  iw: "he", heb: "he", in: "id", ms: "id", may: "id", msa: "id", zsm: "id", zlm: "id", ind: "id", mo: "ro", ron: "ro",
  rum: "ro", jp: "ja", jpn: "ja", kr: "ko", kor: "ko", cn: "zh", cmn: "zh", yue: "zh", zho: "zh", chi: "zh", gr: "el",
  ell: "el", gre: "el", cz: "cs", ces: "cs", cze: "cs", dk: "da", dan: "da", ua: "uk", ukr: "uk", prs: "fa", pes: "fa",
  fas: "fa", per: "fa", arb: "ar", ara: "ar", arz: "ar", eng: "en", deu: "de", ger: "de", gsw: "de", fra: "fr",
  fre: "fr", spa: "es", ita: "it", por: "pt", nld: "nl", dut: "nl", swe: "sv", fin: "fi", isl: "is", ice: "is",
  pol: "pl", slk: "sk", slo: "sk", slv: "sl", hun: "hu", bul: "bg", tur: "tr", rus: "ru", lit: "lt", lav: "lv",
  lvs: "lv", est: "et", ekk: "et", cat: "ca", urd: "ur", hin: "hi", ben: "bn", tam: "ta", tha: "th", vie: "vi",
};

/**
 * The language that a tag names: ISO 639-1 where there is one, without region and script. What one lexicon serves is
 * one language: `nb` and `nn` are `no`, `bs` is `hr`, `ms` is `id`.
 *
 * @param tag such as `de`, `pt-BR`, `zh-Hant-TW`, `sr_Latn`, `nob`
 * @returns undefined where it is no tag
 */
export function languageOfTag(tag: string): string | undefined {
  const code = /^[a-z]{2,3}(?![a-z])/.exec(tag.trim().toLowerCase())?.[0];
  return code && code !== "und" && code !== "mul" && code !== "zxx" ? (SAME[code] ?? code) : undefined;
}
