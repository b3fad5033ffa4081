/** The headline: a markup heading that the page's title repeats, or the line above the byline and the date. */

import { name, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { containment, facts, marks } from "../text.js";
import { isByline, isBylineLabel, isNameLine } from "./shared/bylines.js";
import { isDateLine } from "./shared/dates.js";
import { looks, outline } from "./shared/outline.js";
import { isOpaque, pieces } from "./shared/page.js";

/** A headline has at least this many words; fewer are kickers, sections, names of sites. */
const SHORTEST = 3;
const LONGEST = 28;
/** Lines above the byline that are one headline in parts (kicker, headline, subheadline); more are a list. */
const PARTS = 3;
/** Lines read in search of the byline: a head longer than this is a menu. */
const HEAD = 14;

const BYLINE = maskOf(["byline"]);
const CREDITS = maskOf(["credit", "agency"]);
const FURNITURE = maskOf([
  "read-more", "related-heading", "comment-form", "comments", "share", "share-target", "counter", "newsletter",
  "consent", "login", "paywall", "ad", "tags", "author-box", "navigation", "pagination", "copyright", "player",
  "widget", "app", "contents", "syndication", "donation", "dateline", "byline",
]); // biome-ignore format: a table

/** Could be a headline by its looks: some words, no full stop, no colon, not what page furniture says. */
function isTitle(scope: Scope, block: Block): boolean {
  const f = facts(block);
  if (isOpaque(block) || block.kind === "list-item" || block.role !== "body") return false;
  if (f.words < SHORTEST || f.words > LONGEST || f.colon || f.sentences > 2) return false;
  if (f.sentence && !/[?!…]["'”’»“)]*$/.test(block.text)) return false;
  if (/[©@←→»›«‹]|https?:/.test(block.text) || pieces(block).length > 2) return false;
  if (scope.phrases.coverage(block, FURNITURE) >= 0.5 || scope.phrases.find(block, CREDITS)) return false;
  return !isDateLine(scope, block) && !isByline(scope, block) && !isNameLine(scope, block);
}

/** Share of a heading's words that the page's title holds, and the reverse. */
function likeness(block: Block, whole: ReadonlySet<string>): number {
  const own = new Set<string>();
  const f = facts(block);
  let strange = 0;
  for (let i = 0; i < f.length; i++) {
    const word = f.word(i);
    if (own.has(word)) continue;
    own.add(word);
    // At most all words of the title are its own, and where a quarter as many are not, it holds less than that share.
    if (!whole.has(word) && ++strange * 4 > whole.size) return 0;
  }
  return containment(own, whole) >= 0.8 ? containment(whole, own) : 0;
}

/** The heading of an HTML page that is its headline. */
function fromMarkup(scope: Scope): { block: Block; because: string } | undefined {
  const { blocks } = scope;
  const { size, looks: look, words } = outline(scope);
  const title = new Set<string>();
  const f = facts({ text: scope.doc.meta.title ?? "" });
  for (let i = 0; i < f.length; i++) title.add(f.word(i));
  let best: Block | undefined;
  let most = 0.3;
  // Without a title nothing is like it.
  for (let i = 0; title.size > 0 && i < size; i++) {
    if (look[i]! & (looks.opaque | looks.prose)) continue;
    const block = blocks[i]!;
    if (!block.markup) continue;
    const bonus = block.kind === "heading" ? (block.level === 1 ? 0.2 : 0.1) : 0;
    if (!bonus && words[i]! < SHORTEST) continue;
    const alike = likeness(block, title);
    if (alike > 0 && alike + bonus > most) {
      most = alike + bonus;
      best = block;
    }
  }
  if (best) return { block: best, because: "says what the page’s title says" };
  const isFirst = (block: Block, i: number): boolean => block.kind === "heading" && block.level === 1 && words[i]! > 0;
  const at = blocks.findIndex(isFirst);
  if (at >= 0 && blocks.findLastIndex(isFirst) === at)
    return { block: blocks[at]!, because: "is the page’s only first-level heading" };
  return undefined;
}

/** The lines above the byline or the date, none of them prose. */
function aboveByline(scope: Scope, end: number): readonly Block[] {
  const { topics, looks: look } = outline(scope);
  const isNamed = (i: number): boolean => {
    const block = scope.blocks[i]!;
    // A date has a number, and both kinds of byline have a phrase.
    if (look[i]! & marks.number && isDateLine(scope, block)) return true;
    if (!(topics[i]! & BYLINE)) return false;
    return isByline(scope, block) || (isBylineLabel(scope, block) && block.text.length > 2);
  };
  const below = Math.min(end, HEAD);
  let at = 0;
  while (at < below && !isNamed(at)) at++;
  if (at < 1 || at === below) return [];
  const titles = scope.blocks.slice(0, at).filter((block) => isTitle(scope, block));
  return titles.length <= PARTS ? titles : [];
}

export const filter: Filter = {
  name: "headline",
  summary: "Names the headline, so that it can be left out on request.",
  needs: "text",
  judge(scope): Verdict[] {
    const verdicts: Verdict[] = [];
    const { blocks } = scope;
    if (scope.doc.source === "html") {
      const found = fromMarkup(scope);
      if (found) {
        const { key } = facts(found.block);
        for (const block of blocks) {
          if (block === found.block || (block.kind === "heading" && facts(block).key === key))
            verdicts.push(name(block, "headline", found.because));
        }
        return verdicts;
      }
    }
    const { size, first, looks: look, words: counts } = outline(scope);
    const titles = aboveByline(scope, first);
    for (const block of titles)
      verdicts.push(name(block, "headline", "a line without full stop above the byline or the date"));
    if (titles.length) return verdicts;
    // Without a date there must be nothing else that could be the headline, so that leaving it out uncovers no other.
    const opener = blocks[0];
    if (first !== 1 || !opener || !isTitle(scope, opener)) return verdicts;
    const { words, capitals } = facts(opener);
    if (words < 5 || (capitals < 0.6 && words < 7)) return verdicts;
    // A subhead as long may be the headline as well.
    for (let i = 1; i + 1 < size; i++) {
      const subhead = look[i + 1]! & looks.prose && !(look[i]! & (looks.prose | looks.sentence));
      if (subhead && counts[i]! <= LONGEST && counts[i]! >= words) return verdicts;
    }
    verdicts.push(name(opener, "headline", `opens the page, alone above its prose: ${quote(opener.text, 40)}`));
    return verdicts;
  },
};

export const examples: readonly Example[] = [
  {
    title: "the line above byline and date",
    input:
      "Old mill becomes a library\n\nBy Ruth Adler\n\n12 March 2024\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
    roles: { "Old mill becomes a library": "headline" },
  },
  {
    title: "headline and subheadline above a German byline",
    lang: "de",
    input:
      "Alte Mühle wird Bücherei\n\nStadtrat stimmt nach langer Debatte zu\n\nVon Ruth Adler\n\n12.03.2024\n\nDer Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
    roles: { "Alte Mühle wird Bücherei": "headline", "Stadtrat stimmt nach langer Debatte zu": "headline" },
  },
  {
    title: "the only line above the prose",
    input:
      "Why the Old Paper Mill Is Becoming a Library\n\nThe town council has voted to turn the old paper mill by the river into a public library.\n\nWhat happens next\n\nWork on the roof begins in May, and the first shelves should stand before the winter comes.",
    roles: { "Why the Old Paper Mill Is Becoming a Library": "headline" },
  },
  {
    title: "in HTML, the heading that the title repeats",
    input:
      "<html><head><title>Old mill becomes a library | The Valley Post</title></head><body><h1>The Valley Post</h1><h2>Old mill becomes a library</h2><p>The town council has voted to turn the old paper mill by the river into a public library.</p></body></html>",
    roles: { "Old mill becomes a library": "headline" },
  },
  {
    title: "keeps a subhead in the middle unnamed",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nHow the Money for the Mill Was Found\n\nThe county gave half of the sum, and the readers of the valley collected the other half.",
  },
  {
    title: "keeps two lines unnamed where nothing tells which is the headline",
    input:
      "A Mill Full of Books\n\nCouncil Votes for Library at the River\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "keeps an opening sentence unnamed",
    input:
      "It was raining again.\n\nThe town council met in the old paper mill by the river, where buckets caught the drops.",
  },
];
