/** Which characters of a text a Markdown parser would read as markup. */

import { expression, LETTER_OR_DIGIT } from "../expressions.js";

const SURROGATE = /[\ud800-\udfff]/;
const PUNCTUATION = expression(/[!-/:-@[-`{-~]/, () => /[\p{P}\p{S}]/u);
const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y;
const URL = /(?:https?:\/\/|www\.)[^\s<]*/gi;
const URL_START = /https?:\/\/|www\./gi;
/** Read as markup wherever they stand; the others depend on what is beside them. */
const ALWAYS = "\\`*[~";
const SPECIAL = /[\\`*[~<&!|]|_+/g;

/** Starts of a line that would make it a heading, a quote, an item of a list, a rule or the head of a table. */
const LINE_START = /^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|(?=[-=|:][-=|:\s]*$))/;
const CLOSING_HASHES = /(?:^|\s)(#+)$/;

/** A letter or digit for certain: parsers do not agree on what stands outside the basic plane. */
export const isWord = (char: string | undefined): boolean => char !== undefined && LETTER_OR_DIGIT(char).test(char);
/** Punctuation or a symbol, or perhaps so. */
export const isPunctuation = (char: string | undefined): boolean =>
  char !== undefined && (PUNCTUATION(char).test(char) || SURROGATE.test(char));

/** Where a piece of text stands, as far as its escapes depend on that. */
export interface Around {
  /** `flow`: its lines begin lines of the output. */
  readonly place: "flow" | "heading" | "cell";
  /** The text of links, in order: [start, end). */
  readonly links: readonly (readonly [number, number])[];
  /** Where the marks of footnotes end: a bracket there would make links of them. */
  readonly notes: readonly number[];
  /** Positions where any span begins or ends. */
  readonly seams: ReadonlySet<number>;
}

/** Positions of [from, to) that need a backslash only for where they stand in a line. */
function lineMarks(text: string, from: number, to: number, place: Around["place"], out: Set<number>): void {
  if (place === "heading") {
    const closing = CLOSING_HASHES.exec(text.slice(from, to).replace(/\n/g, " "))?.[1];
    if (closing) out.add(to - closing.length);
  }
  if (place !== "flow") return;
  for (let start = from; start < to; ) {
    const next = text.indexOf("\n", start);
    const end = next < 0 || next > to ? to : next;
    const line = text.slice(start, end).trimStart();
    const at = end - line.length;
    const found = LINE_START.exec(line);
    if (found) out.add(/^\d/.test(found[0]) ? at + found[0].length : at);
    start = end + 1;
  }
}

/** Addresses that parsers would make links of, though escapes or spans inside them would tear them: their second mark. */
function urlMarks(text: string, from: number, to: number, { seams, links }: Around, out: Set<number>): void {
  if (!text.includes("://") && !/www\./i.test(text)) return;
  let next = 0;
  for (const { index, 0: url } of text.slice(from, to).matchAll(URL)) {
    const start = from + index;
    while (next < links.length && links[next]![1] <= start) next++;
    // The text of a link holds no other link.
    if (next < links.length && links[next]![0] <= start && start + url.length <= links[next]![1]) continue;
    // The backslash of an escape or a line break would be taken for a part of it.
    let torn = /[\\`*[~_&|]/.test(url) || /[<\n]/.test(text[start + url.length] ?? "");
    for (let i = start + 1; !torn && i <= start + url.length && i < to; i++) torn = seams.has(i);
    if (!torn) continue;
    for (const { index: at, 0: opening } of url.matchAll(URL_START))
      out.add(start + at + (opening.endsWith(".") ? 3 : opening.length - 3));
  }
}

/** The positions of [from, to) that need a backslash whatever spans they stand in. */
export function marksOf(text: string, from: number, to: number, around: Around): Set<number> {
  const out = new Set<number>();
  lineMarks(text, from, to, around.place, out);
  urlMarks(text, from, to, around, out);
  for (const end of around.notes) if (end < to && text[end] === "(") out.add(end);
  const linkStarts = new Set(around.links.map(([start]) => start));
  for (const { index, 0: found } of text.slice(from, to).matchAll(SPECIAL)) {
    const at = from + index;
    if (found[0] === "_") {
      const end = at + found.length;
      // Between letters underscores mark nothing.
      const inside = at > from && end < to && isWord(text[at - 1]) && isWord(text[end]);
      let plain = inside;
      for (let i = at; plain && i <= end; i++) plain = !around.seams.has(i);
      if (!plain) for (let i = at; i < end; i++) out.add(i);
    } else if (found === "!" ? linkStarts.has(at + 1) : needsEscape(text, at, found, around.place)) out.add(at);
  }
  return out;
}

function needsEscape(text: string, at: number, char: string, place: Around["place"]): boolean {
  if (ALWAYS.includes(char)) return true;
  if (char === "|") return place === "cell";
  if (char === "<") return /[A-Za-z/!?]/.test(text[at + 1] ?? "");
  ENTITY.lastIndex = at;
  return ENTITY.test(text);
}

/** The destination of a link, so that it ends where the address does. */
export function destination(href: string): string {
  const safe = href
    .replace(/[\n\r\t]/g, "")
    .replace(/\\/g, "\\\\")
    .replace(/\|/g, "%7C")
    .replace(/&(?=[\w#]+;)/g, "\\&");
  return /[\s()<>]/.test(safe) ? `<${safe.replace(/[<>]/g, "\\$&")}>` : safe;
}

/** A code span: as many backticks around it as it needs. */
export function codeSpan(text: string, cell: boolean): string {
  const line = text.replace(/\s*[\n\r]\s*/g, " ");
  // A run of another length inside is no end.
  const runs = new Set((line.match(/`+/g) ?? []).map((run) => run.length));
  let ticks = 1;
  while (runs.has(ticks)) ticks++;
  const fence = "`".repeat(ticks);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return fence + pad + (cell ? line.replace(/\|/g, "\\|") : line) + pad + fence;
}
