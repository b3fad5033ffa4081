/** Marks of advertisements: "Advertisement", "Story continues below", "Sponsored". */
import { drop, limit, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts } from "../text.js";
import { looks, outline } from "./shared/outline.js";
import { pitch } from "./shared/prompt.js";

/** Longest marker, in words: longer lines are disclosures, which need more phrases. */
const LONGEST = 12;

const AD = maskOf(["ad"]);

/** Evidence: of 45 such lines in labelled pages none belonged to an article. */
function reason(scope: Scope, block: Block): string | undefined {
  const p = pitch(scope, block, AD);
  const first = p.hits[0];
  if (!first) return undefined;
  const { words, sentence } = facts(block);
  if (p.whole || (words <= LONGEST && p.coverage === 1)) return "is nothing but an advertisement marker";
  const share = limit(scope, "adShare");
  if (words <= LONGEST && p.coverage >= share && p.solid > 0 && (!sentence || p.solid >= 2 || p.opens)) {
    return `is little more than ${quote(first.phrase)}`;
  }
  return undefined;
}

function judge(scope: Scope): readonly Verdict[] {
  const { size, topics, looks: look } = outline(scope);
  const out: Verdict[] = [];
  for (let i = 0; i < size; i++) {
    if (!(topics[i]! & AD) || look[i]! & looks.opaque) continue;
    const block = scope.blocks[i]!;
    const because = reason(scope, block);
    if (because) out.push(drop(block, because));
  }
  return out;
}

export const filter: Filter = {
  name: "advertisement",
  summary: "Drops the marks that sites put around advertisements.",
  needs: "text",
  topics: AD,
  judge,
};

const PROSE_1 =
  "The swimmers crossed the bay in nine hours, and the boat that followed them ran out of tea before noon.";
const PROSE_2 = "On the other shore stood a brass band, which had been told to expect them two hours later.";

export const examples: readonly Example[] = [
  {
    title: "markers between paragraphs go",
    input: `${PROSE_1}\n\nAdvertisement\n\nStory continues below\n\n${PROSE_2}`,
    output: `${PROSE_1}\n\n${PROSE_2}`,
  },
  {
    title: "a numbered marker goes",
    input: `${PROSE_1}\n\nAdvertisement 2\n\n${PROSE_2}`,
    output: `${PROSE_1}\n\n${PROSE_2}`,
  },
  {
    title: "a marker in two parts goes",
    input: `${PROSE_1}\n\nADVERTISEMENT - CONTINUE READING BELOW\n\n${PROSE_2}`,
    output: `${PROSE_1}\n\n${PROSE_2}`,
  },
  {
    title: "German marker",
    lang: "de",
    input: "Die Schwimmer waren neun Stunden unterwegs.\n\nAnzeige\n\nAm Ufer stand eine Kapelle.",
    output: "Die Schwimmer waren neun Stunden unterwegs.\n\nAm Ufer stand eine Kapelle.",
  },
  {
    title: "French marker",
    lang: "fr",
    input: "Les nageurs ont mis neuf heures.\n\nPublicité\n\nSur la rive jouait une fanfare.",
    output: "Les nageurs ont mis neuf heures.\n\nSur la rive jouait une fanfare.",
  },
  {
    title: "Korean marker",
    lang: "ko",
    input: "선수들은 아홉 시간 만에 만을 건넜다.\n\n광고\n\n건너편에는 악대가 서 있었다.",
    output: "선수들은 아홉 시간 만에 만을 건넜다.\n\n건너편에는 악대가 서 있었다.",
  },
  {
    title: "prose about an advertisement stays",
    input: "The advertisement showed a swimmer with a cup of tea.\n\nHe answered an ad in the paper.",
  },
  {
    title: "a story that goes on stays",
    input: "The story continues below the waterline, where the divers found a second hull.",
  },
  {
    title: "a sponsor in a sentence stays",
    input: "The race was sponsored by a maker of biscuits.\n\nSponsored by nobody, she swam alone.",
  },
];
