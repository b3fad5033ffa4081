/** What the short lines of a page are made of. */
import { expression } from "../../expressions.js";
import type { Block, Scope } from "../../model.js";
import { facts, marks, squeeze } from "../../text.js";

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
/** A line cut where white space was lost, and put together again with it. */
interface Glued {
  readonly parts: readonly string[];
  readonly whole: { readonly text: string };
}

/** Several filters ask for the same lines, and what is known of the mended line is kept with it. */
function ungluedOnce(block: { readonly text: string }): Glued | undefined {
  const f = facts(block);
  if (!f.has(marks.seam)) return undefined;
  const known = f.pieces as Glued | undefined;
  if (known) return known;
  const parts = block.text
    .split(SEAM(block.text))
    .map((piece) => piece.trim())
    .filter(Boolean);
  const glued: Glued = { parts, whole: { text: parts.join(" ") } };
  f.pieces = glued;
  return glued;
}

/** The pieces of a line whose white space was lost: "HomeNewsSport" is three. */
export function unglued(block: { readonly text: string }): readonly string[] {
  const glued = ungluedOnce(block);
  if (glued) return glued.parts;
  const whole = block.text.trim();
  return whole ? [whole] : [];
}

/** A line with the white space that was lost in it; the line itself where none was. */
export function spaced(block: { readonly text: string }): { readonly text: string } {
  const glued = ungluedOnce(block);
  return glued && glued.parts.length > 1 ? glued.whole : block;
}

/** A line that is a phrase of the topics and nothing else. */
export const isPhrase = (scope: Scope, text: string, wanted: number): boolean =>
  scope.phrases.whole({ text }, wanted) !== undefined;
