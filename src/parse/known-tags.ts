/** The tags and attributes that the parser knows, found by their letters. */
import type { Source } from "./source.js";
import {
  bitsOf,
  CELL,
  HEADING,
  HTML_IN_SVG,
  kinds,
  NO_ELEMENTS,
  OWN,
  RAW,
  SEAMLESS,
  SECTION,
  TELLS,
  TRANSPARENT,
} from "./tags.js";

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

/** The known tags by name. */
export const tags: ReadonlyMap<string, Tag> = new Map(
  [...bitsOf([...kinds, ...more])].map(([name, bits], id): [string, Tag] => [
    name,
    { name, bits, id, raw: TEXT_ONLY.has(name) },
  ]),
);

/** Known tags by a hash of their letters; more slots than tags, so that most hold one. */
const SLOTS = 2048;
const slots: (Tag[] | undefined)[] = new Array(SLOTS).fill(undefined);
const LONGEST = 14;

function slotOf(source: string, start: number, end: number): number {
  let hash = end - start;
  // Makes capital letters small, and what else lacks that bit something else: it is told apart below.
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (source.charCodeAt(at) | 32)) | 0;
  return (hash ^ (hash >>> 11)) & (SLOTS - 1);
}
for (const tag of tags.values()) {
  const slot = slotOf(tag.name, 0, tag.name.length);
  const known = slots[slot];
  if (known) known.push(tag);
  else slots[slot] = [tag];
}

/** A small letter for a capital one; other codes as they are. Adds at any code: V8 throws code away that adds at last. */
export const small = (code: number): number => code + (code >= 65 && code <= 90 ? 32 : 0);

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
