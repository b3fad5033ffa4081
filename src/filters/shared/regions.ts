/** What an element's tag and its class, id and role say of the part of the page that it holds. */

import { HintSet } from "../../hints.js";
import type { Block, Document } from "../../model.js";
import { BOILERPLATE, type Elements, elementsOf, placesOf, shapes } from "./places.js";

/** Words in class and id that sites give to what is not the article. Sources: Readability, trafilatura, and the
 * names of the common content systems; matched as parts of words between separators. */
const NEGATIVE: readonly (readonly [string, RegExp])[] = [
  ["comments", /(?:^|[\s_-])(?:comments?|commentlist|recent-?comments|kommentare?|comentarios|commentaires|commenti|reacties|komentarze|commentary-?list|disqus|respond|replies|discussion-?(?:thread|list)|livefyre)(?:$|[\s_\d-])/],
  [
    "related articles",
    /(?:^|[\s_-])(?:related|recommend(?:ed|ations?|s)?|recirc(?:ulation)?|also-?(?:read|like)|read-?(?:more|next|also)|more-?(?:from|stories|news|articles|posts|on)|most-?(?:read|popular|viewed|shared)|trending|popular|teasers?|latest|recent|outbrain|taboola|zergnet|suggest(?:ed|ions)?|up-?next|next-?(?:up|article|post))(?:$|[\s_\d-])|(?:related|recommended|recent|popular|trending)(?:posts?|articles?|news|stories|content)|(?:^|[\s_-])(?:jp-)?relatedposts/,
  ],
  ["share bar", /(?:^|[\s_-])(?:shar(?:e|ing|edaddy)|social(?:s|links|icons|media)?|addthis|addtoany|sharethis|shariff|follow-?(?:us|google-?news)|print-?(?:link|button))(?:$|[\s_\d-])|(?:^|[\s_-])(?:share|social)(?:bar|buttons?|tools|box|list|icons?)/],
  ["navigation", /(?:^|[\s_-])(?:nav(?:bar|igation|box)?|(?:main|side|s)?-?(?:sub)?-?navi?|menu|submenu|megamenu|breadcrumbs?|bread-crumbs?|crumbs?|pagination|pager|paging|skip-?(?:link|to|nav)|toc|tabs?-?nav|toolbar|topbar|off-?canvas|hamburger|sitemap|language-?(?:switcher|selector))(?:$|[\s_\d-])/],
  ["footer", /(?:^|[\s_-])(?:footer|foot|colophon|copyright|legal|bottom-?bar|site-?info|contentinfo|page-?footer)(?:$|[\s_\d-])/],
  ["sidebar", /(?:^|[\s_-])(?:side-?bar\d?|aside|rail|right-?(?:col|column|rail)|left-?(?:rail|nav)|secondary|complementary|widget-?area|widgets)(?:$|[\s_\d-])/],
  ["advertisement", /(?:^|[\s_-])(?:ads?|advert(?:s|isement|ising|orial)?|ad-?(?:slot|unit|wrapper|container|box)|adsbygoogle|dfp|gpt-?ad|sponsor(?:ed|s)?|promo(?:s|tion|ted|box)?|banner|affiliate)(?:$|[\s_\d-])/],
  ["subscription prompt", /(?:^|[\s_-])(?:news-?letters?(?:-?(?:box|form|section|widget|teaser|block|sign-?up|cta))?|app-?(?:hint|banner|teaser|promo|download|stores?)|buy-?box|subscri(?:be|ption|ber)|sign-?up|signup|paywall|regwall|piano|mailchimp|mc4wp|donat(?:e|ion)|cta|call-?to-?action|opt-?in|lead-?form)(?:$|[\s_\d-])/],
  ["consent notice", /(?:^|[\s_-])(?:cookies?|consent|gdpr|dsgvo|rgpd|ccpa|onetrust|cookiebot|cmplz|usercentrics)(?:$|[\s_\d-])|cookie-?(?:banner|notice|law|bar|consent)/],
  ["buyers' reviews", /(?:^|[\s_-])(?:yotpo|jdgm|bazaarvoice|okendo|oke-reviews|stamped-(?:reviews|container|main-widget)|loox|judgeme|trustpilot|feefo|reevoo|turnto)(?:$|[\s_\d-])/],
  ["shopping cart", /(?:^|[\s_-])(?:(?:mini|side|ajax|shopping|drawer)-?(?:cart|bag|basket)|(?:cart|basket)-?(?:drawer|notification|sidebar|popup|flyout|modal|page|panel|overlay)|bag__\w+)(?:$|[\s_\d-])/],
  ["dialog", /(?:^|[\s_-])(?:modal|popup|pop-?up|overlay|lightbox|dialog|tooltip|drawer|toast|alertdialog)(?:$|[\s_\d-])/],
  ["author box", /(?:^|[\s_-])(?:author-?(?:box|bio|info|card|profile|description|details|about|block)|about-?(?:the-?)?author|bio|post-?author|writer-?info)(?:$|[\s_\d-])|author-?(?:bio|box)(?:$|[\s_\d-])/],
  ["tags", /(?:^|[\s_-])(?:tags?|tag-?(?:list|cloud|links)|cat-?links|(?:post|article|entry)-?(?:tags|categories)|topics|keywords|entry-?(?:footer|utility))(?:$|[\s_\d-])/],
  ["media player", /(?:^|[\s_-])(?:jwplayer|video-?js|vjs|brightcove|video-?(?:player|wrapper|playlist)|audio-?player|player|playlist)(?:$|[\s_\d-])/],
  ["placeholder", /(?:third-?party|external|embed)-?[a-z]*-{0,2}placeholder|(?:^|[\s_-])(?:embed-?(?:preview|consent|privacy)|privacy-embed|two-?click)/],
  ["button", /(?:^|\s)(?:wp-block-buttons?|elementor-button-wrapper|elementor-widget-button)(?:$|\s)/],
  ["not shown", /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|elementor-screen-only|a11y-hidden)(?:$|\s)/],
  ["form", /(?:^|[\s_-])(?:search-?(?:form|box|bar)|login|log-?in|register|contact-?form|wpcf7|feedback|poll|survey|quiz)(?:$|[\s_\d-])/],
]; // biome-ignore format: a table

/** The kinds of boilerplate that names tell of. */
export const labels: readonly string[] = NEGATIVE.map(([label]) => label);

const POSITIVE =
  /articlebody|(?:^|[\s_-])(?:article[_-]*(?:body|content|text|copy|main)|entry[_-]*content|post[_-]*(?:content|body|text|entry)|story[_-]*(?:body|content|text|copy)|blog[_-]*(?:content|post|body)|content[_-]*(?:body|article|main)|news-text-wrap|rich-?text|body-?(?:copy|text|content)|page-?content|main-?content|mw-parser-output|hentry|articletext|td-post-content|field-name-body|text-?body|single-?content)(?:$|[\s_\d-])/;

/** Names of the lines that say who wrote it and when. */
const DETAILS =
  /(?:^|[\s_-])(?:by-?line|author-?(?:name|line|meta)|vcard|posted-?on|dateline|publish(?:ed)?-?(?:date|on)|pub-?date|publication-?date|(?:entry|post|article|story|node)-?_*(?:meta(?:-?(?:data|info))?|date))(?:$|[\s_\d-])|(?:^|\s)author(?:$|\s)/;
/** News set background apart from the text in boxes. */
const FACT_BOX = /(?:^|[\s_-])(?:fact|info)-?box(?:es)?(?:$|[\s_\d-])/;
const ROLES =
  /(?:^|\s)(?:navigation|contentinfo|complementary|search|banner|dialog|alertdialog|menu|menubar|toolbar)(?:\s|$)/;

/** WordPress lists a post's tags and categories among the classes of the post itself. */
const ENTRY = /(?:^|\s)(?:post-\d+|hentry|type-(?:post|page))(?:\s|$)/;

/** All that names tell, the kinds of boilerplate first: none of it is told by two names together. */
const told = new HintSet([...NEGATIVE.map(([, pattern]) => pattern), POSITIVE, DETAILS, ROLES, ENTRY, FACT_BOX]);
const OF_TEXT = 1 << NEGATIVE.length;
const OF_DETAILS = OF_TEXT << 1;
const OF_ROLE = OF_TEXT << 2;
const OF_ENTRY = OF_TEXT << 3;
const OF_FACT_BOX = OF_TEXT << 4;
/** One bit for each kind of boilerplate. */
const OF_BOILERPLATE = OF_TEXT - 1;

/** Hints that were asked about lately: the parser gives elements of the same names the same string. */
const byHint = new Map<string, number>();
const MOST_HINTS = 5_000;

function toldOf(hint: string): number {
  let bits = byHint.get(hint);
  if (bits === undefined) {
    bits = told.of(hint);
    if (byHint.size >= MOST_HINTS) byHint.clear();
    byHint.set(hint, bits);
  }
  return bits;
}

/** What the names of an element of a page tell, as bits; found out when they are first asked for. */
function toldBy({ list, told: all }: Elements, index: number): number {
  if (all[index]! < 0) all[index] = toldOf(list[index]!.hint);
  return all[index]!;
}

/** Such elements may say that they hold boilerplate, */
const MAY_TELL = shapes.hinted | shapes.boilerplate;
/** and such never do. */
const NEVER_TELLS = shapes.whole | shapes.piece;

/** The kind of boilerplate that an element, by its index, says it holds; undefined where it says nothing of the kind. */
export function negative(elements: Elements, index: number): string | undefined {
  const look = elements.looks[index]!;
  if (look & NEVER_TELLS || !(look & MAY_TELL)) return undefined;
  const bits = toldBy(elements, index);
  if (bits & OF_ENTRY) return undefined;
  if (look & shapes.boilerplate) return BOILERPLATE.get(elements.list[index]!.tag);
  if (bits & OF_ROLE) return "navigation";
  const kinds = bits & OF_BOILERPLATE;
  if (!kinds) return undefined;
  // The first of the list is the lowest bit.
  const label = labels[31 - Math.clz32(kinds & -kinds)];
  // What stands behind a paywall bears its name beside that of the article's text.
  return label === "subscription prompt" && bits & OF_TEXT ? undefined : label;
}

/** The element says that it holds the article's text. */
export const positive = (elements: Elements, index: number): boolean => (toldBy(elements, index) & OF_TEXT) !== 0;

/** The element says that it holds the article's author, date and the like. */
export const tellsDetails = (elements: Elements, index: number): boolean =>
  (toldBy(elements, index) & OF_DETAILS) !== 0;

/** The element says that it is a box of facts beside the text. */
export const isFactBox = (elements: Elements, index: number): boolean => (toldBy(elements, index) & OF_FACT_BOX) !== 0;

/** Elements that hold the whole text: their classes tell of all kinds of things. */
export const isWhole = (elements: Elements, index: number): boolean =>
  (elements.looks[index]! & shapes.whole) !== 0 || (toldBy(elements, index) & OF_ENTRY) !== 0;

/** Sums over the blocks below each element of a page. */
export interface Masses extends Prose {
  /** All characters. */
  readonly chars: Float64Array;
}

/** Characters of reading text below each element: prose whole, other text in part, links not. */
export interface Prose {
  readonly prose: Float64Array;
  /** That of the whole page: a fragment may have several roots. */
  readonly total: number;
}

/** Adds up, from the leaves to the root, what stands below each element. */
function addUp(parents: Int32Array, sums: Float64Array): void {
  for (let i = sums.length - 1; i > 0; i--) {
    const parent = parents[i]!;
    if (parent >= 0) sums[parent]! += sums[i]!;
  }
}

function totalOf(parents: Int32Array, sums: Float64Array): number {
  let total = 0;
  for (let i = 0; i < parents.length; i++) if (parents[i]! < 0) total += sums[i]!;
  return total;
}

/** What the blocks below each element hold. */
export function masses(doc: Document, blocks: readonly Block[]): Masses {
  const { parents } = elementsOf(doc);
  const { elements, chars, weights } = placesOf(blocks);
  const prose = new Float64Array(parents.length);
  const all = new Float64Array(parents.length);
  for (let i = 0; i < blocks.length; i++) {
    const at = elements[i]!;
    if (at < 0) continue;
    prose[at]! += weights[i]!;
    all[at]! += chars[i]!;
  }
  addUp(parents, prose);
  addUp(parents, all);
  return { prose, total: totalOf(parents, prose), chars: all };
}

/**
 * The prose of what stands in no named region.
 *
 * @param marks for each element the region around it, or -1
 * @param byLength takes every character for prose: on lists of links nothing else tells where the content is
 */
export function proseOutside(doc: Document, blocks: readonly Block[], marks: Int32Array, byLength: boolean): Prose {
  const { parents } = elementsOf(doc);
  const { elements, chars, weights } = placesOf(blocks);
  const prose = new Float64Array(parents.length);
  for (let i = 0; i < blocks.length; i++) {
    const at = elements[i]!;
    if (at >= 0 && marks[at]! < 0) prose[at]! += byLength ? chars[i]! : weights[i]!;
  }
  addUp(parents, prose);
  return { prose, total: totalOf(parents, prose) };
}
