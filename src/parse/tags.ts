import type { Source } from "./source.js";

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

/** A tag of a page. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly bits: number;
  /** Numbers the known ones from 0 on; -1 for any other. */
  readonly id: number;
  /** Holds text alone, up to its end tag. */
  readonly raw: boolean;
}

const kinds: readonly (readonly [number, string])[] = [
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

/** What more has to be known of some, and tags that are met often. */
const more: readonly (readonly [number, string])[] = [
  [HEADING, "h1 h2 h3 h4 h5 h6"],
  [CELL, "td th"],
  [SECTION, "thead tbody tfoot"],
  [OWN, "article main section table td th dialog nav form"],
  [SEAMLESS, "span ruby rb rt rp rtc"],
  [RAW | NO_ELEMENTS, "title textarea style xmp"],
  [NO_ELEMENTS, "script iframe noembed noframes"],
  [HTML_IN_SVG, "foreignobject desc title"],
  [TRANSPARENT, "address div p"],
  [TELLS, "meta link base script time"],
  [
    0,
    "math annotation semantics mrow mi mo mn msub msup path g use circle rect line polygon defs lineargradient stop slot picture",
  ],
];

/** Those whose content is text up to their end tag, to the tokenizer. */
const TEXT_ONLY = new Set(["script", "style", "title", "textarea", "xmp"]);

function bitsOf(groups: typeof kinds): Map<string, number> {
  const out = new Map<string, number>();
  for (const [bits, names] of groups) for (const name of names.split(/\s+/)) out.set(name, (out.get(name) ?? 0) | bits);
  return out;
}

/** Tag name, in lower case, to the bits that say what it does to the text. */
export const traits: ReadonlyMap<string, number> = bitsOf(kinds);

/** The known tags by name. */
export const tags: ReadonlyMap<string, Tag> = new Map(
  [...bitsOf([...kinds, ...more])].map(([name, bits], id): [string, Tag] => [
    name,
    { name, bits, id, raw: TEXT_ONLY.has(name) },
  ]),
);

/** Known tags by a hash of their letters; more slots than tags, so that most hold one. */
const SLOTS = 2048;
const slots: (readonly Tag[] | undefined)[] = new Array(SLOTS).fill(undefined);
const LONGEST = 14;

function slotOf(source: string, start: number, end: number): number {
  let hash = end - start;
  // Makes capital letters small, and what else lacks that bit something else: it is told apart below.
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (source.charCodeAt(at) | 32)) | 0;
  return (hash ^ (hash >>> 11)) & (SLOTS - 1);
}
for (const tag of tags.values()) {
  const slot = slotOf(tag.name, 0, tag.name.length);
  slots[slot] = [...(slots[slot] ?? []), tag];
}

/** A small letter for a capital one; other codes as they are. */
export const small = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

/** The tag whose name stands at [start, end) of a source, in any case. */
export function tagOf(source: Source, start: number, end: number): Tag {
  const length = end - start;
  const { units } = source;
  const known = length <= LONGEST ? slots[slotOf(units, start, end)] : undefined;
  next: for (const tag of known ?? []) {
    if (tag.name.length !== length) continue;
    for (let i = 0; i < length; i++) if (small(units.charCodeAt(start + i)) !== tag.name.charCodeAt(i)) continue next;
    return tag;
  }
  return { name: source.text(start, end).toLowerCase(), bits: 0, id: -1, raw: false };
}

/** The attributes that the parser reads: those of an element's hint first, in its order. */
export const attributeNames = [
  "class", "id", "role", "itemprop", "itemtype", "aria-label", "data-testid", "hidden", "style",
  "href", "name", "property", "http-equiv", "content", "lang", "xml:lang", "alttext",
  "encoding", "shadowrootmode", "type", "rel", "src", "datetime", "itemscope",
  "start", "value", "reversed", "colspan", "rowspan", "data-lang", "data-language", "alt",
] as const; // biome-ignore format: a table

export type Attribute = (typeof attributeNames)[number];

/** Their places in that list. */
export const AT = Object.fromEntries(attributeNames.map((name, id) => [name, id])) as Readonly<
  Record<Attribute, number>
>;

/** How many of them make up an element's hint. */
export const HINTS = 7;
