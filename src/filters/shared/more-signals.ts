/** Signals of a line beyond its words and its neighbours: its like, its addresses, what stands around. */
import { type Facts, marks, type Numbered, type NumberedLines, Pairs } from "../../text.js";
import { type Column, distance, type Room } from "./columns.js";
import { FAR } from "./measures.js";
import { LOOK } from "./signs.js";

/** The lines of a page, as far as these signals ask for them; an entry a line. */
export interface Page {
  readonly lines: readonly { readonly text: string }[];
  readonly facts: readonly Facts[];
  readonly room: Room;
  /** Their words. */
  readonly words: NumberedLines;
  /** 1 where an earlier filter has dropped or named the line, or where it is a phrase of furniture. */
  readonly marked: Column;
}

/** Words of the longest line that may be one of a row of its like, and how many of these count. */
const ALIKE = 25;
const ROW = 3;

const CURRENCY = /[$€£¥₹]/;

/** Lines of which the openings are numbered in the same table page after page; longer pages have their own. */
const KEPT = 1024;
const kept = new Pairs(KEPT);

/** How many other lines begin with the same two words, `ROW` at most; none of lines too short or too long. */
function sameOpening(lines: readonly Numbered[], out: Column): void {
  const openings = lines.length <= KEPT ? kept : new Pairs(lines.length);
  openings.clear();
  const opening = new Int32Array(lines.length).fill(-1);
  const times = new Int32Array(lines.length);
  for (let i = 0; i < lines.length; i++) {
    const { ids, at, length } = lines[i]!;
    if (length < 2 || length > ALIKE) continue;
    opening[i] = openings.add(ids[at]!, ids[at + 1]!);
    times[opening[i]!]!++;
  }
  for (let i = 0; i < lines.length; i++) out[i] = opening[i]! >= 0 ? Math.min(ROW, times[opening[i]!]! - 1) : 0;
}

/** Adds the signals to those of the page. */
export function moreSignals({ lines, facts, words, marked, room }: Page): void {
  const n = lines.length;
  const money = room.other("money");
  const alike = room.other("same opening");
  for (let i = 0; i < n; i++) {
    const f = facts[i]!;
    const { text } = lines[i]!;
    money[i] = f.has(marks.money) && f.digits > 0 && CURRENCY.test(text.slice(0, LOOK)) ? 1 : 0;
  }
  sameOpening(words.lines, alike);
  room.sum("addresses", room.other("addresses"));
  room.sum("money", money);
  room.sum("same opening", alike);
  room.sum("marked", marked);
  distance(room.signal("furniture above"), n, marked, 1, FAR);
}
