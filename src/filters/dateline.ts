/** When it was published or updated. */
import { name, nothing } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Example, Filter, Verdict } from "../model.js";
import { facts, isProse, marks } from "../text.js";
import { dated, isDateLine, LONGEST_DATE } from "./shared/dates.js";
import { deny, looks, outline, tests } from "./shared/outline.js";

/** Blocks after the first prose (a standfirst may stand above the date) that may hold a date without a label. */
const NEAR = 3;
const MANY = 4;
const DATELINE = maskOf(["dateline"]);

export const filter: Filter = {
  name: "dateline",
  summary: "Names the lines that say when the article was published or updated.",
  needs: "text",
  judge(scope): readonly Verdict[] {
    const { blocks } = scope;
    const { size, first, topics, looks: look, words, denied } = outline(scope);
    let lines: Set<number> | undefined;
    for (let i = 0; i < size; i++) {
      if ((look[i]! & (looks.opaque | looks.prose | marks.number)) !== marks.number || words[i]! > LONGEST_DATE)
        continue;
      if (denied[i]! & tests.date) continue;
      if (!isDateLine(scope, blocks[i]!)) {
        deny(scope, i, tests.date);
        continue;
      }
      lines ??= new Set();
      lines.add(i);
    }
    // Without a date there is none with a label or below one.
    if (!lines) return nothing;
    const out: Verdict[] = [];
    // A label that comes again and again heads the entries of a list: of events, of releases.
    const labels = new Map<string, number>();
    for (const i of lines) {
      const label = scope.phrases.opening(blocks[i]!, "dateline")?.phrase;
      if (label) labels.set(label, (labels.get(label) ?? 0) + 1);
    }
    // Bare dates all over the page are the subheads of a chronicle.
    let later = 0;
    for (const i of lines) if (i > first + NEAR && !dated(scope, blocks[i]!)!.labelled) later++;
    for (let i = 0; i < size; i++) {
      const isLine = (look[i]! & marks.number) !== 0 && lines.has(i);
      if (!isLine && !(topics[i]! & DATELINE)) continue;
      if ((look[i]! & (looks.body | looks.item | looks.opaque | looks.prose)) !== looks.body) continue;
      const block = blocks[i]!;
      if (isLine) {
        const { labelled } = dated(scope, block)!;
        const label = scope.phrases.opening(block, "dateline")?.phrase ?? "";
        if (i > first + NEAR && labels.get(label)! >= MANY) continue;
        if (labelled) out.push(name(block, "date", "a date with its label and nothing else"));
        else if (i < first || (i <= first + NEAR && later === 0 && !isProse(blocks[i - 1]!)))
          out.push(name(block, "date", "a date and nothing else, near the head"));
        continue;
      }
      const hit = look[i]! & looks.whole ? scope.phrases.whole(block, "dateline") : undefined;
      const below = blocks[i + 1];
      if (hit && i <= first + NEAR && below && lines.has(i + 1) && facts(block).words <= 3)
        out.push(name(block, "date", "a label above a date"));
    }
    return out;
  },
};

export const examples: readonly Example[] = [
  {
    title: "dates near the head",
    input:
      "Old mill becomes a library\n\n12 March 2024\n\nUpdated: March 14, 2024, 6:10 p.m. ET\n\nThe town council has voted to turn the old paper mill into a public library.",
    roles: { "12 March 2024": "date", "Updated: March 14, 2024, 6:10 p.m. ET": "date" },
  },
  {
    title: "a date in numbers with the time",
    lang: "de",
    input:
      "Alte Mühle wird Bücherei\n\n12.03.2024, 18:10 Uhr\n\nDer Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
    roles: { "12.03.2024, 18:10 Uhr": "date" },
  },
  {
    title: "a Korean date",
    lang: "ko",
    input:
      "강가의 방앗간이 도서관으로\n\n2024년 3월 12일\n\n시의회는 강가에 있는 오래된 종이 방앗간을 누구나 쓸 수 있는 공공 도서관으로 바꾸기로 결정했다.",
    roles: { "2024년 3월 12일": "date" },
  },
  {
    title: "keeps the subheads of a chronicle",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\n3 March 2021\n\nThe last roll of paper leaves the mill, and forty people look for other work.\n\n8 June 2022\n\nThe county buys the empty building for one euro and promises to mend its roof.\n\n9 July 2023\n\nA storm takes the roof, and with it the promise that nobody had written down.",
  },
  {
    title: "keeps a year and a title with a month",
    input: "1945\n\nMarch of the mill workers\n\nMay 1968 and all that followed from it in our town",
  },
  {
    title: "keeps a sentence about a date",
    input: "The mill opened on 12 March 1824.\n\nUpdated rules for the mill take effect in May, the council says.",
  },
];
