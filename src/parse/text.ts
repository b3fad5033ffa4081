/** Text to blocks: paragraphs, lines, list items and code, with every character of the source accounted for. */
import { blockOf } from "../block.js";
import type { Block, BlockKind, Document } from "../model.js";
import { isCode } from "./code.js";
import { joinFragments } from "./fragments.js";
import { sentences } from "./sentences.js";
import { isItem, paragraphStarts } from "./wrap.js";

/** A line without the white space around it: [start, end) in the source; empty where blank. */
interface Line {
  readonly start: number;
  readonly end: number;
  /** Columns of white space before it, a tab counting four. */
  readonly indent: number;
}

/** From this length on (UTF-16 units) a line that is nearly the whole page is a flattened page. */
const FLAT = 600;
/** Share of a page's characters that such a line holds. */
const FLAT_SHARE = 0.85;
/** From this length on no line is a paragraph, whatever stands around it. */
const FLAT_ANYWHERE = 6000;
/** A line of fewer pieces is left whole. */
const FLAT_PIECES = 3;

const isSpace = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && text[at]!.trim() === "";
};

const isBreak = (code: number): boolean => code === 10 || code === 13 || code === 0x2028 || code === 0x2029;

function splitLines(source: string): Line[] {
  const out: Line[] = [];
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    // Letters first: nearly all characters are none of the breaks.
    if ((code > 13 && code < 0x2028) || !isBreak(code)) continue;
    out.push(lineOf(source, from, at));
    if (code === 13 && source.charCodeAt(at + 1) === 10) at++;
    from = at + 1;
  }
  out.push(lineOf(source, from, source.length));
  return out;
}

function lineOf(source: string, from: number, to: number): Line {
  let start = from;
  let end = to;
  let indent = 0;
  for (; start < end && isSpace(source, start); start++) indent += source.charCodeAt(start) === 9 ? 4 : 1;
  while (end > start && isSpace(source, end - 1)) end--;
  return { start, end, indent };
}

const FENCE = /^(`{3,}|~{3,})[^`~]*$/;
/** No line of a fence is longer than its marker and the name of a language. */
const FENCE_LENGTH = 60;

/** Fenced code: the index of each opening line to that of its closing line. A fence that nothing closes is none. */
function fences(source: string, lines: readonly Line[]): Map<number, number> {
  const marks: string[] = [];
  let some = false;
  for (const { start, end } of lines) {
    const sign = source.charCodeAt(start);
    const may = end - start >= 3 && end - start <= FENCE_LENGTH && (sign === 0x60 || sign === 0x7e);
    const mark = may ? (FENCE.exec(source.slice(start, end))?.[1] ?? "") : "";
    some ||= mark !== "";
    marks.push(mark);
  }
  if (!some) return new Map();
  const closes = (i: number, mark: string) => marks[i] === mark && lines[i]!.end - lines[i]!.start === mark.length;
  const lastClose = new Map<string, number>();
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    if (mark && closes(i, mark)) lastClose.set(mark, i);
  }
  const out = new Map<number, number>();
  for (let i = 0; i < lines.length; i++) {
    const mark = marks[i]!;
    if (!mark || (lastClose.get(mark) ?? 0) <= i) continue;
    let to = i + 1;
    while (!closes(to, mark)) to++;
    out.set(i, to);
    i = to;
  }
  return out;
}

/**
 * Reads text as blocks. Blank lines part paragraphs; of the lines between two blank ones each is a block, except that
 * hard-wrapped ones make one paragraph, which keeps its line breaks. A page flattened into one line is cut into its
 * sentences. Joining `gap + text` of all blocks and `tail` gives the source again. Linear in the source's length.
 *
 * How a run of lines is read depends on that run alone, so dropping blocks elsewhere does not change it; only whether
 * a long line is a flattened page depends on what share of the page it is.
 */
export function parseText(source: string): Document {
  const lines = splitLines(source);
  const total = lines.reduce((sum, line) => sum + line.end - line.start, 0);
  const fenced = fences(source, lines);
  const blocks: Block[] = [];
  let last = 0;
  const add = (start: number, end: number, kind: BlockKind) => {
    const text = source.slice(start, end);
    const gap = source.slice(last, start);
    blocks.push(blockOf({ id: blocks.length, kind, role: "body", text, gap, span: [start, end] }));
    last = end;
  };
  const addProse = (start: number, end: number) =>
    add(start, end, isItem(source.slice(start, Math.min(end, start + 16))) ? "list-item" : "paragraph");
  const addLine = ({ start, end }: Line) => {
    const length = end - start;
    const flat = length >= FLAT_ANYWHERE || (length >= FLAT && length >= FLAT_SHARE * total);
    const pieces = flat ? sentences(source, start, end) : [];
    if (pieces.length >= FLAT_PIECES) for (const [from, to] of pieces) addProse(from, to);
    else addProse(start, end);
  };
  for (let i = 0; i < lines.length; ) {
    const close = fenced.get(i);
    if (close !== undefined) {
      add(lines[i]!.start, lines[close]!.end, "code");
      i = close + 1;
      continue;
    }
    let to = i;
    while (to < lines.length && lines[to]!.end > lines[to]!.start && !fenced.has(to)) to++;
    if (to === i) {
      i++;
      continue;
    }
    // A line alone is no code and no paragraph of several.
    if (to === i + 1) {
      addLine(lines[i]!);
      i = to;
      continue;
    }
    const group = lines.slice(i, to);
    i = to;
    const texts = group.map(({ start, end }) => source.slice(start, end));
    if (
      isCode(
        texts,
        group.map(({ indent }) => indent),
      )
    ) {
      add(group[0]!.start, group.at(-1)!.end, "code");
      continue;
    }
    const starts = joinFragments(texts, paragraphStarts(texts));
    for (let k = 0; k < starts.length; k++) {
      const first = starts[k]!;
      const end = (starts[k + 1] ?? group.length) - 1;
      if (end === first) addLine(group[first]!);
      else addProse(group[first]!.start, group[end]!.end);
    }
  }
  return { source: "text", blocks, meta: {}, tail: source.slice(last), elements: [] };
}
