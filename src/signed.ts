/** Whether a line opens with a sign of copyright. */

const BRACKETED = /^\([cC]\)\s/;
const COPYRIGHT = /^copyright\b/iu;

/** What stands in words to expressions that ignore case: those of ASCII, the long s and the sign of kelvin. */
const isWord = (code: number): boolean =>
  ((code | 32) >= 97 && (code | 32) <= 122) ||
  (code >= 48 && code <= 57) ||
  code === 0x5f ||
  code === 0x17f ||
  code === 0x212a;

/**
 * Whether a text opens with ©, (c) or the word, and nothing but signs and letters beyond ASCII before it. Read sign by
 * sign: an expression would go over all of a line in another script, and most others are told by their first letter.
 */
export function isSigned(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isWord(code)) return (code | 32) === 0x63 && COPYRIGHT.test(text.slice(at, at + 10));
    if (code === 0xa9 || (code === 0x28 && BRACKETED.test(text.slice(at, at + 4)))) return true;
  }
  return false;
}
