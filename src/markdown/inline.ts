/** A block's text with its spans, as inline Markdown. */
import type { Inline, InlineKind } from "../model.js";
import { type Around, codeSpan, destination, isPunctuation, isWord, marksOf } from "./escape.js";

/** The mark of a footnote takes the place of its link. */
type Kind = InlineKind | "note";

/** Of two spans over the same text the one with the lower number is the outer one. */
const RANK: Readonly<Record<Kind, number>> = {
  image: 0, note: 0, link: 1, delete: 2, strong: 3, emphasis: 4, sub: 5, sup: 6, code: 7,
}; // biome-ignore format: a table

const DELIMITERS: Partial<Readonly<Record<Kind, readonly [string, string]>>> = {
  delete: ["~~", "~~"], strong: ["**", "**"], emphasis: ["*", "*"], sub: ["<sub>", "</sub>"],
  sup: ["<sup>", "</sup>"],
}; // biome-ignore format: a table

type Marks = ReadonlyMap<Inline, string> | undefined;

/** A span while it is fitted in. */
interface Span {
  readonly kind: Kind;
  readonly href: string | undefined;
  readonly alt: string | undefined;
  start: number;
  end: number;
  readonly children: Span[];
}

const isStar = (kind: Kind): boolean => kind === "strong" || kind === "emphasis";
const isSpace = (char: string | undefined): boolean => char === undefined || char.trim() === "";

function trimTo(text: string, span: Span): boolean {
  while (span.start < span.end && isSpace(text[span.start])) span.start++;
  while (span.end > span.start && isSpace(text[span.end - 1])) span.end--;
  return span.start < span.end || span.kind === "image";
}

const byPlace = (a: Span, b: Span): number => a.start - b.start || b.end - a.end || RANK[a.kind] - RANK[b.kind];

/** Spans within [from, to), those of one kind that touch or overlap as one; links stay what they are. */
function merged(text: string, spans: readonly Inline[], from: number, to: number, notes: Marks): Span[] {
  const out: Span[] = [];
  const last = new Map<Kind, Span>();
  for (const link of [...spans].sort((a, b) => a.start - b.start)) {
    const { start, end, alt } = link;
    const label = notes?.get(link);
    const [kind, href]: [Kind, string | undefined] = label ? ["note", label] : [link.kind, link.href];
    const span: Span = { kind, href, alt, start: Math.max(start, from), end: Math.min(end, to), children: [] };
    if (kind === "note" && text[start - 1] === "[" && text[end] === "]") {
      span.start--;
      span.end++;
    }
    if (span.start > to || span.end < from || !trimTo(text, span)) continue;
    const before = last.get(kind);
    if (before && kind !== "link" && kind !== "image" && kind !== "note" && span.start <= before.end) {
      before.end = Math.max(before.end, span.end);
      continue;
    }
    last.set(kind, span);
    out.push(span);
  }
  return out.sort(byPlace);
}

/** Positions where something that is printed with punctuation begins or ends. */
interface Edges {
  /** For certain: links, code, tags. */
  readonly opens: Set<number>;
  readonly closes: Set<number>;
  /** Perhaps: what is struck out too. */
  readonly mayOpen: Set<number>;
  readonly mayClose: Set<number>;
}

/** Punctuation or white space for any parser. */
const isSoft = (char: string | undefined): boolean =>
  isSpace(char) || (isPunctuation(char) && !/[\ud800-\udfff]/.test(char!));

/** Moves a span's ends inwards past punctuation until its delimiters are read as such; false where that cannot be. */
function fitted(text: string, span: Span, from: number, to: number, edges: Edges, strict: Span | undefined): boolean {
  const before = (): string | undefined => (span.start > from ? text[span.start - 1] : undefined);
  const after = (): string | undefined => (span.end < to ? text[span.end] : undefined);
  const opens = edges.mayOpen.has(span.start);
  if ((opens || isPunctuation(text[span.start])) && !isSoft(before()) && !edges.closes.has(span.start)) {
    if (opens) return false;
    while (span.start < span.end && !isWord(text[span.start])) if (edges.mayOpen.has(++span.start)) return false;
  }
  const closes = edges.mayClose.has(span.end);
  if ((closes || isPunctuation(text[span.end - 1])) && !isSoft(after()) && !edges.opens.has(span.end)) {
    if (closes) return false;
    while (span.end > span.start && !isWord(text[span.end - 1])) if (edges.mayClose.has(--span.end)) return false;
  }
  // Inside other emphasis, between letters, parsers might take its beginning for the other's end.
  if (strict && span.start !== strict.start && !isSoft(before())) return false;
  if (strict && span.end !== strict.end && !isSoft(after())) return false;
  return span.start < span.end;
}

/** Puts spans into each other: `accept` gets each with those around it, the root first, once it ends with its parent. */
function stacked(
  text: string,
  root: Span,
  list: readonly Span[],
  accept: (span: Span, around: readonly Span[]) => boolean,
): void {
  const stack: Span[] = [root];
  for (const span of list) {
    while (stack.length > 1 && stack.at(-1)!.end <= span.start) stack.pop();
    const parent = stack.at(-1)!;
    span.end = Math.min(span.end, parent.end);
    if (span.start < parent.start || !trimTo(text, span) || !accept(span, stack)) continue;
    stack.push(span);
  }
}

/** The spans as a tree, without those that Markdown cannot say. */
function nest(text: string, spans: readonly Inline[], from: number, to: number, notes: Marks): Span {
  const root: Span = { kind: "link", href: undefined, alt: undefined, start: from, end: to, children: [] };
  const list: Span[] = [];
  const edges: Edges = { opens: new Set(), closes: new Set(), mayOpen: new Set(), mayClose: new Set() };
  stacked(text, root, merged(text, spans, from, to, notes), (span, around) => {
    const { kind, start, end } = span;
    if (around.some((outer, i) => i > 0 && (outer.kind === kind || outer.kind === "code" || outer.kind === "note")))
      return false;
    // At the start of a line parsers look for the definition of a link before they look for code.
    if (kind === "code" && around.length > 1 && text.slice(start, end).includes("]:")) return false;
    list.push(span);
    if (isStar(kind) || kind === "image") return true;
    edges.mayOpen.add(start);
    edges.mayClose.add(end);
    if (kind === "delete") return true;
    edges.opens.add(start);
    edges.closes.add(end);
    return true;
  });
  const starEnds = new Set<number>();
  stacked(text, root, list.sort(byPlace), (span, around) => {
    const star = isStar(span.kind);
    if (star || span.kind === "delete") {
      const outer = star ? around.findLast(({ kind }, i) => i > 0 && isStar(kind)) : undefined;
      if (starEnds.has(span.start) || !fitted(text, span, from, to, edges, outer)) return false;
      if (star) starEnds.add(span.end);
    }
    around.at(-1)!.children.push(span);
    return true;
  });
  return root;
}

/** Where the spans of a tree begin and end. */
function seamsOf(root: Span): Pick<Around, "links" | "notes" | "seams"> {
  const links: [number, number][] = [];
  const notes: number[] = [];
  const seams = new Set<number>();
  const walk = ({ children }: Span): void => {
    for (const span of children) {
      seams.add(span.start).add(span.end);
      if (span.kind === "link" || span.kind === "note") links.push([span.start, span.end]);
      if (span.kind === "note") notes.push(span.end);
      walk(span);
    }
  };
  walk(root);
  return { links, notes, seams };
}

export interface InlineOptions {
  readonly place: Around["place"];
  /** Line breaks of the text are the writer's, not a machine's. */
  readonly hard: boolean;
  /** The text to print: [from, to) of the block's; all of it where absent. */
  readonly range?: readonly [number, number];
  /** Labels of footnotes by the link that leads to them. */
  readonly notes?: ReadonlyMap<Inline, string>;
  /** Makes an address complete. */
  readonly address?: (href: string) => string;
}

/** The text of a block, or a part of it, as inline Markdown. */
export function renderInline(text: string, spans: readonly Inline[], options: InlineOptions): string {
  const [from, to] = options.range ?? [0, text.length];
  const root = nest(text, spans, from, to, options.notes);
  const marks = marksOf(text, from, to, { ...seamsOf(root), place: options.place });
  const { place } = options;
  const lineBreak = place !== "flow" ? " " : options.hard ? "\\\n" : "\n";
  const parts: string[] = [];
  const plain = (start: number, end: number, inLink: boolean): void => {
    let done = start;
    for (let i = start; i < end; i++) {
      const char = text[i]!;
      if (char === "\n" || char === "\r") {
        parts.push(text.slice(done, i).trimEnd(), lineBreak);
        while (i + 1 < end && isSpace(text[i + 1])) i++;
        done = i + 1;
      } else if (marks.has(i) || (inLink && char === "]")) {
        parts.push(text.slice(done, i), "\\");
        done = i;
      }
    }
    parts.push(text.slice(done, end));
  };
  const target = (href = ""): string => destination(options.address?.(href) ?? href);
  const walk = (span: Span, inLink: boolean): void => {
    let at = span.start;
    for (const child of span.children) {
      plain(at, child.start, inLink);
      at = child.end;
      if (child.kind === "code") parts.push(codeSpan(text.slice(child.start, child.end), place === "cell"));
      else if (child.kind === "note") parts.push(`[^${child.href}]`);
      else if (child.kind === "image") {
        const alt = (child.alt ?? "").replace(/\s+/g, " ").replace(/[\\[\]`*_<&~|]/g, "\\$&");
        parts.push(`![${alt}](${target(child.href)})`);
        if (at < to) parts.push(lineBreak);
      } else {
        const [open, close] = DELIMITERS[child.kind] ?? ["[", `](${target(child.href)})`];
        parts.push(open);
        walk(child, inLink || child.kind === "link");
        parts.push(close);
      }
    }
    plain(at, span.end, inLink);
  };
  walk(root, false);
  return parts.join("");
}
