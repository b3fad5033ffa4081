import { quote, repair } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, marks } from "../text.js";
import { looks, outline } from "./shared/outline.js";
import { endsFlat, LONGEST_TITLE, opensLikeTitle } from "./shared/titles.js";

const OPEN = /[[(［（]["'“”‘’*_\s]*$/u;
const ENDED = /[.!?…。！？।۔]["'”’»›)\]）」』]*\s+["'“‘*_>»►▶→]*\s*$|[。！？]["'”’」』]*\s*$/u;
const COLON = /^["'”’*_\s]*[:：]/u;
/** Longest bracket that is looked at, in UTF-16 units. */
const LONGEST_BRACKET = 260;
/** Longest title at the end of a paragraph, in UTF-16 units. */
const LONGEST_TAIL = 300;

const READ_MORE = maskOf(["read-more"]);

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly why: string;
}

/** Where the bracket that stands open before `start` closes; -1 where it holds a bracket or is too long. */
function closing(text: string, start: number): number {
  const until = Math.min(text.length, start + LONGEST_BRACKET);
  for (let i = start; i < until; i++) {
    if ("[(［（".includes(text[i]!)) return -1;
    if ("])］）".includes(text[i]!)) return i + 1;
  }
  return -1;
}

/** The end of a quoted title that begins at `from`; -1 where none does. */
function quotedEnd(text: string, from: number): number {
  const match = /^\s*(["“«„])/u.exec(text.slice(from, from + 4));
  if (!match) return -1;
  const close = { '"': '"', "“": "”", "«": "»", "„": "“" }[match[1]!]!;
  const end = text.slice(from, from + LONGEST_BRACKET).indexOf(close, match[0].length);
  return end < 0 ? -1 : from + end + 1;
}

function cuts({ phrases }: Scope, block: Block): Cut[] {
  const { text } = block;
  const out: Cut[] = [];
  let reach = 0;
  const hits = phrases.hits(block);
  let credits: Set<number> | undefined;
  for (const hit of hits) {
    if (hit.topic !== "read-more" || hit.from === 0 || hit.start < reach) continue;
    const before = text.slice(Math.max(0, hit.start - 12), hit.start);
    const rest = text.slice(hit.end, hit.end + LONGEST_BRACKET);
    if (!COLON.test(rest) || !opensLikeTitle(text.slice(hit.start, hit.start + 12))) continue;
    // "写真：" opens a link on some pages and a credit on most.
    credits ??= new Set(hits.flatMap(({ topic, start }) => (topic === "credit" ? [start] : [])));
    if (credits.has(hit.start)) continue;
    const label = text.slice(hit.start, hit.end);
    const bracket = OPEN.exec(before);
    const title = hit.end + COLON.exec(rest)![0].length;
    if (!opensLikeTitle(text.slice(title, title + 12))) continue;
    if (bracket) {
      const to = closing(text, title);
      const words = to < 0 ? 0 : facts({ text: text.slice(title, to) }).words;
      if (words < 2 || words > LONGEST_TITLE) continue;
      out.push({ from: hit.start - bracket[0].length, to, label, why: "stands in brackets" });
      reach = to;
      continue;
    }
    if (!ENDED.test(before)) continue;
    const from = hit.start - (/["'“‘*_>»►▶→]+\s*$/u.exec(before.replace(/^.*\s(?=\S*\s*$)/su, ""))?.[0].length ?? 0);
    // No title is longer than the slice, and a page may hold many labels.
    const tail = facts({ text: text.slice(title, title + LONGEST_TAIL) });
    const last = text.length - title < LONGEST_TAIL;
    if (
      last &&
      tail.words >= 2 &&
      tail.words <= LONGEST_TITLE &&
      tail.sentences <= 1 &&
      !tail.colon &&
      !endsFlat(text)
    ) {
      out.push({ from, to: text.length, label, why: "ends the paragraph without a full stop" });
      break;
    }
    const to = quotedEnd(text, title);
    const words = to < 0 ? 0 : facts({ text: text.slice(title, to) }).words;
    if (words < 3 || words > LONGEST_TITLE || endsFlat(text.slice(title, to)) || /^[,;.:]/.test(text.slice(to)))
      continue;
    if (!opensLikeTitle(text.slice(to, to + 12))) continue;
    out.push({ from, to, label, why: "holds a quoted title between two sentences" });
    reach = to;
  }
  return out;
}

/** The text without the cuts, with one space where words would meet or double ones would stand. */
function without(text: string, list: readonly Cut[]): string {
  let out = "";
  let last = 0;
  for (const { from, to } of list) {
    out += text.slice(last, from);
    const after = text.slice(to);
    if (/\s$/u.test(out) && (/^[\s.,;:!?]/u.test(after) || !after)) out = out.trimEnd();
    last = to;
  }
  return (out + text.slice(last)).trim();
}

/** Cuts a cross-link out of a good paragraph; only where its two ends are certain. */
export const filter: Filter = {
  name: "inline-cross-link",
  summary: "Cuts links to other articles, such as “(Read more: …)”, out of the paragraph that holds them.",
  needs: "text",
  topics: READ_MORE,
  judge(scope): readonly Verdict[] {
    const { size, topics, looks: look, words } = outline(scope);
    const out: Verdict[] = [];
    for (let i = 0; i < size; i++) {
      // A label has a colon after it.
      if (!(topics[i]! & READ_MORE && look[i]! & marks.colon)) continue;
      if (look[i]! & looks.opaque || words[i]! < 6) continue;
      const block = scope.blocks[i]!;
      const list = cuts(scope, block);
      const first = list[0];
      if (!first) continue;
      const text = without(block.text, list);
      if (text) out.push(repair(block, text, `${quote(first.label)} with a colon and a title ${first.why}`));
    }
    return out;
  },
};

export const examples: readonly Example[] = [
  {
    title: "at the end of a paragraph",
    input:
      "After a long evening in the town hall the vote passed. Read more: Five things to know about the old bridge\n\nWork begins in May.",
    output: "After a long evening in the town hall the vote passed.\n\nWork begins in May.",
  },
  {
    title: "in brackets",
    input:
      "The lake froze early (Read more: How thick must the ice be?), and the skaters came. [Also read: The oldest skates in town] The hut opened on Saturday.",
    output: "The lake froze early, and the skaters came. The hut opened on Saturday.",
  },
  {
    title: "a quoted title between two sentences",
    input:
      "The lake froze early this year, and the skaters came. Read more: “How thick must the ice be?” The club opened its hut on Saturday.",
    output: "The lake froze early this year, and the skaters came. The club opened its hut on Saturday.",
  },
  {
    title: "German",
    lang: "de",
    input:
      "Der See fror in diesem Jahr früh zu. Lesen Sie auch: Wie dick das Eis sein muss\n\nDer Verein öffnete am Samstag.",
    output: "Der See fror in diesem Jahr früh zu.\n\nDer Verein öffnete am Samstag.",
  },
  {
    title: "French",
    lang: "fr",
    input: "Le lac a gelé tôt cette année. (Lire aussi : Quelle épaisseur pour la glace ?) Le club a ouvert samedi.",
    output: "Le lac a gelé tôt cette année. Le club a ouvert samedi.",
  },
  {
    title: "Spanish",
    lang: "es",
    input: "El lago se heló pronto este año. [Lea también: Cómo medir el hielo] El club abrió el sábado.",
    output: "El lago se heló pronto este año. El club abrió el sábado.",
  },
  {
    title: "keeps advice with a full stop",
    input: "His advice was short and clear. Read more: It is the best school for a writer.",
  },
  {
    title: "keeps a reference to another chapter",
    input: "The recipe is old (see also chapter 4), and nobody knows who wrote it down first.",
  },
  {
    title: "keeps a phrase inside a sentence",
    input: "He told the children to read more: novels, poems and plays, and above all the newspaper",
  },
];
