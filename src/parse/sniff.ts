/** Tells HTML from text that merely holds pieces of it. */
import { BLOCK, SHELL, traits, VOID } from "./tags.js";

/** How much of an input is looked at, in characters. */
const LOOK = 200_000;
const START =
  /^(?:\s|\ufeff|<!--(?:(?!-->)[\s\S])*-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|frameset)[\s>]/i;
const TAG = /<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*|\/)?>/gi;
const INK = /\S/g;
const UNPAIRED = new Set(["p", "li", "td", "tr", "th", "dd", "dt", "option"]);
const RAW = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;

const ink = (text: string): number => text.match(INK)?.length ?? 0;

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

/** Letters that stand between the start and the end tag of some block-level element, and those that do not. */
function census(text: string, tags: readonly Tag[]): { inside: number; outside: number; pairs: number } {
  const open = new Map<string, number[]>();
  const reach: [number, number][] = [];
  for (const tag of tags) {
    const bits = traits.get(tag.name)!;
    if (!(bits & (BLOCK | SHELL)) || bits & VOID) continue;
    const starts = open.get(tag.name);
    if (!tag.close) {
      if (!starts) open.set(tag.name, [tag.start]);
      else if (UNPAIRED.has(tag.name)) starts[0] = tag.start;
      else starts.push(tag.start);
    } else {
      const start = starts?.pop();
      if (start !== undefined) reach.push([start, tag.end]);
    }
  }
  reach.sort((a, b) => a[0] - b[0]);
  let outside = 0;
  let inside = 0;
  let at = 0;
  const count = (start: number, end: number): number => {
    let bare = "";
    let from = start;
    for (const tag of tagsOf(text.slice(start, end))) {
      bare += text.slice(from, start + tag.start);
      from = start + tag.end;
    }
    return ink(bare + text.slice(from, end));
  };
  for (const [start, end] of reach) {
    if (end <= at) continue;
    if (start > at) outside += count(at, start);
    inside += count(Math.max(at, start), end);
    at = end;
  }
  return { inside, outside: outside + count(at, text.length), pairs: reach.length };
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
 * Whether an input is a page or a piece of one in HTML, and not text with pieces of tags in it, prose about HTML,
 * code or Markdown with some tags.
 */
export function looksLikeHtml(source: string): boolean {
  const head = source.slice(0, LOOK);
  if (!head.includes("<")) return false;
  const tags = tagsOf(head);
  if (START.test(head.slice(0, 20_000))) return tags.length > 2 || source.length < 200;
  const text = head.replace(RAW, "");
  const bare = tagsOf(text);
  if (bare.length === 0) return false;
  const { inside, outside, pairs } = census(text, bare);
  if (pairs > 0 && inside > outside) return true;
  return /^\s*</.test(text) && isOldStyle(text, bare);
}
