/**
 * Chooses the article of a page that came as text, where no markup helps: each line is scored by what it is made of,
 * by the lines around it and by its place among the page's prose.
 */

import { at, dropLater, name } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { Room } from "./shared/columns.js";
import { reasonsOf } from "./shared/line-reasons.js";
import { MANY, OF_PAGE } from "./shared/measures.js";
import { looks, type Outline, outline } from "./shared/outline.js";
import { scores } from "./shared/scorecard.js";
import { signals } from "./shared/signals.js";
import { isTitle } from "./shared/titles.js";

/**
 * A line that scores less is not of the article: the logarithm of the odds that it is. Between its paragraphs a mistake
 * would tear a hole, so more must speak against a line there than above and below.
 */
const INSIDE = { strict: -0.5, balanced: -1, gentle: -2 } as const;
const OUTSIDE = { strict: 0, balanced: -0.4, gentle: -1.5 } as const;
const WHOLE = { strict: -1, balanced: -2, gentle: -3 } as const;
/**
 * Words of the shortest paragraph that is of the article unless much speaks against it, with no furniture so near, on a
 * page of which this share is prose: elsewhere teasers of other articles are paragraphs, too.
 */
const PARAGRAPH = 20;
const BESIDE = 2;
const MOSTLY = 0.5;
/** Words of the shortest whole sentence. */
const SENTENCE = 5;
/** A page of fewer lines has no menus to be told from its text. */
const FEWEST = 12;
/** A text of more lines is no page: a book, a log. */
const MOST = 50_000;
/** Nor has one in which fewer lines score so low. */
const FEWEST_LOW = 2;
/**
 * Share of the words of so many lines that is in paragraphs, at least: a book of verse, a list or a log has no article. Of
 * fewer lines a short notice may be the article, amid menus.
 */
const SCARCE = 0.05;
/** Share of the paragraphs that end with a mark, at least: Thai ends no sentence with one, and the signals need it. */
const MARKED = 0.2;
/** Words of the longest entry of a list that one line among its others is kept for. */
const ENTRY = 8;
/** How far above the article its headline may stand, in lines that are left. */
const LEAD = 5;
/** Share of a line's words that are of dates and bylines, from which it is one. */
const DATED = 0.2;
const DATES = maskOf(["byline", "dateline", "calendar"]);
/** Words of the shortest headline: the title nearest to the article, and one above it. */
const TITLE = 3;
const LONG_TITLE = 6;

/** The columns of one page, and then those of the next. */
const room = new Room();

/** Whether the page ends its sentences with marks. */
function isMarked({ size, looks: look }: Outline): boolean {
  let prose = 0;
  let marked = 0;
  for (let i = 0; i < size; i++) {
    if (!(look[i]! & looks.prose)) continue;
    prose++;
    if (look[i]! & looks.sentence) marked++;
  }
  return marked >= prose * MARKED;
}

/** Lines by their place among those that are left. */
interface Choice {
  /** 1 for those that are not of the article. */
  readonly low: Uint8Array;
  /** The first paragraph of the article, and the last. */
  readonly first: number;
  readonly last: number;
}

/** Tells the lines that are not of the article from their scores; `undefined` where there is none, or nothing to drop. */
function choose(scope: Scope, lines: Outline, score: Float64Array, mostlyProse: boolean): Choice | undefined {
  const { doc, blocks } = scope;
  const { looks: look, words } = lines;
  const [inside, outside, whole] = [at(scope, INSIDE), at(scope, OUTSIDE), at(scope, WHOLE)];
  const reads = new Uint8Array(blocks.length);
  let first = -1;
  let last = -1;
  // What earlier filters have dropped or named.
  const furniture = new Uint8Array(doc.blocks.length).fill(1);
  for (let i = 0; i < blocks.length; i++) {
    const { id } = blocks[i]!;
    const what = look[i]!;
    if (what & looks.body) furniture[id] = 0;
    if (!(what & looks.prose) || score[id]! < inside) continue;
    reads[i] = 1;
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return undefined;
  const isApart = ({ id }: Block): boolean => {
    for (let i = Math.max(0, id - BESIDE); i <= id + BESIDE; i++) if (i !== id && furniture[i]) return false;
    return true;
  };
  const low = new Uint8Array(blocks.length);
  let count = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const value = score[block.id]!;
    const what = look[i]!;
    if (value >= (i > first && i < last ? inside : outside) || !(what & looks.body) || block.kind === "code") continue;
    // A whole sentence beside a paragraph goes on with it, unless much speaks against it, and more between two.
    if (what & looks.sentence) {
      const sides = (i > 0 ? reads[i - 1]! : 0) + (reads[i + 1] ?? 0);
      const goesOn = words[i]! >= SENTENCE && sides > 0;
      const mayStand = mostlyProse && words[i]! >= PARAGRAPH && (what & looks.prose) !== 0;
      if (value >= whole - (sides === 2 ? 1 : 0) && (goesOn || (mayStand && isApart(block)))) continue;
    }
    // What an earlier filter has mended it has found to be text.
    if (block.text !== doc.blocks[block.id]!.text) continue;
    low[i] = 1;
    count++;
  }
  return count < FEWEST_LOW ? undefined : { low, first, last };
}

/** Takes back the lines that are an entry of a list: amid short lines that stay one alone is, whatever it looks like. */
function keepEntries({ words, looks: look }: Outline, { low, first, last }: Choice): void {
  const isShort = (i: number): boolean => words[i]! <= ENTRY;
  const stays = (i: number): boolean => low[i] === 0 && isShort(i) && !(look[i]! & looks.prose);
  const alone: number[] = [];
  for (let i = first + 1; i < last; i++) {
    if (low[i] && isShort(i) && stays(i - 1) && stays(i + 1) && (stays(i - 2) || stays(i + 2))) alone.push(i);
  }
  for (const i of alone) low[i] = 0;
}

function judge(scope: Scope): Verdict[] {
  const verdicts: Verdict[] = [];
  const { doc, blocks } = scope;
  // Where earlier filters found nothing the text is clean, and there is nothing to choose from.
  if (doc.blocks.length < FEWEST || doc.blocks.length > MOST || doc.blocks.length === blocks.length) return verdicts;
  const lines = outline(scope);
  if (!isMarked(lines)) return verdicts;
  const found = signals(scope, room);
  const proseShare = found.page[OF_PAGE.proseShare]!;
  if (doc.blocks.length > MANY.lines && proseShare < SCARCE) return verdicts;
  const score = scores(found, found.gone);
  const choice = choose(scope, lines, score, proseShare >= MOSTLY);
  if (!choice) return verdicts;
  keepEntries(lines, choice);
  const { low, first } = choice;
  // What may be the headline and its standfirst is named so, and left out on request only.
  let nearest = true;
  for (let i = first - 1; i >= 0 && i >= first - LEAD; i--) {
    const block = blocks[i]!;
    if (!low[i]) continue;
    if (scope.phrases.coverage(block, DATES) >= DATED) {
      low[i] = 0;
      verdicts.push(name(block, "byline", "names a date or an author close above the article"));
    } else if (isTitle(block, nearest ? TITLE : LONG_TITLE)) {
      nearest = false;
      low[i] = 0;
      verdicts.push(name(block, "headline", "could be a headline: it stands close above the article"));
    }
  }
  const out = blocks.filter((_, i) => low[i]);
  const reason = reasonsOf(scope, out, score);
  for (const block of out) verdicts.push(dropLater(block, reason));
  return verdicts;
}

export const filter: Filter = {
  name: "main-text",
  summary: "Keeps the article of a page that came as text, and drops the menus, lists and notices around it.",
  needs: "plain",
  judge,
};

const PROSE = [
  "The old mill by the river has found a new owner, and the village hopes that its wheel will turn again before the winter.",
  "Carpenters began on Monday with the roof, which had let in the rain for eleven years and had lost most of its slates.",
  "“We used to play here when we were children,” said the baker, who has promised to buy the first sack of flour.",
  "The wheel itself is to come from a workshop in the next valley, where two of its kind have been built since the spring.",
];
const MENU = "Home\n\nNews\n\nSports\n\nValley Life\n\nHills & Woods\n\nContact us\n\nSearch\n\nSubscribe";
const FOOTER =
  "Weather\n\nJobs\n\nHouses\n\nCars\n\nAbout us\n\nContact us\n\nPrivacy policy\n\nTerms of use\n\nCookie policy";
const GERMAN = [
  "Die alte Mühle am Fluss hat einen neuen Besitzer gefunden, und das Dorf hofft, dass sich ihr Rad noch vor dem Winter wieder dreht.",
  "Am Montag haben die Zimmerleute mit dem Dach begonnen, durch das es elf Jahre lang geregnet hat und dem die meisten Schindeln fehlen.",
  "„Als Kinder haben wir hier gespielt“, sagt die Bäckerin, die versprochen hat, den ersten Sack Mehl zu kaufen.",
];
const GERMAN_MENU =
  "Startseite\n\nPolitik\n\nSport\n\nWetter\n\nAnmelden\n\nAbo\n\nNewsletter\n\nSuche\n\nKontakt\n\nImpressum\n\nDatenschutz";
const RECIPE = `Plum cake of the valley\n\n${PROSE[0]}\n\n${PROSE[1]}\n\nIngredients\n\n300 g flour\n\n200 g butter\n\n120 g sugar\n\n2 eggs\n\n1 kg plums\n\nA pinch of salt\n\nMethod\n\nRub the butter into the flour and the sugar until it looks like sand, and bind it with the eggs.\n\nLay the plums on the dough in rows, and bake it all for forty minutes in a hot oven.\n\nServe it warm.\n\nGood to know\n\nThe cake keeps for three days in a tin.\n\nCan I freeze it?\n\nYes, for up to three months.`;
const TALK = `A talk with the ferryman\n\n${PROSE[0]}\n\nHow long have you rowed?\n\nSince I was nine.\n\nAnd your father?\n\nHe rowed, too.\n\nDo you ever tire?\n\nNever.\n\nWhat will come?\n\nA bridge, they say.\n\nWill you mind?\n\nA little.\n\n${PROSE[1]}`;
const VERSE = `The ferryman\n\n${PROSE[0]}\n\n${PROSE[1]}\n\nOver the water,\n\nover the weir,\n\nnobody follows,\n\nnobody's near;\n\nrow, little ferry,\n\nrow to the bend,\n\nwho has no harbour\n\nstill has a friend.\n\n${PROSE[3]}`;
const NOTICE = "© 2024 Valley Post. All rights reserved.";
const paragraphs = (texts: readonly string[]): string => texts.join("\n\n");
const SUBHEADS = `${PROSE[0]}\n\nThe roof\n\n${PROSE[1]}\n\nWhat the baker needs:\n\n- two sacks of flour\n\n- water from the spring\n\n- patience\n\n- a new oven\n\n${PROSE[2]}\n\nThe wheel\n\n${PROSE[3]}`;

export const examples: readonly Example[] = [
  {
    title: "menus above and below an article",
    with: ["navigation"],
    input: `${MENU}\n\n${paragraphs(PROSE)}\n\n${FOOTER}`,
    output: paragraphs(PROSE),
  },
  {
    title: "a menu of which each entry is a line, without blank ones",
    with: ["navigation"],
    input: `${MENU}\n\n${paragraphs(PROSE)}\n\n${FOOTER}`.replaceAll("\n\n", "\n"),
    output: PROSE.join("\n"),
  },
  {
    title: "a German page",
    with: ["navigation"],
    lang: "de",
    input: `${GERMAN_MENU}\n\n${paragraphs(GERMAN)}\n\n${GERMAN_MENU}`,
    output: paragraphs(GERMAN),
  },
  {
    title: "the subheads and the list of an article stay, where menus go",
    with: ["navigation"],
    input: `${MENU}\n\n${SUBHEADS}\n\n${FOOTER}`,
    output: SUBHEADS,
  },
  ...[RECIPE, TALK, VERSE].map((text) => ({
    title: `leaves “${text.split("\n")[0]}” whole, where another filter drops a notice`,
    with: ["copyright"],
    input: `${text}\n\n${NOTICE}`,
    output: text,
  })),
  {
    title: "keeps an article with subheads and a list",
    input: SUBHEADS,
  },
  {
    title: "keeps a recipe",
    input: `Miller's bread\n\nFor two loaves\n\n500 g flour\n\n320 ml water\n\n10 g salt\n\n5 g yeast\n\n1 tbsp honey\n\nMethod\n\nMix flour and water and let the dough rest for half an hour.\n\nAdd the rest and knead.\n\nBake at 230 degrees until the crust is dark.\n\nLet it cool.`,
  },
  {
    title: "keeps verse",
    input:
      "The wheel goes round, the wheel goes round,\nThe river has no rest,\nIt grinds the corn of all the ground\nFrom eastern hills to west.\n\nThe miller sleeps, the miller wakes,\nThe river does not care,\nIt gives as much as what it takes\nAnd leaves the rest to prayer.\n\nAnd when the stones are worn and thin\nAnd nobody is there,\nThe river lets the winter in\nAnd goes I know not where.",
  },
];
