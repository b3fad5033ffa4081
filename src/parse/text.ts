/** Text to blocks: paragraphs, lines, list items and code, with every character of the source accounted for. */
import { blockOf } from "../block.js";
import { codeAt } from "../code-at.js";
import type { Block, BlockKind, Document } from "../model.js";
import { type Placed, textDocument } from "../placed.js";
import { Numbers } from "../pool.js";
import { told } from "../spans.js";
import { isCode } from "./code.js";
import { joinFragments } from "./fragments.js";
import { sentences } from "./sentences.js";
import { type Lines, splitLines } from "./split-lines.js";
import { isItem, paragraphStarts } from "./wrap.js";

/** From this length on (UTF-16 units) a line that is nearly the whole page is a flattened page. */
const FLAT = 600;
/** Share of a page's characters that such a line holds. */
const FLAT_SHARE = 0.85;
/** From this length on no line is a paragraph, whatever stands around it. */
const FLAT_ANYWHERE = 6000;
/** A line of fewer pieces is left whole. */
const FLAT_PIECES = 3;

const FENCE = /^(`{3,}|~{3,})[^`~]*$/;
/** No line of a fence is longer than its marker and the name of a language. */
const FENCE_LENGTH = 60;

/** Whether a text may open or close a fence. */
export const mayFence = (text: string): boolean => text.includes("```") || text.includes("~~~");

const NO_FENCES: ReadonlyMap<number, number> = new Map();

/** Fenced code: the index of each opening line to that of its closing line. A fence that nothing closes is none. */
function fences(source: string, { starts, ends, size }: Lines): ReadonlyMap<number, number> {
  if (!mayFence(source)) return NO_FENCES;
  const out = new Map<number, number>();
  const marks: string[] = [];
  for (let i = 0; i < size; i++) {
    const [start, end] = [starts[i]!, ends[i]!];
    const sign = source.charCodeAt(start);
    const may = end - start >= 3 && end - start <= FENCE_LENGTH && (sign === 0x60 || sign === 0x7e);
    marks.push(may ? (FENCE.exec(source.slice(start, end))?.[1] ?? "") : "");
  }
  const closes = (i: number, mark: string) => marks[i] === mark && ends[i]! - starts[i]! === mark.length;
  const lastClose = new Map<string, number>();
  for (let i = 0; i < size; i++) {
    const mark = marks[i]!;
    if (mark && closes(i, mark)) lastClose.set(mark, i);
  }
  for (let i = 0; i < size; i++) {
    const mark = marks[i]!;
    if (!mark || (lastClose.get(mark) ?? 0) <= i) continue;
    let to = i + 1;
    while (!closes(to, mark)) to++;
    out.set(i, to);
    i = to;
  }
  return out;
}

/** Characters of all lines. */
function lengthOf({ starts, ends, size }: Lines): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += ends[i]! - starts[i]!;
  return sum;
}

/**
 * Whether a line of a page may be a flattened page.
 *
 * @param longest characters of its longest line, at most
 * @param least those of all its lines, at least
 */
export const mayBeFlat = (longest: number, least: number): boolean =>
  longest >= FLAT_ANYWHERE || (longest >= FLAT && longest >= FLAT_SHARE * least);

/**
 * Reads text as blocks. Blank lines part paragraphs; of the lines between two blank ones each is a block, except that
 * hard-wrapped ones make one paragraph, which keeps its line breaks. A page flattened into one line is cut into its
 * sentences. Joining `gap + text` of all blocks and `tail` gives the source again. Linear in the source's length.
 *
 * How a run of lines is read depends on that run alone, so dropping blocks elsewhere does not change it; only whether
 * a long line is a flattened page depends on what share of the page it is.
 */
export function readText(source: string): Placed {
  const { blocks, tail } = readLines(source);
  return textDocument(blocks, places.taken(), tail);
}

const LINE_FEED = 10;

/** What stands between two places, mostly line feeds: a string for each gap would be a tenth of what is made of a text. */
function gapAt(source: string, from: number, to: number): string {
  const length = to - from;
  if (length === 0) return "";
  if (length <= 2 && codeAt(source, from) === LINE_FEED && codeAt(source, to - 1) === LINE_FEED)
    return length === 1 ? "\n" : "\n\n";
  return source.slice(from, to);
}

/** Where the blocks of the text that is being read stand. */
const places = new Numbers();

/**
 * What `readText` reads; where its blocks stand holds until the next text is read.
 *
 * @param total characters of the page's lines, without the white space around them, where the source is a part of it
 */
export function readLines(source: string, total?: number): Pick<Placed, "blocks" | "places" | "tail"> {
  const lines = splitLines(source);
  const { starts, ends, indents, size } = lines;
  const all = total ?? lengthOf(lines);
  const fenced = fences(source, lines);
  const blocks: Block[] = [];
  places.begin();
  let last = 0;
  const add = (start: number, end: number, kind: BlockKind, text: string) => {
    const gap = gapAt(source, last, start);
    blocks.push(blockOf({ id: blocks.length, kind, role: "body", text, gap }));
    places.push(start);
    places.push(end);
    last = end;
  };
  const addProse = (start: number, end: number, text = source.slice(start, end)) =>
    add(start, end, isItem(text) ? "list-item" : "paragraph", text);
  const addLine = (start: number, end: number, text?: string) => {
    const length = end - start;
    const flat = mayBeFlat(length, all);
    const pieces = flat ? sentences(source, start, end) : [];
    if (pieces.length >= FLAT_PIECES) for (const [from, to] of pieces) addProse(from, to);
    else addProse(start, end, text);
  };
  for (let i = 0; i < size; ) {
    const close = fenced.get(i);
    if (close !== undefined) {
      add(starts[i]!, ends[close]!, "code", source.slice(starts[i]!, ends[close]!));
      i = close + 1;
      continue;
    }
    const from = i;
    while (i < size && ends[i]! > starts[i]! && !fenced.has(i)) i++;
    if (i === from) {
      i++;
      continue;
    }
    // A line alone is no code and no paragraph of several.
    if (i === from + 1) {
      addLine(starts[from]!, ends[from]!);
      continue;
    }
    const texts: string[] = new Array(i - from);
    for (let k = 0; k < texts.length; k++) texts[k] = source.slice(starts[from + k]!, ends[from + k]!);
    if (isCode(texts, indents.subarray(from, i))) {
      add(starts[from]!, ends[i - 1]!, "code", source.slice(starts[from]!, ends[i - 1]!));
      continue;
    }
    const heads = joinFragments(texts, paragraphStarts(texts));
    for (let k = 0; k < heads.length; k++) {
      const first = heads[k]!;
      const end = (heads[k + 1] ?? texts.length) - 1;
      if (end === first) addLine(starts[from + first]!, ends[from + first]!, texts[first]!);
      else addProse(starts[from + first]!, ends[from + end]!);
    }
  }
  return { blocks, places: places.values, tail: source.slice(last) };
}

/** The same, of blocks that say where they stand. */
export const parseText = (source: string): Document => told(readText(source));
