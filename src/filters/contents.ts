/** A table of contents: its label and the entries that come again as subheads below. */

import { expression } from "../expressions.js";
import { drop, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, factsOf, firstAlike, isProse, numbered } from "../text.js";
import { looks, outline } from "./shared/outline.js";
import { isSolid } from "./shared/prompt.js";

/** An entry is at most this long, in words. */
const ENTRY = 25;
const ENTRIES = 80;
/** A table in one line is at most this long, in words; its subheads are looked for in so many blocks. */
const LINE = 400;
const BELOW = 400;
/** Lines that are read as such a table; a page has one. */
const TABLES = 3;

const CONTENTS = maskOf(["contents"]);

const MARK = expression(/^(?:\d+|[ivx]{1,4}|[a-h])$/, () => /^(?:\p{N}+|[ivx]{1,4}|[a-h])$/u);
/** The letters that such marks begin with. */
const MARKING = "abcdefghivx";

/** A number, also a Roman one, or a letter. */
function isMark(word: string): boolean {
  const first = word.charCodeAt(0);
  const mayBe = first < 97 || first > 122 || (word.length <= 4 && MARKING.includes(word[0]!));
  return mayBe && MARK(word).test(word);
}

/** Where a line's words begin without the number or mark before them: “1.2 The roof” and “The roof” are one entry. */
function entryStart(block: Block): number {
  const f = facts(block);
  let from = 0;
  // Marks are of a few characters, but for numbers.
  while (from < f.length - 1 && isMark(f.word(from))) from++;
  return from;
}

/** What a line says as an entry; empty where it is too long for one. */
function entryKey(block: Block): string {
  const f = facts(block);
  if (f.words > ENTRY) return "";
  let key = "";
  for (let from = entryStart(block), i = from; i < f.length; i++) key += (i > from ? " " : "") + f.word(i);
  return key;
}

/**
 * How many of the lines below a line its words after its label name, in their order: a table in one line. Compared as
 * text, since one word of a line may be several of another: a ligature, and what it stands for.
 */
function listed({ blocks }: Scope, i: number, from: number, look: Int32Array): number {
  const words = facts(blocks[i]!).tokens.map(({ text }) => text);
  const after = (at: number): string => ` ${words.slice(at).join(" ")} `;
  let found = 0;
  let at = from;
  let rest = after(at);
  for (let j = i + 1; j < blocks.length && j <= i + BELOW && at < words.length; j++) {
    const key = look[j]! & looks.prose ? "" : entryKey(blocks[j]!);
    if (!key || !rest.includes(` ${key} `)) continue;
    found++;
    at += key.split(" ").length;
    rest = after(at);
  }
  return found;
}

/** For each line the place of the last entry that says the same; -1 where the line is none. */
function lastPlaces({ blocks }: Scope): Int32Array {
  const out = new Int32Array(blocks.length).fill(-1);
  const entries: number[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const { words, length } = facts(blocks[i]!);
    if (words <= ENTRY && length > 0) entries.push(i);
  }
  const { lines } = numbered(factsOf(entries.map((i) => blocks[i]!)));
  const first = firstAlike(
    lines,
    entries.map((i) => entryStart(blocks[i]!)),
  );
  const last = new Int32Array(entries.length);
  for (let k = 0; k < entries.length; k++) last[first[k]!] = entries[k]!;
  for (let k = 0; k < entries.length; k++) out[entries[k]!] = last[first[k]!]!;
  return out;
}

export const filter: Filter = {
  name: "contents",
  summary: "Drops a table of contents whose entries come again as subheads.",
  needs: "text",
  topics: CONTENTS,
  judge(scope): readonly Verdict[] {
    const { blocks } = scope;
    const { size, openers, looks: look } = outline(scope);
    const out: Verdict[] = [];
    let places: Int32Array | undefined;
    let tables = 0;
    for (let i = 0; i < size; i++) {
      // The label opens the line, or is all of it.
      if (!(openers[i]! & CONTENTS) || (look[i]! & (looks.body | looks.opaque)) !== looks.body) continue;
      const block = blocks[i]!;
      const label = scope.phrases.whole(block, "contents");
      if (label) {
        places ??= lastPlaces(scope);
        const end = Math.min(blocks.length, i + 1 + ENTRIES);
        let reach = i;
        let entries = 0;
        let missed = 0;
        // Entries that come again below, in a row; two that do not may stand between them.
        for (let j = i + 1; j < end && missed <= 2; j++) {
          if (look[j]! & (looks.opaque | looks.prose)) break;
          if (places[j]! > j) {
            entries++;
            reach = j;
            missed = 0;
          } else missed++;
        }
        if (entries >= 2 && entries >= (reach - i) * 0.6) {
          out.push(drop(block, `${quote(block.text)} above ${entries} lines that come again as subheads`));
          for (let j = i + 1; j <= reach; j++)
            out.push(drop(blocks[j]!, `an entry of ${quote(block.text)}: it comes again below`));
          i = reach;
        } else if (isSolid(label) && !(blocks[i + 1] && isProse(blocks[i + 1]!) && block.kind === "heading")) {
          out.push(drop(block, `is ${quote(block.text)} and nothing else`));
        }
        continue;
      }
      // The whole table in one line.
      const opening = scope.phrases.opening(block, "contents");
      const f = facts(block);
      if (!opening || f.words < 6 || f.words > LINE || f.sentence || ++tables > TABLES) continue;
      const found = listed(scope, i, opening.to, look);
      if (found >= 3 || (found >= 2 && isSolid(opening)))
        out.push(drop(block, `opens with ${quote(opening.phrase)} and lists ${found} subheads of the article`));
    }
    return out;
  },
};

export const examples: readonly Example[] = [
  {
    title: "entries that come again",
    input:
      "Table of contents\n\n1. The roof\n\n2. The books\n\nThe roof\n\nIt leaks in nine places, and the rain of the last winter has ruined the upper floor.\n\nThe books\n\nTwelve thousand of them wait in the barn of a farmer who would like to have his barn back.",
    output:
      "The roof\n\nIt leaks in nine places, and the rain of the last winter has ruined the upper floor.\n\nThe books\n\nTwelve thousand of them wait in the barn of a farmer who would like to have his barn back.",
  },
  {
    title: "a German table",
    lang: "de",
    input:
      "Inhaltsverzeichnis\n\nDas Dach\n\nDie Bücher\n\nDas Dach\n\nEs leckt an neun Stellen, und der Regen des letzten Winters hat den oberen Stock verdorben.\n\nDie Bücher\n\nZwölftausend warten in der Scheune eines Bauern, der seine Scheune gern wieder hätte.",
    output:
      "Das Dach\n\nEs leckt an neun Stellen, und der Regen des letzten Winters hat den oberen Stock verdorben.\n\nDie Bücher\n\nZwölftausend warten in der Scheune eines Bauern, der seine Scheune gern wieder hätte.",
  },
  {
    title: "the table in one line",
    input:
      "Table of contents The roof The books\n\nThe roof\n\nIt leaks in nine places, and the rain of the last winter has ruined the upper floor.\n\nThe books\n\nTwelve thousand of them wait in the barn of a farmer who would like to have his barn back.",
    output:
      "The roof\n\nIt leaks in nine places, and the rain of the last winter has ruined the upper floor.\n\nThe books\n\nTwelve thousand of them wait in the barn of a farmer who would like to have his barn back.",
  },
  {
    title: "keeps a summary whose points do not come again",
    input:
      "At a glance\n\nThe roof leaks in nine places\n\nTwelve thousand books wait in a barn\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "keeps a subhead about contents",
    input:
      "Contents\n\nThe chest held nine letters, a broken pair of glasses and the key to the mill, which nobody had missed.",
  },
  {
    title: "keeps a list that the article repeats",
    input:
      "Three things are missing at the mill:\n\nA roof\n\nBooks\n\nMoney\n\nA roof\n\nIt leaks in nine places, and the rain of the last winter has ruined the upper floor.",
  },
];
