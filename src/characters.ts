/** What characters are to words and lines: a table of bits, asked for every character of a text. */
import { codeAt } from "./code-at.js";

/**
 * Scripts written without spaces: each character, its marks included, is a token, so that phrases match. Their digits
 * make numbers as everywhere.
 */
const UNSPACED =
  /[\u0E00-\u0E4F\u0E5A-\u0ECF\u0EDA-\u0EFF\u1000-\u103F\u104A-\u109F\u1780-\u17DF\u17EA-\u17FF\u3005-\u3007\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F]|[\u{20000}-\u{2FA1F}]/u;

/** What a character is to words, as bits: they are asked for every character of a text, so each is looked up once. */
const LOOKED_UP = 1;
/** Part of a word: a letter, digit or mark of any script, or an apostrophe. */
export const INSIDE = 2;
/** Goes on with the character before it. */
export const MARK = 4;
/** A word of its own, with the marks after it. */
export const ALONE = 8;
/** Has a small form of its own. */
export const CAPITAL = 16;
export const SPACE = 32;
/** May end a sentence where white space follows. */
export const END = 64;
/** Ends a sentence whatever follows. */
export const FULL_END = 128;
/** A capital letter. */
export const UPPER = 256;

/**
 * What characters a text holds, as bits of `Words.marks`: what lacks the bit lacks the characters, so that most lines
 * need no expression to be told from others.
 */
export const marks = {
  /** A number of any script. */
  number: 1 << 9,
  comma: 1 << 10,
  colon: 1 << 11,
  /** Bars and dots that part entries. */
  bar: 1 << 12,
  /** Arrows and angles, of either direction. */
  arrow: 1 << 13,
  /** Slashes and backslashes. */
  slash: 1 << 14,
  /** Hyphens and dashes. */
  dash: 1 << 15,
  /** Double quotes of any shape. */
  quote: 1 << 16,
  ampersand: 1 << 17,
  hash: 1 << 18,
  /** Signs of percent, which also stand around placeholders. */
  percent: 1 << 19,
  /** Brackets of any kind but angles. */
  bracket: 1 << 20,
  /** Begins what UTF-8 becomes when it is read as windows-1252. */
  misread: 1 << 21,
  /** A sign of currency. */
  money: 1 << 22,
  /** Stands in addresses of mail. */
  at: 1 << 23,
  /** Maybe a place where white space was lost: a capital letter inside a word, or after a bracket. */
  seam: 1 << 24,
  /** A sign of copyright. */
  copyright: 1 << 26,
} as const;

/** The characters of those marks that are few. */
const MARKS: readonly (readonly [number, string])[] = [
  [marks.comma, ",،、，"],
  [marks.colon, ":："],
  [marks.bar, "|·•∙●▪"],
  [marks.arrow, "«»‹›→←❮❯⟵⟶<>"],
  [marks.slash, "/\\"],
  [marks.dash, "–—-"],
  [marks.quote, '"“”„«»「'],
  [marks.ampersand, "&"],
  [marks.hash, "#"],
  [marks.at, "@"],
  [marks.percent, "%"],
  [marks.bracket, "()[]{}（）【】"],
  [marks.copyright, "©"],
];
const markOf = (char: string): number => MARKS.reduce((sum, [bit, chars]) => sum | (chars.includes(char) ? bit : 0), 0);
/** All of them. */
export const TOLD = Object.values(marks).reduce((sum, bit) => sum | bit, 0);

/** Of each UTF-16 unit; 0 where it has not been looked up. */
export const classes = new Int32Array(0x10000);
/** Of characters of two units. */
const wide = new Map<number, number>();

/** What Unicode says of a character. */
const properties = (char: string): number =>
  (/^[\p{L}\p{N}\p{M}'’‘ʼ]$/u.test(char) ? INSIDE : 0) |
  (/^\p{M}$/u.test(char) ? MARK : 0) |
  (UNSPACED.test(char) ? ALONE : 0) |
  (/^\p{Lu}$/u.test(char) ? UPPER : 0) |
  (/^\s$/.test(char) ? SPACE : 0) |
  (/^\p{N}$/u.test(char) ? marks.number : 0) |
  (/^\p{Sc}$/u.test(char) ? marks.money : 0);

/** Letters of two, of which the first alone is a capital. */
const TITLED = "ǅǈǋǲ";

/**
 * The same without expressions, which take a while to compile, for what stands in most pages of Latin script: its letters
 * and signs, and the quotes and dashes of print. Undefined for other characters.
 */
function knownProperties(char: string): number | undefined {
  const code = char.charCodeAt(0);
  if (code >= 0xc0 && code <= 0x24f) {
    if (code === 0xd7 || code === 0xf7) return 0;
    return INSIDE | (char !== char.toLowerCase() && !TITLED.includes(char) ? UPPER : 0);
  }
  if (code >= 0x80 && code < 0xc0) {
    if (code === 0xa0) return SPACE;
    if ("²³¹¼½¾".includes(char)) return INSIDE | marks.number;
    return "ªµº".includes(char) ? INSIDE : code >= 0xa2 && code <= 0xa5 ? marks.money : 0;
  }
  if ((code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205e))
    return code === 0x2018 || code === 0x2019 ? INSIDE : 0;
  return code === 0x20ac ? marks.money : undefined;
}

/** The bits of a character of more than ASCII, or of ASCII by way of expressions. */
export const classify = (char: string, known = knownProperties(char)): number =>
  LOOKED_UP |
  (known ?? properties(char)) |
  (char.length === 1 && char !== char.toLowerCase() ? CAPITAL : 0) |
  (".!?…؟۔।".includes(char) ? END : 0) |
  ("。！？｡".includes(char) ? FULL_END : 0) |
  (char >= "\u00C2" && char <= "\u00F4" ? marks.misread : 0) |
  markOf(char);

/** The same, by way of expressions whatever the character. */
export const classifyAll = (char: string): number => classify(char, properties(char));

/** The same for ASCII, without expressions: they take a while to compile, and every run needs all of it. */
function classifyAscii(code: number): number {
  const digit = code >= 48 && code <= 57;
  const upper = code >= 65 && code <= 90;
  return (
    LOOKED_UP |
    (digit ? INSIDE | marks.number : 0) |
    (upper ? INSIDE | CAPITAL | UPPER : 0) |
    ((code >= 97 && code <= 122) || code === 39 ? INSIDE : 0) |
    ((code >= 9 && code <= 13) || code === 32 ? SPACE : 0) |
    (code === 33 || code === 46 || code === 63 ? END : 0) |
    (code === 36 ? marks.money : 0)
  );
}

for (let code = 0; code < 128; code++) classes[code] = classifyAscii(code);
for (const [bit, chars] of MARKS) {
  for (let i = 0; i < chars.length; i++) {
    const code = chars.charCodeAt(i);
    if (code < 128) classes[code] = classes[code]! | bit;
  }
}

/** The class of a character of more than ASCII, at a place. */
export function classAt(text: string, at: number): number {
  const code = codeAt(text, at);
  if (code >= 0xd800 && code <= 0xdbff) {
    const point = text.codePointAt(at)!;
    let known = wide.get(point);
    if (known === undefined) {
      known = classify(String.fromCodePoint(point));
      if (wide.size < 0x10000) wide.set(point, known);
    }
    return known;
  }
  let known = classes[code]!;
  if (!known) {
    known = classify(text[at]!);
    classes[code] = known;
  }
  return known;
}
