/** Where sentences end inside a text. */
import { classAt, SPACE } from "./characters.js";
import { codeAt } from "./code-at.js";

/** What closes after a sentence's end. */
const closes = (code: number): boolean =>
  code === 0x22 ||
  code === 0x27 ||
  code === 0x201d ||
  code === 0x2019 ||
  code === 0xbb ||
  code === 0x29 ||
  code === 0x5d;

/** Where a sentence that ends at a place is followed by another: the place after that one's first character, else 0. */
export function nextSentence(text: string, end: number): number {
  let at = end + 1;
  while (at < text.length && closes(codeAt(text, at))) at++;
  const space = at;
  while (at < text.length && classAt(text, at) & SPACE) at++;
  return at > space && at < text.length ? at + 1 : 0;
}
