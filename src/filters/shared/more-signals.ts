/** Signals of a line beyond its words and its neighbours: its like, its addresses, what stands around. */
import { type Facts, marks, type Numbered, type NumberedLines, Pairs } from "../../text.js";
import { type Column, distance, type Room, within } from "./columns.js";

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

/** Characters of a line that are looked at. */
const LOOK = 400;
/** Words of the longest line that may be one of a row of its like, and how many of these count. */
const ALIKE = 25;
const ROW = 3;
/** Lines on either side that count. */
const NEAR = 5;
const FAR = 40;

const CURRENCY = /[$€£¥₹]/;
const bit = (holds: boolean): number => (holds ? 1 : 0);

/** Whether a domain's name stands at one of a text's full stops. */
function hasDomain(text: string): boolean {
  for (let i = text.indexOf("."); i >= 0; i = text.indexOf(".", i + 1))
    if (text.startsWith("com", i + 1) || (i > 2 && text.startsWith("www", i - 3))) return true;
  return false;
}

/** Single signs are looked for first: they cost a quarter of what words do. */
const hasAddress = (line: string): boolean => {
  const text = line.length > LOOK ? line.slice(0, LOOK) : line;
  return text.indexOf("@") >= 0 || hasDomain(text) || text.includes("http");
};

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
  const addresses = room.other("addresses");
  const money = room.other("money");
  const alike = room.other("same opening");
  for (let i = 0; i < n; i++) {
    const f = facts[i]!;
    const { text } = lines[i]!;
    addresses[i] = bit(hasAddress(text));
    money[i] = bit(f.digits > 0 && f.has(marks.money) && CURRENCY.test(text.slice(0, LOOK)));
  }
  sameOpening(words.lines, alike);
  within(room.signal("address within 5"), n, room.sums("addresses", addresses), NEAR);
  within(room.signal("money within 5"), n, room.sums("money", money), NEAR);
  within(room.signal("same opening within 5"), n, room.sums("same opening", alike), NEAR);

  const total = room.sums("marked", marked);
  const before = room.signal("furniture before");
  const after = room.signal("furniture after");
  const linesBefore = room.signal("furniture lines before");
  const linesAfter = room.signal("furniture lines after");
  for (let i = 0; i < n; i++) {
    linesBefore[i] = total[i]!;
    linesAfter[i] = total[n]! - total[i + 1]!;
    before[i] = linesBefore[i]! / Math.max(1, i);
    after[i] = linesAfter[i]! / Math.max(1, n - 1 - i);
  }
  distance(room.signal("furniture above"), n, marked, 1, FAR);
}
