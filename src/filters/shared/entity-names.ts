/** Named character references of HTML 4 and the numbers that pages take from windows-1252. */

/** U+00A0 to U+00FF, in order. */
const LATIN =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro " +
  "para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil " +
  "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave " +
  "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml " +
  "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute " +
  "thorn yuml";

const OTHERS: Readonly<Record<string, string>> = {
  amp: "&", quot: '"', apos: "'", lt: "<", gt: ">",
  OElig: "Œ", oelig: "œ", Scaron: "Š", scaron: "š", Yuml: "Ÿ", fnof: "ƒ", circ: "ˆ", tilde: "˜",
  ensp: "\u2002", emsp: "\u2003", thinsp: "\u2009", zwnj: "\u200C", zwj: "\u200D", lrm: "\u200E", rlm: "\u200F",
  ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", sbquo: "‚", ldquo: "“", rdquo: "”", bdquo: "„",
  dagger: "†", Dagger: "‡", bull: "•", hellip: "…", permil: "‰", prime: "′", Prime: "″", lsaquo: "‹", rsaquo: "›",
  euro: "€", trade: "™", larr: "←", rarr: "→", uarr: "↑", darr: "↓", minus: "−", ne: "≠", le: "≤", ge: "≥", infin: "∞",
}; // biome-ignore format: a table

/** Name to character. */
export const entityNames: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(" ").map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
  ...Object.entries(OTHERS),
]);

/** Characters of windows-1252 at 0x80 to 0x9F; the five holes are U+FFFD. */
const HIGH = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

/** The character that a number means where a page was written in windows-1252. */
export const windows1252 = (byte: number): string => HIGH[byte - 0x80] ?? "\uFFFD";

const BYTES = new Map([...HIGH].flatMap((char, i) => (char === "\uFFFD" ? [] : [[char, 0x80 + i] as const])));

/** The byte of a character of windows-1252 above ASCII, the controls of its holes included; -1 for all others. */
export function byteOf(char: string): number {
  const code = char.charCodeAt(0);
  return code >= 0x80 && code <= 0xff ? code : (BYTES.get(char) ?? -1);
}
