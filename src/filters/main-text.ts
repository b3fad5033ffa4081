/**
 * Chooses the article of a page that came as text, where no markup helps: each line is scored by what it is made of,
 * by the lines around it and by its place among the page's prose.
 */
import { at, drop, name } from "../filter.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isProse } from "../text.js";
import { against, scores } from "./shared/scorecard.js";
import { JUNK, type Signals, signals } from "./shared/signals.js";
import { isTitle } from "./shared/titles.js";

/** A line that scores less is not of the article: the logarithm of the odds that it is. */
const CUT = { strict: -0.5, balanced: -1, gentle: -2 } as const;
/** A page of fewer lines has no menus to be told from its text. */
const FEWEST = 12;
/** Nor has one in which fewer lines score so low. */
const FEWEST_LOW = 4;
/** Share of the lines that are known entries of menus, from which the page holds some, where no filter has dropped any. */
const ENTRIES = 0.25;
/** Words of the longest such entry. */
const LONGEST_ENTRY = 8;
/** Share of the paragraphs that end with a mark, at least: Thai ends no sentence with one, and the signals need it. */
const MARKED = 0.2;
/** How far above the article its headline may stand, in lines that are left. */
const LEAD = 4;

const percent = (value: number): string => `${Math.round(value * 100)} %`;
const SHARES =
  /^(?:stop words|capitals|digits|junk|prose within|prose words within|prose share|prose lines|prose before|prose after|gone|place|words shared|dates)/;

/** A signal and its value, as a reason gives it. */
function say({ name: signal, value }: { readonly name: string; readonly value: number }): string {
  return `${signal} ${SHARES.test(signal) ? percent(Math.max(0, value)) : Math.round(value * 10) / 10}`;
}

const because = (found: Signals, i: number, score: number): string =>
  `reads unlike the article (score ${score.toFixed(1)}): ${against(found, i).map(say).join(", ")}`;

/**
 * Whether the page is more than its article for sure: earlier filters have dropped some of it, or it holds lines that
 * are known entries of menus. What is clean already has nothing left to choose from, so it comes through untouched.
 */
function hasFurniture({ doc, blocks, phrases }: Scope): boolean {
  if (blocks.length < doc.blocks.length) return true;
  let entries = 0;
  for (const block of blocks) {
    if (block.kind === "code" || facts(block).words > LONGEST_ENTRY || !phrases.whole(block, ...JUNK)) continue;
    entries++;
  }
  return entries >= blocks.length * ENTRIES;
}

/** Whether a line may be a headline by what it looks like and where it stands. */
const mayLead = (block: Block): boolean => isTitle(block, 3);

function* judge(scope: Scope): Iterable<Verdict> {
  const { doc, blocks } = scope;
  if (doc.blocks.length < FEWEST || !hasFurniture(scope)) return;
  const prose = blocks.filter(isProse);
  if (prose.filter((block) => facts(block).sentence).length < prose.length * MARKED) return;
  const found = signals(scope);
  const score = scores(found);
  const cut = at(scope, CUT);
  const low = blocks.filter((block) => block.role === "body" && block.kind !== "code" && score[block.id]! < cut);
  const gone = new Set(low.map((block) => block.id));
  const first = blocks.findIndex((block) => !gone.has(block.id) && isProse(block));
  if (low.length < FEWEST_LOW || first < 0) return;
  // The line that may be the headline is named so, and left out on request only.
  for (let i = first - 1, seen = 0; i >= 0 && seen < LEAD; i--, seen++) {
    const block = blocks[i]!;
    if (!gone.has(block.id) || !mayLead(block)) continue;
    gone.delete(block.id);
    yield name(block, "headline", "could be a headline: it stands close above the article");
    break;
  }
  for (const block of low) if (gone.has(block.id)) yield drop(block, because(found, block.id, score[block.id]!));
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
const TEASERS =
  "Bridge Closed Until Autumn\n\nSchool Choir Sings in the Square\n\nNine Ways to Store Apples\n\nAnglers Count Their Trout\n\nWeather\n\nJobs\n\nHouses\n\nCars\n\nAbout us\n\nContact us\n\nPrivacy policy\n\nTerms of use";

export const examples: readonly Example[] = [
  {
    title: "menus above and below an article",
    input: `${MENU}\n\n${PROSE.join("\n\n")}\n\n${TEASERS}`,
    output: PROSE.join("\n\n"),
  },
];
