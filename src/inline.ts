/** A block's text changes: what points into it moves along. */
import type { Block, Inline } from "./model.js";

/** How long the texts' common start is, and their common end beside that. */
function common(before: string, after: string): { head: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { head, tail };
}

/**
 * The block with another text. Spans in what both texts begin or end with stay on their words; one around the change
 * reaches over it; of one that begins or ends in the change the rest stays; one inside it goes.
 */
export function retext(block: Block, text: string): Block {
  if (!block.inline && !block.row) return { ...block, text };
  const { head, tail } = common(block.text, text);
  const by = text.length - block.text.length;
  const from = block.text.length - tail;
  const start = (at: number): number => (at <= head && at < from ? at : at >= from ? at + by : text.length - tail);
  const end = (at: number): number => (at >= from && at > head ? at + by : Math.min(at, head));
  const { inline, row, ...rest } = block;
  const moved: Inline[] = [];
  for (const span of inline ?? []) {
    const now = { ...span, start: start(span.start), end: span.kind === "image" ? start(span.end) : end(span.end) };
    if (now.start < now.end || (span.kind === "image" && (span.start <= head || span.start >= from))) moved.push(now);
  }
  return {
    ...rest,
    text,
    ...(moved.length ? { inline: moved } : {}),
    ...(row
      ? { row: { ...row, cells: row.cells.map(([a, b]) => [start(a), Math.max(start(a), end(b))] as const) } }
      : {}),
  };
}
