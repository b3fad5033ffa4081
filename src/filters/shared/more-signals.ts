/** Signals of a line beyond its words and its neighbours: its like, its matter, what stands around. */
import type { Scope } from "../../model.js";
import type { Facts } from "../../text.js";

/** The lines of a page, as far as these signals ask for them; an entry a line. */
export interface Lines {
  readonly texts: readonly string[];
  readonly facts: readonly Facts[];
  /** 1 where an earlier filter has dropped or named the line, or where it is a phrase of furniture. */
  readonly marked: Float64Array;
  /** 1 for prose. */
  readonly prose: ArrayLike<number>;
  /** The stretch that holds most prose: [start, end). */
  readonly stretch: readonly [number, number];
  /** Adds a signal by name, and gives its column back. */
  readonly column: (name: string, value: (i: number) => number) => Float64Array;
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
const hasAddress = (text: string): boolean =>
  text.includes("http") || text.includes("@") || text.includes("www.") || text.includes(".com");

function sums(column: ArrayLike<number>): Float64Array {
  const out = new Float64Array(column.length + 1);
  for (let i = 0; i < column.length; i++) out[i + 1] = out[i]! + column[i]!;
  return out;
}

/** Mean of a column over a line and those near it. */
function near(column: ArrayLike<number>): (i: number) => number {
  const total = sums(column);
  return (i) => {
    const from = Math.max(0, i - NEAR);
    const to = Math.min(column.length, i + NEAR + 1);
    return (total[to]! - total[from]!) / (to - from);
  };
}

/** How many other lines of the page have the key of each; 0 for lines without one. */
function alike(keys: readonly (string | undefined)[]): (i: number) => number {
  const times = new Map<string, number>();
  for (const key of keys) if (key !== undefined) times.set(key, (times.get(key) ?? 0) + 1);
  return (i) => (keys[i] === undefined ? 0 : times.get(keys[i])! - 1);
}

/** The words that the article uses most, function words aside. */
function matter({ facts, prose, stretch: [start, end] }: Lines, scope: Scope): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (let i = start; i < end; i++) {
    if (!prose[i]) continue;
    for (const { text } of facts[i]!.tokens) if (text.length >= WORD) times.set(text, (times.get(text) ?? 0) + 1);
  }
  const most = [...times].sort((a, b) => b[1] - a[1]).slice(0, 4 * MATTER);
  return new Set(
    most
      .filter(([text]) => scope.phrases.stopWords({ text }) === 0)
      .slice(0, MATTER)
      .map(([text]) => text),
  );
}

/** Adds the signals to those of the page. */
export function moreSignals(lines: Lines, scope: Scope): void {
  const { texts, facts, marked, column } = lines;
  const n = texts.length;
  column("address within 5", near(Uint8Array.from(texts, (text) => bit(hasAddress(text.slice(0, LOOK))))));
  const money = Uint8Array.from(texts, (text, i) => bit(facts[i]!.digits > 0 && CURRENCY.test(text.slice(0, LOOK))));
  column("money within 5", near(money));

  const isRow = ({ tokens }: Facts): boolean => tokens.length >= 2 && tokens.length <= ALIKE;
  const opening = alike(facts.map((f) => (isRow(f) ? `${f.tokens[0]!.text} ${f.tokens[1]!.text}` : undefined)));
  column("same opening within 5", near(Uint8Array.from(texts, (_, i) => Math.min(ROW, opening(i)))));

  const total = sums(marked);
  column("furniture before", (i) => total[i]! / Math.max(1, i));
  column("furniture after", (i) => (total[n]! - total[i + 1]!) / Math.max(1, n - 1 - i));
  column("furniture lines before", (i) => total[i]!);
  column("furniture lines after", (i) => total[n]! - total[i + 1]!);
  let last = FAR;
  column("furniture above", (i) => {
    const found = last;
    last = marked[i] ? 1 : Math.min(FAR, last + 1);
    return found;
  });

  const words = matter(lines, scope);
  const shared = column("words of the matter", (i) => {
    let some = 0;
    let hits = 0;
    for (const { text } of facts[i]!.tokens) {
      if (text.length < WORD) continue;
      some++;
      if (words.has(text)) hits++;
    }
    return some && words.size >= FEWEST ? hits / some : UNKNOWN;
  });
  column("words of the matter within 5", near(shared));
}
