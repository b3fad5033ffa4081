/** Log-in, registration and paywall prompts. */
import { drop } from "../filter.js";
import type { Example, Filter, Scope, Verdict } from "../model.js";
import { prompts } from "./shared/prompt.js";

function* judge(scope: Scope): Iterable<Verdict> {
  const found = prompts(scope, { own: ["paywall", "login"], helpers: ["newsletter", "consent", "donation"] });
  for (const [i, because] of found) yield drop(scope.blocks[i]!, because);
}

export const filter: Filter = {
  name: "paywall",
  summary: "Drops prompts to log in, to register and to pay for reading on.",
  needs: "text",
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
    title: "prose about subscribers stays",
    input:
      "The paper has four thousand subscribers, and a day pass for the reading room costs less than a cup of coffee.",
  },
  {
    title: "prices in an article stay",
    input: `${PROSE}\n\nAnnual plan\n\nAn annual card costs 20 euros and lets a family of five borrow as much as they can carry home.`,
  },
];
