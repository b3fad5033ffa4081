/** What cleaning a page gives. */
import { shown } from "./decision.js";
import type { Block, Decision, Document, PageVerdict, Role } from "./model.js";
import { type Metadata, metadataOf, type Named } from "./parse/metadata.js";
import type { Placed } from "./placed.js";
import { tellSpans } from "./spans.js";
import { facts } from "./text.js";

export interface CleanResult {
  /**
   * The clean article: text with its blocks parted as they were in the input, or Markdown where that was asked for. A
   * line break at the end; empty where nothing is left.
   */
  readonly text: string;
  /** The blocks that stayed, in reading order. */
  readonly blocks: readonly Block[];
  /** The input as blocks, before any filter. */
  readonly document: Document;
  /** What was dropped, repaired or named, by which filter and why, in the order of the chain. */
  readonly decisions: readonly Decision[];
  /** ISO 639-1, or `und` where it could not be told. */
  readonly lang: string;
  /** `meta.title`, else the headline; `undefined` where there is none. Found when it is first asked for. */
  readonly title: string | undefined;
  /** What the page says of itself; what cannot be told is absent. Found when it is first asked for. */
  readonly meta: Metadata;
  /** How the choice of the main content has read the page, and why; absent for text, and where nothing chose. */
  readonly page?: Pick<PageVerdict, "form" | "because">;
  /** What a reader should know of the outcome: that nothing is left of a page that had text. Mostly empty. */
  readonly warnings: readonly string[];
  /** Selectors that found nothing; empty for text, which has none. */
  readonly unmatched: readonly string[];
}

/** What is known of a page at once. */
interface Known extends Omit<CleanResult, "title" | "meta" | "page"> {
  readonly document: Placed;
  readonly page: PageVerdict | undefined;
}

/** What a result is made of, for what is found when somebody asks. */
class Found {
  readonly #known: Known;
  readonly #url: string | undefined;
  #meta: Metadata | undefined;
  #told = false;
  #decisions: readonly Decision[] | undefined;

  constructor(known: Known, url: string | undefined) {
    this.#known = known;
    this.#url = url;
  }

  get meta(): Metadata {
    const { document, decisions, lang, page } = this.#known;
    this.#meta ??= metadataOf(document, { url: this.#url, lang, named: namedLines(document, decisions), page });
    return this.#meta;
  }

  get title(): string | undefined {
    const { blocks, document } = this.#known;
    return this.meta.title ?? headline(blocks) ?? headline(document.blocks);
  }

  get blocks(): readonly Block[] {
    const { blocks, document } = this.#known;
    if (!this.#told) tellSpans(blocks, document.places);
    this.#told = true;
    return blocks;
  }

  get decisions(): readonly Decision[] {
    this.#decisions ??= shown(this.#known.decisions);
    return this.#decisions;
  }
}

/** Where a result has that: not enumerable, so that no copy has it, and found through proxies too. */
const FOUND = Symbol("found");

interface Findable {
  readonly [FOUND]: Found;
}

/** Of a document, its blocks. */
class FoundBlocks {
  readonly #document: Placed;
  #told = false;

  constructor(document: Placed) {
    this.#document = document;
  }

  get blocks(): readonly Block[] {
    const { blocks, places } = this.#document;
    if (!this.#told) tellSpans(blocks, places);
    this.#told = true;
    return blocks;
  }
}

/**
 * Properties of the object itself, as those that are known at once are, so that copies and JSON have them. Each has one
 * getter for all pages: where each page brings its own, V8 keeps an account of each, and with it the page, until it
 * collects the old objects.
 */
const later = <Key extends string>(
  key: Key,
): PropertyDescriptor & ThisType<{ readonly [FOUND]: Record<Key, unknown> }> => ({
  get() {
    return this[FOUND][key];
  },
  enumerable: true,
  configurable: true,
});
const TITLE = later("title");
const META = later("meta");
const BLOCKS = later("blocks");
const DECISIONS = later("decisions");

/** The document as others see it: its blocks say where they stand once somebody asks for them. */
function shownDocument(placed: Placed): Document {
  const { source, meta, tail, elements, inBytes } = placed;
  const document: { -readonly [Key in keyof Document]?: Document[Key] } = { source };
  Object.defineProperty(document, "blocks", BLOCKS);
  document.meta = meta;
  document.tail = tail;
  document.elements = elements;
  if (inBytes) document.inBytes = true;
  Object.defineProperty(document, FOUND, { value: new FoundBlocks(placed) });
  return document as Document;
}

/**
 * The result of what is known of a page. Metadata and title are found when somebody asks, spans and decisions put into
 * shape: who wants the text alone does not wait for them.
 *
 * @param url where the page came from
 */
export function resultOf(known: Known, url: string | undefined): CleanResult {
  const { text, document, lang, page, warnings, unmatched } = known;
  const result: { -readonly [Key in keyof CleanResult]?: CleanResult[Key] } & Partial<Findable> = { text };
  // One by one: to engines that is half the work of all at once.
  Object.defineProperty(result, "blocks", BLOCKS);
  result.document = shownDocument(document);
  Object.defineProperty(result, "decisions", DECISIONS);
  result.lang = lang;
  Object.defineProperty(result, "title", TITLE);
  Object.defineProperty(result, "meta", META);
  Object.defineProperty(result, FOUND, { value: new Found(known, url) });
  if (page) result.page = { form: page.form, because: page.because };
  result.warnings = warnings;
  result.unmatched = unmatched;
  return result as CleanResult;
}

/** Lines with a role, also where they were left out for it; not those of other articles, which filters dropped. */
function namedLines({ blocks }: Document, decisions: readonly Decision[]): Named[] {
  const roles = new Map<number, Role>();
  for (const decision of decisions) {
    if (decision.do === "name") roles.set(decision.block, decision.role);
    else if (roles.size && decision.do === "drop" && decision.filter !== "without") roles.delete(decision.block);
  }
  const named: Named[] = [];
  // Few are named, and the number of a block is its place.
  for (const id of [...roles.keys()].sort((a, b) => a - b)) named.push({ role: roles.get(id)!, block: blocks[id]! });
  return named;
}

const headline = (blocks: readonly Block[]): string | undefined => {
  const found = blocks.find((block) => block.role === "headline")?.text;
  return found && facts({ text: found }).words ? found.replace(/\s+/g, " ") : undefined;
};
