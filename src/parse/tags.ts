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

const groups: readonly (readonly [number, string])[] = [
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

/** Tag name, in lower case, to its bits. */
export const traits: ReadonlyMap<string, number> = new Map(
  groups.flatMap(([bits, names]) => names.split(/\s+/).map((name): [string, number] => [name, bits])),
);

/** The attributes that the parser reads. */
export type Attribute =
  | "class" | "id" | "role" | "itemprop" | "itemtype" | "aria-label" | "data-testid" | "hidden" | "style"
  | "aria-hidden" | "href" | "name" | "property" | "http-equiv" | "content" | "lang" | "xml:lang" | "alttext"
  | "encoding" | "shadowrootmode" | "type" | "rel" | "src" | "datetime" | "itemscope"
  | "start" | "value" | "reversed" | "colspan" | "rowspan" | "data-lang" | "data-language" | "alt"; // biome-ignore format: a table

/** Attributes that make up an element's hint, in that order. */
export const hintAttributes: readonly Attribute[] = [
  "class", "id", "role", "itemprop", "itemtype", "aria-label", "data-testid",
]; // biome-ignore format: a table

export const attributes: ReadonlySet<string> = new Set<Attribute>([
  ...hintAttributes, "hidden", "style", "aria-hidden", "href", "name", "property", "http-equiv", "content", "lang",
  "xml:lang", "alttext", "encoding", "shadowrootmode", "type", "rel", "src", "datetime", "itemscope",
  "start", "value", "reversed", "colspan", "rowspan", "data-lang", "data-language"
]); // biome-ignore format: a table

/** The same, and what only inline markup needs. */
export const inlineAttributes: ReadonlySet<string> = new Set<string>([...attributes, "alt"]);
