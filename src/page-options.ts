/** The options of a run, for one of its pages. */
import type { CleanOptions } from "./options.js";

/** What differs from page to page. */
export type OfPage = Pick<CleanOptions, "from" | "url" | "charset" | "to">;

/** All of them, so that none can be forgotten here. */
type All = { readonly [Key in keyof Required<CleanOptions>]: CleanOptions[Key] };

/** One by one: what `...` copies has a shape that engines learn anew for each page, each time an option is read. */
export const pageOptions = (options: CleanOptions, { from, url, charset, to }: OfPage): All => ({
  from,
  lang: options.lang,
  preset: options.preset,
  only: options.only,
  disable: options.disable,
  without: options.without,
  to,
  url,
  charset,
  keepSelectors: options.keepSelectors,
  dropSelectors: options.dropSelectors,
  phrases: options.phrases,
  dropPatterns: options.dropPatterns,
  keepPatterns: options.keepPatterns,
  thresholds: options.thresholds,
});
