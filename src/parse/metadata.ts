/**
 * What a page says of itself: from its JSON-LD, Open Graph, other `<meta>`, microdata and its own lines, in that order
 * of trust. What cannot be told is absent.
 */
import type { Document, Evidence, Item, Kind, PageVerdict } from "../model.js";
import { absolute, addressOf, hostOf } from "./addresses.js";
import { parseDate } from "./dates.js";
import { stringOf } from "./jsonld.js";
import { chooseKind } from "./kinds.js";
import { linesOf, type Named } from "./lines.js";
import { Metas, metaNames } from "./metas.js";
import { keyOf, nameIn, namesIn, plain, unique } from "./names.js";
import { mainItem, peopleOf, pictureOf, type Things, thingsOf } from "./things.js";
import { chooseTitle, type Known, solid } from "./titles.js";

export type { Kind } from "../model.js";
export type { Named } from "./lines.js";

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

/** What is known of a page besides its markup. */
export interface Context {
  /** Where the page came from. */
  readonly url?: string | undefined;
  /** ISO 639-1, or `und`. */
  readonly lang: string;
  /** Lines that filters have named. */
  readonly named: readonly Named[];
  /** How the choice of the main content has read the page. */
  readonly page?: PageVerdict | undefined;
}

const text = (value: unknown): string[] => {
  const found = stringOf(value);
  return found === undefined ? [] : [found];
};
/** What stands in a picture's place. */
const NO_PICTURE = /\/(?:blank|spacer|pixel|transparent|placeholder)\.\w{3,4}(?:\?|$)/i;
const NO_EVIDENCE: Evidence = { jsonLd: [], metas: [], links: [], title: "", base: "", items: [], times: [] };
/** Longest title and name of a site, in characters. */
const LONGEST_TITLE = 500;
const LONGEST_NAME = 80;
const LONGEST_DESCRIPTION = 2_000;

/** The first value that is a date; a later one of the same day is taken where it knows the hour as well. */
function chooseDate(values: readonly string[], lang: string): string | undefined {
  const dates = values.map((value) => parseDate(value, lang)).filter((date) => date !== undefined);
  const [first] = dates;
  if (first === undefined || first.length > 10) return first;
  return dates.find((date) => date.length > 10 && date.startsWith(first)) ?? first;
}

const isBefore = (a: string, b: string): boolean =>
  a.length > 10 && b.length > 10 ? Date.parse(a) < Date.parse(b) : a.slice(0, 10) < b.slice(0, 10);

function siteNameOf(
  { graph, site, page, main }: Things,
  metas: Metas,
  publisher: readonly string[],
  titles: ReadonlySet<string>,
): string | undefined {
  const isPartOf = graph.node(main?.isPartOf ?? page?.isPartOf);
  const names = [
    ...text(site?.name),
    ...metas.of("siteName").slice(0, 3),
    ...text(graph.node(main?.publisher ?? page?.publisher)?.name),
    ...text(isPartOf?.["@type"] === "WebSite" ? isPartOf.name : undefined),
    ...publisher,
  ];
  return names
    .map((name) => nameIn(name))
    .find(
      (name) =>
        name !== undefined && name.length <= LONGEST_NAME && !(/\s[|–—-]\s/.test(name) && titles.has(keyOf(name))),
    );
}

/** Properties that stand in no item, as far as they are given once: lists of articles repeat them. */
function looseOf(evidence: Evidence): Item["props"] {
  const props = evidence.items.find(({ type, prop }) => type === "" && prop === "")?.props ?? [];
  return props.filter(([name, value]) => props.every((other) => other[0] !== name || other[1] === value));
}

/** What of a page's metadata can be told. */
export function metadataOf(doc: Document, context: Context): Metadata {
  const evidence = doc.meta.evidence ?? NO_EVIDENCE;
  const { lang, url: given } = context;
  const metas = new Metas(evidence.metas);
  const url = addressOf(evidence, metas, given);
  const lines = linesOf(doc, evidence, context.named, lang);
  const ogTitles = metas.of("title").map(plain);
  const headings = new Set([...lines.headings, ...lines.headlines].map(keyOf).filter(Boolean));
  const things = thingsOf(
    evidence,
    () => url ?? given,
    () => new Set([...headings, ...ogTitles.map(keyOf)]),
  );
  const { graph, main, page } = things;
  const item = mainItem(evidence.items, () => headings);
  const loose = looseOf(evidence);
  const props = (...names: string[]): string[] =>
    [...(item?.props ?? []), ...loose].filter(([name]) => names.includes(name)).map(([, value]) => value);

  const siteName = siteNameOf(
    things,
    metas,
    item?.props.filter(([name]) => name === "publisher").map(([, v]) => v) ?? [],
    new Set([evidence.title, ...ogTitles].map(keyOf)),
  );
  const host = hostOf(url ?? given);
  const hostKey = keyOf(host);
  const siteKey = siteName ? keyOf(siteName) : "";
  const sites = new Set(
    [
      siteKey,
      solid(siteKey),
      hostKey,
      solid(keyOf(host.split(".").slice(0, -1).join(" "))),
      keyOf(host.split(".").at(-2) ?? ""),
    ].filter(Boolean),
  );
  const known: Known = {
    sites,
    headings: new Set([...headings].filter((key) => !sites.has(key) && !sites.has(solid(key)))),
  };
  const titles = [
    ...text(main?.headline),
    ...text(main?.name),
    ...ogTitles,
    ...props("headline"),
    ...text(page?.headline),
    ...text(page?.name),
    evidence.title,
    ...(item?.props.filter(([name]) => name === "name").map(([, value]) => value) ?? []),
    ...lines.headlines,
    ...(lines.headings.length === 1 ? lines.headings : []),
  ];
  const title = chooseTitle(
    titles.map(plain).filter((one) => one.length <= LONGEST_TITLE),
    known,
  );

  const candidates: (() => string[])[] = [
    () => peopleOf(main?.author ?? main?.creator, graph),
    () => peopleOf(page?.author, graph),
    ...metaNames("authors").map((name) => () => metas.all(name).flatMap((value) => namesIn(value))),
    () => props("author", "creator").flatMap(namesIn),
    () => [...lines.authors],
  ];
  let authors: string[] = [];
  for (const find of candidates) {
    // A site that is named as its own author names nobody.
    authors = unique(find()).filter((name) => !sites.has(keyOf(name)) && !sites.has(solid(keyOf(name))));
    if (authors.length) break;
  }

  const published = chooseDate(
    [
      ...text(main?.datePublished),
      ...text(main?.uploadDate),
      ...text(page?.datePublished),
      ...metas.of("published"),
      ...props("datepublished", "uploaddate"),
      ...lines.published,
    ],
    lang,
  );
  const changed = chooseDate(
    [
      ...text(main?.dateModified),
      ...text(page?.dateModified),
      ...metas.of("modified"),
      ...props("datemodified"),
      ...lines.modified,
    ],
    lang,
  );
  const modified = changed && published && isBefore(changed, published) ? undefined : changed;

  const ofSite = keyOf(plain(stringOf(things.site?.description) ?? ""));
  const description = [
    ...text(main?.description),
    ...text(page?.description),
    ...metas.of("description"),
    ...props("description"),
  ]
    .filter((one) => one.length <= LONGEST_DESCRIPTION)
    .map(plain)
    .find((one) => keyOf(one) !== "" && keyOf(one) !== ofSite && keyOf(one) !== siteKey);

  const base = absolute(evidence.base, url ?? given) ?? url ?? given;
  const image = [
    pictureOf(main?.image ?? main?.thumbnailUrl, graph),
    pictureOf(page?.primaryImageOfPage ?? page?.image, graph),
    ...metas.of("image"),
    ...evidence.links.filter(([rel]) => rel === "image_src").map(([, href]) => href),
    ...props("image", "thumbnailurl"),
  ]
    .map((href) => absolute(href, base))
    .find((href) => href !== undefined && !NO_PICTURE.test(href));

  const kind = chooseKind(doc.meta.declared ?? [], context.page, {
    authored: authors.length > 0,
    dated: published !== undefined,
  });
  return {
    ...(title ? { title } : {}),
    ...(authors.length ? { authors } : {}),
    ...(published ? { published } : {}),
    ...(modified ? { modified } : {}),
    ...(siteName ? { siteName } : {}),
    ...(url ? { url } : {}),
    ...(lang === "und" ? {} : { lang }),
    ...(description ? { description } : {}),
    ...(image ? { image } : {}),
    ...(kind ? { kind: kind.kind, kindBecause: kind.by } : {}),
  };
}
