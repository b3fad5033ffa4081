/** The line that a feed adds: “The post X appeared first on Y.” */
import { drop, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { containment, facts, shingles } from "../text.js";
import { looks, outline } from "./shared/outline.js";
import { isSolid } from "./shared/prompt.js";

const LONGEST = 45;
/** Words before the title: “The post”, “Der Beitrag”. */
const LEAD = 3;

/** The article's title, as far as the page tells it: its markup's title and its first short lines. */
function titles(scope: Scope): Set<string>[] {
  const texts = scope.blocks.slice(0, 6).filter((block) => facts(block).words <= 30);
  const meta = scope.doc.meta.title;
  return [...(meta ? [{ text: meta }] : []), ...texts].map((text) => shingles(facts(text).tokens, 1));
}

function verdict(scope: Scope, block: Block, end: boolean, known: () => Set<string>[]): string | undefined {
  const f = facts(block);
  if (f.words > LONGEST || f.sentences > 2) return undefined;
  const hit = scope.phrases.hits(block).find((each) => each.topic === "syndication" && isSolid(each));
  if (!hit || scope.phrases.find(block, "calendar")) return undefined;
  if (hit.from === 0)
    return end || scope.phrases.coverage(block, "syndication") >= 0.6 ? `opens with ${quote(hit.phrase)}` : undefined;
  // The title of the article stands before the phrase, with two or three words before it.
  const before = f.tokens.slice(0, hit.from);
  if (before.length < LEAD) return undefined;
  const words = shingles(before.slice(1), 1);
  const repeats = known().some((title) => title.size >= 3 && containment(title, words) >= 0.8);
  if (repeats) return `repeats the title before ${quote(hit.phrase)}`;
  const capitals = before.slice(2).filter(({ start }) => block.text[start] !== block.text[start]!.toLowerCase()).length;
  const named = f.tokens.length > hit.to && f.tokens.length - hit.to <= 8;
  // "L’article X est apparu en premier sur Y": titles without capitals, but the words before them say what it is.
  const lead = scope.phrases.opening(block, "syndication");
  if (end && named && lead && lead.to < hit.from)
    return `${quote(lead.phrase)} and ${quote(hit.phrase)} around a title`;
  return end && named && before.length >= LEAD + 1 && capitals >= (before.length - 2) * 0.6
    ? `a title before ${quote(hit.phrase)} and a name after it, at the end`
    : undefined;
}

const SYNDICATION = maskOf(["syndication"]);

export const filter: Filter = {
  name: "syndication",
  summary: "Drops the line “The post X appeared first on Y”, which a feed adds.",
  needs: "text",
  topics: SYNDICATION,
  judge(scope): readonly Verdict[] {
    let known: Set<string>[] | undefined;
    const { blocks } = scope;
    const { size, solids, looks: look } = outline(scope);
    const out: Verdict[] = [];
    for (let i = 0; i < size; i++) {
      if (!(solids[i]! & SYNDICATION) || (look[i]! & (looks.body | looks.opaque)) !== looks.body) continue;
      const block = blocks[i]!;
      const because = verdict(scope, block, i >= blocks.length - 3 && i > 0, () => {
        known ??= titles(scope);
        return known;
      });
      if (because) out.push(drop(block, because));
    }
    return out;
  },
};

export const examples: readonly Example[] = [
  {
    title: "a feed's last line",
    input:
      "Old mill becomes a library\n\nThe town council has voted to turn the old paper mill by the river into a public library.\n\nThe post Old mill becomes a library appeared first on The Valley Post.",
    output:
      "Old mill becomes a library\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "without the headline above",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nThe post Old Mill Becomes a Library appeared first on The Valley Post.",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "the same in German",
    lang: "de",
    input:
      "Alte Mühle wird Bücherei\n\nDer Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.\n\nDer Beitrag Alte Mühle wird Bücherei erschien zuerst auf Talbote.",
    output:
      "Alte Mühle wird Bücherei\n\nDer Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
  },
  {
    title: "keeps a sentence about a book",
    input:
      "The chronicle of the valley is a thin book.\n\nThe book first appeared on the shelves of the town in the winter of 1924.",
  },
  {
    title: "keeps ghosts",
    input: "The miller's ghost appeared first on the bridge, then at the wheel, and at last in the council itself.",
  },
  {
    title: "keeps a sentence about a study",
    input: "The study of the river was first published in a small journal, and nobody read it for nine years.",
  },
];
