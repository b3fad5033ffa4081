/** The lines of a text, as numbers: an object a line would cost more than finding it. */
import { codeAt } from "../code-at.js";

/** Lines without the white space around them; empty where blank. Line `i` is [starts[i], ends[i]) of the source. */
export interface Lines {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Columns of white space before each, a tab counting four. */
  readonly indents: Int32Array;
  /** How many there are; the columns may be longer. */
  readonly size: number;
}

/** White space at a place of a text. */
export const isSpace = (text: string, at: number): boolean => {
  const code = codeAt(text, at);
  return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && text[at]!.trim() === "";
};

const isBreak = (code: number): boolean => code === 10 || code === 13 || code === 0x2028 || code === 0x2029;

/** Whether something breaks a text's lines besides line feeds. One by one: engines find one character fastest. */
const hasOtherBreak = (text: string): boolean =>
  text.includes("\r") || text.includes("\u2028") || text.includes("\u2029");

/** Whether a text is one line. */
export const isOneLine = (text: string): boolean => !text.includes("\n") && !hasOtherBreak(text);

/** Columns that serve text after text; longer ones are for one. */
const KEPT = 1 << 14;
let columns = columnsFor(1024);

function columnsFor(size: number): { starts: Int32Array; ends: Int32Array; indents: Int32Array } {
  return { starts: new Int32Array(size), ends: new Int32Array(size), indents: new Int32Array(size) };
}

/** The lines of a text. They hold until the next text is split. */
export function splitLines(source: string): Lines {
  let { starts, ends, indents } = columns;
  let size = 0;
  const add = (from: number, to: number): void => {
    if (size === starts.length) {
      const larger = columnsFor(size * 2);
      larger.starts.set(starts);
      larger.ends.set(ends);
      larger.indents.set(indents);
      if (size * 2 <= KEPT) columns = larger;
      ({ starts, ends, indents } = larger);
    }
    let start = from;
    let end = to;
    let indent = 0;
    for (; start < end && isSpace(source, start); start++) indent += source.charCodeAt(start) === 9 ? 4 : 1;
    while (end > start && isSpace(source, end - 1)) end--;
    starts[size] = start;
    ends[size] = end;
    indents[size++] = indent;
  };
  let from = 0;
  if (!hasOtherBreak(source)) {
    for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", from)) {
      add(from, at);
      from = at + 1;
    }
  } else {
    for (let at = 0; at < source.length; at++) {
      const code = source.charCodeAt(at);
      // Letters first: nearly all characters are none of the breaks.
      if ((code > 13 && code < 0x2028) || !isBreak(code)) continue;
      add(from, at);
      if (code === 13 && source.charCodeAt(at + 1) === 10) at++;
      from = at + 1;
    }
  }
  add(from, source.length);
  return { starts, ends, indents, size };
}
