/** What the parser has to know of each HTML tag, as bits; tags that are not listed are inline. */

/** Ends the block before it and the one inside it. */
export const BLOCK = 1;
/** Has no content and no end tag. */
export const VOID = 2;
/** Its content is no text of the page. */
export const SKIP = 4;
/** Inline formatting: changes nothing in the blocks, and may be nested wrongly without harm. */
export const FORMAT = 8;
/** Ends an open paragraph. */
export const ENDS_P = 16;
/** Closing tags of inline elements do not reach beyond it. */
export const SPECIAL = 32;
/** Closing tags inside it do not reach beyond it. */
export const BARRIER = 64;
/** Stands once in a page and needs no end tag: html, head, body, frameset. */
export const SHELL = 128;
/** Its start tag ends an unclosed `svg`. */
export const BREAKOUT = 256;

/** A heading, whose level is its digit. */
export const HEADING = 512;
/** A cell of a table, and a part of its rows. */
export const CELL = 1024;
export const SECTION = 2048;
/** Is an article of its own, even inside a list item. */
export const OWN = 4096;
/** Part no words: the readings of a ruby are left out, and what they stand above is one word. */
export const SEAMLESS = 8192;
/** Raw text that may swallow the rest of a page when it is not closed. */
export const RAW = 16384;
/** Holds no elements, even where a slash seems to end its start tag: the next end tag does. */
export const NO_ELEMENTS = 32768;
/** Holds HTML inside of `svg`. */
export const HTML_IN_SVG = 65536;
/** List items and their like may hold it without ending the reach of the next `<li>`. */
export const TRANSPARENT = 131072;

/** Tells of the page, by its name. */
export const TELLS = 262144;

/** Bits, and the names of the tags that have them. */
type Group = readonly [bits: number, names: string];

export const kinds: readonly Group[] = [
  [
    BLOCK | ENDS_P | SPECIAL | BREAKOUT,
    `address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup
    main menu nav ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing form li dd dt plaintext xmp`,
  ],
  [BLOCK | ENDS_P | SPECIAL | BARRIER | BREAKOUT, "table"],
  [BLOCK | SPECIAL | BREAKOUT, "tr tbody thead tfoot optgroup"],
  [BLOCK | SPECIAL | BARRIER, "td th caption marquee"],
  [BLOCK | SPECIAL, "button label legend"],
  [SPECIAL | SKIP | BARRIER, "object applet template"],
  [
    SPECIAL | SKIP,
    "script style noscript iframe noembed noframes select option datalist textarea title colgroup rt rp audio video canvas svg",
  ],
  [VOID | BLOCK | ENDS_P, "hr"],
  [
    VOID,
    "area base basefont bgsound br col command embed frame image img input isindex keygen link meta param source track wbr",
  ],
  [
    FORMAT,
    "a abbr acronym b bdi bdo big cite code dfn em font i ins del kbd mark nobr q s samp small strike strong sub sup tt u var",
  ],
  [SHELL, "html head body frameset"],
];

export function bitsOf(groups: readonly Group[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const [bits, names] of groups) for (const name of names.split(/\s+/)) out.set(name, (out.get(name) ?? 0) | bits);
  return out;
}

/** Tag name, in lower case, to the bits that say what it does to the text. */
export const traits: ReadonlyMap<string, number> = bitsOf(kinds);
