/** What shows that a line is the caption of a picture, and what of it is the caption without credits. */
import { expression, SMALL, TWO_LETTERS } from "../../expressions.js";
import { type Hit, maskOf } from "../../lexicon.js";
import type { Block, Scope } from "../../model.js";
import { facts, isProse, marks } from "../../text.js";

/** Topics without which, and without ©, nothing shows a caption. */
const TELLING = maskOf(["agency", "credit", "caption-action", "caption-place"]);
/** Of these, what tells by itself: a place is told in brackets. */
const CERTAIN = maskOf(["agency", "credit", "caption-action"]);
const PLACE = maskOf(["caption-place"]);
/** What opens a credit at the end. */
const CREDIT_LABEL = maskOf(["credit"]);
/** Words of the longest caption. */
const LONGEST = 60;
/** Words that may follow the word "Photo" in a credit. */
const CREDIT = 8;

const PARTED = /(?:[.!?…。)）\]/|(（[©:–—"”]|\s-|\s{2})\s*$/u;

/** Whether what credits a picture ends a line, or its label stands so near to the end. */
function mayEnd({ phrases }: Scope, block: Block): boolean {
  const { length } = facts(block);
  if (phrases.reach(block, CERTAIN) === length) return true;
  const label = phrases.reach(block, CREDIT_LABEL);
  return label > 0 && length - label <= CREDIT;
}

/**
 * Index of the word at which the trailing credit begins: agencies, "Photo: X", "click to enlarge"; the number of words
 * where there is none. A credit must be parted from what is before it: "he told Reuters." ends with none.
 */
function creditStart({ phrases }: Scope, block: Block): number {
  const f = facts(block);
  const { text } = block;
  const parted = (from: number) => from === 0 || PARTED.test(text.slice(Math.max(0, f.start(from) - 6), f.start(from)));
  /** For each last word, the first word of the longest agency, credit or request that ends there. */
  const ends = new Map<number, number>();
  let labelled = f.length;
  for (const hit of phrases.hits(block)) {
    if (hit.topic !== "agency" && hit.topic !== "credit" && hit.topic !== "caption-action") continue;
    const said = text.slice(hit.start, hit.end);
    if (!CAPITAL(said[0]!).test(said[0]!) || !TWO_LETTERS(said).test(said)) continue;
    const known = ends.get(hit.to);
    if (known === undefined || hit.from < known) ends.set(hit.to, hit.from);
    // "Photo: X", "Photo by X", "(Foto: X)", with a name after it to the end.
    if (hit.topic !== "credit" || hit.to === f.length || f.length - hit.to > CREDIT || !parted(hit.from)) continue;
    const after = text.slice(hit.end, f.start(hit.to));
    const name = text[f.start(hit.to)]!;
    if (/[:：/©|]/u.test(after) || (hit.to - hit.from > 1 && /\s\p{Ll}[^\s]*$/u.test(said) && !SMALL(name).test(name)))
      labelled = Math.min(labelled, hit.from);
  }
  let start = f.length;
  let parts = 0;
  for (let next = ends.get(start); next !== undefined && parts < 4; next = ends.get(start), parts++) {
    if (next >= start) break;
    start = next;
  }
  while (start < f.length && !parted(start)) start++;
  return Math.min(start, labelled);
}

/** A capital letter, or one of a script without them. */
const CAPITAL = expression(/[A-Z]/, () => /\p{Lu}|\p{Lo}/u);

/** An abbreviation, whose full stop ends no sentence. */
const ABBREVIATED = expression(/(?:^|\s)[A-Z][A-Za-z]{0,3}\.\s*$/, () => /(?:^|\s)\p{Lu}\p{L}{0,3}\.\s*$/u);
const isAbbreviated = (text: string): boolean => ABBREVIATED(text).test(text);
/** A row of a table as Markdown writes it. */
const ROW = /^\s*\|.*\|.*\|\s*$/u;
/** Words of the longest name of who has published a picture on a platform. */
const ACCOUNT = 4;

/** "Facebook: Valley Post" credits an account, "Facebook: the first of all" is a heading. */
function namesAccount({ phrases }: Scope, block: Block, open: Hit): boolean {
  if (
    !phrases.hits(block).some(({ topic, from, to }) => topic === "share-target" && from === open.from && to === open.to)
  )
    return true;
  const rest = facts({ text: block.text.slice(open.end) });
  return /^\W*@/u.test(block.text.slice(open.end)) || (rest.words <= ACCOUNT && rest.capitals >= 0.9);
}

export interface Caption {
  /** What shows that it is one. */
  readonly because: string;
  /** How many of its words are the caption itself, without the credit at its end. */
  readonly core: number;
}

/** Whether a line can be a caption at all, by its columns of the outline: topics, marks and words. */
export const mayBeCaption = (topics: number, look: number, words: number): boolean =>
  words >= 2 &&
  words <= LONGEST &&
  ((topics & CERTAIN) !== 0 ||
    (look & marks.copyright) !== 0 ||
    ((topics & TELLING) !== 0 && (look & marks.bracket) !== 0));

/** Whether a block is of a kind that captions are of, or has been named one. */
export const isCaptionKind = ({ kind, role }: Block): boolean =>
  kind === "paragraph" || kind === "image" || role === "caption";

/** Whether a line is a caption by what it says; undefined where nothing shows it. */
export function caption(scope: Scope, block: Block): Caption | undefined {
  const f = facts(block);
  if (f.words < 2 || f.words > LONGEST || f.sentences > 4) return undefined;
  if (!isCaptionKind(block)) return undefined;
  const ends = mayEnd(scope, block);
  const open = scope.phrases.opening(block, "credit");
  // Most lines that name a picture or an agency do so in the midst of a sentence.
  const placed = scope.phrases.touches(block, PLACE) && f.has(marks.bracket);
  if (!ends && !open && !placed && !f.has(marks.copyright)) return undefined;
  const { text } = block;
  // A row of a table.
  if (ROW.test(text)) return undefined;
  const core = ends ? creditStart(scope, block) : f.length;
  if (open && open.to < f.length && f.words <= 25 && f.sentences <= 1 && open.start <= 3) {
    const after = text.slice(open.end, f.start(open.to));
    if (/^\s*[:：©]/u.test(after) && !isProse(block) && namesAccount(scope, block, open))
      return { because: `opens with the credit ${text.slice(0, open.end)}`, core };
  }
  if (/^\s*©/u.test(text) && f.words <= 12 && !f.sentence) return { because: "opens with © and is short", core };
  const hits = scope.phrases.hits(block);
  // "Buy now" and "Reuters" alone are a button and a byline, and no caption.
  const isCredited = (): boolean => core > 0 || hits.some((hit) => hit.from >= core && hit.topic === "credit");
  // "… and Warner Bros. Pictures." ends a sentence, not a picture's line.
  if (core === f.length - 1 && f.sentence && isProse(block) && isAbbreviated(text.slice(0, f.start(core))))
    return undefined;
  if (core < f.length && isCredited())
    return { because: `ends with the credit ${text.slice(f.start(core)).trim()}`, core };
  for (const hit of hits) {
    if (hit.topic !== "caption-place" || f.sentences > 2) continue;
    const bracketed = /[([（]\s*$/u.test(text.slice(0, hit.start)) && /^\s*[)\]）,]/u.test(text.slice(hit.end));
    if (bracketed) return { because: `says who is where in a picture: (${text.slice(hit.start, hit.end)})`, core };
  }
  const action = scope.phrases.closing(block, "caption-action");
  const apart = action && PARTED.test(text.slice(Math.max(0, action.start - 6), action.start));
  if (action && apart && action.from >= 4 && f.sentences >= 2 && /\p{L}{4}/u.test(text.slice(action.start, action.end)))
    return { because: "closes with a request to click the picture", core };
  return undefined;
}
