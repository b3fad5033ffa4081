/**
 * The data that flows through the program: types only, all of it plain data, so that a document can cross a worker
 * boundary and a decision can be printed, counted or replayed.
 */
import type { Phrases } from "./lexicon.js";
import type { Thresholds } from "./thresholds.js";

/** What a block is in its page. List items and table rows are blocks of their own. */
export type BlockKind = "heading" | "paragraph" | "list-item" | "quote" | "table" | "code" | "image";

/** What a block is to the article; `body` until the parser or a filter knows better. */
export type Role = "headline" | "byline" | "date" | "caption" | "body";

/** Markup inside a block. An image stands at one place of the text and takes none of it. */
export type InlineKind = "link" | "emphasis" | "strong" | "delete" | "code" | "sub" | "sup" | "image";

/** A span of a block's text that markup sets off: [start, end) in UTF-16 units of `Block.text`. */
export interface Inline {
  readonly kind: InlineKind;
  readonly start: number;
  readonly end: number;
  /** Where a link leads or an image is kept, as the page writes it. */
  readonly href?: string;
  /** What an image shows, in words. */
  readonly alt?: string;
}

/** What a row of a table of data is to its table. */
export interface Row {
  /** Index into `Document.elements` of the table. */
  readonly table: number;
  /** All its cells are header cells, or it stands in the table's head. */
  readonly header: boolean;
  /** Each column's share of the block's text, [start, end); empty where a cell is empty or another reaches over it. */
  readonly cells: readonly (readonly [number, number])[];
}

/** Markup evidence on a block; absent where the input was text. */
export interface Markup {
  /** Name of the nearest block-level element, in lower case. */
  readonly tag: string;
  /** Index into `Document.elements` of that element. */
  readonly element: number;
  /** Share of the block's characters that stand inside links, 0 to 1. */
  readonly linkDensity: number;
  /** How many links the block holds. */
  readonly links: number;
}

/** One element of an HTML page, as far as filters ask for it. A parent always stands before its children. */
export interface Element {
  /** Index of the parent in `Document.elements`, -1 for the root. */
  readonly parent: number;
  readonly tag: string;
  /** Class, id, role, itemprop, aria-label and the like, in lower case, separated by spaces. */
  readonly hint: string;
}

/** What a block lacks may be absent or `undefined`. */
export interface Block {
  /** Place in the input, from 0. */
  readonly id: number;
  readonly kind: BlockKind;
  readonly role: Role;
  /** The text as it was written, line breaks inside it included; no white space around it. */
  readonly text: string;
  /** White space that stood before the block in the input (for HTML: that would stand there in text). */
  readonly gap: string;
  /**
   * Where the block stands in the source, after its byte order mark: [start, end). In UTF-16 units, or in bytes where
   * `Document.inBytes` says so.
   */
  readonly span: readonly [number, number];
  /** Level of a heading (1 to 6) or depth of a list item (from 1). */
  readonly level?: number;
  /** Number of the item of an ordered list that the block stands in; absent outside such lists. Only in HTML. */
  readonly number?: number;
  /** How many block quotes stand around the block; absent for none. Only in HTML. */
  readonly quotes?: number;
  /** Language of a block of code as the page names it, in lower case: `js`, `c++`. Only in HTML. */
  readonly language?: string;
  /** Of a row of a table of data. */
  readonly row?: Row;
  /** Links, emphasis and the like, by start, the outer before the inner; there only where they were asked for. */
  readonly inline?: readonly Inline[];
  readonly markup?: Markup;
}

/** What a page is to its reader. */
export type Kind =
  | "article" | "recipe" | "forum" | "product" | "listing" | "documentation" | "service" | "event" | "job" | "video"
  | "audio" | "profile"; // biome-ignore format: a table

/** A kind that the markup of a page declares. */
export interface Declared {
  readonly kind: Kind;
  /** Where, in words: `JSON-LD says NewsArticle`. */
  readonly by: string;
  /** Said in a way in which programs say it of any page. */
  readonly weak?: true;
}

/** What the page says of itself outside its text; what it lacks may be absent or `undefined`. */
export interface Meta {
  readonly title?: string | undefined;
  /** Language code as the page declares it, lower case, without region: `de`. */
  readonly lang?: string | undefined;
  /** Kinds that its markup declares, the most trusted first; absent for text. */
  readonly declared?: readonly Declared[] | undefined;
  /** The text of the article as JSON-LD gives it, in one line; absent where it gives none, or only a few sentences. */
  readonly articleBody?: string | undefined;
  /** What its markup says of it, as it stands there; absent for text. */
  readonly evidence?: Evidence | undefined;
}

/** An item of microdata: an element with `itemscope`. */
export interface Item {
  /** Its schema.org type without the address, in lower case; empty where it has none, or for properties of no item. */
  readonly type: string;
  /** As which property of another item it stands there; empty for an item of its own. */
  readonly prop: string;
  /** Name, in lower case, and value; that of an inner item is the item's name. */
  readonly props: readonly (readonly [name: string, value: string])[];
}

/** A `<time>` element. */
export interface Time {
  /** Its `datetime`, else its text. */
  readonly value: string;
  /** Its class, in lower case. */
  readonly hint: string;
  /** Where its tag stands in the source, in UTF-16 units. */
  readonly at: number;
}

/** What the markup of a page says of the page, unjudged. */
export interface Evidence {
  /** The contents of `<script type="application/ld+json">`. */
  readonly jsonLd: readonly string[];
  /** `<meta>` elements: name or property, in lower case, and content. */
  readonly metas: readonly (readonly [name: string, content: string])[];
  /** `<link>` elements that say where the page or its picture is: `canonical` or `image_src`, and the address. */
  readonly links: readonly (readonly [rel: string, href: string])[];
  /** The `<title>` element's text. */
  readonly title: string;
  /** The address in `<base>`; empty where there is none. */
  readonly base: string;
  readonly items: readonly Item[];
  readonly times: readonly Time[];
}

export interface Document {
  readonly source: "text" | "html";
  readonly blocks: readonly Block[];
  readonly meta: Meta;
  /** White space after the last block. */
  readonly tail: string;
  /** The page's elements; empty for text. */
  readonly elements: readonly Element[];
  /** Places of blocks are in the page's bytes: it was given as such, and could be read by them. */
  readonly inBytes?: true | undefined;
}

export type Preset = "strict" | "balanced" | "gentle";

/** What a filter may look at. */
export interface Scope {
  readonly doc: Document;
  /** Blocks that no earlier filter has dropped, in reading order, repairs and roles applied. */
  readonly blocks: readonly Block[];
  /** ISO 639-1 code of the page's language, or `und`. */
  readonly lang: string;
  /** The phrases of that language and of English, compiled. */
  readonly phrases: Phrases;
  readonly preset: Preset;
  /** What the user asks for in the place of the preset. */
  readonly thresholds?: Thresholds | undefined;
}

/** What a filter says of one block. Silence means keep. */
export type Verdict =
  | { readonly do: "drop"; readonly block: number; readonly because: string }
  | { readonly do: "repair"; readonly block: number; readonly text: string; readonly because: string }
  | { readonly do: "name"; readonly block: number; readonly role: Role; readonly because: string };

/** How a page is read: `article` as one text, `discussion` as posts by several hands, `list` as many short entries. */
export type Form = "article" | "discussion" | "list";

/** What a filter says of the whole page. */
export interface PageVerdict {
  readonly do: "page";
  readonly form: Form;
  /** What kind of page that makes it, where what the page declares does not tell better. */
  readonly kind?: Kind | undefined;
  readonly because: string;
}

/** A verdict as the chain recorded it: enough to explain or replay it. */
export type Decision = Verdict & { readonly filter: string; readonly before: string };

export interface Filter {
  /** Also its file's name. */
  readonly name: string;
  /** One sentence for the list of filters and the docs. */
  readonly summary: string;
  /** `markup` filters are skipped where the input was text, `plain` ones where it was HTML, then also in what it became. */
  readonly needs: "text" | "markup" | "plain";
  /** Topics of phrases, as a mask: of a page on which no line has one of them it says nothing, and is not asked. */
  readonly topics?: number;
  /** What it drops may be all that the page says; the drops of other filters do not count where next to nothing is left. */
  readonly sure?: true;
  /** Those of the chain give arrays: of a page of a few lines, some thirty generators took a thirtieth of the time. */
  readonly judge: (scope: Scope) => Iterable<Verdict | PageVerdict>;
}

/** An example is a filter's test and its documentation. */
export interface Example {
  readonly title: string;
  /** ISO 639-1; English where absent. */
  readonly lang?: string;
  /** Names of the filters that run along with it: some go by what others have found. */
  readonly with?: readonly string[];
  readonly input: string;
  /** Absent where the input must come through unchanged. */
  readonly output?: string;
  /** For filters that name roles: the role that each block (keyed by its text) must get. */
  readonly roles?: Readonly<Record<string, Role>>;
}
