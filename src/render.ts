/** Kept blocks to text. */
import type { Block } from "./model.js";

const newlines = (gap: string): number => gap.split("\n").length - 1;

/** Of two gaps the one that parts more. */
const wider = (a: string, b: string): string => (newlines(b) > newlines(a) ? b : a);

export interface Rendered {
  readonly text: string;
  /** Where each block stands in the text: `spans[i]` is that of `blocks[i]`, [start, end). */
  readonly spans: readonly (readonly [number, number])[];
}

/**
 * The kept blocks as text, with the white space that stood between them. Where blocks between two kept ones went, the
 * widest of the gaps there parts them. Ends with a line break unless there is nothing.
 *
 * @param kept blocks to print, a subset of `all` by id
 * @param all every block of the document, in order
 */
export function renderText(kept: readonly Block[], all: readonly Block[]): Rendered {
  const spans: [number, number][] = [];
  let text = "";
  let next = 0;
  let gap = "";
  for (const block of all) {
    gap = wider(gap, block.gap);
    const now = kept[next];
    if (!now) break;
    if (now.id !== block.id) continue;
    if (next > 0) text += gap || "\n";
    spans.push([text.length, text.length + now.text.length]);
    text += now.text;
    gap = "";
    next++;
  }
  if (text) text += text.includes("\r\n") ? "\r\n" : "\n";
  return { text, spans };
}
