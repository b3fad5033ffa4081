/** What a page's machinery says: loading, missing scripts, polls, ratings, tools for readers. */
import { drop, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Example, Filter, Verdict } from "../model.js";
import { furniture } from "./shared/furniture.js";
import { looks, outline, tests } from "./shared/outline.js";
import type { PromptOptions } from "./shared/prompt.js";
import { isCutOff } from "./shared/titles.js";

const WIDGET = maskOf(["widget"]);

const PROMPT: PromptOptions = {
  own: WIDGET,
  test: tests.widget,
  helpers: maskOf(["counter", "app", "player"]),
  rows: true,
};

export const filter: Filter = {
  name: "widget",
  summary: "Drops what a page's machinery says: loading, missing scripts, polls, ratings, reading times.",
  needs: "text",
  topics: WIDGET,
  judge(scope): readonly Verdict[] {
    const { size, topics, looks: look } = outline(scope);
    const found = furniture(scope, PROMPT);
    // "Loading…" alone: the lexicons spell what a machine says while it works with its ellipsis, and "Sorry" without.
    for (let i = 0; i < size; i++) {
      if (!(topics[i]! & WIDGET && look[i]! & looks.whole)) continue;
      const block = scope.blocks[i]!;
      if (found.has(i) || !isCutOff(block.text)) continue;
      const hit = scope.phrases.whole(block, "widget");
      if (hit && isCutOff(hit.phrase)) found.set(i, `is ${quote(block.text)} and nothing else`);
    }
    const out: Verdict[] = [];
    for (const [i, because] of found) if (look[i]! & looks.body) out.push(drop(scope.blocks[i]!, because));
    return out;
  },
};

export const examples: readonly Example[] = [
  {
    title: "scripts that did not run",
    input:
      "Please enable JavaScript to view this content.\n\nThe town council has voted to turn the old paper mill by the river into a public library.\n\nJavaScript is disabled in your browser.",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "a poll's thanks and a rating",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nWas this article helpful?\n\nYes No\n\nThank you for your feedback!",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "the same in German",
    lang: "de",
    input:
      "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.\n\nBitte aktivieren Sie JavaScript in Ihrem Browser.",
    output: "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
  },
  {
    title: "what says that it is still at work",
    input:
      "Loading…\n\nThe town council has voted to turn the old paper mill by the river into a public library.\n\nLoading...",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "keeps a word that trails off",
    input:
      "The miller looked at the clerk, and the clerk looked at the wheel, which had stopped an hour ago.\n\nSorry…\n\nBoth had said it, and neither of them ever learned who had been first to say it.",
  },
  {
    title: "keeps a sentence about scripts",
    input:
      "When JavaScript is disabled in a browser, about one page in ten shows nothing at all, the study of the library found.",
  },
  {
    title: "keeps prose about votes, loading and feedback",
    input:
      "Loading the paper onto the barges took the whole morning.\n\nThe vote was close.\n\nThe council thanked the readers for their feedback and went home.",
  },
  {
    title: "keeps a subhead of one word",
    input: "Poll\n\nTwo thirds of the people in the valley want the library, a poll of the county says.",
  },
];
