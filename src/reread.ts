/** Reads what a page became as text again, and only those lines anew that may read otherwise than before. */
import { blockOf } from "./block.js";
import type { Block, Document } from "./model.js";
import { isOneLine, isSpace } from "./parse/split-lines.js";
import { mayBeFlat, mayFence, readLines } from "./parse/text.js";
import { isItem } from "./parse/wrap.js";
import { textDocument } from "./placed.js";
import { Numbers } from "./pool.js";
import { breaksIn, endOf, type Gaps, gapsOf, indentIn, joined, renderText, type Spans, spansOf } from "./render.js";
import { lengthOf, shareFacts } from "./text.js";

/** A page that is read again; holds until the next one is. */
export interface Reread {
  /** Its blocks do not say where they stand: no filter asks. */
  readonly document: Document;
  /** Where each block that was left stands in the text. */
  readonly spans: Spans;
  /** Where each block of the document stands in it. */
  readonly pieces: Spans;
  /** A part of the text; one that holds no more than blocks and what stands between them. */
  readonly slice: (start: number, end: number) => string;
}

/** Of blocks that nobody asks where they stand. */
const UNASKED: Spans = [];
/** Where those stand that are being read. */
const places = new Numbers();

/** Blocks that are read one after the other, and where each stands. */
class Reading {
  readonly blocks: Block[];
  count = 0;

  /** @param like about as many blocks as are read: a list that grows is copied again and again */
  constructor(like: readonly Block[]) {
    this.blocks = like.slice();
    places.begin();
  }

  get pieces(): Spans {
    return places.values;
  }

  add(text: string, kind: Block["kind"], gap: string, start: number, end: number): Block {
    const block = blockOf({ id: this.count, kind, role: "body", text, gap });
    this.blocks[this.count++] = block;
    places.push(start);
    places.push(end);
    return block;
  }

  /** Adds what a part of the text that begins at a place reads as, and returns its tail. */
  read(source: string, at: number, total?: number): string {
    const { blocks, places: own, tail } = readLines(source, total);
    for (const { id, text, kind, gap } of blocks) this.add(text, kind, gap, own[2 * id]! + at, own[2 * id + 1]! + at);
    return tail;
  }

  /** What was measured of blocks, from one on, holds for the blocks, from another on, that read the same again. */
  shareFrom(from: number, old: readonly Block[], spans: Spans, first: number): void {
    const { blocks, pieces } = this;
    let at = first;
    for (let i = from; i < this.count; i++) {
      const start = pieces[2 * i]!;
      while (at < old.length && spans[2 * at]! < start) at++;
      if (at < old.length && spans[2 * at] === start) shareFacts(old[at]!, blocks[i]!);
    }
  }

  document(tail: string): Document {
    this.blocks.length = this.count;
    return textDocument(this.blocks, UNASKED, tail);
  }
}

/** The text read as any other. */
function whole(blocks: readonly Block[], doc: Document): Reread {
  const { text, spans } = renderText(blocks, doc.blocks, doc.tail);
  const reading = new Reading(blocks);
  const tail = reading.read(text, 0);
  reading.shareFrom(0, blocks, spans, 0);
  const document = reading.document(tail);
  return { document, spans, pieces: reading.pieces, slice: (start, end) => text.slice(start, end) };
}

/** Whether all that is read of the text is what stands between two blank lines of it, one such run of lines at a time. */
function isLocal(blocks: readonly Block[], { breaks }: Gaps): boolean {
  let longest = 0;
  for (let i = 0; i < blocks.length; i++) {
    const { text } = blocks[i]!;
    const size = lengthOf(text);
    // Two blocks on one line; white space that would be of a gap; fences, which reach over blank lines.
    if ((i > 0 && breaks[i] === 0) || size === 0 || isSpace(text, 0) || isSpace(text, size - 1)) return false;
    if (mayFence(text)) return false;
    if (size > longest) longest = size;
  }
  // No block is shorter than its longest line, and blocks of one line are as long as it: enough of them are found soon.
  let least = 0;
  for (let i = 0; mayBeFlat(longest, least); i++) {
    if (i === blocks.length || mayBeFlat(longest, Number.POSITIVE_INFINITY)) return false;
    const { text } = blocks[i]!;
    if (isOneLine(text)) least += lengthOf(text);
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
 * The text of a page as it now is, read again: as `readText` reads what `renderText` prints.
 *
 * @param blocks what is left of the page
 */
export function readAgain(blocks: readonly Block[], doc: Document): Reread {
  const gaps = gapsOf(blocks, doc.blocks);
  if (blocks.length === 0 || !isLocal(blocks, gaps)) return whole(blocks, doc);
  const spans = spansOf(blocks, gaps);
  const reading = new Reading(blocks);
  const copy = (i: number, kind: Block["kind"]): void => {
    const { text } = blocks[i]!;
    shareFacts(blocks[i]!, reading.add(text, kind, gaps.gaps[i]!, spans[2 * i]!, spans[2 * i + 1]!));
  };
  /** The runs up to a block that are to be read begin with this one. */
  let pending = 0;
  const readTo = (to: number): void => {
    if (pending === to) return;
    const before = spans[2 * pending]! - gaps.gaps[pending]!.length;
    let source = "";
    for (let i = pending; i < to; i++) source += gaps.gaps[i]! + blocks[i]!.text;
    const first = reading.count;
    reading.read(source, before, Number.POSITIVE_INFINITY);
    reading.shareFrom(first, blocks, spans, pending);
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
  return { document: reading.document(tail), spans, pieces: reading.pieces, slice };
}
