/** Code in plain text, where neither a tag nor a fence says so. */
import { isItem } from "./wrap.js";

/** From this length on (UTF-16 units) a line is no line of code, or one that tells nothing. */
const LONGEST = 300;
/** Columns that the lines of a block of code are set in by. */
const SET_IN = 4;

/** What lines of code show and lines of prose hardly ever do; enough where every line is set in. */
const LIKELY = /[;{}\\]$|[\w)\]'"]\s*=>?$|^(?:\/\/|#!|<\/?\w|\$ )|\w\(.{0,80}\)[;:,]?$|\s[=+!<>-]?=\s/;

/** What only code shows: brackets that open or close lines, words of languages, calls, assignments, keys. */
const CERTAIN = new RegExp(
  [
    "(?:^|[\\s)\\]>])[{([]$",
    "^[})\\]]+[;,)]*$|^\\} else",
    "\\) ?=> ?[{(]?$",
    "[\"'\\])}];$",
    "^(?://|#!|\\$ [a-z]|@[\\w.]+(?:\\(.*\\))?$|import [\\w.]+;?$|import .*from [\"']|from [\\w.]+ import |const \\w|def \\w)",
    "^(?:return\\b.*(?:;|\\w\\(.*\\))$|>>> .*[(=]|use [\\w:{}, *]+;$|#include <)",
    "\\w\\([^()]{0,80}\\)[;:]$|\\w\\(\\)$",
    "[\\w\\])\"'] [=+!<>-]?= [\\w\"'[({]",
    "^[\"']?\\w+[\"']?: .*,$",
  ].join("|"),
);

/** A tag is code in code, and residue in prose: it speaks for neither. */
const TAG = /^<[/\w>]/;

/** A sample of markup: it opens with a tag and ends with a closing one, and what is no tag is set in deeper than both. */
function isMarkup(texts: readonly string[], indents: readonly number[]): boolean {
  if (texts.length < 3 || !/^<\w/.test(texts[0]!) || !/^<\/\w+>$/.test(texts.at(-1)!)) return false;
  if (indents.at(-1) !== indents[0] || indents.every((columns) => columns <= indents[0]!)) return false;
  return texts.every((text, i) => indents[i]! > indents[0]! || (indents[i] === indents[0] && TAG.test(text)));
}

/**
 * Whether lines that no blank one parts are code: all set in and at least half with the marks of code, or at least
 * half with marks that only code has, or a sample of markup.
 *
 * @param texts the lines, without white space around
 * @param indents columns of white space before each
 */
export function isCode(texts: readonly string[], indents: readonly number[]): boolean {
  if (texts.length < 2) return false;
  if (isMarkup(texts, indents)) return true;
  const marked = (mark: RegExp): number =>
    texts.filter((text) => text.length <= LONGEST && !isItem(text) && mark.test(text)).length;
  const enough = (found: number, of: number): boolean => found >= 2 && found * 2 >= of;
  if (indents.every((columns) => columns >= SET_IN) && enough(marked(LIKELY), texts.length)) return true;
  return enough(marked(CERTAIN), texts.filter((text) => !TAG.test(text)).length);
}
