/** The signals that are known from sums of the page: means over the lines around, and a line's place among the others. */

import type { Column, Measure, Room } from "./columns.js";

/** Lines further off are all alike. */
export const FAR = 40;
/**
 * Pages of more lines, and of more words in paragraphs, are all alike, too: the table was fitted to few that long, and what
 * it had learnt of these cost texts of 127,000 characters 9 % of them, and texts of 912,000 characters 26 %, where it is
 * 0.3 % now (bench/long-texts.mjs).
 */
export const MANY = { lines: 1000, proseWords: 3000 } as const;

/** Signals of the lines around: how far they reach. */
const AROUND = [2, 5, 10, 25];
/** Lines on either side that count for the others. */
const NEAR = 5;

/** Entries of the column that holds what is said of the page. */
export const OF_PAGE = {
  lines: 0,
  proseLines: 1,
  proseWords: 2,
  proseShare: 3,
  goneShare: 4,
  /** The stretch of lines that holds most prose with little between: [start, end). */
  start: 5,
  end: 6,
} as const;

/** Means over each line and `r` lines on either side, of a column's sums. */
const within =
  (room: Room, total: Float64Array, r: number): Measure =>
  (out, from, to) => {
    const { size } = room;
    // Near the page's ends there are fewer lines.
    const whole = Math.min(to, Math.max(from, r));
    const end = Math.max(whole, Math.min(to, size - r));
    const width = 2 * r + 1;
    for (let i = from; i < whole; i++) {
      const last = Math.min(size, i + r + 1);
      const first = Math.max(0, i - r);
      out[i - from] = (total[last]! - total[first]!) / (last - first);
    }
    for (let i = whole; i < end; i++) out[i - from] = (total[i + r + 1]! - total[i - r]!) / width;
    for (let i = end; i < to; i++) {
      const first = Math.max(0, i - r);
      out[i - from] = (total[size]! - total[first]!) / (size - first);
    }
  };

/** The mean of one column's sums over that of another, 1 at least, in the same windows; rounded once. */
const shareWithin =
  (room: Room, part: Float64Array, whole: Float64Array, r: number): Measure =>
  (out, from, to) => {
    const { size } = room;
    for (let i = from; i < to; i++) {
      const first = Math.max(0, i - r);
      const last = Math.min(size, i + r + 1);
      const count = last - first;
      out[i - from] = (part[last]! - part[first]!) / count / Math.max(1, (whole[last]! - whole[first]!) / count);
    }
  };

/**
 * What a sum is divided by: nothing, its whole over the page, the lines that it is of, or how many times as many lines
 * the page has as those that are all alike.
 */
type Per = "one" | "whole" | "line" | "length";

/** What a sum of a page's column is divided by, whatever lines it is of. */
function divisorOf({ size }: Room, all: number, per: Per): number {
  if (per === "whole") return Math.max(1, all);
  return per === "length" ? Math.max(1, size / MANY.lines) : 1;
}

// Loops of their own: the engine makes an object of each number that a function gives which it has not taken in.

/** The sum of the lines above each, `most` at most. */
const before =
  (room: Room, total: Float64Array, per: Per, most = Number.POSITIVE_INFINITY): Measure =>
  (out, from, to) => {
    const divisor = divisorOf(room, total[room.size]!, per);
    const byLine = per === "line";
    for (let i = from; i < to; i++) out[i - from] = Math.min(most, total[i]!) / (byLine ? Math.max(1, i) : divisor);
  };

/** The sum of the lines below each, `most` at most. */
const after =
  (room: Room, total: Float64Array, per: Per, most = Number.POSITIVE_INFINITY): Measure =>
  (out, from, to) => {
    const { size } = room;
    const all = total[size]!;
    const divisor = divisorOf(room, all, per);
    const byLine = per === "line";
    for (let i = from; i < to; i++)
      out[i - from] = Math.min(most, all - total[i + 1]!) / (byLine ? Math.max(1, size - 1 - i) : divisor);
  };

/** The lesser of two columns. */
const nearer =
  (a: Column, b: Column): Measure =>
  (out, from, to) => {
    for (let i = from; i < to; i++) out[i - from] = Math.min(a[i]!, b[i]!);
  };

/** How far down the page each line is: 0 to 1. */
const placeIn =
  (room: Room): Measure =>
  (out, from, to) => {
    const last = Math.max(1, room.size - 1);
    for (let i = from; i < to; i++) out[i - from] = i / last;
  };

/** How many lines below the article's start each is; those far off are all alike. */
const fromStart =
  (page: Column): Measure =>
  (out, from, to) => {
    const start = page[OF_PAGE.start]!;
    for (let i = from; i < to; i++) out[i - from] = Math.max(-FAR, Math.min(FAR, i - start));
  };

/** How many lines above its last each is. */
const toEnd =
  (page: Column): Measure =>
  (out, from, to) => {
    const last = page[OF_PAGE.end]! - 1;
    for (let i = from; i < to; i++) out[i - from] = Math.max(-FAR, Math.min(FAR, last - i));
  };

/** What is the same of all lines of the page. */
const ofPage =
  (page: Column, entry: number): Measure =>
  (out, from, to) => {
    out.fill(page[entry]!, 0, to - from);
  };

/** The sums that these signals ask for. */
const sumsOf = (room: Room) => ({
  prose: room.sums("prose"),
  words: room.sums("words"),
  proseWords: room.sums("prose words"),
  gone: room.sums("gone"),
  junk: room.sums("junk"),
  phrases: room.sums("phrases"),
  capitals: room.sums("capitals"),
  stopWords: room.sums("stop words"),
  marked: room.sums("marked"),
});

/** Tells a room, which is a new one, the signals of all pages to come that are measured when they are asked for. */
export function addMeasures(room: Room): void {
  const sums = sumsOf(room);
  for (const r of AROUND) {
    room.measure(`prose within ${r}`, within(room, sums.prose, r));
    room.measure(`words within ${r}`, within(room, sums.words, r));
    room.measure(`prose words within ${r}`, shareWithin(room, sums.proseWords, sums.words, r));
    room.measure(`junk within ${r}`, within(room, sums.junk, r));
    if (r > 2) room.measure(`gone within ${r}`, within(room, sums.gone, r));
    room.measure(`capitals within ${r}`, within(room, sums.capitals, r));
    room.measure(`stop words within ${r}`, within(room, sums.stopWords, r));
    if (r < 25) room.measure(`whole junk phrases within ${r}`, within(room, sums.phrases, r));
  }
  for (const [name, column] of [
    ["address", "addresses"],
    ["money", "money"],
    ["same opening", "same opening"],
    ["words of the matter", "words of the matter"],
  ] as const)
    room.measure(`${name} within ${NEAR}`, within(room, room.sums(column), NEAR));

  const page = room.other("page");
  room.measure("lines of the page", ofPage(page, OF_PAGE.lines));
  room.measure("prose lines of the page", ofPage(page, OF_PAGE.proseLines));
  room.measure("prose words of the page", ofPage(page, OF_PAGE.proseWords));
  room.measure("prose share of the page", ofPage(page, OF_PAGE.proseShare));
  room.measure("gone share of the page", ofPage(page, OF_PAGE.goneShare));
  room.measure("from the article's start", fromStart(page));
  room.measure("to the article's end", toEnd(page));

  const [up, down] = [room.signal("prose above"), room.signal("prose below")];
  room.measure("nearest prose", nearer(up, down));
  room.measure("place", placeIn(room));
  const { proseWords, marked } = sums;
  room.measure("prose words before", before(room, proseWords, "one", MANY.proseWords));
  room.measure("prose words after", after(room, proseWords, "one", MANY.proseWords));
  room.measure("prose before", before(room, proseWords, "whole"));
  room.measure("prose after", after(room, proseWords, "whole"));
  room.measure("furniture lines before", before(room, marked, "length"));
  room.measure("furniture lines after", after(room, marked, "length"));
  room.measure("furniture before", before(room, marked, "line"));
  room.measure("furniture after", after(room, marked, "line"));
}
