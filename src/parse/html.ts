/** HTML to blocks, in one pass over the page. The only user of cheerio. */
import { load } from "cheerio/slim";
import type { Document } from "../model.js";
import { finish } from "./drafts.js";
import { mend } from "./mend.js";
import { Reader, type Show } from "./reader.js";

export { looksLikeHtml } from "./sniff.js";

/** How often a page is mended and read again at most. */
const ROUNDS = 4;

/** A page that shows less than this, in characters, may well have been hidden as a whole. */
const LITTLE = 2000;

/** Longest note that asks to turn scripts on, in characters. */
const SHORT_NOTE = 300;

function read(source: string, show: Show): Reader {
  let text = source;
  for (let round = 0; ; round++) {
    const reader = new Reader(text, show);
    const mended = round < ROUNDS && reader.torn ? mend(text, reader.torn) : text;
    if (mended === text) return reader;
    text = mended;
  }
}

/**
 * Turns a page or a piece of one into blocks. Never throws: what is torn is read as a browser would, or better where a
 * browser would show nothing of the rest.
 *
 * @param source the markup as a string, without a byte order mark
 * @returns a document whose spans are UTF-16 offsets into `source`
 */
export function parseHtml(source: string): Document {
  let reader = read(source, { hidden: false, noscript: false });
  // A page that keeps most of its text back is one that scripts would have built or shown.
  const hidden = reader.ink < LITTLE && reader.hiddenInk > reader.ink;
  const noscript = reader.noscriptInk > reader.ink + SHORT_NOTE;
  if (hidden || noscript) reader = read(source, { hidden, noscript });
  return finish(reader.tree.drafts.list, reader.tree.elements, reader.meta());
}

/**
 * The markup of the elements that a CSS selector finds, in the order of the page, those inside others left out.
 *
 * @throws Error where the selector cannot be read
 */
export function select(source: string, selector: string): string {
  const $ = load(source);
  const found = $(selector);
  const all = new Set<unknown>(found.toArray());
  const outermost = found.toArray().filter((element) => {
    for (let up = element.parent; up; up = up.parent) if (all.has(up)) return false;
    return true;
  });
  return outermost.map((element) => $.html(element)).join("\n");
}
