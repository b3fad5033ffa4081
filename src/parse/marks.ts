/** Inline markup in the making: what is open while the text of a block is gathered. */
import type { Inline, InlineKind } from "../model.js";

/** Kind of inline markup that each tag means; of the others nothing is kept. */
const KINDS: ReadonlyMap<string, InlineKind> = new Map<string, InlineKind>([
  ["a", "link"], ["em", "emphasis"], ["i", "emphasis"], ["strong", "strong"], ["b", "strong"], ["del", "delete"],
  ["s", "delete"], ["strike", "delete"], ["code", "code"], ["kbd", "code"], ["samp", "code"], ["tt", "code"],
  ["sub", "sub"], ["sup", "sup"],
]); // biome-ignore format: a table

/** More than so many open tags are a broken page, not formatting. */
const MOST_OPEN = 40;
/** A link to nowhere: one to a script, or none that anybody could follow. */
const NOWHERE = /^(?:javascript|data|about|vbscript):/i;

interface Mark {
  readonly tag: string;
  readonly kind: InlineKind;
  readonly href: string | undefined;
  start: number;
}

/** An address without the white space and controls that browsers take out of it; undefined where it leads nowhere. */
export function address(href: string | undefined): string | undefined {
  const clean = href?.replace(/[\u0000-\u001f\u007f]/g, "").trim();
  return clean && !NOWHERE.test(clean) ? clean : undefined;
}

/** The spans of the open block, and the tags that are still open. Positions are lengths of the block's text so far. */
export class Marks {
  private readonly open: Mark[] = [];
  private done: Inline[] = [];
  private figure: Inline | undefined;

  /** How many tags are open; given back to `leave`. */
  get depth(): number {
    return this.open.length;
  }

  start(tag: string, href: string | undefined, at: number): void {
    const kind = KINDS.get(tag);
    if (!kind || this.open.length >= MOST_OPEN) return;
    const to = kind === "link" ? address(href) : undefined;
    if (kind !== "link" || to) this.open.push({ tag, kind, href: to, start: at });
  }

  end(tag: string, at: number): void {
    const index = this.open.findLastIndex((mark) => mark.tag === tag);
    if (index < 0) return;
    this.put(this.open[index]!, at);
    this.open.splice(index, 1);
  }

  /** The first image of the open figure, until its caption takes it. */
  picture(href: string | undefined, alt: string): void {
    const from = address(href);
    if (from && !this.figure) this.figure = { kind: "image", start: 0, end: 0, href: from, alt };
  }

  /** A figure begins or ends. */
  noPicture(): void {
    this.figure = undefined;
  }

  /** At the end of a block-level element: what was left open in it ends there. */
  leave(depth: number): void {
    if (this.open.length > depth) this.open.length = depth;
  }

  private put({ kind, start, href }: Mark, end: number): void {
    if (end > start) this.done.push({ kind, start, end, ...(href ? { href } : {}) });
  }

  /**
   * The spans of a finished block; what is open goes on in the next one.
   *
   * @param caption it is the caption of the open figure
   * @param text the block's text
   * @param lead how many characters were trimmed from its start
   */
  take(text: string, lead: number, caption: boolean): Inline[] | undefined {
    for (const mark of this.open) {
      this.put(mark, lead + text.length);
      mark.start = 0;
    }
    if (this.done.length === 0 && !(caption && this.figure)) return undefined;
    const out: Inline[] = [];
    for (const span of this.done) {
      let start = Math.max(0, span.start - lead);
      let end = Math.min(text.length, span.end - lead);
      while (start < end && text[start]!.trim() === "") start++;
      while (end > start && text[end - 1]!.trim() === "") end--;
      if (start < end) out.push({ ...span, start, end });
    }
    this.done = [];
    out.sort((a, b) => a.start - b.start || b.end - a.end);
    if (caption && this.figure) {
      out.unshift(this.figure);
      this.figure = undefined;
    }
    return out.length ? out : undefined;
  }
}
