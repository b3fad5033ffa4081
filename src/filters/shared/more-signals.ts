/** Signals of a line beyond its words and its neighbours: its like, its matter, what stands around. */
import type { Scope } from "../../model.js";
import { type Facts, marks, type Numbered, type NumberedLines, Pairs } from "../../text.js";
import { type Column, distance, type Room, sums, within } from "./columns.js";
import { Tally } from "./tally.js";

/** The lines of a page, as far as these signals ask for them; an entry a line. */
export interface Page {
  readonly texts: readonly string[];
  readonly facts: readonly Facts[];
  readonly room: Room;
  /** Their words. */
  readonly words: NumberedLines;
  /** 1 where an earlier filter has dropped or named the line, or where it is a phrase of furniture. */
  readonly marked: Column;
  /** 1 for prose. */
  readonly prose: ArrayLike<number>;
  /** The stretch that holds most prose: [start, end). */
  readonly stretch: readonly [number, number];
  /** Adds a signal by name, and gives its column back. */
  readonly keep: (name: string, values: Column) => Column;
}

/** Characters of a line that are looked at. */
const LOOK = 400;
/** Words of the longest line that may be one of a row of its like, and how many of these count. */
const ALIKE = 25;
const ROW = 3;
/** Letters of the shortest word that may be of the matter, and how many words are. */
const WORD = 4;
const MATTER = 25;
/** Fewer words tell nothing of the matter, as in scripts without spaces; what stands for a share that is not known. */
const FEWEST = 12;
const UNKNOWN = 0.2;
/** Lines on either side that count. */
const NEAR = 5;
const FAR = 40;

const CURRENCY = /[$€£¥₹]/;
const bit = (holds: boolean): number => (holds ? 1 : 0);
const hasAddress = (line: string): boolean => {
  const text = line.length > LOOK ? line.slice(0, LOOK) : line;
  return text.includes("http") || text.includes("@") || text.includes("www.") || text.includes(".com");
};

const near = (room: Room, column: ArrayLike<number>): Column => within(room, sums(room, column), NEAR);

/** How many other lines begin with the same two words, `ROW` at most; none of lines too short or too long. */
function sameOpening(lines: readonly Numbered[]): Uint8Array {
  const openings = new Pairs(lines.length + 1);
  const opening = new Int32Array(lines.length).fill(-1);
  const times = new Int32Array(lines.length);
  for (let i = 0; i < lines.length; i++) {
    const { ids, at, length } = lines[i]!;
    if (length < 2 || length > ALIKE) continue;
    opening[i] = openings.add(ids[at]!, ids[at + 1]!);
    times[opening[i]!]!++;
  }
  const out = new Uint8Array(lines.length);
  for (let i = 0; i < out.length; i++) if (opening[i]! >= 0) out[i] = Math.min(ROW, times[opening[i]!]! - 1);
  return out;
}

const counted = new Tally();

/** The numbers of the words that the article uses most, function words aside. */
function matter(
  { words: { vocabulary, lengths, lines }, prose, stretch: [start, end] }: Page,
  { phrases }: Scope,
): Set<number> {
  counted.clear();
  let most = 0;
  for (let i = start; i < end; i++) {
    if (!prose[i]) continue;
    const { ids, at, length } = lines[i]!;
    for (let k = at; k < at + length; k++) if (lengths[ids[k]!]! >= WORD) most = Math.max(most, counted.add(ids[k]!));
  }
  // Words that are too rare are left out before the rest is sorted.
  const ofTimes = new Int32Array(most + 1);
  for (const id of counted.seen) ofTimes[counted.get(id)]!++;
  let least = most;
  for (let sum = ofTimes[most]!; least > 1 && sum < 4 * MATTER; sum += ofTimes[least]!) least--;
  const out = new Set<number>();
  const frequent = counted.seen.filter((id) => counted.get(id) >= least);
  frequent.sort((a, b) => counted.get(b) - counted.get(a));
  for (const id of frequent.slice(0, 4 * MATTER)) {
    if (vocabulary && !phrases.isStopWord(vocabulary, id)) out.add(id);
    if (out.size === MATTER) break;
  }
  return out;
}

/** Share of each line's words, short ones aside, that are of the matter. */
function ofMatter(page: Page, scope: Scope): Column {
  const words = matter(page, scope);
  const { lengths, lines } = page.words;
  const known = words.size >= FEWEST;
  const out = page.room.take(lines.length);
  for (let i = 0; i < out.length; i++) {
    const { ids, at, length } = lines[i]!;
    let some = 0;
    let hits = 0;
    for (let k = at; known && k < at + length; k++) {
      if (lengths[ids[k]!]! < WORD) continue;
      some++;
      if (words.has(ids[k]!)) hits++;
    }
    out[i] = some ? hits / some : UNKNOWN;
  }
  return out;
}

/** Adds the signals to those of the page. */
export function moreSignals(page: Page, scope: Scope): void {
  const { texts, facts, words, marked, keep, room } = page;
  const n = texts.length;
  const addresses = new Uint8Array(n);
  const money = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const f = facts[i]!;
    addresses[i] = bit(hasAddress(texts[i]!));
    money[i] = bit(f.digits > 0 && f.has(marks.money) && CURRENCY.test(texts[i]!.slice(0, LOOK)));
  }
  keep("address within 5", near(room, addresses));
  keep("money within 5", near(room, money));
  keep("same opening within 5", near(room, sameOpening(words.lines)));

  const total = sums(room, marked);
  const before = keep("furniture before", room.take(n));
  const after = keep("furniture after", room.take(n));
  const linesBefore = keep("furniture lines before", room.take(n));
  const linesAfter = keep("furniture lines after", room.take(n));
  for (let i = 0; i < n; i++) {
    linesBefore[i] = total[i]!;
    linesAfter[i] = total[n]! - total[i + 1]!;
    before[i] = linesBefore[i]! / Math.max(1, i);
    after[i] = linesAfter[i]! / Math.max(1, n - 1 - i);
  }
  keep("furniture above", distance(room, marked, 1, FAR));
  const shared = keep("words of the matter", ofMatter(page, scope));
  keep("words of the matter within 5", near(room, shared));
}
