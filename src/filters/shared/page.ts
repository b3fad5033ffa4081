/** Where a page's running text begins and ends, and what its short lines are made of. */
import { expression } from "../../expressions.js";
import type { Topic } from "../../lexicons/topics.js";
import type { Block, Scope } from "../../model.js";
import { facts, isProse, marks, squeeze } from "../../text.js";

/** First and last index in `scope.blocks` of a block of prose; `first` is their number and `last` -1 where none is. */
export interface Extent {
  readonly first: number;
  readonly last: number;
}

/** Several filters ask for the same blocks. */
const extents = new WeakMap<readonly Block[], Extent>();

export function extent({ blocks }: Scope): Extent {
  const known = extents.get(blocks);
  if (known) return known;
  let first = blocks.length;
  let last = -1;
  for (let i = 0; i < blocks.length; i++) {
    if (!isProse(blocks[i]!)) continue;
    if (last < 0) first = i;
    last = i;
  }
  const found = { first, last };
  extents.set(blocks, found);
  return found;
}

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
export const isPhrase = (scope: Scope, text: string, wanted: readonly Topic[]): boolean =>
  scope.phrases.whole({ text }, ...wanted) !== undefined;

/** Runs of indices for which `wanted` holds, as [start, end). */
export function* runs(length: number, wanted: (index: number) => boolean): Iterable<readonly [number, number]> {
  for (let i = 0; i < length; i++) {
    if (!wanted(i)) continue;
    const start = i;
    while (i < length && wanted(i)) i++;
    yield [start, i];
  }
}
