/** What metadata is, and how it is put together, whatever it was found in. */
import type { Kind } from "../model.js";
import { plain as made } from "../plain.js";
import { plain, unique } from "./names.js";
import { chooseTitle, isSite, solid } from "./titles.js";

export interface Metadata {
  /** Without the name of the site. */
  readonly title?: string;
  /** Names, in the order in which the page gives them; never empty. */
  readonly authors?: readonly string[];
  /** ISO 8601: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS` with `Z` or an offset, where the page gives one. */
  readonly published?: string;
  /** As `published`, and not before it. */
  readonly modified?: string;
  readonly siteName?: string;
  /** The canonical address; else the one that the page came from. */
  readonly url?: string;
  /** ISO 639-1. */
  readonly lang?: string;
  readonly description?: string;
  /** Absolute address of the main picture. */
  readonly image?: string;
  readonly kind?: Kind;
  /** What tells the kind, in words: `JSON-LD says NewsArticle`. */
  readonly kindBecause?: string;
}

/** What was found, as far as it was. */
interface Found {
  readonly title?: string | undefined;
  readonly authors: readonly string[];
  readonly published: string | undefined;
  /** Of several dates the one to trust most; it may be before the first. */
  readonly changed: string | undefined;
  readonly siteName?: string | undefined;
  readonly url: string | undefined;
  /** ISO 639-1, or `und`. */
  readonly lang: string;
  readonly description?: string | undefined;
  readonly image?: string | undefined;
  readonly kind: { readonly kind: Kind; readonly by: string } | undefined;
}

const isBefore = (a: string, b: string): boolean =>
  a.length > 10 && b.length > 10 ? Date.parse(a) < Date.parse(b) : a.slice(0, 10) < b.slice(0, 10);

/** Metadata without what was not found. */
export const MetadataOf = made<[Found], Metadata>(function (found) {
  const { title, authors, published, changed, siteName, url, lang, description, image, kind } = found;
  if (title) this.title = title;
  if (authors.length) this.authors = authors;
  if (published) this.published = published;
  if (changed && !(published && isBefore(changed, published))) this.modified = changed;
  if (siteName) this.siteName = siteName;
  if (url) this.url = url;
  if (lang !== "und") this.lang = lang;
  if (description) this.description = description;
  if (image) this.image = image;
  if (kind) {
    this.kind = kind.kind;
    this.kindBecause = kind.by;
  }
});

/** The first of several dates; a later one of the same day is taken where it knows the hour as well. */
export function chosenDate(dates: readonly string[]): string | undefined {
  const [first] = dates;
  if (first === undefined || first.length > 10) return first;
  return dates.find((date) => date.length > 10 && date.startsWith(first)) ?? first;
}

/** The authors but for the site: one that is named as its own author names nobody. */
export const authorsBeside = (sites: ReadonlySet<string>, names: readonly string[]): string[] =>
  unique(names).filter((name) => !isSite(name, sites));

/** Longest title that is one, in characters. */
const LONGEST_TITLE = 500;

/**
 * The title that several values tell, in order of trust.
 *
 * @param sites keys of what the site is called
 * @param headings keys of headings that may be the headline
 */
export function titleOf(
  values: readonly string[],
  sites: ReadonlySet<string>,
  headings: ReadonlySet<string>,
): string | undefined {
  const titles = values.map(plain).filter((title) => title.length <= LONGEST_TITLE);
  const others = sites.size
    ? new Set([...headings].filter((key) => !sites.has(key) && !sites.has(solid(key))))
    : headings;
  return chooseTitle(titles, { sites, headings: others });
}
