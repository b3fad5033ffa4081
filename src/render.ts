/** Kept blocks to text. */
import type { Block } from "./model.js";
import { Numbers } from "./pool.js";

const isBreak = (code: number): boolean => code === 10 || code === 13 || code === 0x2028 || code === 0x2029;

/** A gap's line breaks, up to and with the last, and the indentation after them. */
interface Gap {
  readonly gap: string;
  readonly head: string;
  readonly breaks: number;
  readonly indent: string;
}

/** The last gap: most of a page's are alike. */
let told: Gap = { gap: "", head: "", breaks: 0, indent: "" };

function split(gap: string): Gap {
  if (told.gap === gap) return told;
  let end = 0;
  let breaks = 0;
  for (let i = 0; i < gap.length; i++) {
    const code = gap.charCodeAt(i);
    if (!isBreak(code)) continue;
    if (code === 13 && gap.charCodeAt(i + 1) === 10) i++;
    end = i + 1;
    breaks++;
  }
  const found = { gap, head: gap.slice(0, end), breaks, indent: gap.slice(end) };
  // A gap is a part of its page, which a longer one would keep alive.
  if (gap.length <= 12) told = found;
  return found;
}

/** How a text breaks its lines: as its first break says, if it has any. */
function newlineOf(text: string): string | undefined {
  const first = text.search(/[\n\r\u2028\u2029]/);
  return first < 0 ? undefined : text.startsWith("\r\n", first) ? "\r\n" : "\n";
}

/** How many lines a gap ends. */
export const breaksIn = (gap: string): number => split(gap).breaks;

/** The indentation after the last of them. */
export const indentIn = (gap: string): string => split(gap).indent;

/** What stands between the blocks of a text that is printed. */
export interface Gaps {
  /** The white space before each kept block. */
  readonly gaps: readonly string[];
  /** How many lines each ends; holds until it is asked again. */
  readonly breaks: ArrayLike<number>;
  /** How the page breaks its lines, as far as the gaps up to the last kept block have told. */
  readonly newline: string | undefined;
}

/**
 * The white space before each of the kept blocks. Where blocks between two kept ones went, the widest of the gaps there
 * parts them, and a block keeps its own indentation.
 *
 * @param kept blocks to print, a subset of `all` by id
 * @param all every block of the document, in order
 */
export function gapsOf(kept: readonly Block[], all: readonly Block[]): Gaps {
  const gaps: string[] = new Array(kept.length);
  ended.begin(kept.length);
  const breaks = ended.values;
  let newline: string | undefined;
  let next = 0;
  /** The widest gap since the last kept block, and how many lines it ends. */
  let widest: Gap | undefined;
  let most = 0;
  let space = "";
  for (let i = 0; i < all.length; i++) {
    const block = all[i]!;
    const own = split(block.gap);
    newline ??= newlineOf(own.head);
    if (own.breaks > most) {
      widest = own;
      most = own.breaks;
    } else if (own.breaks === 0 && own.indent.length > space.length) space = own.indent;
    const now = kept[next];
    if (!now) break;
    if (now.id !== block.id) continue;
    // Code without the indentation of its first line would read as other code.
    if (next === 0) gaps[next] = block.kind === "code" ? own.indent : "";
    else if (widest) gaps[next] = widest === own ? own.gap : own.breaks ? widest.head + own.indent : widest.head;
    else if (space || adjacent(all[i - 1], block)) gaps[next] = space;
    else {
      gaps[next] = newline ?? "\n";
      most = 1;
    }
    breaks[next] = next === 0 ? 0 : most;
    widest = undefined;
    space = "";
    most = 0;
    next++;
  }
  gaps.length = next;
  return { gaps, breaks, newline };
}

/** The line break that a text of blocks without white space around them ends with: as its first, or as the page's. */
export function endOf(kept: readonly Block[], { gaps, newline }: Gaps, tail = ""): string {
  for (let i = 0; i < gaps.length; i++) {
    const found = newlineOf(gaps[i]!) ?? newlineOf(kept[i]!.text);
    if (found) return found;
  }
  return newline ?? newlineOf(tail) ?? "\n";
}

/**
 * The kept blocks with those gaps between them. Most gaps of a page are alike: what a join puts between its parts anyway
 * is none of them, so that a long page has half as many.
 */
export function joined(kept: readonly Block[], { gaps }: Gaps): string {
  const { length } = gaps;
  if (length === 0) return "";
  const between = gaps[length >> 1]!;
  const parts: string[] = new Array(length);
  parts[0] = gaps[0]! + kept[0]!.text;
  let last = 0;
  for (let i = 1; i < length; i++) {
    const gap = gaps[i]!;
    const { text } = kept[i]!;
    if (gap === between) parts[++last] = text;
    else parts[last] += gap + text;
  }
  parts.length = last + 1;
  return parts.join(between);
}

/**
 * Where blocks stand in a text: the start of the first, its end, the start of the second, and so on. Flat, since arrays
 * of two would be as large as the blocks.
 */
export type Spans = ArrayLike<number>;

/** Those of the text that was rendered last. */
const places = new Numbers();
/** How many lines its gaps end. */
const ended = new Numbers();

interface Rendered {
  readonly text: string;
  /** Where each block stands in the text; holds until the next one is rendered. */
  readonly spans: Spans;
}

/** Where each block stands among those gaps; holds until it is asked again. */
export function spansOf(kept: readonly Block[], { gaps }: Gaps): Spans {
  places.begin(2 * gaps.length);
  places.size = 2 * gaps.length;
  const spans = places.values;
  let at = 0;
  for (let i = 0; i < gaps.length; i++) {
    const start = at + gaps[i]!.length;
    at = start + kept[i]!.text.length;
    spans[2 * i] = start;
    spans[2 * i + 1] = at;
  }
  return spans;
}

/** What is printed says first how it breaks lines, so that it says the same when it is read again. */
function printed(kept: readonly Block[], gaps: Gaps, tail: string): string {
  const text = joined(kept, gaps);
  return text && text + (newlineOf(text) ?? gaps.newline ?? newlineOf(tail) ?? "\n");
}

/**
 * The kept blocks as text, with the white space that stood between them. Ends with a line break, as the page writes
 * them, unless there is nothing.
 *
 * @param kept blocks to print, a subset of `all` by id
 * @param all every block of the document, in order
 * @param tail white space after the last block
 */
export const textOf = (kept: readonly Block[], all: readonly Block[], tail = ""): string =>
  printed(kept, gapsOf(kept, all), tail);

/** The same, and where each block stands in it. */
export function renderText(kept: readonly Block[], all: readonly Block[], tail = ""): Rendered {
  const gaps = gapsOf(kept, all);
  return { text: printed(kept, gaps, tail), spans: spansOf(kept, gaps) };
}

/** Stands right behind the other in the source, as sentences do in scripts without spaces. */
const adjacent = (a: Block | undefined, b: Block): boolean => a !== undefined && !a.markup && !b.markup && b.gap === "";
