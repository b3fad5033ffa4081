/** The short lines of a list of readers' comments: who, when, and the link to answer. */
import { maskOf } from "../../lexicon.js";
import type { Block, Scope } from "../../model.js";
import { facts, isProse, marks } from "../../text.js";
import { looks } from "./outline.js";
import { isOpaque } from "./page.js";
import { pitch } from "./prompt.js";

/** Longest line, in words, that can be a mark: a date, "Ann says:", "Reply". */
const LONGEST_MARK = 9;

const COMMENTS = maskOf(["comments"]);
const DATES = maskOf(["calendar", "dateline"]);
const TALK = maskOf(["comments", "stop-word"]);

export type Mark = "date" | "name" | "reply";

/** Whether a line may be a mark, by its columns of the outline: a date has a number, a name a colon after it. */
export const mayBeMark = (topics: number, look: number, words: number): boolean =>
  words <= LONGEST_MARK &&
  ((topics & DATES && look & marks.number) || (topics & COMMENTS && look & (looks.whole | looks.colon))) !== 0;

/** What a short line marks in a list of comments. */
export function markOf(scope: Scope, block: Block): Mark | undefined {
  const f = facts(block);
  if (f.words > LONGEST_MARK || f.words === 0 || (f.sentence && f.words > 3)) return undefined;
  const hit = scope.phrases.whole(block, "comments");
  if (hit && !/[#\p{N}]/u.test(hit.phrase) && hit.to - hit.from <= 3) return "reply";
  const dated = pitch(scope, block, DATES, TALK);
  const number = f.digits > 0;
  if (number && dated.hits.length && dated.coverage >= 0.6) return "date";
  const said = scope.phrases.closing(block, "comments");
  if (said && said.from > 0 && f.words <= 6 && f.colon) return "name";
  return undefined;
}

/** A clock's time. */
const CLOCK = /(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)/;
/** Most words of a name that stands alone above the time of a comment. */
const NAME = 4;
/** So many names above times, and not all of them the same, are a list of comments. */
const NAMED = 4;

/** The names above days and times, where there are many: no reporter signs each line of an article with both. */
export function namesAbove(scope: Scope, dates: readonly number[]): ReadonlySet<number> {
  const { blocks } = scope;
  // Each name stands above a date of its own.
  if (dates.length < NAMED) return new Set();
  const found = new Set<number>();
  const names = new Set<string>();
  for (const i of dates) {
    const above = i > 0 ? blocks[i - 1] : undefined;
    if (!above || !CLOCK.test(blocks[i]!.text) || isOpaque(above) || isProse(above)) continue;
    const f = facts(above);
    if (f.words === 0 || f.words > NAME || f.sentence || f.colon || markOf(scope, above)) continue;
    found.add(i - 1);
    names.add(f.key);
  }
  return found.size >= NAMED && names.size >= 2 ? found : new Set();
}
