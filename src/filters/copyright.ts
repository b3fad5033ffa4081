/** Copyright lines, legal notices of agencies, rows of terms and privacy. */
import { drop, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isSigned, marks } from "../text.js";
import { furniture } from "./shared/furniture.js";
import { looks, outline, tests } from "./shared/outline.js";
import { isSolid, type PromptOptions } from "./shared/prompt.js";

const COPYRIGHT = maskOf(["copyright"]);
/** A notice is at most this long, in words. */
const LONGEST = 90;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;

/** A line that opens with the sign of copyright: whose, and since when. */
function signed(scope: Scope, block: Block, outside: boolean, tail: boolean): string | undefined {
  const f = facts(block);
  if (f.words > LONGEST || !isSigned(block.text)) return undefined;
  const sign =
    block.text.trimStart().startsWith("©") ||
    /^\W*\(c\)/i.test(block.text) ||
    /©|\([cC]\)/.test(block.text.slice(0, 16));
  const year = YEAR.test(block.text.slice(0, 80));
  // "Copyright © Valley Agency" below the article is the notice of who sold it, not the credit of a picture.
  if (tail && f.words <= 25 && /^\W*copyright\b.{0,12}(?:©|\(c\))/iu.test(block.text))
    return "opens with “Copyright” and its sign, below the article";
  // Credits of pictures bear the sign too, and a name; a year and the place tell the site's own line from them.
  if (scope.phrases.find(block, "credit") && !(outside && year)) return undefined;
  if (sign && year && (outside || f.words <= 25)) return "opens with the sign of copyright and a year";
  if (sign && tail && f.words <= 12) return "opens with the sign of copyright, below the article";
  if (year && f.words <= 25 && (outside || scope.phrases.coverage(block, COPYRIGHT) >= 0.4))
    return "opens with “Copyright” and a year";
  return undefined;
}

/** Whether the line above or below a line is one that the sign opens. */
const isBesideSign = ({ blocks }: Scope, i: number): boolean =>
  isSigned(blocks[i - 1]?.text ?? "") || isSigned(blocks[i + 1]?.text ?? "");

/** Legal words that fill a good part of a block after the article. */
function legal(scope: Scope, i: number): string | undefined {
  const block = scope.blocks[i]!;
  if (facts(block).words > LONGEST || !(scope.phrases.solids(block) & COPYRIGHT)) return undefined;
  const hit = scope.phrases.hits(block).find((hit) => hit.topic === "copyright" && isSolid(hit));
  if (!hit) return undefined;
  const sign = block.text.includes("©");
  return sign || isBesideSign(scope, i) || hit.from === 0 || scope.phrases.coverage(block, COPYRIGHT) >= 0.45
    ? `says ${quote(hit.phrase)} after the article`
    : undefined;
}

const PROMPT: PromptOptions = {
  own: COPYRIGHT,
  test: tests.copyright,
  helpers: maskOf(["navigation", "consent", "agency"]),
  rows: true,
};

export const filter: Filter = {
  name: "copyright",
  summary: "Drops copyright lines, legal notices and rows of terms and privacy.",
  needs: "text",
  judge(scope): readonly Verdict[] {
    const { blocks } = scope;
    const { size, first, last: lastProse, topics, solids, looks: look, words } = outline(scope);
    const out: Verdict[] = [];
    const found = furniture(scope, PROMPT);
    // Notices are often whole sentences: the article ends with the last prose that is none of them.
    let last = lastProse;
    const isNotice = (i: number): boolean => (solids[i]! & COPYRIGHT) !== 0 || (look[i]! & looks.signed) !== 0;
    while (last >= 0 && (!(look[last]! & looks.prose) || isNotice(last))) last--;
    for (let i = 0; i < size; i++) {
      if (look[i]! & looks.opaque) continue;
      // Nothing but a prompt is that long.
      const mayBeSigned = words[i]! <= LONGEST && (look[i]! & looks.signed || (i > last && solids[i]! & COPYRIGHT));
      if (!mayBeSigned && !(topics[i]! & COPYRIGHT && found.has(i))) continue;
      const block = blocks[i]!;
      // A picture's credit may look like the site's own line: below the article the year tells.
      const caption =
        block.role === "caption" &&
        last >= 0 &&
        i > last &&
        (YEAR.test(block.text) ||
          /^\W*copyright\b/i.test(block.text) ||
          scope.phrases.coverage(block, COPYRIGHT) >= 0.5);
      if (block.role !== "body" && !caption) continue;
      const outside = last >= 0 && (i > last || i < first);
      // A sentence that is not all notice is the article's, whatever it says of terms and rights.
      const said = facts(block).sentence && !(outside && i > last) && !(look[i]! & marks.copyright);
      const row = said && scope.phrases.coverage(block, COPYRIGHT) < 0.7 ? undefined : found.get(i);
      const because =
        row ??
        signed(scope, block, outside, last >= 0 && i > last) ??
        (last >= 0 && i > last ? legal(scope, i) : undefined);
      if (because) out.push(drop(block, because));
    }
    return out;
  },
};

export const examples: readonly Example[] = [
  {
    title: "the last lines of a site",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\n© 2024 The Valley Post. All rights reserved.\n\nTerms of use\n\nPrivacy policy",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "an agency's notice",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nCopyright 2024 The Valley Agency. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "who stands behind a site, beside its notice",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nThe Valley Post of the North, since the spring an independent licensee of the Valley Press, prints on paper of the mill.\n\n© 2024 The Valley Post. All rights reserved.",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "the same in German",
    lang: "de",
    input:
      "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.\n\n© 2024 Talbote. Alle Rechte vorbehalten.",
    output: "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
  },
  {
    title: "keeps sentences about copyright",
    input:
      "Copyright lasts for seventy years after the death of the author, the court in the county said on Tuesday.\n\nThe sign © was invented for maps, and the miller put it on every sheet of his paper.\n\nNobody may copy the chronicle without permission of the town, says the new rule of 2024.",
  },
  {
    title: "keeps a picture's credit",
    input:
      "The old mill in winter\n\n© Ruth Adler / Getty Images\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "keeps what the article says about a privacy policy",
    input:
      "The library's privacy policy says that nobody may know what you read.\n\nUnder the terms of use, books must come back dry.",
  },
];
