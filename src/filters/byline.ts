/** Who wrote it: “By X” near the head or at the end, and names beside a date. */
import { name } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Example, Filter, Verdict } from "../model.js";
import { facts, isProse, marks } from "../text.js";
import { isByline, isBylineLabel, isNameLine } from "./shared/bylines.js";
import { isDateLine } from "./shared/dates.js";
import { looks, outline } from "./shared/outline.js";

/** Blocks after the first prose (a standfirst may stand above the byline) and before the end that may hold a byline. */
const NEAR = 3;
const BYLINE = maskOf(["byline"]);
const BOX = maskOf(["author-box"]);

export const filter: Filter = {
  name: "byline",
  summary: "Names the lines that say who wrote the article.",
  needs: "text",
  judge(scope): Verdict[] {
    const verdicts: Verdict[] = [];
    const { blocks } = scope;
    const { size, first, last, topics, looks: look } = outline(scope);
    const isDated = (i: number): boolean =>
      i >= 0 &&
      i < size &&
      (look[i]! & (looks.opaque | marks.number)) === marks.number &&
      isDateLine(scope, blocks[i]!);
    for (let i = 0; i < size; i++) {
      const head = i <= first + NEAR;
      if (!head && i <= last) i = last + 1;
      if (i >= size) break;
      if ((look[i]! & (looks.body | looks.opaque | looks.prose)) !== looks.body) continue;
      const block = blocks[i]!;
      const beside = head && i < first + 2;
      const said = (topics[i]! & BYLINE) !== 0;
      // "Author" opens a byline, "About the author" a box.
      if (topics[i]! & BOX && scope.phrases.whole(block, "author-box") && !scope.phrases.whole(block, "byline"))
        continue;
      if (said && isByline(scope, block)) {
        verdicts.push(name(block, "byline", "opens with a byline phrase and goes on with a name"));
        continue;
      }
      const below = blocks[i + 1];
      if (
        said &&
        below &&
        isBylineLabel(scope, block) &&
        !isProse(below) &&
        facts(below).words <= 10 &&
        !facts(below).sentence
      ) {
        verdicts.push(name(block, "byline", "a byline phrase above a short line"));
        if (!isDated(i + 1) && below.role === "body")
          verdicts.push(name(below, "byline", "a short line below a byline phrase"));
        continue;
      }
      if (beside && (isDated(i + 1) || isDated(i - 1)) && isNameLine(scope, block))
        verdicts.push(name(block, "byline", "a name beside a date"));
    }
    return verdicts;
  },
};

export const examples: readonly Example[] = [
  {
    title: "a name after “By”",
    input:
      "Old mill becomes a library\n\nBy Ruth Adler and Tom van Dyke | 12 March 2024\n\nThe town council has voted to turn the old paper mill into a public library.",
    roles: { "By Ruth Adler and Tom van Dyke | 12 March 2024": "byline" },
  },
  {
    title: "a German byline",
    lang: "de",
    input:
      "Alte Mühle wird Bücherei\n\nVon Ruth Adler, Bern\n\nDer Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
    roles: { "Von Ruth Adler, Bern": "byline" },
  },
  {
    title: "a label with the name below it, and a name beside a date",
    input:
      "Written by\n\nRuth Adler\n\nTom Dyke\n\n12 March 2024\n\nThe town council has voted to turn the old paper mill into a public library.",
    roles: { "Ruth Adler": "byline", "Tom Dyke": "byline" },
  },
  {
    title: "keeps a sentence that opens with “By”",
    input: "By the 15th century, mills stood on every bend of the river.\n\nBy then the town had grown rich",
  },
  {
    title: "keeps a deadline and a way to travel unnamed",
    input: "By March 2024\n\nBy land and sea\n\nBy Friday the roof will be done",
  },
  {
    title: "keeps names in a list of the article",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nRuth Adler\n\nTom Dyke\n\nBoth voted against the plan, since the roof would cost more than the books.",
  },
];
