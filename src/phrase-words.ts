/** How words, numbers above all, are compared with those of phrases. */
import { expression } from "./expressions.js";
import { type Token, tokens } from "./text.js";

/** Whether a number stands in a word. Words of ASCII need no expression. */
export function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 127) return /\p{N}/u.test(word);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** Any number: digits are folded to this before they are looked up, unless the phrase spells that very number. */
export const NUMBER = "#";
/** A number, with what English hangs on it. */
const WHOLE = expression(/^\d+(?:k|m|st|nd|rd|th)?$/, () => /^\p{N}+(?:k|m|st|nd|rd|th)?$/u);
export const isNumber = (word: string): boolean => WHOLE(word).test(word);

/** A number that no phrase spells and no folding changes: it stands for `#` while a phrase is cut into words. */
const STAND_IN = "\u{10107}";
/** Runs of digits, of any script. */
export const DIGITS = expression(/\d+/g, () => /\p{N}+/gu);

/**
 * The words of a phrase as the matcher compares them, its `#` included. A `#` that touches letters is one word with
 * them, as in a text: "#분 전" matches "3분 전".
 */
export function phraseWords(phrase: string): string[] {
  return tokens(phrase.replaceAll(NUMBER, STAND_IN)).map((token) => token.text.replaceAll(STAND_IN, NUMBER));
}

const GROUP = expression(/^\d{1,3}$/, () => /^\p{N}{1,3}$/u);
const FULL_GROUP = expression(/^\d{3}$/, () => /^\p{N}{3}$/u);
const LAST_GROUP = expression(/^\d{1,3}(?:k|m)?$/, () => /^\p{N}{1,3}(?:k|m)?$/u);

/** The next word goes on with a number in groups: "1,234", "3.4k", "1 234"; at a plain space only with three digits. */
export const groups = (text: string, before: Token, after: Token): boolean =>
  after.start - before.end === 1 &&
  /[.,٬٫ \u00A0\u2009\u202F]/.test(text[before.end]!) &&
  isNumber(before.text) &&
  (text[before.end] === " "
    ? GROUP(before.text).test(before.text) && FULL_GROUP(after.text).test(after.text)
    : LAST_GROUP(after.text).test(after.text));
