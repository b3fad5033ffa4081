/** Code is set in a table of two cells: the numbers of its lines, and the lines. */
import { drop } from "../filter.js";
import type { Block, Document, Example, Filter, Verdict } from "../model.js";

/** The code beside the numbers may have so many lines more or fewer: a last empty one, a first one that folds it. */
const PLAY = 2;

/** How many consecutive numbers, one a line, a text is; 0 where it is anything else. */
function numbered(text: string): number {
  const lines = text.split(/\s+/);
  const first = Number(lines[0]);
  return Number.isInteger(first) && lines.every((line, i) => line === String(first + i)) ? lines.length : 0;
}

/** The table row around a block; -1 where there is none. */
function rowOf({ elements }: Document, block: Block): number {
  let at = block.markup?.element ?? -1;
  while (at >= 0 && elements[at]!.tag !== "tr" && elements[at]!.tag !== "table") at = elements[at]!.parent;
  return at >= 0 && elements[at]!.tag === "tr" ? at : -1;
}

export const filter: Filter = {
  name: "line-numbers",
  summary: "Drops the numbers of the lines that stand beside a block of code.",
  needs: "markup",
  judge({ doc, blocks }): Verdict[] {
    const verdicts: Verdict[] = [];
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i]!;
      const code = blocks[i + 1];
      if (block.kind !== "code" || code?.kind !== "code") continue;
      const count = numbered(block.text);
      if (count === 0 || Math.abs(count - code.text.split("\n").length) > PLAY) continue;
      const row = rowOf(doc, block);
      if (row >= 0 && row === rowOf(doc, code))
        verdicts.push(drop(block, `numbers the ${count} lines of the code beside it`));
    }
    return verdicts;
  },
};

const beside = (numbers: string, code: string): string =>
  `<table><tr><td><pre>${numbers}</pre></td><td><pre>${code}</pre></td></tr></table>`;

export const examples: readonly Example[] = [
  {
    title: "numbers in the cell beside the code",
    input: `<p>It counts the boats:</p>${beside("1\n2\n3", "for boat in boats:\n    count += 1\nprint(count)")}`,
    output: "It counts the boats:\n\nfor boat in boats:\n    count += 1\nprint(count)",
  },
  {
    title: "numbers that go on from an earlier listing",
    input: beside(" 9\n10", "count = 0\nprint(count)"),
    output: "count = 0\nprint(count)",
  },
  {
    title: "one line, and its number",
    input: `<p>Call it:</p>${beside("1", "count(boats)")}`,
    output: "Call it:\n\ncount(boats)",
  },
  {
    title: "what a program prints stays",
    input:
      "<p>It prints:</p><pre>1\n2\n3</pre><p>The program:</p><pre>for i in range(3):\n    j = i + 1\n    print(j)</pre>",
  },
  {
    title: "numbers above other code stay",
    input: "<pre>1\n2\n3</pre><pre>for i in range(3):\n    j = i + 1\n    print(j)</pre>",
  },
  {
    title: "numbers of no lines stay",
    input: beside("3\n1\n2", "sort(boats)\nprint(boats)\nsave(boats)"),
  },
  {
    title: "more numbers than lines stay",
    input: beside("1\n2\n3\n4\n5\n6", "print(boats)"),
  },
];
