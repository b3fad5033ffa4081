/** What the short lines of a page are made of. */
import { withText } from "../../block.js";
import { expression } from "../../expressions.js";
import type { Block, Scope } from "../../model.js";
import { codeAt, facts, marks, squeeze } from "../../text.js";

/** A line of at most `longest` words that does not end like a sentence or announce something with a colon. */
export function isLabel(block: { readonly text: string }, longest: number): boolean {
  const f = facts(block);
  return f.words > 0 && f.words <= longest && !f.sentence && !f.colon;
}

/** Kinds of blocks that no filter for short lines may read. */
export const isOpaque = (block: Block): boolean => block.kind === "code" || block.kind === "table";

const BETWEEN = /\s+[|·•∙●▪»›>→/\\]+\s*|[|·•∙»›]+/u;
/** What may part the pieces of a line. */
export const PARTS = marks.bar | marks.arrow | marks.slash;

/** The pieces of a line that separators part: bars, dots, arrows, and slashes with white space before them. */
export function pieces(block: { readonly text: string }): string[] {
  const text = squeeze(block.text);
  if (!facts(block).has(PARTS)) return text ? [text] : [];
  return text
    .split(BETWEEN)
    .map((piece) => piece.trim())
    .filter(Boolean);
}

const SEAM = expression(/(?<=[a-z\d)\]])(?=[A-Z][A-Za-z])/, () => /(?<=[\p{Ll}\p{Nd})\]])(?=\p{Lu}\p{L})/u);

/** What a character may be to a seam, as bits: the last before it, the first after it, the second after it. */
const BEFORE = 1;
const AFTER = 2;
const SECOND = 4;
const ANY = BEFORE | AFTER | SECOND;
/** That of ASCII. */
const sides = new Uint8Array(128);
for (let code = 0; code < 26; code++) {
  sides[97 + code] = BEFORE | SECOND;
  sides[65 + code] = AFTER | SECOND;
}
for (const char of "0123456789)]") sides[char.charCodeAt(0)] = BEFORE;

/**
 * Whether white space may have been lost in a text: false where `SEAM` finds no place, though not only there. Words such
 * as "NASA" have capitals inside, too, and to ask the expression takes several times as long.
 */
function maySeam(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at);
    const side = code < 128 ? sides[code]! : ANY;
    if (before & BEFORE && side & AFTER && at + 1 < text.length) {
      const second = codeAt(text, at + 1);
      if (second >= 128 || sides[second]! & SECOND) return true;
    }
    before = side;
  }
  return false;
}

/** The pieces of a text whose white space was lost: "HomeNewsSport" is three. */
export function unglued(text: string): readonly string[] {
  const parts = maySeam(text) ? text.split(SEAM(text)) : [text];
  return parts.map((piece) => piece.trim()).filter(Boolean);
}

/** A line cut where white space was lost, and put together again with it once somebody asks for that. */
interface Glued {
  readonly parts: readonly string[];
  whole: Block | undefined;
}

/** Of lines in which none was. */
const UNGLUED: Glued = { parts: [], whole: undefined };

/** Several filters ask for the same lines. */
function gluedOnce(block: Block): Glued | undefined {
  const f = facts(block);
  if (!f.has(marks.seam)) return undefined;
  let glued = f.pieces as Glued | undefined;
  if (!glued) {
    const parts = unglued(block.text);
    glued = parts.length > 1 ? { parts, whole: undefined } : UNGLUED;
    f.pieces = glued;
  }
  return glued === UNGLUED ? undefined : glued;
}

/** The pieces of a line whose white space was lost; none where none was. */
export const gluedParts = (block: Block): readonly string[] => gluedOnce(block)?.parts ?? UNGLUED.parts;

/** A line with the white space that was lost in it; the line itself where none was. What is known of it is kept with it. */
export function spaced(block: Block): Block {
  const glued = gluedOnce(block);
  if (!glued) return block;
  glued.whole ??= withText(block, glued.parts.join(" "));
  return glued.whole;
}

/** A line that is a phrase of the topics and nothing else. */
export const isPhrase = (scope: Scope, text: string, wanted: number): boolean =>
  scope.phrases.whole({ text }, wanted) !== undefined;
