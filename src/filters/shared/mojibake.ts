/** UTF-8 that was read as windows-1252: “â€™” for “’”. */
import { byteOf } from "./entity-names.js";

/** A run of such characters as bytes, decoded as UTF-8; undefined where any of it is not valid. */
function decode(run: string): number[] | undefined {
  const out: number[] = [];
  for (let i = 0; i < run.length; ) {
    const lead = byteOf(run[i]!);
    const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (!length || lead > 0xf4) return undefined;
    let code = lead & (0xff >> (length + 1));
    for (let k = 1; k < length; k++) {
      const byte = byteOf(run[i + k] ?? "");
      if (byte < 0x80 || byte > 0xbf) return undefined;
      code = (code << 6) | (byte & 0x3f);
    }
    const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    out.push(code);
    i += length;
  }
  return out;
}

/** Not one call with all of them: a run may be longer than a call's arguments can be. */
const spell = (codes: readonly number[]): string => codes.map((code) => String.fromCodePoint(code)).join("");

/** Marks that may follow a capital letter in good text: “IRMÔ is the end of a quotation. */
const CLOSING = /^[ÃÂ][”’“…–—»›®©°\u00A0]$/;

/** Whether a run means nothing but its decoded form, whatever else the page holds. */
function isCertain(run: string, codes: readonly number[], before: string, after: string): boolean {
  // By chance three characters in a row do not come out valid.
  if (codes.length >= 3) return true;
  // Letters of Western Europe, signs of the same block, punctuation, the euro and trade mark signs, emoji.
  const plain = codes.every(
    (code) =>
      (code >= 0xa0 && code <= 0xff) ||
      (code >= 0x2010 && code <= 0x203f) ||
      code === 0x20ac ||
      code === 0x2122 ||
      code >= 0x1f000,
  );
  return plain && !(CLOSING.test(run) && /\p{Lu}/u.test(before) && !/\p{Ll}/u.test(after));
}

const RUN = /[^\x00-\x7F]+/g;
const SUSPECT = /[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u2122]/;
const QUOTES = /["'“”‘’„«»`([\])]/;

/** What is left of a character that lost its last byte, and the character; that of NBSP is a space already. */
const LOST = [
  ["â€", "”"],
  ["Â", ""],
  ["Ã", "à"],
] as const;

/** The text with each run mended that is certain; where the page is known to be so read, also what is likely. */
function pass(text: string, known: boolean): string {
  return text.replace(RUN, (run, at: number) => {
    const before = text[at - 1] ?? "";
    const after = text[at + run.length] ?? "";
    const codes = decode(run);
    if (codes) {
      // A single sign in quotes is one that the text speaks of.
      if (codes.length === 1 && QUOTES.test(before) && QUOTES.test(after)) return run;
      return known || isCertain(run, codes, before, after) ? spell(codes) : run;
    }
    // Where the page is so read, a last byte that was lost on the way can be told from what is left: that of the
    // closing quote has no character in windows-1252, that of NBSP and “à” was taken for a space.
    const [lost, char] = LOST.find(([end]) => known && run.endsWith(end)) ?? [];
    if (lost === undefined || (lost !== "â€" && (!/^\s?$/.test(after) || /\p{L}/u.test(before)))) return run;
    const head = run.slice(0, -lost.length);
    const rest = head ? decode(head) : [];
    if (rest) return spell(rest) + char;
    return run;
  });
}

/** Whether a text may hold a run of UTF-8 read as windows-1252; without one it is mended only on a page so read. */
export const isSuspect = (text: string): boolean => SUSPECT.test(text);

/** Whether a text holds a run that can only be UTF-8 read as windows-1252. */
export const isMisread = (text: string): boolean => isSuspect(text) && pass(text, false) !== text;

/** The text as it was before it was read wrongly, once or up to three times over. */
export function unmisread(text: string, known: boolean): string {
  let now = text;
  for (let round = 0; round < 3; round++) {
    if (!SUSPECT.test(now) && !(known && /â€|[ÂÃ](?:\s|$)/.test(now))) break;
    const next = pass(now, known);
    if (next === now) break;
    now = next;
  }
  return now;
}
