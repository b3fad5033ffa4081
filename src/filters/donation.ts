/** Appeals for money: "Support our journalism", "Donate now". */

import { maskOf } from "../lexicon.js";
import type { Example, Filter, Scope, Verdict } from "../model.js";
import { tests } from "./shared/outline.js";
import { dropPrompts, type PromptOptions } from "./shared/prompt.js";

const PROMPT: PromptOptions = {
  own: maskOf(["donation"]),
  test: tests.donation,
  helpers: maskOf(["newsletter", "paywall"]),
};

const judge = (scope: Scope): readonly Verdict[] => dropPrompts(scope, PROMPT);

export const filter: Filter = {
  name: "donation",
  summary: "Drops appeals to give the site money.",
  needs: "text",
  topics: PROMPT.own,
  judge,
};

const PROSE =
  "The bell tower has been closed since a stone fell in May, and the repair will take two summers, the mason said.";

export const examples: readonly Example[] = [
  {
    title: "an appeal at the end goes",
    input: `${PROSE}\n\nSupport our journalism\n\nDonate now`,
    output: PROSE,
  },
  {
    title: "an appeal of two sentences goes",
    input: `${PROSE}\n\nIf you value our work, please consider making a donation. Your support helps us keep going.`,
    output: PROSE,
  },
  {
    title: "Spanish appeal",
    lang: "es",
    input: "La torre está cerrada desde que cayó una piedra en mayo.\n\nApoya nuestro periodismo",
    output: "La torre está cerrada desde que cayó una piedra en mayo.",
  },
  {
    title: "news of a donation stays",
    input: "The widow will donate to the parish what the auction brings, and her support makes the repair possible.",
  },
  {
    title: "a sentence that asks for help stays",
    input: "Help keep the river clean, the children had written on the wall, and the mayor left it there.",
  },
  {
    title: "a subheading with prose below it stays",
    input: `Contributions\n\n${PROSE}`,
  },
];
