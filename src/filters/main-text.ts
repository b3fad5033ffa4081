/**
 * Chooses the article of a page that came as text, where no markup helps: each line is scored by what it is made of,
 * by the lines around it and by its place among the page's prose.
 */
import { at, drop, name } from "../filter.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isProse } from "../text.js";
import { against, scores } from "./shared/scorecard.js";
import { type Signals, signals } from "./shared/signals.js";
import { isTitle } from "./shared/titles.js";

/** A line that scores less is not of the article: the logarithm of the odds that it is. */
const CUT = { strict: -0.5, balanced: -1, gentle: -2 } as const;
/** A page of fewer lines has no menus to be told from its text. */
const FEWEST = 12;
/** Nor has one in which fewer lines score so low. */
const FEWEST_LOW = 4;
/** What earlier filters took from the page, in lines: where they found nothing, the text is no raw page. */
const LEAST_GONE = 1;

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

/** Whether a line may be a headline by what it looks like and where it stands. */
const mayLead = (block: Block): boolean => isTitle(block, 3);

function* judge(scope: Scope): Iterable<Verdict> {
  const { doc, blocks } = scope;
  if (doc.source !== "text" || doc.blocks.length < FEWEST) return;
  if (doc.blocks.length - blocks.length < LEAST_GONE) return;
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
  needs: "text",
  judge,
};

export const examples: readonly Example[] = [];
