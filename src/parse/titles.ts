/** Titles without the name of their site. */
import { expression } from "../expressions.js";
import { keyOf } from "./names.js";

const SEPARATOR = expression(
  /\s+(?:[|\-:~/]|::|\|\|)\s+|\s*\|\s*|:\s+|\s+-\s*(?=\S+\.[A-Za-z]{2,6}$)/g,
  () => /\s+(?:[|\-–—·•»›«‹:~/]|::|\|\|)\s+|\s*[|｜]\s*|:\s+|\s+[-–—]\s*(?=\S+\.\p{L}{2,6}$)/gu,
);

/** What is known of a page besides a title, as keys. */
export interface Known {
  /** Names of the site: as it calls itself, its host, its host without the ending. */
  readonly sites: ReadonlySet<string>;
  /** Headings that may be the headline. */
  readonly headings: ReadonlySet<string>;
}

/** A title with more separators is a list. */
const MOST = 12;

interface Cut {
  readonly start: number;
  readonly end: number;
}

const cutsOf = (title: string): Cut[] =>
  [...title.matchAll(SEPARATOR(title))].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** A key without its spaces: hosts have none. */
export const solid = (key: string): string => key.replaceAll(" ", "");

/**
 * Keys of what a site is called.
 *
 * @param name that it gives itself; empty where it gives none
 * @param host without `www.`; empty where it is not known
 */
export function sitesOf(name: string, host: string): ReadonlySet<string> {
  const sites = new Set<string>();
  const add = (key: string): void => {
    if (key) sites.add(key);
  };
  const own = keyOf(name);
  add(own);
  add(solid(own));
  if (!host) return sites;
  const labels = host.split(".");
  add(keyOf(host));
  add(solid(keyOf(labels.slice(0, -1).join(" "))));
  add(keyOf(labels.at(-2) ?? ""));
  return sites;
}

/** Whether a text is what a site is called. */
export function isSite(text: string, sites: ReadonlySet<string>): boolean {
  if (sites.size === 0) return false;
  const key = keyOf(text);
  return key !== "" && (sites.has(key) || sites.has(solid(key)));
}

/**
 * Cuts "Title | Site" and "Site - Title" to the title, where the site's name is known, or a heading of the page says
 * where the title ends. Else the title stays whole.
 */
export function cutSite(title: string, known: Known): string {
  const cuts = cutsOf(title);
  if (!cuts.length || cuts.length > MOST || known.headings.has(keyOf(title))) return title;
  // A heading behind the separator may well be the site's own.
  const confirmed = cuts.findLast(({ start }) => known.headings.has(keyOf(title.slice(0, start))));
  if (confirmed) return title.slice(0, confirmed.start);
  const suffix = cuts.find(({ start, end }) => start > 0 && isSite(title.slice(end), known.sites));
  if (suffix) return cutSite(title.slice(0, suffix.start), known);
  const [first] = cuts as [Cut];
  return isSite(title.slice(0, first.start), known.sites) ? cutSite(title.slice(first.end), known) : title;
}

/** Ends in dots: it was shortened. */
const SHORTENED = /\s*(?:\.{3}|…)$/;
/** Search engines asked for headlines of up to 110 characters, and some programs cut them there. */
const isCut = (title: string): boolean => SHORTENED.test(title) || (title.length >= 95 && title.length <= 110);

/**
 * The first of several titles, in order of trust; a shortened one gives way to the whole one that it was made from.
 *
 * @param titles plain texts
 */
export function chooseTitle(titles: readonly string[], known: Known): string | undefined {
  const cut = titles.map((title) => cutSite(title, known)).filter((title) => keyOf(title) !== "");
  const first = cut.find((title) => !isSite(title, known.sites)) ?? cut[0];
  if (first === undefined || !isCut(first)) return first;
  const stem = keyOf(SHORTENED.test(first) ? first.replace(SHORTENED, "").replace(/\S*$/, "") : first);
  const whole = cut.find((title) => !SHORTENED.test(title) && stem !== "" && keyOf(title).startsWith(`${stem} `));
  return whole ?? first;
}
