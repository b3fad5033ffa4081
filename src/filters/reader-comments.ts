/** Readers' comments and the lines around them. */

import { at, drop, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts } from "../text.js";
import { type Mark, markOf, mayBeMark, namesAbove } from "./shared/comment-marks.js";
import { looks, outline, tests } from "./shared/outline.js";
import { type PromptOptions, prompts } from "./shared/prompt.js";

/** Blocks that a comment may have between two of its marks. */
const LONGEST = 14;
/** Longest heading of a list of comments, in words: "# responses to" and an article's title. */
const HEADING = 30;

/** Two kinds of mark belong together where neither is this many times as frequent as the other. */
const RATIO = 4;

interface Thread {
  readonly from: number;
  readonly to: number;
  readonly because: string;
}

/** Marks close together: a comment has several, of two kinds, or it has none. */
function threads(scope: Scope): Thread[] {
  const marks: { at: number; mark: Mark }[] = [];
  const { size, topics, looks: look, words } = outline(scope);
  for (let i = 0; i < size; i++) {
    if (!mayBeMark(topics[i]!, look[i]!, words[i]!)) continue;
    const mark = markOf(scope, scope.blocks[i]!);
    if (mark) marks.push({ at: i, mark });
  }
  // Two marks of one kind and one of another are the fewest.
  if (marks.length < 3) return [];
  const named = namesAbove(
    scope,
    marks.flatMap(({ at, mark }) => (mark === "date" ? [at] : [])),
  );
  // In a forum the posts themselves look so: readers' comments have a heading that says what they are.
  if (named.size && headingBefore(scope, Math.min(...named)) !== undefined) {
    for (const at of named) marks.push({ at, mark: "name" });
    marks.sort((a, b) => a.at - b.at);
  }
  const out: Thread[] = [];
  for (let k = 0; k < marks.length; ) {
    let end = k + 1;
    while (end < marks.length && marks[end]!.at - marks[end - 1]!.at <= LONGEST) end++;
    const thread = threadOf(scope, marks.slice(firstEntry(marks, k, end), end));
    if (thread) out.push(thread);
    k = end;
  }
  return out;
}

/** What marks close together make, from the first comment's on: a thread where two kinds take turns. */
function threadOf(scope: Scope, group: readonly { at: number; mark: Mark }[]): Thread | undefined {
  if (group.length < 3) return undefined;
  const counts = { date: 0, name: 0, reply: 0 };
  for (const { mark } of group) counts[mark]++;
  const heading = headingBefore(scope, group[0]!.at);
  const least = heading === undefined ? 3 : 2;
  const [most, next] = Object.values(counts).sort((a, b) => b - a) as [number, number, number];
  if (most < least || next < least - 1 || next * RATIO < most) return undefined;
  const last = group[group.length - 1]!;
  return {
    from: heading ?? beforeFirst(scope.blocks, group[0]!),
    to: last.mark === "reply" ? last.at : tail(scope, last.at),
    because: `${counts.date} dates, ${counts.name} names and ${counts.reply} reply lines in turn`,
  };
}

/**
 * Where the first comment begins: from the first reply line (or name) back over one mark of each other kind, so that
 * the article's own date above the list stays out of it.
 */
function firstEntry(marks: readonly { at: number; mark: Mark }[], from: number, to: number): number {
  let at = from;
  while (at < to && marks[at]!.mark !== "reply") at++;
  if (at === to) for (at = from; at < to && marks[at]!.mark !== "name"; ) at++;
  if (at === to) return from;
  const seen = new Set<Mark>([marks[at]!.mark]);
  while (at > from && !seen.has(marks[at - 1]!.mark)) {
    at--;
    seen.add(marks[at]!.mark);
  }
  return at;
}

/** A commenter's name stands above the first date. */
function beforeFirst(blocks: readonly Block[], first: { at: number; mark: Mark }): number {
  const above = blocks[first.at - 1];
  return first.mark === "date" && above && facts(above).words <= 4 ? first.at - 1 : first.at;
}

/** The heading of the comments shortly above their first mark. */
function headingBefore(scope: Scope, first: number): number | undefined {
  for (let i = first - 1; i >= 0 && i >= first - 4; i--) {
    const block = scope.blocks[i]!;
    const hit = scope.phrases.opening(block, "comments") ?? scope.phrases.whole(block, "comments");
    const { words } = facts(block);
    if (hit && words <= HEADING && (hit.to === facts(block).tokens.length || hit.to - hit.from >= 3)) return i;
  }
  return undefined;
}

/** The last comment's text below its last mark: what reads like talk, until something else begins. */
function tail(scope: Scope, last: number): number {
  const { blocks } = scope;
  let to = last;
  while (to + 1 < blocks.length && to - last < 3) {
    const next = blocks[to + 1]!;
    if (next.kind === "heading" || scope.phrases.opening(next, OTHER)) break;
    to++;
  }
  return to;
}

/** What stands below comments and is none. */
const OTHER = maskOf(["comment-form", "related-heading", "copyright"]);
const COMMENTS = maskOf(["comments"]);
const PROMPT: PromptOptions = {
  own: COMMENTS,
  test: tests.comments,
  helpers: maskOf(["login", "comment-form", "counter"]),
};

function judge(scope: Scope): readonly Verdict[] {
  const { blocks } = scope;
  const gone = new Map<number, string>();
  for (const thread of threads(scope)) {
    for (let i = thread.from; i <= thread.to; i++) gone.set(i, `belongs to readers' comments: ${thread.because}`);
  }
  for (const [i, because] of prompts(scope, PROMPT)) {
    if (!gone.has(i)) gone.set(i, because);
  }
  const { size, topics, looks: look, last } = outline(scope);
  for (let i = 0; i < size; i++) {
    if (!(topics[i]! & COMMENTS && look[i]! & looks.whole) || look[i]! & looks.sentence || gone.has(i)) continue;
    const block = blocks[i]!;
    if (!scope.phrases.whole(block, "comments")) continue;
    if (i > last || gone.has(i - 1) || gone.has(i + 1))
      gone.set(i, `is ${quote(block.text)} below the article's prose or beside readers' comments`);
  }
  if (at(scope, { strict: true, balanced: false, gentle: false })) talk(scope, gone);
  const out: Verdict[] = [];
  for (const [i, because] of gone) out.push(drop(blocks[i]!, because));
  return out;
}

/** Strict only: a count of comments in the page's second half, and whatever follows it. */
function talk(scope: Scope, gone: Map<number, string>): void {
  const { blocks } = scope;
  for (let i = Math.ceil(blocks.length / 2); i < blocks.length; i++) {
    const hit = scope.phrases.whole(blocks[i]!, "comments");
    if (!hit?.phrase.includes("#")) continue;
    for (let j = i; j < blocks.length; j++) if (!gone.has(j)) gone.set(j, "stands below a count of comments");
    return;
  }
}

export const filter: Filter = {
  name: "reader-comments",
  summary: "Drops readers' comments where name, date and reply repeat, and the lines that belong to them.",
  needs: "text",
  judge,
};

const PROSE =
  "The vineyard above the quarry was planted in 1911, and its walls are older still, as the mason's marks on them show.";

export const examples: readonly Example[] = [
  {
    title: "a list of comments goes",
    input: `${PROSE}\n\n2 Comments\n\nMara says:\n\n22 July 2019 at 16:25\n\nLovely walls. My uncle worked there.\n\nReply\n\nOtto says:\n\n23 July 2019 at 05:00\n\nMine too!\n\nReply`,
    output: PROSE,
  },
  {
    title: "names above days and times",
    input: `${PROSE}\n\n4 Comments\n\n${["Mara", "Otto B", "hillwalker", "Mara"].map((name, i) => `${name}\n\nJuly ${22 + i}, 2019, 1:2${i} pm\n\nI have seen these walls, and they are as old as he says, if not older.`).join("\n\n")}`,
    output: PROSE,
  },
  {
    title: "keeps the posts of a forum",
    input: ["Mara", "Otto B", "hillwalker", "Ruth"]
      .map((name, i) => `${name}\n\nJuly ${22 + i}, 2019, 1:2${i} pm\n\n${PROSE} I have seen ${i + 2} of them.`)
      .join("\n\n"),
  },
  {
    title: "keeps the entries of one reporter",
    input: `${PROSE}\n\n${[1, 2, 3, 4].map((hour) => `Mara Quint\n\nJuly 22, 2019, ${hour}:20 pm\n\nThe wall above the quarry has moved by ${hour} more inches, says the mason, who stands on its top.`).join("\n\n")}`,
  },
  {
    title: "lines around comments go",
    input: `${PROSE}\n\n12 Comments\n\nView all comments\n\nLog in to reply`,
    output: PROSE,
  },
  {
    title: "German comments",
    lang: "de",
    input:
      "Der Weinberg wurde 1911 bepflanzt.\n\n2 Kommentare\n\nMara sagt:\n\n22. Juli 2019 um 16:25\n\nSchöne Mauern.\n\nAntworten\n\nOtto sagt:\n\n23. Juli 2019 um 05:00\n\nFinde ich auch.\n\nAntworten",
    output: "Der Weinberg wurde 1911 bepflanzt.",
  },
  {
    title: "Spanish line",
    lang: "es",
    input: `La viña se plantó en 1911.\n\nVer todos los comentarios`,
    output: "La viña se plantó en 1911.",
  },
  { title: "a refusal to speak stays", input: `${PROSE}\n\nNo comment.\n\nThe owner shut the gate.` },
  {
    title: "a chronicle by date stays",
    input: `${PROSE}\n\n22 July 1911\n\nThe first vines were set.\n\n23 July 1911\n\nIt rained.\n\n24 July 1911\n\nThe mason came.`,
  },
  {
    title: "talk below a count stays, since it may be the article's",
    input: `${PROSE}\n\nLovely walls. My uncle worked there.\n\nMine too!`,
  },
  {
    title: "dialogue stays",
    input: `${PROSE}\n\nMara says:\n\nThe walls are older.\n\nOtto says:\n\nThe vines are younger.`,
  },
];
