/** Kept blocks to text. */
import type { Block } from "./model.js";

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

export interface Rendered {
  readonly text: string;
  /** Where each block stands in the text: `spans[i]` is that of `blocks[i]`, [start, end). */
  readonly spans: readonly (readonly [number, number])[];
}

/**
 * The kept blocks as text, with the white space that stood between them. Where blocks between two kept ones went, the
 * widest of the gaps there parts them, and a block keeps its own indentation. Ends with a line break, as the page
 * writes them, unless there is nothing.
 *
 * @param kept blocks to print, a subset of `all` by id
 * @param all every block of the document, in order
 * @param tail white space after the last block
 */
export function renderText(kept: readonly Block[], all: readonly Block[], tail = ""): Rendered {
  const spans: [number, number][] = [];
  const parts: string[] = [];
  let length = 0;
  const put = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  /** How the page breaks its lines, as far as its gaps have told. */
  let newline: string | undefined;
  let next = 0;
  let head = "";
  let most = 0;
  let space = "";
  for (let i = 0; i < all.length; i++) {
    const block = all[i]!;
    const own = split(block.gap);
    newline ??= newlineOf(own.head);
    if (own.breaks > most) {
      head = own.head;
      most = own.breaks;
    } else if (own.breaks === 0 && own.indent.length > space.length) space = own.indent;
    const now = kept[next];
    if (!now) break;
    if (now.id !== block.id) continue;
    if (next === 0) {
      // Code without the indentation of its first line would read as other code.
      if (block.kind === "code") put(own.indent);
    } else if (most) put(head + (own.breaks ? own.indent : ""));
    else put(space || (adjacent(all[i - 1], block) ? "" : (newline ?? "\n")));
    spans.push([length, length + now.text.length]);
    put(now.text);
    head = "";
    space = "";
    most = 0;
    next++;
  }
  // What is printed says it first, so that it says the same when it is read again.
  const text = parts.join("");
  return { text: length ? text + (newlineOf(text) ?? newline ?? newlineOf(tail) ?? "\n") : "", spans };
}

/** Stands right behind the other in the source, as sentences do in scripts without spaces. */
const adjacent = (a: Block | undefined, b: Block): boolean =>
  a !== undefined && !a.markup && !b.markup && a.span[1] === b.span[0];
