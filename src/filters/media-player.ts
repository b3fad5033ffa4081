/** What a player of sound or video leaves behind: its controls, its labels, its times. */
import { drop, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Example, Filter, Verdict } from "../model.js";
import { facts, marks } from "../text.js";
import { furniture } from "./shared/furniture.js";
import { looks, outline, tests } from "./shared/outline.js";
import type { PromptOptions } from "./shared/prompt.js";

/** “3:51”, “0:00 / 12:40”, “-3:51”, “1x”, “5 min”. */
const TIME = /^[-–]?\s*(?:\d{1,2}:\d\d(?::\d\d)?(?:\s*\/\s*\d{1,2}:\d\d(?::\d\d)?)?|\d(?:\.\d+)?\s?[x×])$/u;
/** “Listen · 3:51”. */
const BESIDE = /\b\d{1,2}:\d\d(?::\d\d)?(?:\s?min)?[)\].\s]*$/u;
const REACH = 2;
/** Words of the longest label with a time. */
const LONGEST = 8;

const PLAYER = maskOf(["player"]);

const PROMPT: PromptOptions = {
  own: PLAYER,
  test: tests.player,
  helpers: maskOf(["counter", "share"]),
  rows: true,
  machine: true,
};

export const filter: Filter = {
  name: "media-player",
  summary: "Drops the controls, labels and times of players for sound and video.",
  needs: "text",
  topics: PLAYER,
  judge(scope): readonly Verdict[] {
    const { blocks } = scope;
    const { size, first, openers, looks: look, words } = outline(scope);
    const found = furniture(scope, PROMPT);
    for (let i = 0; i < size; i++) {
      // A label opens its line, or is all of it.
      if (!(openers[i]! & PLAYER) || found.has(i) || look[i]! & looks.opaque) continue;
      const block = blocks[i]!;
      const mayBeLabel = i < first && (look[i]! & (looks.whole | looks.sentence)) === looks.whole;
      const label = mayBeLabel ? scope.phrases.whole(block, "player") : undefined;
      if (label && label.to - label.from >= 2) found.set(i, `is ${quote(block.text)}, above the article`);
      // A time has numbers.
      if (words[i]! > LONGEST || !(look[i]! & marks.number)) continue;
      if (scope.phrases.opening(block, "player") && BESIDE.test(block.text))
        found.set(i, "a player's label with a time");
    }
    const proved = [...found.keys()];
    for (const i of proved) {
      for (const step of [-1, 1]) {
        for (let j = i + step, n = 0; n < REACH && blocks[j]; j += step, n++) {
          if (found.has(j)) continue;
          const counter = scope.phrases.whole(blocks[j]!, "counter") !== undefined && facts(blocks[j]!).digits > 0;
          if (TIME.test(blocks[j]!.text) || counter) found.set(j, "a time beside a player's label");
          else break;
        }
      }
    }
    const out: Verdict[] = [];
    for (const [i, because] of found) if (look[i]! & looks.body) out.push(drop(blocks[i]!, because));
    return out;
  },
};

export const examples: readonly Example[] = [
  {
    title: "a player that was read as text",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nVideo Player is loading.\n\nPlay Video\n\nCurrent Time 0:00\n\nThis is a modal window.\n\nThe county pays half of the sum, and the readers of the valley pay the other half.",
    output:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nThe county pays half of the sum, and the readers of the valley pay the other half.",
  },
  {
    title: "a label with the time beside and below it",
    input:
      "Listen · 3:51\n\n3:51\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "a German label",
    lang: "de",
    input:
      "Artikel anhören\n\nDer Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.\n\nVideo abspielen\n\n0:00 / 2:31",
    output: "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
  },
  {
    title: "keeps sentences about listening and playing",
    input:
      "Listen to the river, she said, and you will know when the flood comes.\n\nThe children play video games in the mill until their parents call them home.",
  },
  {
    title: "keeps results",
    input: "3:51\n\nThe fastest runner needed less than four minutes for the mile along the river.\n\n2:0",
  },
  {
    title: "keeps a subhead",
    input:
      "Volume\n\nThe mill made nine tons of paper a week, more than any other in the valley, until the great fire.",
  },
];
