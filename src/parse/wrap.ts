/** Hard-wrapped text: which lines of a run make one paragraph, told from those lines alone. */
import { expression, LETTER_OR_DIGIT, SMALL } from "../expressions.js";
import { endsSentence } from "./sentences.js";

/** Widths, in columns, at which text is wrapped; 45 to 110 also holds the usual 72, 76 and 80 with some play. */
const NARROWEST = 45;
const WIDEST = 110;
/** Columns that a line may be short of its full width though the next word would have fitted. */
const PLAY = 6;
/** A longer word is an address: whatever stands before it looks full. */
const LONGEST_WORD = 40;

/** "- ", "* ", "• ", "1. " and their relatives: the line starts an item of a list. */
const ITEM = expression(/^(?:[-*+]|\d{1,3}[.)])\s+\S/, () => /^(?:[-*+•‣◦▪●·–]|\p{N}{1,3}[.)])\s+\S/u);
export function isItem(line: string): boolean {
  const letter = line.charCodeAt(0) | 32;
  if (letter >= 97 && letter <= 122) return false;
  const start = line.slice(0, 16);
  return ITEM(start).test(start);
}

/** A letter of a script without capitals: none of ASCII. */
const UNCASED = expression(/(?!)/, () => /\p{Lo}/u);

/** Text browsers print the bullets of inner lists as "o"; one such line alone may be a word of Italian. */
const bothDotted = (a: string, b: string): boolean => a.startsWith("o ") && b.startsWith("o ");

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/;

/** Columns of a line on a terminal; not counted further than need be. */
function columns(line: string): number {
  if (line.length > WIDEST) return WIDEST + 1;
  let width = line.length;
  for (let i = 0; i < line.length; i++) if (line.charCodeAt(i) >= 0x1100 && WIDE.test(line[i]!)) width++;
  return width;
}

/** Columns of the first piece of a line that cannot be broken. */
function firstWord(line: string): number {
  const end = line.slice(0, LONGEST_WORD + 1).search(/\s/);
  const first = line[0] ?? "";
  // Chinese and Japanese break anywhere; Korean mostly at its spaces.
  if (WIDE.test(first) && !/[\uAC00-\uD7A3]/.test(first)) return 2;
  return columns(line.slice(0, end < 0 ? LONGEST_WORD + 1 : end));
}

/** Whether lines [from, to), each as full as its width allows, read as one paragraph. */
function isParagraph(lines: readonly string[], from: number, to: number, width: number): boolean {
  const breaks = to - from - 1;
  let open = 0;
  let lower = 0;
  let uncased = 0;
  for (let i = from; i < to - 1; i++) {
    // Items of a list end in semicolons; wrapped prose hardly ever breaks at one.
    if (endsSentence(lines[i]!) || lines[i]!.endsWith(";")) continue;
    open++;
    const start = lines[i + 1]!.slice(0, 8);
    const first = LETTER_OR_DIGIT(start).exec(start)?.[0];
    if (first && SMALL(first).test(first)) lower++;
    else if (first && UNCASED(first).test(first)) uncased++;
  }
  const closed = endsSentence(lines[to - 1]!);
  if (open < breaks / 2) return false;
  if (breaks === 1) return lower === 1 && closed && width >= 50;
  // Scripts without capitals give one sign less, so all others must be there.
  if (uncased > lower) return closed && uncased >= breaks * 0.6;
  return lower >= breaks / 4 && lower >= 1 && (closed || lower >= 2);
}

/**
 * Joins the lines of hard-wrapped paragraphs: where a line's next word would have fitted, the writer broke it; where
 * it would not, a machine did. What does not read as one paragraph stays a line a block.
 *
 * @param lines the lines between two blank ones, without white space around
 * @returns the index of the first line of each block
 */
export function paragraphStarts(lines: readonly string[]): number[] {
  const out: number[] = [];
  const widths = lines.map(columns);
  for (let from = 0; from < lines.length; ) {
    if (widths[from]! > WIDEST) {
      out.push(from++);
      continue;
    }
    let to = from;
    let width = 0;
    for (; to < lines.length && widths[to]! <= WIDEST; to++) {
      if (widths[to]! > width && /\s|[\u3000-\u9FFF]/.test(lines[to]!)) width = widths[to]!;
    }
    joinRun(lines, widths, from, to, width, out);
    from = to;
  }
  return out;
}

/** The same for lines [from, to), none of them wider than a wrapped line can be. */
function joinRun(
  lines: readonly string[],
  widths: readonly number[],
  from: number,
  to: number,
  width: number,
  out: number[],
): void {
  let start = from;
  for (let i = from; i < to; i++) {
    const next = lines[i + 1];
    // With the longest word after it the line would be full.
    const mayBeFull = width >= NARROWEST && widths[i]! + 1 + LONGEST_WORD > width - PLAY;
    if (i + 1 < to && next !== undefined && mayBeFull && !isItem(next) && !bothDotted(lines[i]!, next)) {
      const word = firstWord(next);
      if (word <= LONGEST_WORD && widths[i]! + 1 + word > width - PLAY) continue;
    }
    if (i > start && isParagraph(lines, start, i + 1, width)) out.push(start);
    else for (let j = start; j <= i; j++) out.push(j);
    start = i + 1;
  }
}
