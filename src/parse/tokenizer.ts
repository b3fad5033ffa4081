/**
 * A page as text, start tags and end tags, in one pass. Follows the HTML standard's tokenizer as htmlparser2 does,
 * which it is measured against; scripts, comments and values of attributes are skipped by searching for their end.
 */
import type { Attributes } from "./attributes.js";
import { points, referenceAt } from "./entities.js";
import { small, type Tag, tagOf } from "./known-tags.js";
import type { Source } from "./source.js";
import { isWhite } from "./white-space.js";

/** What is told of a page, in its order. Places are those in the source. */
export interface Events {
  /** Text as it stands in the source. */
  text(start: number, end: number): void;
  /** A character reference. */
  reference(point: number, start: number, end: number): void;
  /** A start tag; its attributes are there until the next one. */
  open(tag: Tag, start: number, selfClosing: boolean): void;
  close(tag: Tag): void;
  /** A comment that does not end. */
  openComment(start: number): void;
  /** A CDATA section, which HTML has only inside of foreign elements. */
  cdata(start: number): void;
}

const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122 && code < 128;

/** Where a tag name or an attribute's that begins there ends: at white space, a slash or a bracket. */
function endOfName(source: string, from: number, sign: number): number {
  let at = from;
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code <= GREATER && (code === GREATER || code === SLASH || code === sign || isWhite(code))) break;
  }
  return at;
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (isWhite(source.charCodeAt(at))) at++;
  return at;
}

/** Where the end tag of an element begins that holds nothing but text; -1 where it has none. */
function endOfRaw(source: string, from: number, name: string): number {
  for (let at = source.indexOf("</", from); at >= 0; at = source.indexOf("</", at + 2)) {
    let i = 0;
    while (i < name.length && small(source.charCodeAt(at + 2 + i)) === name.charCodeAt(i)) i++;
    if (i < name.length) continue;
    const after = source.charCodeAt(at + 2 + i);
    if (after === GREATER || isWhite(after)) return at;
  }
  return -1;
}

/**
 * Reads the attributes of a tag, and where it ends.
 *
 * @returns the place after its bracket, made negative where a slash stands before that; 0 where the page ends first
 */
function readTag(source: string, from: number, attributes: Attributes): number {
  let at = from;
  for (;;) {
    at = skipSpace(source, at);
    const code = source.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code === SLASH) {
      at = skipSpace(source, at + 1);
      if (source.charCodeAt(at) === GREATER) return -at - 1;
      continue;
    }
    if (at >= source.length) return 0;
    // Even an equals sign may open a name.
    const name = at;
    const nameEnd = endOfName(source, at + 1, EQUALS);
    at = skipSpace(source, nameEnd);
    if (source.charCodeAt(at) !== EQUALS) {
      if (at >= source.length) return 0;
      attributes.add(name, nameEnd, nameEnd, nameEnd);
      continue;
    }
    at = skipSpace(source, at + 1);
    const quote = source.charCodeAt(at);
    if (quote === 34 || quote === 39) {
      const end = source.indexOf(quote === 34 ? '"' : "'", at + 1);
      if (end < 0) return 0;
      attributes.add(name, nameEnd, at + 1, end);
      at = end + 1;
      continue;
    }
    const value = at;
    for (; at < source.length; at++) {
      const next = source.charCodeAt(at);
      if (next <= GREATER && (next === GREATER || isWhite(next))) break;
    }
    if (at >= source.length) return 0;
    attributes.add(name, nameEnd, value, at);
  }
}

/**
 * Reads a page and tells what it holds.
 *
 * @param attributes those of the tag that is being told
 * @returns where the tag begins that the page ends in, -1 where it ends in none
 */
export function tokenize(page: Source, attributes: Attributes, to: Events): number {
  const source = page.units;
  const size = source.length;
  /** The next ampersand, at a place before which none is asked for. */
  let ampersand = -1;
  const text = (start: number, end: number, references = true): void => {
    let from = start;
    if (references) {
      if (ampersand < from) ampersand = indexOr(source, "&", from, size);
      while (ampersand < end) {
        const at = ampersand;
        const length = referenceAt(source, at, false);
        if (length) {
          if (from < at) to.text(from, at);
          for (const point of points) to.reference(point, at, at + length);
          from = at + length;
        }
        ampersand = indexOr(source, "&", length ? from : at + 1, size);
      }
    }
    if (from < end) to.text(from, end);
  };
  /** Where the text begins that has not been told. */
  let from = 0;
  /** Where the next tag is looked for. */
  let at = 0;
  while (at < size) {
    const open = source.indexOf("<", at);
    if (open < 0) break;
    if (from < open) text(from, open);
    from = open;
    const code = source.charCodeAt(open + 1);
    if (isLetter(code)) {
      const nameEnd = endOfName(source, open + 1, GREATER);
      // The page ends in a tag.
      if (nameEnd >= size) return -1;
      const tag = tagOf(page, open + 1, nameEnd);
      attributes.clear();
      const end = readTag(source, nameEnd, attributes);
      if (end === 0) return open;
      at = from = Math.abs(end);
      to.open(tag, open, end < 0);
      if (tag.raw && end > 0) {
        const close = endOfRaw(source, at, tag.name);
        text(from, close < 0 ? size : close, tag.name === "title");
        at = from = close < 0 ? size : close;
      }
    } else if (code === SLASH) {
      const name = skipSpace(source, open + 2);
      const first = source.charCodeAt(name);
      let end = name;
      if (isLetter(first)) {
        while (end < size && source.charCodeAt(end) !== GREATER && !isWhite(source.charCodeAt(end))) end++;
        if (end >= size) return -1;
        to.close(tagOf(page, name, end));
      }
      const close = source.indexOf(">", end);
      if (close < 0) {
        // Cut off in an end tag, or no tag at all.
        at = size;
        if (isLetter(first)) from = size;
      } else at = from = close + 1;
    } else if (code === 33 || code === 63) {
      at = from = endOfDeclaration(source, open, to);
    } else at = open + 1;
  }
  if (from < size) text(from, size);
  return -1;
}

const indexOr = (source: string, what: string, from: number, otherwise: number): number => {
  const at = source.indexOf(what, from);
  return at < 0 ? otherwise : at;
};

/** Where a comment, a declaration or an instruction that begins with that bracket ends. One without end is text. */
function endOfDeclaration(source: string, open: number, to: Events): number {
  if (source.startsWith("<!--", open)) {
    // The signs that open it may be those that close it: `<!-->`.
    const end = source.indexOf("-->", open + 2);
    if (end >= 0) return end + 3;
    to.openComment(open + 4);
    return source.length;
  }
  if (source.startsWith("<![CDATA[", open)) {
    to.cdata(open + 9);
    return indexOr(source, "]]>", open + 9, source.length - 3) + 3;
  }
  const end = source.indexOf(">", open + 2);
  return end < 0 ? open + 2 : end + 1;
}
