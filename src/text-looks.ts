/** How a text looks at its ends. */
import { codeAt, lengthOf } from "./code-at.js";
import { isSigned } from "./signed.js";

/** What ends a sentence in the scripts we know, closing quotes and brackets allowed after it. */
const SENTENCE_END = /[.!?…。！？．｡؟۔।॥։።၊။៖]["'”’»›“‘)\]）」』】*]*$/u;

/** Whether each UTF-16 unit may be the last of a sentence: 1 for no, 2 for yes, 0 where it has not been looked up. */
const lasts = new Uint8Array(0x10000);

/** Most lines end with a letter, which ends no sentence; what may stand last also may where it follows a full stop. */
function mayEnd(last: number): boolean {
  if (!lasts[last]) lasts[last] = SENTENCE_END.test(`.${String.fromCharCode(last)}`) ? 2 : 1;
  return lasts[last] === 2;
}

/** Ends a sentence with nothing after it. */
const isPlainEnd = (code: number): boolean => code === 0x2e || code === 0x21 || code === 0x3f;

const NARROW_END = /[。！？｡]["'”’»」』]*$/u;

const isBlank = (text: string, at: number): boolean => {
  const code = codeAt(text, at);
  return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && text[at]!.trim() === "";
};

/** How a text looks, as bits beside those of `marks`. */
export const textLooks = {
  /** Reads like running text: whole sentences of some length. */
  prose: 4,
  /** Ends like a sentence. */
  sentence: 8,
  /** Ends with a colon. */
  colon: 16,
  /** Ends with a mark of ASCII that ends or parts sentences. */
  pointed: 32,
  /** Opens with the sign of copyright, the word or a C in brackets. */
  signed: 128,
  /** Begins with a letter of ASCII. */
  lettered: 1 << 28,
} as const;

/** At hand: V8 throws code away that first asks an object for what has not occurred before, such as a line that is signed. */
const { sentence: SENTENCE, colon: COLON, pointed: POINTED, signed: SIGNED, lettered: LETTERED } = textLooks;

/** Of the bits that `looksOf` gives, whether the end is among the ends of sentences inside, as it needs nothing after it. */
export const COUNTED = 1;

/** . ! ? : , ; */
const isPointed = (code: number): boolean =>
  code === 46 || code === 33 || code === 63 || code === 58 || code === 44 || code === 59;

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** How a text looks, as bits of `textLooks`, but whether it is prose, and `COUNTED`. */
export function looksOf(text: string): number {
  const size = lengthOf(text);
  let at = size;
  while (at > 0 && isBlank(text, at - 1)) at--;
  const last = at ? codeAt(text, at - 1) : 0;
  const plain = isPlainEnd(last);
  const sentence = plain || (mayEnd(last) && SENTENCE_END.test(text.slice(Math.max(0, at - 8), at)));
  const colon = last === 0x3a || last === 0xff1a;
  const counted = sentence && !plain && NARROW_END.test(text.slice(Math.max(0, at - 4), at));
  return (
    (sentence ? SENTENCE : 0) |
    (counted ? COUNTED : 0) |
    (colon ? COLON : 0) |
    (isPointed(codeAt(text, size - 1)) ? POINTED : 0) |
    (isSigned(text) ? SIGNED : 0) |
    (isLetter(codeAt(text, 0)) ? LETTERED : 0)
  );
}
