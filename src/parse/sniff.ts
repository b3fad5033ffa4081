/** Tells HTML from text that merely holds pieces of it. */
import { BLOCK, SHELL, traits, VOID } from "./tags.js";

/** How much of an input is looked at, in characters. */
const LOOK = 200_000;
const DOCTYPE = /^(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?xml[^>]*>)*<!doctype\s+html[\s>]/i;
const OPENS = /^[\t\n\f\r ]*<!doctype[\t\n\f\r ]+html[\t\n\f\r >]/i;
const START = /^<(?:html|head|body|frameset)[\s>]/i;
/** Fewest elements in an input that begins with a text of its own. */
const ENOUGH_PAIRS = 3;
const TAG = /<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*|\/)?>/gi;
const SPACE = /\s+/g;
const UNPAIRED = new Set(["p", "li", "td", "tr", "th", "dd", "dt", "option"]);
/** Start and end tags of what holds no text. */
const CODE = [
  [/<script/gi, /<\/script/gi],
  [/<style/gi, /<\/style/gi],
] as const;
const DECLARATION = /<[!?][^<>]*>/g;

const ink = (text: string): number => text.replace(SPACE, "").length;

/** The input without scripts and style sheets. */
function withoutCode(text: string): string {
  let out = text;
  for (const [start, end] of CODE) {
    let rest = "";
    let at = 0;
    for (let from = placeOf(start, out, 0); from >= 0; from = placeOf(start, out, at)) {
      const to = placeOf(end, out, from);
      if (to < 0) break;
      rest += out.slice(at, from);
      at = to;
    }
    if (at > 0) out = rest + out.slice(at);
  }
  return out.replace(DECLARATION, "");
}

/** Where a match of a global expression begins, from a place on; -1 where there is none. */
function placeOf(expression: RegExp, text: string, from: number): number {
  expression.lastIndex = from;
  return expression.exec(text)?.index ?? -1;
}

interface Tag {
  readonly close: boolean;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function tagsOf(text: string): Tag[] {
  const tags: Tag[] = [];
  for (const match of text.matchAll(TAG)) {
    const name = match[2]!.toLowerCase();
    if (traits.has(name))
      tags.push({ close: match[1] === "/", name, start: match.index, end: match.index + match[0].length });
  }
  return tags;
}

/** Where each block-level element with both its tags stands, those inside others included, by start. */
function elementsOf(tags: readonly Tag[]): [number, number][] {
  const open = new Map<string, number[]>();
  const found: [number, number][] = [];
  for (const tag of tags) {
    const bits = traits.get(tag.name)!;
    if (!(bits & (BLOCK | SHELL)) || bits & VOID) continue;
    const starts = open.get(tag.name);
    if (tag.close) {
      const start = starts?.pop();
      if (start !== undefined) found.push([start, tag.end]);
    } else if (!starts) open.set(tag.name, [tag.start]);
    else if (UNPAIRED.has(tag.name)) starts[0] = tag.start;
    else starts.push(tag.start);
  }
  return found.sort((a, b) => a[0] - b[0]);
}

interface Census {
  /** Letters in block-level elements. */
  readonly inside: number;
  /** Letters elsewhere. */
  readonly outside: number;
  /** Text elsewhere has paragraphs, parted by blank lines. */
  readonly paragraphs: boolean;
}

function census(text: string, elements: readonly (readonly [number, number])[]): Census {
  let outside = "";
  let inside = 0;
  let at = 0;
  for (const [start, end] of elements) {
    if (end <= at) continue;
    if (start > at) outside += `${text.slice(at, start)}`;
    inside += ink(text.slice(Math.max(at, start), end).replace(TAG, ""));
    at = end;
  }
  outside = (outside + text.slice(at)).replace(TAG, "").trim();
  return { inside, outside: ink(outside), paragraphs: /\n[ \t\r]*\n/.test(outside) };
}

/** Block-level start tags each at the start of a line or right after another tag, with their text right after them. */
function isOldStyle(text: string, tags: readonly Tag[]): boolean {
  let blocks = 0;
  let placed = 0;
  let before = 0;
  for (const tag of tags) {
    const bits = traits.get(tag.name)!;
    if (bits & BLOCK && !tag.close) {
      blocks++;
      const between = text.slice(before, tag.start);
      if (
        (/^\s*$/.test(between) || /\n\s*$/.test(between.slice(-40))) &&
        !/^ [a-z]/.test(text.slice(tag.end, tag.end + 2))
      )
        placed++;
    }
    before = tag.end;
  }
  return blocks >= 2 && placed >= blocks * 0.8 && text.length / blocks < 3000;
}

/**
 * Whether an input says at once that it is HTML. Those that `looksLikeHtml` takes for HTML need not, those that say so it
 * does take.
 *
 * @param head its first characters, or bytes as characters
 */
export const opensAsHtml = (head: string): boolean => OPENS.test(head);

/**
 * Whether an input is a page or a piece of one in HTML, and not text with pieces of tags in it, prose about HTML,
 * code or Markdown with some tags.
 */
export function looksLikeHtml(source: string): boolean {
  const head = source.slice(0, LOOK);
  if (!head.includes("<")) return false;
  if (DOCTYPE.test(head.slice(0, 20_000))) return true;
  const text = withoutCode(head).trim();
  const tags = tagsOf(text);
  if (tags.length === 0) return false;
  if (START.test(text)) return tags.length > 2;
  const elements = elementsOf(tags);
  const { inside, outside, paragraphs } = census(text, elements);
  const first = tags[0]!;
  const begins = first.start === 0 && !first.close && (traits.get(first.name)! & BLOCK) !== 0;
  if (!begins) return elements.length >= ENOUGH_PAIRS && inside > outside;
  return inside > outside || isOldStyle(text, tags) || (!paragraphs && !/^ +[a-z]/.test(text.slice(first.end)));
}
