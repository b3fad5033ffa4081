/**
 * clean-article as a library. Imports no `node:` module, so it runs in a browser too.
 *
 * ```ts
 * import { clean } from "clean-article";
 * const { text, decisions } = clean(page);
 * ```
 */
import { type ChainOptions, runChain } from "./chain.js";
import { type Entry, entries } from "./filters/index.js";
import { endOutline } from "./filters/shared/outline.js";
import { detectLanguages } from "./language.js";
import { renderMarkdown } from "./markdown/markdown.js";
import type { Block, Decision, Document, Filter, PageVerdict, Role } from "./model.js";
import { type CleanOptions, checkOptions, chosenFilters } from "./options.js";
import { ownPhrases } from "./own-phrases.js";
import { absolute } from "./parse/addresses.js";
import { checkSelectors, type ParseOptions, parseHtml, parseSelected, type Selected } from "./parse/html.js";
import { type Metadata, metadataOf, type Named } from "./parse/metadata.js";
import { looksLikeHtml } from "./parse/sniff.js";
import { parseText } from "./parse/text.js";
import { dropping, keeping, sparing } from "./patterns.js";
import { textOf } from "./render.js";
import { settle } from "./settle.js";
import { languageOfTag } from "./tags.js";
import { facts } from "./text.js";
import { beginPage } from "./vocabulary.js";

export type {
  Block,
  BlockKind,
  Decision,
  Document,
  Element,
  Example,
  Filter,
  Form,
  Inline,
  InlineKind,
  Markup,
  PageVerdict,
  Preset,
  Role,
  Row,
  Scope,
  Verdict,
} from "./model.js";
export { bodyOnly, type CleanOptions, loadFor, withoutNames } from "./options.js";
export type { OwnPhrases } from "./own-phrases.js";
export { loadSelectors } from "./parse/html.js";
export type { Kind, Metadata } from "./parse/metadata.js";
export { loadPatterns } from "./patterns.js";
export type { Threshold, Thresholds } from "./thresholds.js";

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

/** The default chain with each filter's examples, in order. */
export const chain: readonly Entry[] = entries;

/** The input without a byte order mark, and whether it is HTML. */
function look(input: string, from: CleanOptions["from"] = "auto"): { readonly source: string; readonly html: boolean } {
  const source = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input;
  return { source, html: from === "html" || (from === "auto" && looksLikeHtml(source)) };
}

/**
 * Turns the input into blocks, without cleaning anything.
 *
 * @param options `inline` keeps links, emphasis and the like as spans on the blocks of HTML (`Block.inline`)
 */
export function parse(input: string, from: CleanOptions["from"] = "auto", options: ParseOptions = {}): Document {
  const { source, html } = look(input, from);
  return html ? parseHtml(source, options) : parseText(source);
}

/** The input as blocks, and what selectors have left out of it. */
function parseChosen(input: string, options: CleanOptions): Selected {
  const inline = options.to === "markdown";
  const selectors = { keep: options.keepSelectors ?? [], drop: options.dropSelectors ?? [] };
  if (selectors.keep.length || selectors.drop.length) {
    checkSelectors(selectors);
    const { source, html } = look(input, options.from);
    if (html) return parseSelected(source, selectors, { inline });
  }
  return { document: parse(input, options.from, { inline }), left: new Map(), kept: false, unmatched: [] };
}

/** What selectors have left out, as the filters that say so. */
function selectorFilters({ left }: Selected): Filter[] {
  return (["drop-selector", "keep-selector"] as const).map((name) => ({
    name,
    summary: "Leaves out what the user's selectors say.",
    needs: "markup",
    *judge() {
      for (const [block, { filter, because }] of left) if (filter === name) yield { do: "drop", block, because };
    },
  }));
}

/**
 * Cleans one page.
 *
 * @param input the page as a string: HTML, or extracted text that still holds junk
 * @throws RangeError where an option names what does not exist, or a selector, pattern or phrase cannot be one
 * @throws Error where there are selectors or patterns, and `loadFor` has not been awaited with them
 */
export function clean(input: string, options: CleanOptions = {}): CleanResult {
  checkOptions(options);
  beginPage();
  try {
    return cleaned(input, options);
  } finally {
    endOutline();
  }
}

function cleaned(input: string, options: CleanOptions): CleanResult {
  const without = new Set<string>(options.without ?? []);
  const own = options.phrases && ownPhrases(options.phrases);
  const chosen = parseChosen(input, options);
  const { document, left } = chosen;
  const isKept = keeping(options.keepPatterns ?? []);
  const filters = [...dropping(options.dropPatterns ?? []), ...chosenFilters(options)]
    // Who chooses the content needs nobody else to choose it.
    .filter(({ name }) => !chosen.kept || name !== "main-content")
    .map((filter) => (isKept ? sparing(filter, isKept) : filter));
  const preset = options.preset ?? "balanced";
  const given = options.lang === undefined ? undefined : (languageOfTag(options.lang) ?? options.lang);
  const languages = (doc: Document): ChainOptions => ({
    ...(given === undefined ? detectLanguages(doc, own) : { lang: given }),
    preset,
    ...(options.thresholds ? { thresholds: options.thresholds } : {}),
    ...(own ? { own } : {}),
  });
  const read = languages(
    left.size ? { ...document, blocks: document.blocks.filter(({ id }) => !left.has(id)) } : document,
  );
  const { lang } = read;
  const first = runChain(document, left.size ? [...selectorFilters(chosen), ...filters] : filters, read);
  const { blocks, decisions, page } = settle(document, first, filters, without, languages, isKept);
  // Found when somebody asks: who wants the text alone does not wait for it.
  const { url } = options;
  let known: Metadata | undefined;
  const metadata = (): Metadata => {
    known ??= metadataOf(document, { url, lang, named: namedLines(document, decisions), page });
    return known;
  };
  return {
    text:
      options.to === "markdown"
        ? renderMarkdown(blocks, document, { base: absolute(document.meta.evidence?.base, options.url) ?? options.url })
        : textOf(blocks, document.blocks, document.tail),
    blocks,
    document,
    decisions,
    lang,
    get title() {
      return metadata().title ?? headline(blocks) ?? headline(document.blocks);
    },
    get meta() {
      return metadata();
    },
    ...(page ? { page: { form: page.form, because: page.because } } : {}),
    warnings: warningsOf(document, blocks),
    unmatched: chosen.unmatched,
  };
}

function warningsOf(document: Document, blocks: readonly Block[]): string[] {
  if (blocks.length) return [];
  const words = document.blocks.reduce((sum, block) => sum + facts(block).words, 0);
  return words ? [`nothing is left of its ${words} ${words === 1 ? "word" : "words"}; explain tells why`] : [];
}

/** Lines with a role, also where they were left out for it; not those of other articles, which filters dropped. */
function namedLines(document: Document, decisions: readonly Decision[]): Named[] {
  const roles = new Map<number, Role>();
  for (const decision of decisions) {
    if (decision.do === "name") roles.set(decision.block, decision.role);
    else if (decision.do === "drop" && decision.filter !== "without") roles.delete(decision.block);
  }
  return document.blocks.flatMap((block) => {
    const role = roles.get(block.id);
    return role ? [{ role, block }] : [];
  });
}

const headline = (blocks: readonly Block[]): string | undefined => {
  const found = blocks.find((block) => block.role === "headline")?.text;
  return found && facts({ text: found }).words ? found.replace(/\s+/g, " ") : undefined;
};
