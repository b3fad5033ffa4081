/** What the lines of a page say of it: headline, bylines and dates that filters have named, and `<time>` elements. */
import { CASED, expression } from "../expressions.js";
import { maskOf, phrasesFor } from "../lexicon.js";
import type { Block, Document, Evidence, Role } from "../model.js";
import { facts } from "../text.js";
import { findDates, monthsOf, parseDate } from "./dates.js";
import { namesIn, plain, unique } from "./names.js";

/** A line and the role that it was given. */
export interface Named {
  readonly role: Role;
  readonly block: Pick<Block, "id" | "text" | "span">;
}

export interface Lines {
  readonly headings: readonly string[];
  readonly headlines: readonly string[];
  readonly authors: readonly string[];
  readonly published: readonly string[];
  readonly modified: readonly string[];
}

/** Headings of the first level that are looked at. */
const MOST = 5;
/** Lines with names: more are those of the entries of a list. */
const MOST_BYLINES = 3;
/** Days that the times of a list of articles are of, at least. */
const MANY = 4;
/** Parts of words before a date that tell of a change; the lexicons put these and first dates under one topic. */
const CHANGED =
  /updat|modif|revis|edited|aktualis|geändert|bearbeitet|stand\b|mis à jour|mise à jour|actuali[sz]|aggiorna|atualiza|bijgewerkt|gewijzigd|uppdater|oppdater|opdater|zaktualiz|aktualiz|päivitet|обнов|оновл|수정|업데이트|更新/iu;
const FIRST_CLASS = /publish|(?:entry|post|article)[-_]?(?:date|time)|dt-published|pubdate|datepublished|datecreated/;
const CHANGED_CLASS = /updat|modif/;

/** What stands in a byline and is no name. */
const NO_NAME = maskOf(["byline", "calendar", "dateline", "stop-word"]);
const LAST_WORD = expression(/[\s,]+([A-Za-z]+)\.?$/, () => /[\s,]+(\p{L}+)\.?$/u);

/** Names in a byline: what follows its opening words, up to what is no name. */
function namesInByline(line: string, lang: string): string[] {
  const phrases = phrasesFor(lang);
  const text = plain(line);
  const whole = { text };
  const opening = phrases.opening(whole, "byline");
  let rest = opening ? text.slice(opening.end).replace(/^[\s:]+/, "") : text;
  rest = (/^[^\d|•·–—(/@]*/.exec(rest)?.[0] ?? "").split(/\s-\s/)[0]!.trim();
  const months = monthsOf(lang);
  // The month of a date that was cut off at its day.
  rest = rest.replace(LAST_WORD(rest), (all, word: string) => (months.has(word.toLowerCase()) ? "" : all));
  const closing = phrases.closing(rest === text ? whole : { text: rest }, "byline");
  if (!opening && closing && closing.from > 0) rest = rest.slice(0, closing.start);
  return namesIn(rest).filter((name) => {
    const one = { text: name };
    const { words, capitals, sentence } = facts(one);
    if (phrases.whole(one, NO_NAME)) return false;
    return !sentence && words <= 5 && (CASED(name).test(name) ? words >= 2 && capitals >= 0.5 : words <= 4);
  });
}

/** Values that are all of one day, else none: cards of other articles bear dates too. */
function ofOneDay(values: readonly string[], lang: string): readonly string[] {
  const days = new Set(values.map((value) => parseDate(value, lang)?.slice(0, 10)));
  days.delete(undefined);
  return days.size === 1 ? values : [];
}

/** The same of dates as they are found in lines, which are in the form that they would be read to. */
function foundOnOneDay(dates: readonly string[]): readonly string[] {
  const day = dates[0]?.slice(0, 10);
  return day === undefined || dates.every((date) => date.startsWith(day)) ? dates : [];
}

/** The headings of the first level, the first few of them. */
export function headingsOf(blocks: readonly Block[]): string[] {
  const out: string[] = [];
  for (const { kind, level, text } of blocks) {
    if (kind !== "heading" || level !== 1) continue;
    out.push(plain(text));
    if (out.length === MOST) break;
  }
  return out;
}

/** What the lines that filters have named say: those of each role in the order of the page. */
interface Told {
  readonly headlines: string[];
  readonly authors: readonly string[];
  readonly published: readonly string[];
  readonly modified: readonly string[];
}

function told(named: readonly Named[], lang: string): Told {
  const headlines: string[] = [];
  const bylines: string[] = [];
  const dates: string[] = [];
  for (const { role, block } of named) {
    if (role === "headline") headlines.push(plain(block.text));
    else if (role === "byline") bylines.push(block.text);
    else if (role === "date") dates.push(block.text);
  }
  const published: string[] = [];
  const modified: string[] = [];
  for (const text of bylines.length ? dates.concat(bylines) : dates) {
    let last = 0;
    for (const { iso, at } of findDates(text, lang)) {
      (CHANGED.test(text.slice(last, at)) ? modified : published).push(iso);
      last = at;
    }
  }
  const authors: string[] = [];
  let signed = 0;
  for (const text of bylines) {
    const names = namesInByline(text, lang);
    if (names.length) signed++;
    authors.push(...names);
  }
  return {
    headlines,
    authors: signed > MOST_BYLINES ? [] : unique(authors),
    published: foundOnOneDay(published),
    modified: foundOnOneDay(modified),
  };
}

/** Gathers them, of a page without markup: it has no headings and no times. */
export const linesOfText = (named: readonly Named[], lang: string): Lines => ({ headings: [], ...told(named, lang) });

/** Gathers them. */
export function linesOf(doc: Document, evidence: Evidence, named: readonly Named[], lang: string): Lines {
  const classed: { first: string[]; changed: string[]; none: string[] } = { first: [], changed: [], none: [] };
  for (const { value, hint } of evidence.times) {
    if (FIRST_CLASS.test(hint)) classed.first.push(value);
    else if (CHANGED_CLASS.test(hint)) classed.changed.push(value);
    else classed.none.push(value);
  }
  const { headlines, authors, published, modified } = told(named, lang);
  // Where many times are of many days, the first line with a date is that of the first card.
  const days = new Set(classed.none.map((value) => parseDate(value, lang)?.slice(0, 10)));
  const byLine = days.size < MANY ? published : [];
  const first = [...byLine, ...ofOneDay(classed.first, lang)];
  const all = [...classed.first, ...classed.none];
  return {
    headings: headingsOf(doc.blocks),
    headlines,
    authors,
    // The other times may know the hour of a day that a line names.
    published: byLine.length ? [...first, ...all] : first.length ? first : ofOneDay(all, lang),
    modified: [...modified, ...ofOneDay(classed.changed, lang)],
  };
}
