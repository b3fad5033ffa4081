/** Dates as pages write them, to ISO 8601. What is no possible date, or more than one, is none. */
import { expression } from "../expressions.js";

/** Earlier years are those of the events told of, or a default. */
const EARLIEST = 1700;
/** Clocks and time zones differ: a page may be dated so many milliseconds after now. */
const AHEAD = 2 * 86_400_000;
/** Longest text that is searched for a date, in characters. */
const LONGEST = 200;

const pad = (number: number): string => String(number).padStart(2, "0");

/** A day that the calendar has, neither a machine's zero nor yet to come, as `YYYY-MM-DD`. */
function day(year: number, month: number, date: number): string | undefined {
  const time = Date.UTC(year, month - 1, date);
  const back = new Date(time);
  if (year < EARLIEST || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) return undefined;
  if (time > Date.now() + AHEAD || time === 0 || time === -86_400_000) return undefined;
  return `${year}-${pad(month)}-${pad(date)}`;
}

const CLOCK =
  /^(?:[T\s,]|at\b|um\b|·|-)*(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?([ap]\.?m\b\.?)?\s?(?:(?:UTC|GMT)(?=[+-]\d))?(Z\b|UTC\b|GMT\b|[+-]\d{2}(?::?\d{2})?(?!\d))?/i;

/** The clock that follows a day, with its offset; nothing where it has none, since it could be any hour then. */
function clock(text: string): string {
  const [, hours, minutes, seconds = "00", half, zone] = CLOCK.exec(text.slice(0, 60)) ?? [];
  if (hours === undefined || zone === undefined) return "";
  const hour = half ? (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return "";
  let offset = "Z";
  if (/^[+-]/.test(zone)) {
    const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
    if (Number(digits.slice(0, 2)) > 14 || Number(digits.slice(2)) > 59) return "";
    offset = `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
  }
  return `T${pad(hour)}:${minutes}:${pad(Math.min(59, Number(seconds)))}${offset}`;
}

/** Names of months, folded, to their numbers; by language. */
const calendars = new Map<string, ReadonlyMap<string, number>>();
const fold = (word: string): string => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Those of English, whose short ones are their first three letters: the platform takes its time to tell any. */
const ENGLISH = "january february march april may june july august september october november december".split(" ");

/** The months in a language and in English, as the platform spells them: long, short, and as they stand beside a day. */
export function monthsOf(lang: string): ReadonlyMap<string, number> {
  let months = calendars.get(lang);
  if (months) return months;
  const names = new Map<string, number>([["sept", 9]]);
  for (const [i, name] of ENGLISH.entries()) names.set(name, i + 1).set(name.slice(0, 3), i + 1);
  if (lang !== "en") {
    for (const month of ["long", "short"] as const) {
      for (const shape of [{ month }, { month, day: "numeric" } as const]) {
        try {
          const format = new Intl.DateTimeFormat(lang, { ...shape, timeZone: "UTC" });
          for (let i = 0; i < 12; i++) {
            const parts = format.formatToParts(Date.UTC(2024, i, 5));
            const name = fold(parts.find(({ type }) => type === "month")?.value ?? "").replace(/[.\s]/g, "");
            if (/^\p{L}+$/u.test(name) && !names.has(name)) names.set(name, i + 1);
          }
        } catch {
          // A code that the platform does not know: English is left.
        }
      }
    }
  }
  months = names;
  calendars.set(lang, months);
  return months;
}

export interface Found {
  /** `YYYY-MM-DD`, or with `THH:MM:SS` and `Z` or an offset. */
  readonly iso: string;
  /** Where it stands in the text. */
  readonly at: number;
}

const NUMERIC =
  /(?<![\d.,/-])(?:(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)|(\d{4})\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]|(\d{4})(\d{2})(\d{2})(?=T\d{4}|(?!\d))|(\d{1,2})([./-])\s?(\d{1,2})\12\s?(\d{4})(?!\d))/g;
const YEAR = /\d{4}/;
/** A day, a month in words and a year, for the letters of a class. */
const namedBy = (letters: string): RegExp =>
  new RegExp(
    `(?<![${letters}\\d])(?:(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?[\\s-]+(?:de\\s+)?([${letters}]{3,12})\\.?,?[\\s-]+(?:de\\s+)?(\\d{4})|([${letters}]{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4}))(?!\\d)`,
    "gu",
  );
let ofAllScripts: RegExp | undefined;
function named(): RegExp {
  ofAllScripts ??= namedBy("\\p{L}");
  return ofAllScripts;
}
/**
 * The same where other letters are written as one of these: those of all scripts take 10 ms to compile. The sign of
 * ordinals is a letter too, and stays.
 */
const NAMED_LATIN = namedBy("A-Za-zº");
const OTHER_LETTER = /(?![A-Za-zº])\p{L}/gu;
/** Nothing but ASCII and signs that are no letters: spaces, dots, dashes, quotes. */
const PLAIN = /^[\x00-\x7F\u00A0\u00B7\u2010-\u205E]*$/;

/** Day, month or month, day? Only English pages leave it open, where both can be. */
function slashed(first: number, second: number, sign: string, lang: string): [month: number, date: number] | undefined {
  if (sign === "." || first > 12 || first === second) return [second, first];
  if (second > 12) return [first, second];
  return lang === "en" || lang === "und" ? undefined : [second, first];
}

/**
 * Every date in a short text, in order of place.
 *
 * @param lang ISO 639-1: whose names of months are looked for besides the English ones
 */
export function findDates(text: string, lang = "en"): Found[] {
  const line = text.slice(0, LONGEST);
  // All forms have a year.
  if (!YEAR.test(line)) return [];
  const out: Found[] = [];
  const put = (iso: string | undefined, match: RegExpExecArray): void => {
    if (iso) out.push({ iso: iso + clock(line.slice(match.index + match[0].length)), at: match.index });
  };
  // By hand: for what goes over matches, engines make a second expression first.
  NUMERIC.lastIndex = 0;
  for (let match = NUMERIC.exec(line); match; match = NUMERIC.exec(line)) {
    const [, y1, , m1, d1, y2, m2, d2, y3, m3, d3, first, sign, second, y4] = match;
    const year = y1 ?? y2 ?? y3;
    if (year) put(day(Number(year), Number(m1 ?? m2 ?? m3), Number(d1 ?? d2 ?? d3)), match);
    else {
      const parts = slashed(Number(first), Number(second), sign!, lang);
      if (parts) put(day(Number(y4), ...parts), match);
    }
  }
  const plain = PLAIN.test(line);
  const latin = plain ? line : line.replace(OTHER_LETTER, "Q");
  // Not of one length: some letter takes two units.
  const whole = latin.length === line.length ? latin : line;
  if ((whole === latin ? /[A-Za-zº]{3}/ : /\p{L}{3}/u).test(whole)) {
    const months = monthsOf(lang);
    const dates = whole === latin ? NAMED_LATIN : named();
    dates.lastIndex = 0;
    for (let match = dates.exec(whole); match; match = dates.exec(whole)) {
      const letters = match[2] ?? match[4]!;
      // Nothing before it in the match has so many letters.
      const at = match.index + match[0].indexOf(letters);
      const word = line.slice(at, at + letters.length);
      const month = months.get(plain ? word.toLowerCase() : fold(word));
      if (month) put(day(Number(match[3] ?? match[6]), month, Number(match[1] ?? match[5])), match);
    }
  }
  return out.length > 1 ? out.sort((a, b) => a.at - b.at) : out;
}

/** "Tue Mar 12 2024 10:00:00 GMT+0100", as JavaScript prints it, and "Tue Mar 12 10:00:00 CET 2024", as Java does. */
const YEAR_LAST = expression(
  /^[A-Za-z]{3,9},? ([A-Za-z]{3,9} \d{1,2}) (\d{1,2}:\d{2}:\d{2}) ?([A-Za-z+-:\d]*) (\d{4})$/,
  () => /^\p{L}{3,9},? (\p{L}{3,9} \d{1,2}) (\d{1,2}:\d{2}:\d{2}) ?([\p{L}+-:\d]*) (\d{4})$/u,
);

/**
 * The one date that a value of a machine's making holds.
 *
 * @param value ISO 8601 in its forms, RFC 2822, seconds or milliseconds since 1970, or a date in words
 * @returns `YYYY-MM-DD`; with clock and offset where the value has both; undefined where it holds none, or several
 */
export function parseDate(value: string, lang = "en"): string | undefined {
  const text = value.trim();
  if (/^\d{10}(?:\d{3})?$/.test(text)) {
    const date = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
    const known = day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
    return known && `${date.toISOString().slice(0, 19)}Z`;
  }
  const start = text.slice(0, LONGEST);
  const [, date, time, zone, year] = YEAR_LAST(start).exec(start) ?? [];
  const found = findDates(date ? `${date} ${year} ${time} ${zone}` : text, lang);
  const [first] = found;
  return first && found.every(({ iso }) => iso.slice(0, 10) === first.iso.slice(0, 10)) ? first.iso : undefined;
}
