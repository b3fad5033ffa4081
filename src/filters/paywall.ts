/** Log-in, registration and paywall prompts, and the benefits that they list. */

import { drop } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Example, Filter, Scope, Verdict } from "../model.js";
import { facts } from "../text.js";
import { looks, outline, tests } from "./shared/outline.js";
import { type PromptOptions, pitch, prompts } from "./shared/prompt.js";

/** Longest benefit, in words, and most of them below one prompt. */
const BENEFIT = 14;
const BENEFITS = 12;
/** Prose blocks that an article has at least before a wall may end it. */
const ARTICLE = 3;

const WALL = maskOf(["paywall"]);
const NEWSLETTER = maskOf(["newsletter"]);
const OWN = maskOf(["paywall", "login"]);
const PROMPT: PromptOptions = {
  own: OWN,
  test: tests.paywall,
  helpers: maskOf(["newsletter", "consent", "donation"]),
};

function judge(scope: Scope): readonly Verdict[] {
  const { blocks } = scope;
  const out: Verdict[] = [];
  const found = prompts(scope, PROMPT);
  benefits(scope, found);
  const end = wall(scope, found);
  for (let i = end ?? blocks.length; i < blocks.length; i++)
    if (!found.has(i)) found.set(i, "stands after a paywall, and no prose follows");
  for (const [i, because] of found) out.push(drop(blocks[i]!, because));
  return out;
}

/** Adds what a prompt that ends with a colon announces: "Join now to get:" and its list. */
function benefits(scope: Scope, found: Map<number, string>): void {
  const { blocks } = scope;
  const { size, topics, looks: look } = outline(scope);
  for (let i = 0; i < size; i++) {
    if (!(look[i]! & looks.colon) || !(topics[i]! & WALL || found.has(i))) continue;
    if (!found.has(i) && !pitch(scope, blocks[i]!, WALL, NEWSLETTER).opens) continue;
    let to = i + 1;
    while (to < blocks.length && to - i <= BENEFITS) {
      const f = facts(blocks[to]!);
      if (f.sentence || f.words > BENEFIT || (found.has(to) && to > i + 1)) break;
      to++;
    }
    // Without a prompt at either end it may be the article's own list.
    if (to - i < 3 || (!found.has(i) && !found.has(to))) continue;
    found.set(i, "asks to subscribe and announces a list");
    for (let j = i + 1; j < to; j++) if (!found.has(j)) found.set(j, "is a benefit below a prompt to subscribe");
  }
}

/** Where a paywall ends the article: two of its lines below the last prose. */
function wall(scope: Scope, found: ReadonlyMap<number, string>): number | undefined {
  const { blocks } = scope;
  if (found.size < 2) return undefined;
  const { looks: look, last: lastProse } = outline(scope);
  let last = lastProse;
  while (last >= 0 && (found.has(last) || !(look[last]! & looks.prose))) last--;
  let prose = 0;
  for (let i = 0; i <= last; i++) if (look[i]! & looks.prose) prose++;
  if (prose < ARTICLE) return undefined;
  const lines = [...found.keys()].filter((i) => i > last && pitch(scope, blocks[i]!, WALL).solid > 0);
  return lines.length >= 2 ? Math.min(...lines) : undefined;
}

export const filter: Filter = {
  name: "paywall",
  summary: "Drops prompts to log in, to register and to pay for reading on.",
  needs: "text",
  topics: OWN,
  judge,
};

const PROSE =
  "The library has bought nine thousand books since the flood, most of them from readers who left the valley.";

export const examples: readonly Example[] = [
  {
    title: "a question to subscribers goes",
    input: `${PROSE}\n\nAlready a subscriber? Sign in`,
    output: PROSE,
  },
  {
    title: "an offer to read on goes",
    input: `${PROSE}\n\nContinue reading this post for free, courtesy of Ada Miller.`,
    output: PROSE,
  },
  {
    title: "a wall of several sentences goes",
    input: `${PROSE}\n\nThis article is for subscribers only. Subscribe to continue reading, or log in to your account. Cancel anytime.`,
    output: PROSE,
  },
  {
    title: "a prompt and the benefits that it lists go",
    input: `${PROSE}\n\nBecome a member to read on and get:\n\nEvery issue since the flood\n\nA seat by the stove\n\nStart your free trial`,
    output: PROSE,
  },
  {
    title: "German wall",
    lang: "de",
    input: "Die Bücherei hat seit der Flut neuntausend Bücher gekauft.\n\nBereits Abonnent? Hier anmelden",
    output: "Die Bücherei hat seit der Flut neuntausend Bücher gekauft.",
  },
  {
    title: "French wall",
    lang: "fr",
    input: "La bibliothèque a acheté neuf mille livres depuis la crue.\n\nCet article est réservé aux abonnés",
    output: "La bibliothèque a acheté neuf mille livres depuis la crue.",
  },
  {
    title: "prose about logging in stays",
    input:
      "To log in to the old machine, the clerk turned a key and waited. The password was the name of his cat, and he had forgotten it twice.",
  },
  {
    title: "an order in a sentence stays",
    input: `${PROSE}\n\nSign in to the visitors' book.\n\nThe stove is lit at four.`,
  },
  {
    title: "prose about subscribers stays",
    input:
      "The paper has four thousand subscribers, and a day pass for the reading room costs less than a cup of coffee.",
  },
  {
    title: "a list that prose announces stays",
    input: `${PROSE}\n\nMembers of the library may take home:\n\nNine books\n\nTwo maps\n\nOne film`,
  },
  {
    title: "prices in an article stay",
    input: `${PROSE}\n\nAnnual plan\n\nAn annual card costs 20 euros and lets a family of five borrow as much as they can carry home.`,
  },
];
