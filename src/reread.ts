/** Reads what a page became as text again, and only those lines anew that may read otherwise than before. */
import { blockOf } from "./block.js";
import type { Block, Document } from "./model.js";
import { isOneLine, isSpace } from "./parse/split-lines.js";
import { mayBeFlat, mayFence, parseText } from "./parse/text.js";
import { isItem } from "./parse/wrap.js";
import { breaksIn, endOf, type Gaps, gapsOf, indentIn, joined, renderText, spansOf } from "./render.js";
import { shareFacts } from "./text.js";

/** A page that is read again. */
export interface Reread {
  readonly document: Document;
  /** Where each block that was left stands in the text: [start, end). */
  readonly spans: readonly (readonly [number, number])[];
  /** A part of the text; one that holds no more than blocks and what stands between them. */
  readonly slice: (start: number, end: number) => string;
}

/** What was measured of blocks, from one on, holds for those that read the same again. */
function shareAll(blocks: readonly Block[], spans: Reread["spans"], reread: readonly Block[], from: number): void {
  let at = from;
  for (const piece of reread) {
    while (at < spans.length && spans[at]![0] < piece.span[0]) at++;
    if (spans[at]?.[0] === piece.span[0]) shareFacts(blocks[at]!, piece);
  }
}

/** The text read as any other. */
function whole(blocks: readonly Block[], doc: Document): Reread {
  const { text, spans } = renderText(blocks, doc.blocks, doc.tail);
  const document = parseText(text);
  shareAll(blocks, spans, document.blocks, 0);
  return { document, spans, slice: (start, end) => text.slice(start, end) };
}

/** Whether all that is read of the text is what stands between two blank lines of it, one such run of lines at a time. */
function isLocal(blocks: readonly Block[], { breaks }: Gaps): boolean {
  let longest = 0;
  for (let i = 0; i < blocks.length; i++) {
    const { text } = blocks[i]!;
    // Two blocks on one line; white space that would be of a gap; fences, which reach over blank lines.
    if ((i > 0 && breaks[i] === 0) || !text || isSpace(text, 0) || isSpace(text, text.length - 1)) return false;
    if (mayFence(text)) return false;
    if (text.length > longest) longest = text.length;
  }
  // No block is shorter than its longest line, and blocks of one line are as long as it: enough of them are found soon.
  let least = 0;
  for (let i = 0; mayBeFlat(longest, least); i++) {
    if (i === blocks.length || mayBeFlat(longest, Number.POSITIVE_INFINITY)) return false;
    const { text } = blocks[i]!;
    if (isOneLine(text)) least += text.length;
  }
  return true;
}

/** Whether a block's gap ends a run of lines: a blank line stands there. */
const parts = (block: Block | undefined): boolean => !block || breaksIn(block.gap) > 1;

/**
 * Whether blocks [from, to) were a run of lines in the source, just as they are one now: how a run is read depends on it
 * alone, so they read as they did.
 */
function isAsBefore(blocks: readonly Block[], from: number, to: number, doc: Document, { gaps }: Gaps): boolean {
  if (doc.source !== "text") return false;
  const first = blocks[from]!;
  const { id } = first;
  if (id > 0 && !parts(first)) return false;
  // Indentation is a part of what is read. That of the first line of all is not printed.
  if (from === 0 && gaps[0] !== indentIn(first.gap)) return false;
  for (let i = from; i < to; i++) {
    const block = blocks[i]!;
    const before = doc.blocks[id + i - from];
    if (block.id !== before?.id || block.text !== before.text) return false;
    if (i > from && (gaps[i] !== block.gap || breaksIn(block.gap) !== 1)) return false;
  }
  return parts(doc.blocks[id + to - from]);
}

/**
 * The text of a page as it now is, read again: as `parseText` reads what `renderText` prints.
 *
 * @param blocks what is left of the page
 */
export function readAgain(blocks: readonly Block[], doc: Document): Reread {
  const gaps = gapsOf(blocks, doc.blocks);
  if (blocks.length === 0 || !isLocal(blocks, gaps)) return whole(blocks, doc);
  const spans = spansOf(blocks, gaps);
  const out: Block[] = [];
  const add = (text: string, kind: Block["kind"], gap: string, span: Block["span"]): Block => {
    const block = blockOf({ id: out.length, kind, role: "body", text, gap, span });
    out.push(block);
    return block;
  };
  const copy = (i: number, kind: Block["kind"]): void => {
    const { text } = blocks[i]!;
    shareFacts(blocks[i]!, add(text, kind, gaps.gaps[i]!, spans[i]!));
  };
  /** The runs up to a block that are to be read begin with this one. */
  let pending = 0;
  const readTo = (to: number): void => {
    if (pending === to) return;
    const before = spans[pending]![0] - gaps.gaps[pending]!.length;
    let source = "";
    for (let i = pending; i < to; i++) source += gaps.gaps[i]! + blocks[i]!.text;
    const first = out.length;
    for (const { text, kind, gap, span } of parseText(source, Number.POSITIVE_INFINITY).blocks)
      add(text, kind, gap, [span[0] + before, span[1] + before]);
    shareAll(blocks, spans, out.slice(first), pending);
  };
  for (let from = 0; from < blocks.length; ) {
    let to = from + 1;
    while (to < blocks.length && gaps.breaks[to] === 1) to++;
    const { text } = blocks[from]!;
    const isKnown = isAsBefore(blocks, from, to, doc, gaps);
    if (isKnown || (to === from + 1 && isOneLine(text))) {
      readTo(from);
      // A line alone is an item or a paragraph.
      if (!isKnown) copy(from, isItem(text) ? "list-item" : "paragraph");
      else for (let i = from; i < to; i++) copy(i, doc.blocks[blocks[i]!.id]!.kind);
      pending = to;
    }
    from = to;
  }
  readTo(blocks.length);
  const tail = endOf(blocks, gaps, doc.tail);
  let text: string | undefined;
  const slice = (start: number, end: number): string => {
    text ??= joined(blocks, gaps);
    return text.slice(start, end);
  };
  return { document: { source: "text", blocks: out, meta: {}, tail, elements: [] }, spans, slice };
}
