/** Names of buttons that were run together: "FacebookTwitter". */
import { expression } from "../../expressions.js";
import type { Scope } from "../../model.js";
import { codeAt } from "../../text.js";

/** Where a small letter or a digit meets what starts a new name: "FacebookTwitter", "Share197Tweet". */
const SEAM = expression(
  /(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/,
  () => /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u,
);
/** Names hold seams of their own: "LinkedIn", "WhatsApp". */
const PIECES = 2;

/** Longest glued word, in UTF-16 units. */
const WORD = 200;

/** What a character may be to a seam, as bits; beyond ASCII it may be any. */
const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 4;
const LETTER = SMALL | CAPITAL;
const ANY = LETTER | DIGIT;
const kinds = new Uint8Array(128);
kinds.fill(DIGIT, 48, 58);
kinds.fill(CAPITAL, 65, 91);
kinds.fill(SMALL, 97, 123);

/** Whether `SEAM` may find so many places in a text: asked of many lines, of which next to none has them. */
function hasSeams(text: string, least: number): boolean {
  let count = 0;
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at);
    const kind = code < 128 ? kinds[code]! : ANY;
    if (last & SMALL && kind & CAPITAL) count++;
    else if ((last & LETTER && kind & DIGIT) || (last & DIGIT && kind & LETTER)) count++;
    last = kind;
  }
  return count >= least;
}

/** The pieces that a word is glued from, as far as its letters tell; none where it is in one piece or too long. */
function piecesOf(word: string): readonly string[] {
  const parts = word.length > WORD ? [] : word.split(SEAM(word));
  return parts.length < 2 ? [] : parts;
}

/** How many names a word was glued from, the longest first; 0 where a piece is none. */
function glued({ phrases }: Scope, parts: readonly string[], own: number): number {
  let names = 0;
  for (let from = 0; from < parts.length; ) {
    let size = Math.min(PIECES, parts.length - from);
    while (size > 0 && !phrases.whole({ text: parts.slice(from, from + size).join("") }, own)) size--;
    if (size > 0) names++;
    else if (!/^\p{N}+$/u.test(parts[from]!)) return 0;
    from += Math.max(size, 1);
  }
  return names;
}

/**
 * How many names of buttons, phrases of the topics of `own`, the words of a line are glued from; nought where they are in
 * fewer pieces than `least`.
 */
export function namesIn(scope: Scope, text: string, own: number, least: number): number {
  // A name takes a piece at least, a seam makes two at most, and most lines have too few for anybody to look them up.
  if (!hasSeams(text, Math.ceil(least / 2))) return 0;
  const words = text.split(/\s+/).map(piecesOf);
  const most = words.reduce((sum, parts) => sum + parts.length, 0);
  return most < least ? 0 : words.reduce((sum, parts) => sum + glued(scope, parts, own), 0);
}
