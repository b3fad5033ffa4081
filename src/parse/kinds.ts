/** What kind of page the page says it is. */

/** What a page is to its reader. */
export type Kind =
  | "article" | "recipe" | "forum" | "product" | "listing" | "documentation" | "service" | "event" | "job" | "video"
  | "audio" | "profile"; // biome-ignore format: a table

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

/** The kind that a schema.org type, in lower case, stands for; undefined for those on pages of any kind. */
export const kindOfType = (type: string): Kind | undefined => TYPES.find(([, pattern]) => pattern.test(type))?.[0];

/** Smaller is surer: a video or an event stands on pages of many kinds. */
export const rankOfKind = (kind: Kind): number => TYPES.findIndex(([known]) => known === kind);

const GRAPH_TYPES: Readonly<Record<string, Kind>> = {
  article: "article",
  blog: "listing",
  "news.article": "article",
  product: "product",
  "product.item": "product",
  "og:product": "product",
  profile: "profile",
  book: "product",
  recipe: "recipe",
  event: "event",
};

/** The kind that an `og:type` stands for; `website` says nothing. */
export function kindOfGraphType(type: string): Kind | undefined {
  const name = type.trim().toLowerCase();
  if (Object.hasOwn(GRAPH_TYPES, name)) return GRAPH_TYPES[name];
  return name.startsWith("video.") ? "video" : name.startsWith("music.") ? "audio" : undefined;
}

const GENERATORS: readonly (readonly [Kind, RegExp])[] = [
  ["documentation", /docusaurus|mkdocs|sphinx|vuepress|vitepress|gitbook|mdbook|doxygen|javadoc|rustdoc|antora|starlight/],
  ["forum", /discourse|phpbb|vbulletin|xenforo|flarum|mybb|vanilla forums|invision community|smf/],
]; // biome-ignore format: a table

/** The kind of pages that a program, as `<meta name="generator">` names it, is there to make. */
export const kindOfGenerator = (generator: string): Kind | undefined =>
  GENERATORS.find(([, pattern]) => pattern.test(generator.toLowerCase()))?.[0];
