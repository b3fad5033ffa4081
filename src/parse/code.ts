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

/** What one of these begins or ends with; the signs of an assignment stand inside. */
const FIRST = new Set("}/#$@>ifcd");
const LAST = new Set("{([})];:,>");
const mayBeCertain = (text: string): boolean =>
  LAST.has(text[text.length - 1]!) || FIRST.has(text[0]!) || text.includes("= ");

/** A tag is code in code, and residue in prose: it speaks for neither. */
const TAG = /^<[/\w>]/;

/** A sample of markup: it opens with a tag and ends with a closing one, and what is no tag is set in deeper than both. */
function isMarkup(texts: readonly string[], indents: Int32Array): boolean {
  if (texts.length < 3 || !texts[0]!.startsWith("<") || !/^<\w/.test(texts[0]!) || !/^<\/\w+>$/.test(texts.at(-1)!))
    return false;
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
export function isCode(texts: readonly string[], indents: Int32Array): boolean {
  if (texts.length < 2) return false;
  if (isMarkup(texts, indents)) return true;
  if (indents.every((columns) => columns >= SET_IN) && isMarked(texts, LIKELY, texts.length)) return true;
  let tags = 0;
  for (const text of texts) if (text.startsWith("<") && TAG.test(text)) tags++;
  return isMarked(texts, CERTAIN, texts.length - tags, mayBeCertain);
}

/**
 * Whether a mark stands in two lines at least, and in half as many as `of`. Looks no further once that cannot be.
 *
 * @param may says no of lines that have no such mark
 */
function isMarked(texts: readonly string[], mark: RegExp, of: number, may = (_: string): boolean => true): boolean {
  const least = Math.max(2, Math.ceil(of / 2));
  let found = 0;
  for (let i = 0; i < texts.length && found < least && found + texts.length - i >= least; i++) {
    const text = texts[i]!;
    if (text.length <= LONGEST && may(text) && !isItem(text) && mark.test(text)) found++;
  }
  return found >= least;
}
