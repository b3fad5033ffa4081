/** Cookie banners and the placeholders of blocked embeds. */

import { maskOf } from "../lexicon.js";
import type { Example, Filter, Scope, Verdict } from "../model.js";
import { tests } from "./shared/outline.js";
import { dropPrompts, type PromptOptions } from "./shared/prompt.js";

const PROMPT: PromptOptions = { own: maskOf(["consent"]), test: tests.consent, helpers: maskOf(["copyright"]) };

const judge = (scope: Scope): readonly Verdict[] => dropPrompts(scope, PROMPT);

export const filter: Filter = {
  name: "consent",
  summary: "Drops cookie banners and consent notices.",
  needs: "text",
  topics: PROMPT.own,
  sure: true,
  judge,
};

const PROSE =
  "The bakery on the square opens at five, and by seven the queue reaches the fountain on every day but Monday.";

export const examples: readonly Example[] = [
  {
    title: "a banner with its buttons goes",
    input: `We use cookies to improve your experience. By continuing to use this site you agree to our use of them.\n\nAccept all\n\nManage preferences\n\n${PROSE}`,
    output: PROSE,
  },
  {
    title: "a line of settings at the end goes",
    input: `${PROSE}\n\nManage cookie settings`,
    output: PROSE,
  },
  {
    title: "German banner",
    lang: "de",
    input:
      "Die Bäckerei am Markt öffnet um fünf Uhr, und um sieben reicht die Schlange bis zum Brunnen.\n\nDiese Website verwendet Cookies\n\nAlle akzeptieren",
    output: "Die Bäckerei am Markt öffnet um fünf Uhr, und um sieben reicht die Schlange bis zum Brunnen.",
  },
  {
    title: "Spanish banner",
    lang: "es",
    input:
      "La panadería de la plaza abre a las cinco, y a las siete la cola llega hasta la fuente.\n\nUtilizamos cookies propias y de terceros",
    output: "La panadería de la plaza abre a las cinco, y a las siete la cola llega hasta la fuente.",
  },
  {
    title: "a recipe's cookies stay",
    input:
      "Cookies\n\nAccept all the help that you can get: we use cookies of two sizes, and each tray needs its own time.\n\nPut the cookies on a rack and let them cool.",
  },
  {
    title: "an article about cookie law stays",
    input:
      "The court held that a banner which says “Accept all” in green and hides “Reject all” does not give a free choice. Sites that use cookies to follow their readers must ask first, and they must ask in words that people understand.",
  },
  {
    title: "a list of a firm's departments stays",
    input: `${PROSE}\n\nMarketing\n\nAnalytics\n\nPerformance`,
  },
];
