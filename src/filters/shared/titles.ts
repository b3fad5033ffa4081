/** What the title of another article looks like, and the small lines that lists of titles hold between them. */
import { LETTER_OR_DIGIT, SMALL } from "../../expressions.js";
import { maskOf } from "../../lexicon.js";
import type { Block, Scope } from "../../model.js";
import { facts, isProse } from "../../text.js";

const isSmall = (code: number): boolean => code >= 97 && code <= 122;
const isCapital = (code: number): boolean => code >= 65 && code <= 90;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Ends with a full stop, closing quotes and brackets allowed after it; an ellipsis, "?" and "!" end titles too. */
export function endsFlat(text: string): boolean {
  // Most texts end with a letter of ASCII or with a digit.
  const last = text.charCodeAt(text.length - 1);
  if (isSmall(last) || isCapital(last) || isDigit(last)) return false;
  const end = text.slice(-10).trimEnd();
  return /[.。।។።۔][\s"'”’»›)\]）」』]*$/u.test(end) && !/(?:\.\.|…)[\s"'”’»›)\]）」』]*$/u.test(end);
}

/** Cut off by a machine: ends with an ellipsis, brackets allowed around it. */
export const isCutOff = (text: string): boolean => /(?:…|\.\.\.)[\s\])»›]*$/u.test(text.slice(-12));

/** Whether a text begins with what a title may begin with: anything but a lower-case letter, web addresses aside. */
export function opensLikeTitle(text: string): boolean {
  const code = text.charCodeAt(0);
  if (isCapital(code) || isDigit(code)) return true;
  // An h or a w may open a web address.
  if (isSmall(code) && code !== 104 && code !== 119) return false;
  if (/^\s*(?:https?:|www\.)/i.test(text)) return true;
  const start = text.slice(0, 12);
  const first = LETTER_OR_DIGIT(start).exec(start)?.[0];
  return first !== undefined && !SMALL(first).test(first);
}

/** What the small lines between titles say. */
const META = maskOf(["calendar", "dateline", "counter", "agency", "read-more"]);

/** Words of the longest title. */
export const LONGEST_TITLE = 30;

/**
 * A block that could be the title of an article: a few words, no full stop at the end, no colon either, no prose.
 *
 * @param least fewest words
 */
export function isTitle(block: Block, least = 3): boolean {
  if (block.kind === "code" || block.kind === "table" || block.kind === "quote") return false;
  const f = facts(block);
  if (f.words < least || f.words > LONGEST_TITLE || f.colon || f.sentences > (f.words < 12 ? 2 : 1)) return false;
  if (endsFlat(block.text) || !opensLikeTitle(block.text)) return false;
  return !isProse(block) || (f.words < 25 && /[?？]/u.test(block.text.slice(-4)));
}

/** A date, a byline, a counter, a web address or a "read more" that stands between the titles of a list. */
export function isListMeta({ phrases }: Scope, block: Block): boolean {
  const f = facts(block);
  if (f.words === 0) return block.text.length <= 12;
  if (f.words > 12 || endsFlat(block.text)) return false;
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(block.text)) return true;
  if (f.words <= 8 && f.digits >= 0.4) return true;
  if (f.words <= 6 && phrases.opening(block, "byline") && f.capitals >= 0.5) return true;
  return phrases.coverage(block, META) + f.digits >= 0.7;
}

/** A block that shows that the article goes on: prose, or a whole sentence of six words or more. */
export function isReading(block: Block): boolean {
  if (block.kind === "code" || block.kind === "table") return true;
  const f = facts(block);
  return isProse(block) || (f.words >= 6 && endsFlat(block.text));
}

/** In markup: a block that is all link. */
export const isLinked = (block: Block): boolean => (block.markup?.linkDensity ?? 0) >= 0.8;
