/** The signs of a line that signals count. */
import { codeAt, type Facts, lengthOf, marks } from "../../text.js";

/** Characters of a line that are looked at. */
export const LOOK = 400;

/** What signs are, by the codes of characters. None is part of a word. */
const SIGN = {
  /** Parts entries. */
  parts: 1,
  /** Does with white space on both sides. */
  partsApart: 2,
  comma: 3,
  /** Stands in addresses. */
  stop: 4,
  at: 5,
} as const;
const SIGNS = new Uint8Array(0x10000);
for (const sign of "|·•∙●▪»›→>") SIGNS[sign.charCodeAt(0)] = SIGN.parts;
for (const sign of "/–—-") SIGNS[sign.charCodeAt(0)] = SIGN.partsApart;
for (const sign of ",،、，") SIGNS[sign.charCodeAt(0)] = SIGN.comma;
SIGNS[".".charCodeAt(0)] = SIGN.stop;
SIGNS["@".charCodeAt(0)] = SIGN.at;
const COMMAS = [...",،、，"];
/** Lines with none of these have no signs that part entries. */
const PARTING = marks.bar | marks.arrow | marks.slash | marks.dash;

const BLANK = 32;
const isBlank = (text: string, at: number): boolean => codeAt(text, at) === BLANK || text[at]!.trim() === "";

/** What a line has of them. */
export const signs = {
  separators: 0,
  commas: 0,
  /** An address of the web or of mail. */
  address: false,
};

/** Begins most addresses of the web. */
const WEB = "http";
const [C, W] = [0x63, 0x77];
/** Whether a domain's name stands at a full stop. One letter is looked at first: after most of them there is none. */
const isDomain = (text: string, stop: number): boolean =>
  (stop + 1 < lengthOf(text) && codeAt(text, stop + 1) === C && text.startsWith("com", stop + 1)) ||
  (stop > 2 && codeAt(text, stop - 1) === W && text.startsWith("www", stop - 3));

function countCommas(text: string): number {
  let count = 0;
  for (const comma of COMMAS) for (let i = text.indexOf(comma); i >= 0; i = text.indexOf(comma, i + 1)) count++;
  return count;
}

function hasAddress(f: Facts, text: string): boolean {
  if (f.has(marks.at) && text.includes("@")) return true;
  for (let i = text.indexOf("."); i >= 0; i = text.indexOf(".", i + 1)) if (isDomain(text, i)) return true;
  return text.includes(WEB);
}

/** Reads all signs in one pass over what stands between the words. */
function readAll(f: Facts, text: string): void {
  const size = lengthOf(text);
  const { starts, ends, at: first, length } = f;
  let separators = 0;
  let commas = 0;
  let address = false;
  /** White space up to here parts the signs before. */
  let parted = -1;
  let from = 0;
  for (let word = first; from < size; word++) {
    const isLast = word === first + length;
    const to = isLast ? size : Math.min(size, starts[word]!);
    for (let i = from; i < to; i++) {
      const code = codeAt(text, i);
      if (code === BLANK) continue;
      const sign = SIGNS[code]!;
      if (sign === 0) continue;
      if (sign === SIGN.comma) commas++;
      else if (sign === SIGN.stop) address ||= isDomain(text, i);
      else if (sign === SIGN.at) address = true;
      else if (sign === SIGN.parts) separators++;
      else if (i - 1 > parted && i + 1 < size && isBlank(text, i - 1) && isBlank(text, i + 1)) {
        separators++;
        parted = i + 1;
      }
    }
    if (isLast) break;
    from = ends[word]!;
  }
  signs.separators = separators;
  signs.commas = commas;
  signs.address = address || text.includes(WEB);
}

/**
 * Counts the signs among the first characters of a line.
 *
 * @param f the facts of its text
 * @returns `signs`, which holds until the next line is read
 */
export function signsOf(f: Facts, text: string): typeof signs {
  const begin = lengthOf(text) > LOOK ? text.slice(0, LOOK) : text;
  if (f.has(PARTING)) readAll(f, begin);
  else {
    // To search for single signs costs less, where there are few to be looked for.
    signs.separators = 0;
    signs.commas = f.has(marks.comma) ? countCommas(begin) : 0;
    signs.address = hasAddress(f, begin);
  }
  return signs;
}
