import { drop, limit, nothing, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, factsOf, firstAlike, numbered } from "../text.js";
import { looks, outline } from "./shared/outline.js";
import { isSolid } from "./shared/prompt.js";
import { isCutOff, isLinked, isListMeta, isReading, isTitle } from "./shared/titles.js";

/** Fewest words of a title in a list: subheads and ingredients are shorter. */
const TITLE = 4;
/** Most titles of a list with prose after it. */
const MID_TITLES = 12;

/** Most lines of such a list; keeps the search linear too. */
const MID_LINES = 60;
/** Most words of a teaser. */
const TEASER = 200;
/** A list that holds so many times the words above it, and so many words, is the page. */
const WHOLE_PAGE = 4;
const WHOLE_PAGE_WORDS = 200;
/** A heading that stands in a page so often is a badge of entries. */
const BADGE = 3;

/** Whether a block heads a list of other articles, and how sure its words make that. */
const HEADING = maskOf(["related-heading"]);
/** Words of the longest such block. */
const HEAD = 8;

function heading({ phrases }: Scope, block: Block): "sure" | "weak" | undefined {
  if (block.kind === "code" || block.kind === "table" || block.kind === "quote") return undefined;
  const f = facts(block);
  if (f.words > HEAD || f.sentence) return undefined;
  const whole = phrases.whole(block, "related-heading");
  if (whole) return f.words >= 2 ? "sure" : "weak";
  // "More from Our Town", "Latest in Gardening": a name goes on where the phrase ends.
  const open = phrases.opening(block, "related-heading");
  if (!open || open.to < 2 || f.colon || f.capitals < 0.5) return undefined;
  const rest = block.text.slice(open.end);
  const own = facts({ text: rest });
  return own.words <= 4 && own.capitals >= 0.5 && /^\s['’"“]?[^\p{Ll}\p{P}]/u.test(rest) ? "weak" : undefined;
}

/** What a page says of itself in whole sentences, and in the words of its kind: below it no article goes on. */
const FURNITURE = maskOf([
  "comment-form", "comments", "consent", "newsletter", "login", "paywall", "copyright", "donation", "app", "widget",
]); // biome-ignore format: a table
/** Share of its words that such a sentence has from phrases, wherever they stand, and where one opens it. */
const SAID = 0.6;
const OPENED = 0.3;

function isFurniture({ phrases }: Scope, block: Block): boolean {
  if (block.text.startsWith("©")) return true;
  const share = phrases.coverage(block, FURNITURE);
  if (share < OPENED) return false;
  return phrases.hits(block).some((hit) => hit.bit & FURNITURE && isSolid(hit) && (share >= SAID || hit.from === 0));
}

interface Run {
  /** Index after the last line of the list. */
  readonly end: number;
  /** Indices of its titles. */
  readonly titles: readonly number[];
}

/** How often the words of a short line stand on the page as a line of their own; nought for longer lines. */
type Times = (line: number) => number;

function timesOf(blocks: readonly Block[], words: Uint16Array): Times {
  /** Of each line the first that says the same, and how many short ones do, counted there. */
  let alike: Int32Array | undefined;
  let counts: Int32Array;
  return (line) => {
    if (words[line]! > HEAD) return 0;
    if (!alike) {
      alike = firstAlike(numbered(factsOf(blocks)).lines);
      counts = new Int32Array(blocks.length);
      for (let i = 0; i < blocks.length; i++) if (words[i]! <= HEAD) counts[alike[i]!]!++;
    }
    return counts[alike[line]!]!;
  };
}

/** The teaser of an entry: it stands between the entry's title and a bare “Read more” that comes again. */
function isTeaser({ blocks, phrases }: Scope, i: number, times: Times): boolean {
  const before = i > 0 ? blocks[i - 1] : undefined;
  const next = blocks[i + 1];
  if (!before || !next || facts(next).words > 4 || facts(next).sentence || !isTitle(before)) return false;
  return phrases.whole(next, "read-more") !== undefined && times(i + 1) > 1;
}

/** The lines below a heading that belong to its list. */
function run(scope: Scope, head: number, lastReading: number, times: Times): Run {
  const { blocks } = scope;
  const titles: number[] = [];
  let i = head + 1;
  for (; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind === "code" || block.kind === "table" || block.kind === "quote") break;
    // The form below the list is one that another filter knows whole.
    if (scope.phrases.opening(block, "comment-form") && isFurniture(scope, block)) break;
    if (i <= lastReading && (titles.length > MID_TITLES || i - head > MID_LINES)) break;
    if (isListMeta(scope, block) || heading(scope, block) === "sure") continue;
    if (isTitle(block, TITLE)) titles.push(i);
    else if (
      titles.at(-1) === i - 1 &&
      facts(block).words <= TEASER &&
      (isCutOff(block.text) || (i > lastReading && isTeaser(scope, i, times)))
    )
      continue;
    // A label that short may be the article's subhead as long as there is something to read below.
    else if (facts(block).words > TITLE || isReading(block) || i <= lastReading) break;
  }
  return { end: i, titles };
}

/** Whether the last title before prose is of the list beyond doubt: it looks like the others, and not like a subhead. */
function isOfList(blocks: readonly Block[], head: number, titles: readonly number[], last: number): boolean {
  const block = blocks[last]!;
  if (block.kind === "heading" || titles.length < 2) return false;
  const others = titles.slice(0, -1).map((i) => blocks[i]!);
  if (isLinked(block) && others.every(isLinked)) return true;
  if (block.kind === "list-item") return others.every((other) => other.kind === "list-item");
  // One line break inside the list and more of them around it.
  const next = blocks[last + 1];
  const single = (b: Block) => b.gap.split("\n").length === 2;
  return next !== undefined && !single(next) && !single(blocks[head]!) && [...others, block].every(single);
}

/** How many words stand above each block, and above the end. */
function wordsAbove(blocks: readonly Block[]): Int32Array {
  const above = new Int32Array(blocks.length + 1);
  for (let i = 0; i < blocks.length; i++) above[i + 1] = above[i]! + facts(blocks[i]!).words;
  return above;
}

function judge(scope: Scope): readonly Verdict[] {
  const { blocks } = scope;
  const { size, openers, looks: look, words: counts } = outline(scope);
  const out: Verdict[] = [];
  const heads: number[] = [];
  for (let i = 0; i < size; i++)
    if (openers[i]! & HEADING && counts[i]! <= HEAD && !(look[i]! & (looks.opaque | looks.sentence))) heads.push(i);
  if (!heads.some((i) => heading(scope, blocks[i]!))) return nothing;
  const times = timesOf(blocks, counts);
  const firstReading = blocks.findIndex(isReading);
  const lastReading = blocks.findLastIndex(
    (block, i) => isReading(block) && !isTeaser(scope, i, times) && !isFurniture(scope, block),
  );
  /** Words above each block, once a list asks for them. */
  let above: Int32Array | undefined;
  /** End of a list at the end of the page that had too few titles. */
  let poor = 0;
  /** End of one that had none. */
  let bare = 0;
  let next = 0;
  for (const i of heads) {
    // Lines of a list that has gone head none.
    if (i < next) continue;
    const head = blocks[i]!;
    const sure = heading(scope, head);
    // Above the article such a list ends with the article's own headline: not ours to tell.
    if (!sure || firstReading < 0 || i < firstReading) continue;
    // What was too little for an earlier word is too little for a later one, and need not be looked at again.
    if (sure === "weak" && i + 1 < poor) continue;
    const list: Run = i + 1 < bare ? { end: bare, titles: [] } : run(scope, i, lastReading, times);
    const { titles } = list;
    let { end } = list;
    const label = quote(head.text);
    if (end > lastReading) {
      above ??= wordsAbove(blocks);
      const words = above[end]! - above[i + 1]!;
      if (words >= WHOLE_PAGE_WORDS && words > above[i]! * WHOLE_PAGE) {
        poor = end;
        continue;
      }
      const least = sure === "sure" ? 0 : limit(scope, "listTitles");
      // A heading of one word needs its titles, or nothing at all below it.
      if (titles.length < least && end > i + 1) {
        poor = end;
        continue;
      }
      // Short lines alone may be anything: only what belongs to such a list for sure goes with its heading.
      if (titles.length === 0) {
        bare = end;
        for (end = i + 1; end < list.end; end++)
          if (!isListMeta(scope, blocks[end]!) && heading(scope, blocks[end]!) !== "sure") break;
      }
      out.push(drop(head, end > i + 1 ? `${label} heads a list at the end` : `${label} heads nothing at the end`));
      for (let j = i + 1; j < end; j++) out.push(drop(blocks[j]!, `in the list below ${label}`));
      next = end;
      continue;
    }
    if (titles.length === 0 || titles.length > MID_TITLES) continue;
    // What stands over one entry after another is a badge of theirs.
    if (times(i) >= BADGE) continue;
    // A numbered list between paragraphs is as likely the article's.
    if (/^\p{N}{1,2}[.)]\s/u.test(blocks[titles[0]!]!.text)) continue;
    const last = titles.at(-1)!;
    const until = isOfList(blocks, i, titles, last) ? end : last;
    const inside = titles.filter((title) => title < until).length;
    // One title alone, or a word that heads an article's own lists too, is too little with prose below.
    if (inside < (sure === "sure" ? 1 : 2)) continue;
    out.push(drop(head, `${label} heads a list of titles`));
    for (let j = i + 1; j < until; j++) out.push(drop(blocks[j]!, `in the list below ${label}`));
    next = until;
  }
  return out;
}

/** A heading such as “Most read” and the headlines below it, at the end of a page or between paragraphs. */
export const filter: Filter = {
  name: "footer-list",
  summary: "Drops lists of other articles with their heading, such as “Recent News”.",
  needs: "text",
  topics: HEADING,
  judge,
};

const PROSE = "The council voted for the new bridge on Monday evening after three hours of debate.";

const LONG_LIST = ["bridge", "mill", "school", "church", "market", "harbour", "station", "library", "theatre", "garden"]
  .flatMap((place) => [
    `Carpenter for the old ${place} by the river, full time`,
    `Painter for the new ${place} behind the hill, from the spring`,
    `Two gardeners and a cook for the ${place} on the square`,
  ])
  .join("\n\n");

export const examples: readonly Example[] = [
  {
    title: "keeps the list that the page is made of",
    input: `${PROSE}\n\nFeatured\n\n${LONG_LIST}`,
  },
  {
    title: "a list at the end, with dates and bylines",
    input: `${PROSE}\n\nRelated Posts\n\nFive things to know about the old bridge\n\nMay 3, 2021\n\nWhere the town buys its bread now\n\nBy Ann Miller`,
    output: PROSE,
  },
  {
    title: "headings with nothing below",
    input: `${PROSE}\n\nRecent News\n\nEditor's Pick`,
    output: PROSE,
  },
  {
    title: "between paragraphs; the last title may be the article's subhead",
    input: `${PROSE}\n\nYou may also like\n\nFive things to know about the old bridge\n\nWhere the town buys its bread now\n\nA river that nobody owns\n\nThe river has changed its bed twice since the mill was built in 1820.`,
    output: `${PROSE}\n\nA river that nobody owns\n\nThe river has changed its bed twice since the mill was built in 1820.`,
  },
  {
    title: "a list set closer than the paragraphs",
    input: `${PROSE}\n\nMost read\nFive things to know about the old bridge\nWhere the town buys its bread now\n\nThe river has changed its bed twice since the mill was built in 1820.`,
    output: `${PROSE}\n\nThe river has changed its bed twice since the mill was built in 1820.`,
  },
  {
    title: "German",
    lang: "de",
    input:
      "Der Rat stimmte der neuen Brücke am Montagabend nach drei Stunden Debatte mit großer Mehrheit zu.\n\nÄhnliche Beiträge\n\nWas die alte Brücke gekostet hat\n\nWo die Stadt jetzt ihr Brot kauft",
    output: "Der Rat stimmte der neuen Brücke am Montagabend nach drei Stunden Debatte mit großer Mehrheit zu.",
  },
  {
    title: "French",
    lang: "fr",
    input:
      "Le conseil a approuvé le nouveau pont lundi soir après trois heures de débat dans la salle des fêtes.\n\nLes plus lus\n\nCe que l’ancien pont a coûté à la ville",
    output: "Le conseil a approuvé le nouveau pont lundi soir après trois heures de débat dans la salle des fêtes.",
  },
  {
    title: "Spanish",
    lang: "es",
    input:
      "El consejo aprobó el nuevo puente el lunes por la noche tras tres horas de debate en el salón.\n\nTe puede interesar\n\nCuánto costó el puente antiguo a los vecinos",
    output: "El consejo aprobó el nuevo puente el lunes por la noche tras tres horas de debate en el salón.",
  },
  {
    title: "keeps a list that a sentence opens",
    input: `${PROSE}\n\nThe editor's picks are these three walks along the river:\n\n1. From the mill to the lock\n\n2. From the lock to the old bridge`,
  },
  {
    title: "keeps a subhead that prose follows",
    input: `${PROSE}\n\nLatest news\n\nThe mayor said on Tuesday that the work would begin in the spring of next year.`,
  },
  {
    title: "keeps what stands under a heading of one word",
    input:
      "The hotel lies on the lake, ten minutes from the station, and was opened again last summer.\n\nFeatured\n\nHeated pool\n\nBreakfast on the terrace is served until eleven, and dogs are welcome in all of the rooms.",
  },
  {
    title: "keeps a recipe's list",
    input:
      "This soup has been cooked in the valley for as long as anybody there can remember.\n\nYou may also like\n\nIngredients\n\n500 g of potatoes\n\nBoil the potatoes for twenty minutes, and mash them with a fork.",
  },
  {
    title: "keeps a numbered list between paragraphs",
    input: `${PROSE}\n\nMost popular\n\n1. The old mill in the upper valley\n\n2. The lock below the castle hill\n\nEach of these places can be reached by bus from the station in half an hour.`,
  },
];
