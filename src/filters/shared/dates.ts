/** Lines that are made of a date, in the ways that sites print one. */
import { expression } from "../../expressions.js";
import { maskOf } from "../../lexicon.js";
import type { Block, Scope } from "../../model.js";
import { facts, marks, westernDigits } from "../../text.js";

/** Numbers that only a date is written in: 2024-03-12, 12.03.2024, 3/12/24, 2024년 3월 12일, 2024年3月12日, 令和6年3月12日. */
const NUMERIC =
  /(?<!\d)(?:(?:19|20|13|14|25)\d\d[-./]\s?\d{1,2}[-./]\s?\d{1,2}|\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:(?:19|20)\d\d|\d\d)|(?:(?:19|20)\d\d|(?:令和|平成|昭和)\d{1,2})\s?[년年]\s?\d{1,2}\s?[월月]\s?\d{1,2}\s?[일日])(?!\d)/u;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
/** Years of the calendars that these languages count by, the common one aside: solar and lunar Hijri, Buddhist. */
const ERAS: Readonly<Record<string, RegExp>> = {
  fa: /(?<!\d)1[34]\d\d(?!\d)/, ar: /(?<!\d)14\d\d(?!\d)/, ur: /(?<!\d)14\d\d(?!\d)/, th: /(?<!\d)25\d\d(?!\d)/,
}; // biome-ignore format: a table
const DAYS = maskOf(["calendar", "dateline"]);
const MONTHS = maskOf(["calendar"]);
const LABELS = maskOf(["dateline"]);
/** What may stand in the line of a date. */
const OF_DATES = maskOf(["calendar", "dateline", "counter"]);
/** Fewest digits of a date in numbers. */
const DIGITS = 3;
const CLOCK = /(?<!\d)\d{1,2}[:.h]\d\d(?!\d)/;
/** Words of the clock, and the small ones that stand in dates, folded, whatever the language of the page. */
const SMALL_WORDS = new Set(
  `uhr am pm a p m et est edt cst cdt mst mdt pst pdt pt ct gmt bst utc ist cet cest mez mesz kst jst h hrs o'clock
  de del d r года году г р року рік gada m kl klo kello at um om ob u ore la las as alle le ωρα ч`.split(/\s+/),
);
/** A full stop after a number or an abbreviation of a letter or two: it ends no sentence in a date. */
const ABBREVIATED = expression(
  /(?<=\d|(?<![A-Za-z])[A-Za-z]{1,2})\.(?=\s|$)/g,
  () => /(?<=\p{N}|(?<!\p{L})\p{L}{1,2})\.(?=\s|$)/gu,
);
const NUMERAL = expression(/^\d+(?:st|nd|rd|th|er|t[A-Za-z]*|z)?$/, () => /^\p{N}+(?:st|nd|rd|th|er|º|ª|t\p{L}*|z)?$/u);
/** Of ASCII there is none. */
const CJK_UNIT = expression(/(?!)/, () => /^(?:\p{N}+[년월일시분]|[年月日时時分]|오전|오후)$/u);

/** Begins with a small letter of ASCII, as no numeral does and no unit that a number stands in. */
function isPlain(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 97 && first <= 122;
}

const isNumeral = (word: string): boolean => !isPlain(word) && NUMERAL(word).test(word);
const isUnit = (word: string): boolean => !isPlain(word) && CJK_UNIT(word).test(word);

export interface Dated {
  /** A day: month and day or year, or a date in numbers. */
  readonly day: boolean;
  /** Opens with what introduces a date: “Published”, “Updated on”. */
  readonly labelled: boolean;
  /** Words that are no part of a date, its label, a counter or a separator. */
  readonly rest: number;
}

/** Longest line with a date in it, in words and in UTF-16 units. */
export const LONGEST_DATE = 18;
const LONGEST_TEXT = 160;

/** Words that the lines looked at have at most, in scripts whose characters count by twos. */
const known = new Uint8Array(2 * LONGEST_DATE + 1);

/**
 * What a line holds of a date; undefined where it is too long for one.
 *
 * @param most undefined, too, where more words are no part of a date: most lines with a number say something else
 */
export function dated(scope: Scope, block: Block, most = LONGEST_DATE * 2): Dated | undefined {
  const f = facts(block);
  if (f.words === 0 || f.words > LONGEST_DATE || block.text.length > LONGEST_TEXT) return undefined;
  const { phrases } = scope;
  known.fill(0, 0, f.length);
  phrases.mark(block, OF_DATES, known);
  let numbers = 0;
  let rest = 0;
  for (let i = 0; i < f.length; i++) {
    const word = f.word(i);
    if (isNumeral(word)) numbers++;
    else if (!known[i] && !SMALL_WORDS.has(word) && !isUnit(word) && ++rest > most) return undefined;
  }
  const ago =
    phrases.touches(block, LABELS) &&
    phrases
      .hits(block)
      .some((hit) => hit.topic === "dateline" && hit.to - hit.from >= 3 && isNumeral(f.word(hit.from)));
  const month = phrases.touches(block, MONTHS);
  const text = westernDigits(block.text);
  const year = YEAR.test(text) || ERAS[scope.lang]?.test(text);
  const day = ago || NUMERIC.test(text) || (month && numbers >= 1 && (year || CLOCK.test(text) || numbers + rest <= 2));
  return { day, labelled: phrases.opening(block, LABELS) !== undefined, rest };
}

/** Words that may be foreign to a date with its label. */
const MOST_REST = 2;

/** A line that is a date and nothing else, with or without its label; at most two words may be foreign to it. */
export function isDateLine(scope: Scope, block: Block): boolean {
  const f = facts(block);
  if (f.words > LONGEST_DATE || block.text.length > LONGEST_TEXT || !f.has(marks.number)) return false;
  const notes = scope.phrases.notes(block);
  notes.dateLine ??= isDate(scope, block);
  return notes.dateLine;
}

function isDate(scope: Scope, block: Block): boolean {
  const f = facts(block);
  // Without a name of a month or a phrase for days ago, only numbers make a day.
  if (!scope.phrases.touches(block, DAYS) && (f.numerals < DIGITS || !NUMERIC.test(westernDigits(block.text))))
    return false;
  const found = dated(scope, block, MOST_REST);
  if (!found?.day) return false;
  const { sentence, sentences } = f.sentences ? facts({ text: block.text.replace(ABBREVIATED(block.text), "") }) : f;
  if (sentences > 1 || (sentence && !found.labelled && f.words > 4)) return false;
  return found.rest <= (found.labelled ? MOST_REST : 1) && found.rest * 2 < f.length;
}
