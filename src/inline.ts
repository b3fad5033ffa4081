/** A block's text changes: what points into it moves along. */
import { withSpans, withText } from "./block.js";
import type { Block, Inline } from "./model.js";

/** Finds where positions of a text are in another one. */
interface Mapping {
  /** Where a span that begins there begins, and one that ends there ends; `wide` takes in what is new beside it. */
  readonly start: (at: number, wide?: boolean) => number;
  readonly end: (at: number, wide?: boolean) => number;
  /** Whether the place is still there. */
  readonly has: (at: number) => boolean;
}

/** [from, to) of the old text, which stands at `now` in the new one. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** Where each line of the new text stood in the old one, in order; undefined where one is new. */
function kept(before: string, after: string): Piece[] | undefined {
  const out: Piece[] = [];
  let from = 0;
  let now = 0;
  for (const line of after.split("\n")) {
    const at = before.indexOf(line, from);
    if (at < 0) return undefined;
    from = at + line.length;
    out.push({ from: at, to: from, now });
    now += line.length + 1;
  }
  return out;
}

/** Lines and parts of lines went, the rest stayed as it was. */
function cuts(pieces: readonly Piece[]): Mapping {
  /** Index of the first piece that ends behind the place, or at it. */
  const search = (at: number): number => {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pieces[middle]!.to < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const place = ({ from, to, now }: Piece, at: number): number => now + Math.min(Math.max(at, from), to) - from;
  return {
    start: (at) => {
      const index = search(at);
      const ends = pieces[index]!.to === at && index + 1 < pieces.length;
      return place(pieces[ends ? index + 1 : index]!, at);
    },
    end: (at) => {
      const index = search(at);
      const before = at <= pieces[index]!.from && index > 0;
      return place(pieces[before ? index - 1 : index]!, at);
    },
    has: (at) => {
      const { from, to } = pieces[search(at)]!;
      return from <= at && at <= to;
    },
  };
}

/** One stretch of the text changed, what stands before and after it did not. */
function change(before: string, after: string): Mapping {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const by = after.length - before.length;
  const from = before.length - tail;
  return {
    start: (at, wide) => (at < head || (at === head && (wide || at < from)) ? at : at >= from ? at + by : from + by),
    end: (at, wide) => (at > from || (at === from && (wide || at > head)) ? at + by : Math.min(at, head)),
    has: (at) => at <= head || at >= from,
  };
}

/**
 * The block with another text. Spans in what stayed keep their words; one around a change reaches over it; of one that
 * begins or ends in what went the rest stays; one inside it goes.
 */
export function retext(block: Block, text: string): Block {
  if (!block.inline && !block.row) return withText(block, text);
  const pieces = kept(block.text, text);
  const { start, end, has } = pieces ? cuts(pieces) : change(block.text, text);
  const { inline, row } = block;
  const moved: Inline[] = [];
  for (const span of inline ?? []) {
    const at = start(span.start);
    if (span.kind === "image") {
      if (has(span.start)) moved.push({ ...span, start: at, end: at });
      continue;
    }
    const to = end(span.end);
    if (at < to) moved.push({ ...span, start: at, end: to });
  }
  const cells = row?.cells.map(([a, b]): [number, number] => {
    const at = start(a, true);
    return [at, Math.max(at, end(b, true))];
  });
  return withSpans(block, text, row && cells && { ...row, cells }, moved.length ? moved : undefined);
}
