/** What kind of page the page says it is. */

import type { Declared, Form, Kind, PageVerdict } from "../model.js";
import { unlinked } from "../text-table.js";

const TYPES: readonly (readonly [Kind, RegExp])[] = [
  ["recipe", /^recipe$/],
  ["documentation", /^(?:techarticle|apireference)$/],
  ["forum", /^(?:discussionforumposting|qapage|question)$/],
  ["article", /article$|^(?:blogposting|liveblogposting|socialmediaposting|report|review|criticreview|reviewnewsarticle)$/],
  ["product", /^(?:product|productgroup|productmodel|individualproduct|softwareapplication|mobileapplication|webapplication|book|vehicle|car)$/],
  ["event", /event$|^festival$/],
  ["job", /^jobposting$/],
  ["audio", /^(?:podcastepisode|audioobject)$/],
  ["video", /^(?:videoobject|movie|tvepisode)$/],
  ["profile", /^profilepage$/],
  ["service", /^(?:service|financialproduct)$/],
  ["listing", /^(?:collectionpage|searchresultspage|offercatalog)$/],
]; // biome-ignore format: a table

const findKind = (type: string): Kind | undefined => TYPES.find(([, pattern]) => pattern.test(type))?.[0];

/** Kinds of types met lately: pages name few of them, each several times. */
const known = new Map<string, Kind | undefined>();
const MOST = 1_000;
const LONGEST = 40;

/** The kind that a schema.org type, in lower case, stands for; undefined for those on pages of any kind. */
export function kindOfType(type: string): Kind | undefined {
  if (known.has(type)) return known.get(type);
  const kind = findKind(type);
  if (known.size >= MOST) known.clear();
  if (type.length <= LONGEST) known.set(unlinked(type), kind);
  return kind;
}

/** Smaller is surer: a video or an event stands on pages of many kinds. */
export const rankOfKind = (kind: Kind): number => TYPES.findIndex(([known]) => known === kind);

const GRAPH_TYPES: Readonly<Record<string, Kind>> = {
  article: "article",
  "news.article": "article",
  product: "product",
  "product.item": "product",
  // Shops say so of the pages of their collections.
  "product.group": "listing",
  "product:group": "listing",
  profile: "profile",
  book: "product",
  recipe: "recipe",
  event: "event",
};

/** The kind that an `og:type` stands for; `website` says nothing. */
export function kindOfGraphType(type: string): Kind | undefined {
  const name = type.trim().toLowerCase();
  if (Object.hasOwn(GRAPH_TYPES, name)) return GRAPH_TYPES[name];
  // A name space before it is that of the site's own program.
  if (name.endsWith(":product")) return "product";
  return name.startsWith("video.") ? "video" : name.startsWith("music.") ? "audio" : undefined;
}

const GENERATORS: readonly (readonly [Kind, RegExp])[] = [
  ["documentation", /docusaurus|mkdocs|sphinx|vuepress|vitepress|gitbook|mdbook|doxygen|javadoc|rustdoc|antora|starlight/],
  ["forum", /discourse|phpbb|vbulletin|xenforo|flarum|mybb|vanilla forums|invision community|smf/],
]; // biome-ignore format: a table

/** The kind of pages that a program, as `<meta name="generator">` names it, is there to make. */
export const kindOfGenerator = (generator: string): Kind | undefined =>
  GENERATORS.find(([, pattern]) => pattern.test(generator.toLowerCase()))?.[0];

/** An article is no list, whatever it declares. */
const contradicts = (kind: Kind, form: Form): boolean => kind === "article" && form === "list";

/**
 * What kind of page it is, by what it declares and how it reads; undefined where neither tells.
 *
 * @param declared the most trusted first
 * @param page how the choice of the content has read it; absent where nothing chose
 * @param known whether it has told of an author and a date
 */
export function chooseKind(
  declared: readonly Declared[],
  page: PageVerdict | undefined,
  known: { readonly authored: boolean; readonly dated: boolean },
): Pick<Declared, "kind" | "by"> | undefined {
  // An article that nobody wrote and that has no date is none.
  const said = declared.find(({ weak }) => !weak || known.authored || known.dated);
  if (page?.kind && (!said || said.weak || contradicts(said.kind, page.form)))
    return { kind: page.kind, by: page.because };
  if (said) return said;
  if (page?.form === "article" && known.authored && known.dated)
    return { kind: "article", by: "it is one text with an author and a date" };
  return undefined;
}
