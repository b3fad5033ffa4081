/** Footnotes: which links lead to a note on the same page, and which blocks are that note. */
import { retext } from "../inline.js";
import type { Block, Element, Inline } from "../model.js";
import { BLOCK, traits } from "../parse/tags.js";

/** A mark that leads to a note: `1`, `[2]`, `(a)`, `*`. */
const MARK = /^[[(]?(\d{1,4}|[a-z]{1,4}|[*†‡§¶]{1,4})[\])]?$/i;
/** What leads back from the note to its mark. */
const BACK = /^(?:[\s\u21a9\u21b5\u2191\u25b2\u23ce^]|\ufe0e|\ufe0f)+$/;
/** More blocks than this are a section, not a note. */
const MOST_BLOCKS = 12;

export interface Notes {
  /** The blocks, without the links that lead back. */
  readonly blocks: readonly Block[];
  /** Label of the note that a block belongs to, by its id. */
  readonly labels: ReadonlyMap<number, string>;
  /** Labels by the link that leads to the note. */
  readonly marks: ReadonlyMap<Inline, string>;
}

const fragment = (href: string | undefined): string | undefined => {
  if (!href || href.length < 2 || href[0] !== "#") return undefined;
  try {
    return decodeURIComponent(href.slice(1)).toLowerCase();
  } catch {
    return href.slice(1).toLowerCase();
  }
};

interface Mark {
  readonly link: Inline;
  readonly block: number;
  readonly name: string;
}

/** Links in superscript or brackets that lead to a place on the page. */
function marksIn(blocks: readonly Block[]): Map<string, Mark[]> {
  const out = new Map<string, Mark[]>();
  for (const { id, inline, text } of blocks) {
    let raised = -1;
    let last = -1;
    for (const [i, link] of (inline ?? []).entries()) {
      if (link.kind === "sup") raised = link.end;
      const to = link.kind === "link" ? fragment(link.href) : undefined;
      if (!to || link.end - link.start > 6) continue;
      const name = MARK.exec(text.slice(link.start, link.end))?.[1];
      const next = inline![i + 1];
      const sup = link.end <= raised || (next?.kind === "sup" && next.end <= link.end);
      const bracketed = /[[(]/.test(text[link.start]!) || text[link.start - 1] === "[";
      const listed = last >= 0 && link.start - last < 4 && /^[,;\s–-]*$/.test(text.slice(last, link.start));
      if (!name || !(sup || bracketed || listed)) continue;
      last = link.end;
      const mark = { link, block: id, name };
      const same = out.get(to);
      if (same) same.push(mark);
      else out.set(to, [mark]);
    }
  }
  return out;
}

/** For each element the one that it is or stands in and that a mark leads to; -1 for none. */
function targets(
  elements: readonly Element[],
  wanted: ReadonlyMap<string, unknown>,
): { at: number[]; to: Map<number, string> } {
  const to = new Map<number, string>();
  const found = new Set<string>();
  for (const [index, { hint, tag, parent }] of elements.entries()) {
    if (!hint) continue;
    for (const name of hint.split(" ")) {
      if (!wanted.has(name) || found.has(name)) continue;
      const holder = (traits.get(tag) ?? 0) & BLOCK ? index : parent;
      if (holder < 0 || to.has(holder)) continue;
      found.add(name);
      to.set(holder, name);
    }
  }
  const at: number[] = [];
  for (const [index, { parent }] of elements.entries()) at.push(to.has(index) ? index : (at[parent] ?? -1));
  return { at, to };
}

/** The note without what leads back to its mark, and without its own mark before it; undefined where nothing is left. */
function withoutBacklinks(block: Block, first: boolean, label: string): Block | undefined {
  let now = block;
  // From the last on, so that what is found before keeps its place.
  for (const { kind, href, start, end } of [...(block.inline ?? [])].reverse()) {
    if (kind !== "link" || href?.[0] !== "#") continue;
    const text = block.text.slice(start, end);
    if (!BACK.test(text) && !(first && start <= 1 && MARK.test(text))) continue;
    const before = block.text.slice(0, start).replace(/^[[(]$|\s+$/, "");
    const after = now.text.slice(end);
    const left = (before + (before ? after : after.replace(/^[\]).:\s]+/, ""))).trim();
    if (!left) return undefined;
    now = retext(now, left);
  }
  // Its number is the label now.
  const own = first ? /^[[(]?(\w{1,4})[\]).]+\s*(?=\S)/.exec(now.text) : null;
  return own?.[1] === label ? retext(now, now.text.slice(own[0].length)) : now;
}

/** Finds the footnotes of a page; blocks as they were where there are none. */
export function notesOf(blocks: readonly Block[], elements: readonly Element[]): Notes {
  const wanted = marksIn(blocks);
  if (wanted.size === 0) return { blocks, labels: new Map(), marks: new Map() };
  const { at, to } = targets(elements, wanted);
  const bodies = new Map<number, Block[]>();
  for (const block of blocks) {
    const target = at[block.markup?.element ?? -1] ?? -1;
    if (target < 0) continue;
    const body = bodies.get(target);
    if (body) body.push(block);
    else bodies.set(target, [block]);
  }
  const labels = new Map<number, string>();
  const marks = new Map<Inline, string>();
  const taken = new Set<string>();
  const clean = new Map<number, Block | undefined>();
  for (const [target, body] of bodies) {
    const leading = wanted.get(to.get(target)!)!;
    const first = leading[0]!;
    if (first.block >= body[0]!.id || body.length > MOST_BLOCKS) continue;
    if (body.some(({ kind, row }) => kind === "heading" || row)) continue;
    let label = /^\w+$/.test(first.name) ? first.name : String(taken.size + 1);
    while (taken.has(label)) label += "a";
    taken.add(label);
    for (const { link, block } of leading) if (block < body[0]!.id) marks.set(link, label);
    for (const [i, block] of body.entries()) {
      labels.set(block.id, label);
      clean.set(block.id, withoutBacklinks(block, i === 0, label) ?? (body.length > 1 ? undefined : block));
    }
  }
  return {
    blocks: blocks.flatMap((block) => (clean.has(block.id) ? (clean.get(block.id) ?? []) : block)),
    labels,
    marks,
  };
}
