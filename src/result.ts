/** What cleaning a page gives. */
import type { Block, Decision, Document, PageVerdict, Role } from "./model.js";
import { type Metadata, metadataOf, type Named } from "./parse/metadata.js";
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
  readonly page: PageVerdict | undefined;
}

/** Where a result has what finds its metadata: not enumerable, so that no copy has it, and found through proxies too. */
const META = Symbol("metadata");

/** A page that was cleaned, with that. */
interface Cleaned extends CleanResult {
  readonly [META]: () => Metadata;
}

/**
 * Properties of the object itself, as those that are known at once are, so that copies and JSON have them. Each has one
 * getter for all pages: where each page brings its own, V8 keeps an account of each, and with it the page, until it
 * collects the old objects.
 */
const LATER: PropertyDescriptorMap & ThisType<Cleaned> = {
  title: {
    get() {
      return this[META]().title ?? headline(this.blocks) ?? headline(this.document.blocks);
    },
    enumerable: true,
    configurable: true,
  },
  meta: {
    get() {
      return this[META]();
    },
    enumerable: true,
    configurable: true,
  },
};

/**
 * The result of what is known of a page. Metadata and title are found when somebody asks: who wants the text alone does
 * not wait for them.
 *
 * @param url where the page came from
 */
export function resultOf(
  { text, blocks, document, decisions, lang, page, warnings, unmatched }: Known,
  url: string | undefined,
): CleanResult {
  let known: Metadata | undefined;
  const metadata = (): Metadata => {
    known ??= metadataOf(document, { url, lang, named: namedLines(document, decisions), page });
    return known;
  };
  const result: { -readonly [Key in keyof CleanResult]?: CleanResult[Key] } = {
    text,
    blocks,
    document,
    decisions,
    lang,
  };
  // One by one: to engines that is half the work of both at once.
  Object.defineProperty(result, "title", LATER.title!);
  Object.defineProperty(result, "meta", LATER.meta!);
  Object.defineProperty(result, META, { value: metadata });
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
