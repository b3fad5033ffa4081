/** Subscription prompts: "Sign up for our newsletter", "Get the best of X in your inbox", "Thank you for subscribing". */

import { maskOf } from "../lexicon.js";
import type { Example, Filter, Scope, Verdict } from "../model.js";
import { tests } from "./shared/outline.js";
import { dropPrompts, type PromptOptions } from "./shared/prompt.js";

const PROMPT: PromptOptions = {
  own: maskOf(["newsletter"]),
  test: tests.newsletter,
  helpers: maskOf(["consent", "login", "copyright"]),
  rows: true,
};

const judge = (scope: Scope): readonly Verdict[] => dropPrompts(scope, PROMPT);

export const filter: Filter = {
  name: "newsletter",
  summary: "Drops prompts to subscribe to newsletters and mailing lists.",
  needs: "text",
  topics: PROMPT.own,
  judge,
};

const PROSE =
  "The ferry will run again from Easter, the harbour master said on Tuesday, because the new ramp is nearly finished.";

export const examples: readonly Example[] = [
  {
    title: "a prompt between paragraphs goes",
    input: `${PROSE}\n\nSign up for our newsletter\n\nTickets cost the same as last year.`,
    output: `${PROSE}\n\nTickets cost the same as last year.`,
  },
  {
    title: "a long prompt of several sentences goes",
    input: `${PROSE}\n\nSign up for our free newsletter and get the week in gardening delivered to your inbox. By signing up you agree to our terms.`,
    output: PROSE,
  },
  {
    title: "a form with its field and its thanks goes",
    input: `${PROSE}\n\nEnter your email address\n\nSubscribe\n\nThank you for subscribing!`,
    output: PROSE,
  },
  {
    title: "German prompt",
    lang: "de",
    input: "Die Fähre fährt ab Ostern wieder, sagte der Hafenmeister am Dienstag.\n\nJetzt Newsletter abonnieren",
    output: "Die Fähre fährt ab Ostern wieder, sagte der Hafenmeister am Dienstag.",
  },
  {
    title: "French prompt",
    lang: "fr",
    input: "Le bac reprendra son service à Pâques, a dit le maître du port mardi.\n\nInscrivez-vous à notre newsletter",
    output: "Le bac reprendra son service à Pâques, a dit le maître du port mardi.",
  },
  {
    title: "a sentence about a newsletter stays",
    input: "The newsletter is published once a month by the parish.\n\nTwo hundred copies are printed.",
  },
  {
    title: "an appeal that somebody quotes stays",
    input: `${PROSE}\n\n“Sign up for our newsletter,” the poster said, and nobody did.`,
  },
  {
    title: "advice that mentions newsletters stays",
    input:
      "Choir leaders told us how they find singers: ask in the bakery, sign up for the village fair, and write a newsletter that people want to read.",
  },
  {
    title: "a subheading with prose below it stays",
    input: `Weekly newsletter\n\n${PROSE}`,
  },
];
