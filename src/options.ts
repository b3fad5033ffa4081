/** What may be asked of the library. */
import { entries } from "./filters/index.js";
import type { BlockKind, Filter, Preset, Role } from "./model.js";
import type { OwnPhrases } from "./own-phrases.js";
import { loadSelectors } from "./parse/html.js";
import { loadPatterns } from "./patterns.js";
import { checkThresholds, type Thresholds } from "./thresholds.js";

/** What is absent may as well be `undefined`. */
export interface CleanOptions {
  /** What the input is; `auto` (the default) tells HTML from text by what it looks like. */
  readonly from?: "auto" | "html" | "text" | undefined;
  /** Code of the page's language, ISO 639-1 or a tag such as `pt-BR`; found out where absent. */
  readonly lang?: string | undefined;
  /** `strict` drops more, `gentle` keeps more; `balanced` is the default. */
  readonly preset?: Preset | undefined;
  /** Run these filters and no others, by name. */
  readonly only?: readonly string[] | undefined;
  /** Run all filters but these, by name. */
  readonly disable?: readonly string[] | undefined;
  /** Roles and kinds of blocks to leave out: `headline`, `caption`, `table`, ... */
  readonly without?: readonly (Role | BlockKind)[] | undefined;
  /**
   * What the result's `text` is: `text` (the default), or `markdown`: CommonMark with GFM's tables and strikethrough,
   * links and emphasis included. The same blocks stay either way.
   */
  readonly to?: "text" | "markdown" | undefined;
  /** Where the page came from: completes relative addresses in `meta` and in the links of Markdown. */
  readonly url?: string | undefined;
  /** Of a page given as bytes: the charset parameter of its Content-Type header. */
  readonly charset?: string | undefined;
  /** CSS selectors: of HTML only what they find is read, as far as they find anything. Needs `loadSelectors`. */
  readonly keepSelectors?: readonly string[] | undefined;
  /** CSS selectors: what they find in HTML is not read. Needs `loadSelectors`. */
  readonly dropSelectors?: readonly string[] | undefined;
  /**
   * Phrases of your own by language and topic, such as `{ de: { "read-more": ["Mehr dazu"] } }`. They extend the
   * lexicons; English ones hold on every page. They are compiled once for each object, so hand over the same again.
   */
  readonly phrases?: OwnPhrases | undefined;
  /** Patterns of RE2: blocks are dropped whose text they match, somewhere in it. Needs `loadPatterns`. */
  readonly dropPatterns?: readonly string[] | undefined;
  /** Patterns of RE2: no filter drops or repairs blocks whose text they match. Needs `loadPatterns`. */
  readonly keepPatterns?: readonly string[] | undefined;
  /** Values in the place of those of the preset. */
  readonly thresholds?: Thresholds | undefined;
}

/** Roles and kinds that `without` knows. */
export const withoutNames: readonly (Role | BlockKind)[] = [
  "headline", "byline", "date", "caption", "heading", "paragraph", "list-item", "quote", "table", "code", "image",
]; // biome-ignore format: a table

/** The four roles that most benchmarks' truths leave out; `--body-only` on the command line. */
export const bodyOnly: readonly Role[] = ["headline", "byline", "date", "caption"];

const all: readonly Filter[] = entries.map(({ filter }) => filter);

/**
 * The filters of the chain that the options leave, in its order.
 *
 * @throws RangeError where `only` or `disable` names what does not exist
 */
export function chosenFilters(options: CleanOptions): readonly Filter[] {
  if (!options.only && !options.disable) return all;
  const known = new Set(all.map(({ name }) => name));
  for (const name of [...(options.only ?? []), ...(options.disable ?? [])]) {
    if (!known.has(name))
      throw new RangeError(`there is no filter "${name}"; the filters are ${[...known].join(", ")}`);
  }
  const { only, disable = [] } = options;
  return all.filter(({ name }) => (!only || only.includes(name)) && !disable.includes(name));
}

/**
 * Looks at what needs neither a page nor a library.
 *
 * @throws RangeError where `without` or `thresholds` names what does not exist
 */
export function checkOptions(options: CleanOptions): void {
  for (const role of options.without ?? []) {
    if (!(withoutNames as readonly string[]).includes(role)) {
      throw new RangeError(`there is no role or kind "${role}"; there are ${withoutNames.join(", ")}`);
    }
  }
  if (options.thresholds) checkThresholds(options.thresholds);
}

/** Loads what the options need beyond the chain: `loadSelectors` and `loadPatterns`, as far as they ask for them. */
export async function loadFor(options: CleanOptions): Promise<void> {
  if (options.keepSelectors?.length || options.dropSelectors?.length) await loadSelectors();
  if (options.keepPatterns?.length || options.dropPatterns?.length) await loadPatterns();
}
