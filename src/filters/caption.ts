import { name, nothing } from "../filter.js";
import type { Example, Filter, Verdict } from "../model.js";
import { caption, isCaptionKind, mayBeCaption } from "./shared/captions.js";
import { deny, looks, outline, tests } from "./shared/outline.js";

/** Names captions, so that they can be left out and their copies told; drops nothing. */
export const filter: Filter = {
  name: "caption",
  summary: "Names the captions of pictures by their credits, such as “Photo: …”; they stay.",
  needs: "text",
  judge(scope): readonly Verdict[] {
    const { size, topics, looks: look, words, denied } = outline(scope);
    let out: Verdict[] | undefined;
    for (let i = 0; i < size; i++) {
      if (!(look[i]! & looks.body) || denied[i]! & tests.caption || !mayBeCaption(topics[i]!, look[i]!, words[i]!))
        continue;
      const block = scope.blocks[i]!;
      const found = caption(scope, block);
      if (!found) {
        if (isCaptionKind(block)) deny(scope, i, tests.caption);
        continue;
      }
      out ??= [];
      out.push(name(block, "caption", found.because));
    }
    return out ?? nothing;
  },
};

const PROSE = "The council voted for the new bridge on Monday evening after three hours of debate.";

export const examples: readonly Example[] = [
  {
    title: "ends with an agency",
    input: `${PROSE}\n\nThe old bridge at low water in the summer of 2018. AP`,
    roles: { "The old bridge at low water in the summer of 2018. AP": "caption", [PROSE]: "body" },
  },
  {
    title: "says who is on the left",
    input: `Ann Miller (left) and her brother at the lock in the spring\n\n${PROSE}`,
    roles: { "Ann Miller (left) and her brother at the lock in the spring": "caption" },
  },
  {
    title: "a credit in brackets, German",
    lang: "de",
    input: "Die alte Brücke bei Niedrigwasser im Sommer. (Foto: Anna Müller)\n\nDer Rat stimmte am Montag zu.",
    roles: { "Die alte Brücke bei Niedrigwasser im Sommer. (Foto: Anna Müller)": "caption" },
  },
  {
    title: "opens with a credit",
    input: `Photo: Ann Miller / Valley Archive\n\n${PROSE}`,
    roles: { "Photo: Ann Miller / Valley Archive": "caption" },
  },
  { title: "keeps body that names an agency", input: "The bridge will be closed for a year, the mayor told Reuters." },
  { title: "keeps body about photos", input: "Photo by photo, she showed the children how the bridge was built." },
  {
    title: "keeps body that turns left",
    input: "Behind the bridge the path turns left, and then it climbs to the castle.",
  },
];
