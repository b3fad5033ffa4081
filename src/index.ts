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
import { endPage } from "./latest.js";
import { renderMarkdown } from "./markdown/markdown.js";
import type { Block, Document, Filter } from "./model.js";
import { type CleanOptions, checkOptions, chosenFilters } from "./options.js";
import { ownPhrases } from "./own-phrases.js";
import { absolute } from "./parse/addresses.js";
import { checkSelectors, type ParseOptions, parseSelected, readHtml, type Selected } from "./parse/html.js";
import { openSource } from "./parse/source.js";
import { readText } from "./parse/text.js";
import { dropping, keeping, sparing } from "./patterns.js";
import { withBlocks } from "./placed.js";
import { beginPools, endPools } from "./pool.js";
import { textOf } from "./render.js";
import { type CleanResult, resultOf } from "./result.js";
import { settle } from "./settle.js";
import { told } from "./spans.js";
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
export type { CleanResult } from "./result.js";
export type { Threshold, Thresholds } from "./thresholds.js";

/** The default chain with each filter's examples, in order. */
export const chain: readonly Entry[] = entries;

/**
 * Turns the input into blocks, without cleaning anything.
 *
 * @param options `inline` keeps links, emphasis and the like as spans on the blocks of HTML (`Block.inline`); `charset`
 *   is the one of `CleanOptions`
 * @throws TypeError where the input is neither a string nor a Uint8Array
 */
export function parse(
  input: string | Uint8Array,
  from: CleanOptions["from"] = "auto",
  { charset, ...options }: ParseOptions & Pick<CleanOptions, "charset"> = {},
): Document {
  const { source, html } = openSource(input, from, charset);
  return told(html ? readHtml(source, options) : readText(source.whole()));
}

/** The input as blocks, and what selectors have left out of it. */
function parseChosen(input: string | Uint8Array, options: CleanOptions): Selected {
  const inline = options.to === "markdown";
  const { source, html } = openSource(input, options.from, options.charset);
  const selectors = { keep: options.keepSelectors ?? [], drop: options.dropSelectors ?? [] };
  if (selectors.keep.length || selectors.drop.length) {
    checkSelectors(selectors);
    if (html) return parseSelected(source.whole(), selectors, { inline });
  }
  const document = html ? readHtml(source, { inline }) : readText(source.whole());
  return { document, left: new Map(), kept: false, unmatched: [] };
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
 * @param input the page: HTML, or extracted text that still holds junk. As a string, or as its bytes, which are decoded
 *   as browsers do it; HTML in UTF-8 is cleaned faster from bytes
 * @throws RangeError where an option names what does not exist, or a selector, pattern or phrase cannot be one
 * @throws TypeError where the page is neither a string nor a Uint8Array
 * @throws Error where there are selectors or patterns, and `loadFor` has not been awaited with them
 */
export function clean(input: string | Uint8Array, options: CleanOptions = {}): CleanResult {
  checkOptions(options);
  beginPage();
  beginPools();
  try {
    return cleaned(input, options);
  } finally {
    endOutline();
    endPage();
    endPools();
  }
}

function cleaned(input: string | Uint8Array, options: CleanOptions): CleanResult {
  const without = new Set<string>(options.without ?? []);
  const own = options.phrases && ownPhrases(options.phrases);
  const chosen = parseChosen(input, options);
  const { document, left } = chosen;
  const isKept = keeping(options.keepPatterns ?? []);
  const filters: Filter[] = [];
  for (const filter of [...dropping(options.dropPatterns ?? []), ...chosenFilters(options)]) {
    // Who chooses the content needs nobody else to choose it.
    if (!chosen.kept || filter.name !== "main-content") filters.push(isKept ? sparing(filter, isKept) : filter);
  }
  const preset = options.preset ?? "balanced";
  const given = options.lang === undefined ? undefined : (languageOfTag(options.lang) ?? options.lang);
  const { thresholds } = options;
  const languages = (doc: Document): ChainOptions => {
    const told = given === undefined ? detectLanguages(doc, own) : undefined;
    return { lang: told ? told.lang : given!, also: told?.also, preset, thresholds, own };
  };
  const read = languages(
    left.size
      ? withBlocks(
          document,
          document.blocks.filter(({ id }) => !left.has(id)),
        )
      : document,
  );
  const { lang } = read;
  const first = runChain(document, left.size ? [...selectorFilters(chosen), ...filters] : filters, read);
  const { blocks, decisions, page } = settle(document, first, filters, without, languages, isKept);
  const text =
    options.to === "markdown"
      ? renderMarkdown(blocks, document, { base: absolute(document.meta.evidence?.base, options.url) ?? options.url })
      : textOf(blocks, document.blocks, document.tail);
  const warnings = warningsOf(document, blocks);
  const { unmatched } = chosen;
  return resultOf({ text, blocks, document, decisions, lang, page, warnings, unmatched }, options.url);
}

function warningsOf(document: Document, blocks: readonly Block[]): string[] {
  if (blocks.length) return [];
  const words = document.blocks.reduce((sum, block) => sum + facts(block).words, 0);
  return words ? [`nothing is left of its ${words} ${words === 1 ? "word" : "words"}; explain tells why`] : [];
}
