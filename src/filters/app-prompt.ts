/** Prompts for a site's app and for push notifications. */

import { maskOf } from "../lexicon.js";
import type { Example, Filter, Scope, Verdict } from "../model.js";
import { tests } from "./shared/outline.js";
import { dropPrompts, type PromptOptions } from "./shared/prompt.js";

const PROMPT: PromptOptions = {
  own: maskOf(["app"]),
  test: tests.app,
  helpers: maskOf(["newsletter", "share-target"]),
  rows: true,
};

const judge = (scope: Scope): readonly Verdict[] => dropPrompts(scope, PROMPT);

export const filter: Filter = {
  name: "app-prompt",
  summary: "Drops prompts to install the site's app or to allow notifications.",
  needs: "text",
  topics: PROMPT.own,
  judge,
};

const PROSE =
  "The night bus will stop at the hospital from June, which nurses had asked for since the winter of the strike.";

export const examples: readonly Example[] = [
  {
    title: "an app prompt goes",
    input: `${PROSE}\n\nDownload our app\n\nThe fare stays the same.`,
    output: `${PROSE}\n\nThe fare stays the same.`,
  },
  {
    title: "a row of stores goes",
    input: `${PROSE}\n\nDownload our free app: available on the App Store and on Google Play`,
    output: PROSE,
  },
  {
    title: "a notification prompt goes",
    input: `${PROSE}\n\nTurn on desktop notifications`,
    output: PROSE,
  },
  {
    title: "German app prompt",
    lang: "de",
    input: "Der Nachtbus hält ab Juni am Krankenhaus.\n\nJetzt App herunterladen",
    output: "Der Nachtbus hält ab Juni am Krankenhaus.",
  },
  {
    title: "prose about an app stays",
    input:
      "Riders can download the app for free, but most still ask the driver, who knows the night bus better than any screen.",
  },
  {
    title: "a step of instructions stays",
    input: "Open the app and choose the map that you drew yesterday.\n\nTurn on the lamp before you start.",
  },
  {
    title: "a quoted prompt stays",
    input: `${PROSE}\n\n“Download our app,” the machine said again, and the nurse kicked it.`,
  },
];
