/** Lines that links and other inline markup have broken: which of them were one sentence, told from the lines alone. */
import { expression } from "../expressions.js";
import { endsSentence } from "./sentences.js";
import { isItem } from "./wrap.js";

/** A paragraph of running text has one line of this length at least, in UTF-16 units; menus and verse do not. */
const LONG = 70;
/** A first line of this length is no heading, whatever stands below it. */
const NO_HEADING = 50;
/** So much text between two marks is no longer a linked name, in UTF-16 units. */
const NAME = 70;
/** Lines of one paragraph, at most: no sentence has more links. */
const MOST = 40;

/** Marks that no line begins with, followed by white space or nothing; a bracket that closes what stands before. */
const CLOSING = /^(?:[,.;:!?%)\]»”’]|['’]s)(?:[\s,.;:!?)\]»”’"]|$)|^[，。、；：？！）」』】،؛؟۔।]/u;
/** Marks that nothing ends with that is complete. */
const OPEN_END = new Set(",([„“«‘–—،，、（「『");
const LOWER = expression(/^["'(]?[a-z]/, () => /^["'“‘„«(]?\p{Ll}/u);
/** Letters as wide as two. Of ASCII there are none. */
const WIDE = expression(/(?!)/, () => /^\P{L}*[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/u);
const QUOTE = /^["“‘„«‚「『]/u;
/** Ends that are complete without being a sentence. */
const CLOSED = new Set(":;：；");

/** Whether a line ends with one of some marks. */
const endsWith = (line: string, marks: ReadonlySet<string>): boolean => marks.has(line[line.length - 1]!);

/** Length of a line, in letters of the size of Latin ones. */
function width(line: string): number {
  const start = line.slice(0, 12);
  return (WIDE(start).test(start) ? 2 : 1) * line.length;
}

/** What a line says of the line before it: that it goes on with it, surely or perhaps. */
function goesOn(line: string): "surely" | "perhaps" | undefined {
  const first = line.charCodeAt(0);
  // Most lines begin with a letter of ASCII, which is no mark and opens no item: it is small or not.
  if (first >= 97 && first <= 122) return "perhaps";
  if (first >= 65 && first <= 90) return undefined;
  if (CLOSING.test(line)) return "surely";
  const start = line.slice(0, 4);
  return LOWER(start).test(start) && !isItem(line) ? "perhaps" : undefined;
}

/** One paragraph's lines [from, to), as far as each goes on with the one before. */
function reach(lines: readonly string[], from: number, limit: number): { to: number; sure: number } {
  let sure = 0;
  let to = from + 1;
  for (; to < limit && to - from < MOST; to++) {
    const before = lines[to - 1]!;
    const line = lines[to]!;
    const how = goesOn(line);
    if (how === "surely") {
      sure++;
      continue;
    }
    if (endsSentence(before) || endsWith(before, CLOSED) || isItem(line)) break;
    if (how === "perhaps" || endsWith(before, OPEN_END)) continue;
    // A name in capitals stands between two pieces of the sentence. A short first line may be a heading.
    const next = lines[to + 1];
    if (to + 1 >= limit || next === undefined || !goesOn(next)) break;
    if (line.length > NAME || endsSentence(line) || QUOTE.test(line) || (to === from + 1 && width(before) < NO_HEADING))
      break;
  }
  return { to, sure };
}

/**
 * Joins what inline markup has broken: a line that does not end its sentence and one that goes on in lower case or
 * with a mark that nothing begins with. One long line must be among them: rows of short lines are menus and verse.
 *
 * @param lines the lines between two blank ones, without white space around
 * @param starts the index of the first line of each block so far
 * @returns the same with the joined ones left out
 */
export function joinFragments(lines: readonly string[], starts: readonly number[]): readonly number[] {
  /** For each line 1 where a line above goes on with it. */
  let joined: Uint8Array | undefined;
  for (let from = 0; from + 1 < lines.length; ) {
    if (endsWith(lines[from]!, CLOSED)) {
      from++;
      continue;
    }
    const { to, sure } = reach(lines, from, lines.length);
    if (to - from > 1) {
      let longest = 0;
      for (let i = from; i < to; i++) longest = Math.max(longest, width(lines[i]!));
      if (longest >= LONG || (sure > 0 && longest >= LONG / 2)) {
        joined ??= new Uint8Array(lines.length);
        joined.fill(1, from + 1, to);
      }
    }
    from = to;
  }
  return joined ? starts.filter((start) => !joined[start]) : starts;
}
