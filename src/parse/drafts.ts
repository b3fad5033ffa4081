/** Blocks in the making: text is gathered piece by piece until a block-level tag ends it. */

import { expression } from "../expressions.js";
import type { Block } from "../model.js";
import { Numbers } from "../pool.js";
import { type DraftList, draftAt, markupOf, type Place, Stands } from "./draft.js";
import { Marks } from "./marks.js";
import { isWhite } from "./white-space.js";

/** Where those of the page that is being read stand: one page is read at a time, and what is kept of it is copied. */
const places = new Numbers();

/** Longest caption that a class name alone makes a caption, in characters: wrappers bear such names too. */
const LONGEST_CAPTION = 500;
const INK = /[^\s\u00ad\u200b-\u200f\u2060\ufeff]/;
/** Holds more than white space and signs that nobody sees; mostly the first character tells. */
function hasInk(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > 32 && first < 127) || INK.test(text);
}
const WORD_END = expression(/[A-Za-z\d]$/, () => /[\p{L}\p{N}]$/u);
const WORD_START = expression(/^[A-Za-z\d]/, () => /^[\p{L}\p{N}]/u);
const endsWord = (text: string): boolean => WORD_END(text).test(text);
const startsWord = (text: string): boolean => WORD_START(text).test(text);
const SPACE = /[ \t\n\r\f]+/g;
const UNTIDY = /[\t\n\r\f]| {2}/;
const SOFT_HYPHENS = /\u00ad/g;

/** White space as single spaces. Mostly it is to be tidied at the ends alone, where the page's markup is set in. */
function tidied(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWhite(text.charCodeAt(start))) start++;
  if (start === end) return " ";
  while (isWhite(text.charCodeAt(end - 1))) end--;
  let inner = start === 0 && end === text.length ? text : text.slice(start, end);
  if (UNTIDY.test(inner)) inner = inner.replace(SPACE, " ");
  return (start > 0 ? " " : "") + inner + (end < text.length ? " " : "");
}

/** Gathers text into drafts. The text is kept in parts: to look at the end of a long one costs as much as it is long. */
export class Drafts implements DraftList {
  readonly blocks: Block[] = [];
  readonly stands = new Stands();
  readonly places = places;
  private readonly parts: string[] = [];
  /** How many of them are of the open block: the list itself serves for all blocks. */
  private count = 0;
  /** Length of the parts together, in characters. */
  length = 0;
  /** The last character's code, 0 where there is none. */
  private last = 0;
  private start = 0;
  private end = 0;
  private breaks = 0;
  private linked = 0;
  private links = 0;
  private link = false;
  /** Where in the block the last link or span ended. */
  private linkEnd = -1;
  /** No text of the open link is in the block yet. */
  private fresh = false;
  /** Language of the code that is being gathered. */
  language: string | undefined;
  /** Links, emphasis and the like; there only where they were asked for. */
  readonly marks: Marks | undefined;
  /** Between the last text and the next stood a tag that parts words, though no white space did. */
  seam = false;

  constructor(inline: boolean) {
    this.marks = inline ? new Marks() : undefined;
    places.begin();
  }

  openLink(): void {
    // Links that touch each other, or a label before them, are words of their own.
    if (this.link || this.linkEnd === this.length) this.seam = true;
    this.link = true;
    this.fresh = true;
  }

  closeLink(): void {
    this.link = false;
    this.linkEnd = this.length;
  }

  closeSpan(): void {
    this.linkEnd = this.length;
  }

  private push(text: string): void {
    this.parts[this.count++] = text;
    this.length += text.length;
    this.last = text.charCodeAt(text.length - 1);
  }

  /** The text of the open block, which is left empty. */
  private whole(): string {
    const { parts, count } = this;
    const text = count === 1 ? parts[0]! : parts.slice(0, count).join("");
    // What it holds would keep the whole page.
    for (let i = 0; i < count; i++) parts[i] = "";
    this.count = 0;
    return text;
  }

  /** Takes back the text of the open block beyond `length`. */
  cut(length: number): void {
    if (length >= this.length) return;
    const text = this.whole().slice(0, length);
    this.length = this.last = 0;
    if (text) this.push(text);
  }

  /** A line break of the page's markup. Two in a row end the block, as old pages part their paragraphs. */
  break(place: Place): void {
    if (place.kind === "code") this.push("\n");
    else if (place.kind === "heading") this.add(" ", this.end, this.end, place);
    else if (this.length) this.breaks++;
  }

  /** White space that is no text of a block of code. */
  space(): void {
    if (this.length && this.breaks === 0 && !isWhite(this.last)) this.push(" ");
  }

  /** Text with entities decoded, as it stands at [start, end) of the source. */
  add(raw: string, start: number, end: number, place: Place): void {
    let text = raw.includes("\u00ad") ? raw.replace(SOFT_HYPHENS, "") : raw;
    if (!text) return;
    if (place.kind === "code") {
      if (!this.length) this.start = start;
      this.push(text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);
      this.end = end;
      return;
    }
    text = tidied(text);
    if (text === " ") {
      this.space();
      return;
    }
    if (this.breaks > 0) this.endLine(place);
    if (isWhite(text.charCodeAt(0)) && (!this.length || isWhite(this.last))) text = text.slice(1);
    if (this.seam) {
      const before = this.count ? this.parts[this.count - 1]! : "";
      if (endsWord(before.slice(-2)) && startsWord(text.slice(0, 2))) text = ` ${text}`;
      this.seam = false;
    }
    if (!this.length) this.start = start;
    this.push(text);
    this.end = end;
    if (this.link) {
      this.linked += text.length;
      if (this.fresh) this.links++;
      this.fresh = false;
    }
  }

  private endLine(place: Place): void {
    const breaks = this.breaks;
    this.breaks = 0;
    if (breaks > 1) this.flush(place);
    else {
      // A space before the break goes: it is a part of its own, or the end of the last one.
      const before = this.parts[--this.count]!;
      const line = isWhite(this.last) ? before.slice(0, -1) : before;
      this.length -= before.length;
      this.push(`${line}\n`);
    }
  }

  /** Starts a new line of a code block. */
  newLine(): void {
    if (this.length && this.last !== 10) this.push("\n");
  }

  /** Ends the open block, if it holds any text. */
  flush(place: Place): void {
    if (this.length === 0) return;
    const raw = this.whole();
    const { linked, links } = this;
    this.length = this.last = this.breaks = this.linked = this.links = 0;
    this.linkEnd = -1;
    this.seam = false;
    this.fresh = this.link;
    const { language, marks } = this;
    this.language = undefined;
    if (!hasInk(raw)) {
      marks?.take("", 0, false);
      return;
    }
    const text = raw.trim();
    const caption = place.caption && (place.tag === "figcaption" || text.length <= LONGEST_CAPTION);
    const inline = marks?.take(text, raw.length - raw.trimStart().length, caption);
    const markup = markupOf(place.tag, place.element, text.length, Math.min(linked, text.length), links);
    let indent = "";
    if (place.kind === "code") {
      const first = raw.search(/\S/);
      indent = raw.slice(raw.lastIndexOf("\n", first) + 1, first);
      this.blocks.push(draftAt(place, text, caption, markup, language, undefined));
    } else this.blocks.push(draftAt(place, text, caption, markup, undefined, inline));
    places.push(this.start);
    places.push(this.end);
    this.stands.push(place, indent);
  }
}
