/**
 * What a page says of itself: from its JSON-LD, Open Graph, other `<meta>`, microdata and its own lines, in that order
 * of trust. What cannot be told is absent.
 */
import type { Document, Evidence, Item, PageVerdict } from "../model.js";
import { absolute, addressOf, hostOf } from "./addresses.js";
import { parseDate } from "./dates.js";
import { stringOf } from "./jsonld.js";
import { chooseKind } from "./kinds.js";
import { linesOf, linesOfText, type Named } from "./lines.js";
import { authorsBeside, chosenDate, type Metadata, MetadataOf, titleOf } from "./metadata-parts.js";
import { Metas, metaNames } from "./metas.js";
import { keyOf, nameIn, namesIn, plain } from "./names.js";
import { mainItem, peopleOf, pictureOf, type Things, thingsOf } from "./things.js";
import { sitesOf } from "./titles.js";

export type { Kind } from "../model.js";
export type { Named } from "./lines.js";
export type { Metadata } from "./metadata-parts.js";

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
/** Longest name of a site, and description, in characters. */
const LONGEST_NAME = 80;
const LONGEST_DESCRIPTION = 2_000;

const keysOf = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.map(keyOf).filter(Boolean));

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

/** What of a text's metadata can be told: its lines are all that tells it. */
function metadataOfText({ url: given, lang, named, page }: Context): Metadata {
  const url = absolute(given, undefined);
  const lines = linesOfText(named, lang);
  const sites = sitesOf("", hostOf(url ?? given));
  const { headlines } = lines;
  const title = headlines.length ? titleOf(headlines, sites, keysOf(headlines)) : undefined;
  const authors = authorsBeside(sites, lines.authors);
  const published = chosenDate(lines.published);
  const changed = chosenDate(lines.modified);
  const kind = chooseKind([], page, { authored: authors.length > 0, dated: published !== undefined });
  return new MetadataOf({ title, authors, published, changed, url, lang, kind });
}

/** What of a page's metadata can be told. */
export function metadataOf(doc: Document, context: Context): Metadata {
  const { evidence } = doc.meta;
  return evidence ? metadataOfMarkup(doc, evidence, context) : metadataOfText(context);
}

function metadataOfMarkup(doc: Document, evidence: Evidence, context: Context): Metadata {
  const { lang, url: given } = context;
  const metas = new Metas(evidence.metas);
  const url = addressOf(evidence, metas, given);
  const lines = linesOf(doc, evidence, context.named, lang);
  const ogTitles = metas.of("title").map(plain);
  const headings = keysOf([...lines.headings, ...lines.headlines]);
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
  const siteKey = siteName ? keyOf(siteName) : "";
  const sites = sitesOf(siteName ?? "", hostOf(url ?? given));
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
  const title = titleOf(titles, sites, headings);

  const candidates: (() => string[])[] = [
    () => peopleOf(main?.author ?? main?.creator, graph),
    () => peopleOf(page?.author, graph),
    ...metaNames("authors").map((name) => () => metas.all(name).flatMap((value) => namesIn(value))),
    () => props("author", "creator").flatMap(namesIn),
    () => [...lines.authors],
  ];
  let authors: string[] = [];
  for (const find of candidates) {
    authors = authorsBeside(sites, find());
    if (authors.length) break;
  }

  const dateIn = (values: readonly string[]): string | undefined =>
    chosenDate(values.map((value) => parseDate(value, lang)).filter((date) => date !== undefined));
  const published = dateIn([
    ...text(main?.datePublished),
    ...text(main?.uploadDate),
    ...text(page?.datePublished),
    ...metas.of("published"),
    ...props("datepublished", "uploaddate"),
    ...lines.published,
  ]);
  const changed = dateIn([
    ...text(main?.dateModified),
    ...text(page?.dateModified),
    ...metas.of("modified"),
    ...props("datemodified"),
    ...lines.modified,
  ]);

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
  return new MetadataOf({ title, authors, published, changed, siteName, url, lang, description, image, kind });
}
