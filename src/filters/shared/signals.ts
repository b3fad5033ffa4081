/** What can be seen of a line of text and of the lines around it: the signals that tell the article from the rest. */
import type { Topic } from "../../lexicons/topics.js";
import type { Block, Scope } from "../../model.js";
import { facts, isProse } from "../../text.js";
import { moreSignals } from "./more-signals.js";

/** Topics whose phrases are the words of furniture; the others also stand in articles. */
const JUNK: readonly Topic[] = [
  "read-more", "related-heading", "comment-form", "comments", "share", "share-target", "counter", "newsletter",
  "consent", "login", "paywall", "ad", "tags", "author-box", "navigation", "pagination", "copyright", "player",
  "widget", "app", "contents", "syndication", "donation",
]; // biome-ignore format: a table
const DATED: readonly Topic[] = ["calendar", "dateline", "byline", "credit", "agency"];

/** A row of numbers a line, one a signal. */
export interface Signals {
  /** Number of lines. */
  readonly size: number;
  /** One column a signal, by name: a number a line. */
  readonly columns: ReadonlyMap<string, Float64Array>;
}

const SEPARATOR = /[|·•∙●▪»›→>]|\s[/–—-]\s/gu;

/** Columns of white space at the end of a gap: how far the line is indented. */
function indentOf(gap: string): number {
  let width = 0;
  for (let i = gap.length - 1; i >= 0; i--) {
    const char = gap[i]!;
    if (char === "\n" || char === "\r") break;
    width += char === "\t" ? 4 : 1;
  }
  return width;
}

/** Sums of a column up to each line, so that those of any window are one subtraction. */
function sums(column: ArrayLike<number>): Float64Array {
  const out = new Float64Array(column.length + 1);
  for (let i = 0; i < column.length; i++) out[i + 1] = out[i]! + column[i]!;
  return out;
}

/** Steps to the nearest line with a mark, going one way; `far` where there is none nearer. */
function distance(marks: ArrayLike<number>, step: 1 | -1, far: number): Float64Array {
  const size = marks.length;
  const out = new Float64Array(size);
  let last = far;
  for (let k = 0; k < size; k++) {
    const i = step === 1 ? k : size - 1 - k;
    out[i] = last;
    last = marks[i] ? 1 : Math.min(far, last + 1);
  }
  return out;
}

/** The stretch of lines with the largest sum: [start, end). */
function best(values: ArrayLike<number>): readonly [number, number] {
  let sum = 0;
  let from = 0;
  let most = 0;
  let found: readonly [number, number] = [0, values.length];
  for (let i = 0; i < values.length; i++) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += values[i]!;
    if (sum > most) {
      most = sum;
      found = [from, i + 1];
    }
  }
  return found;
}

/**
 * The signals of all lines of a page, those included that earlier filters have dropped: what stood there is evidence.
 *
 * @returns columns over `scope.doc.blocks`, whose `id` is their place
 */
export function signals(scope: Scope): Signals {
  const left = new Map(scope.blocks.map((block) => [block.id, block]));
  const lines: Block[] = scope.doc.blocks.map((block) => left.get(block.id) ?? block);
  const n = lines.length;
  const columns = new Map<string, Float64Array>();
  const column = (name: string, value: (i: number) => number): Float64Array => {
    const out = new Float64Array(n);
    for (let i = 0; i < n; i++) out[i] = value(i);
    columns.set(name, out);
    return out;
  };
  const all = lines.map((block) => facts(block));
  const text = (i: number): string => lines[i]!.text;
  const counted = new Map<string, number>();
  for (const { key } of all) counted.set(key, (counted.get(key) ?? 0) + 1);

  const gone = Uint8Array.from(lines, ({ id }) => (left.has(id) ? 0 : 1));
  const named = Uint8Array.from(lines, ({ role }) => (role === "body" ? 0 : 1));
  const code = Uint8Array.from(lines, ({ kind }) => (kind === "code" ? 1 : 0));
  const length = column("words", (i) => all[i]!.words);
  column("word length", (i) => text(i).length / Math.max(1, all[i]!.words));
  const prose = column("prose", (i) => (!gone[i] && !named[i] && !code[i] && isProse(lines[i]!) ? 1 : 0));
  const stops = column("stop words", (i) => scope.phrases.stopWords(lines[i]!));
  const capitals = column("capitals", (i) => all[i]!.capitals);
  column("digits", (i) => all[i]!.digits);
  const ends = column("sentence", (i) => (all[i]!.sentence ? 1 : 0));
  column("colon", (i) => (all[i]!.colon ? 1 : 0));
  column("sentences", (i) => all[i]!.sentences);
  column("separators", (i) => (text(i).slice(0, 400).match(SEPARATOR)?.length ?? 0) / Math.max(1, all[i]!.words));
  column(
    "commas",
    (i) =>
      (text(i)
        .slice(0, 400)
        .match(/[,،、，]/gu)?.length ?? 0) / Math.max(1, Math.min(60, all[i]!.words)),
  );
  column("quote", (i) => (/["“”„«»「]/u.test(text(i).slice(0, 1000)) ? 1 : 0));
  column("repeats", (i) => counted.get(all[i]!.key)! - 1);
  const junk = column("junk phrases", (i) => (code[i] ? 0 : scope.phrases.coverage(lines[i]!, ...JUNK)));
  column("dates and names", (i) => (code[i] ? 0 : scope.phrases.coverage(lines[i]!, ...DATED)));
  const phrase = Uint8Array.from(lines, (block, i) => (!code[i] && scope.phrases.whole(block, ...JUNK) ? 1 : 0));

  // Indentation as the page's prose has it, most of it.
  const indents = Float64Array.from(lines, ({ gap }) => indentOf(gap));
  const weights = new Map<number, number>();
  for (let i = 0; i < n; i++) if (prose[i]) weights.set(indents[i]!, (weights.get(indents[i]!) ?? 0) + length[i]!);
  const usual = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  column("indent", (i) => Math.max(-12, Math.min(12, indents[i]! - usual)));

  // Neighbours.
  for (const d of [-3, -2, -1, 1, 2, 3]) {
    const at = (values: Float64Array, none: number) => (i: number) => (i + d >= 0 && i + d < n ? values[i + d]! : none);
    column(`words ${d}`, at(length, -1));
    if (Math.abs(d) < 3) {
      column(`sentence ${d}`, at(ends, -1));
      column(`capitals ${d}`, at(capitals, -1));
      column(`stop words ${d}`, at(stops, -1));
      column(`junk phrases ${d}`, at(junk, 0));
    }
  }
  const far = 40;
  const up = distance(prose, 1, far);
  const down = distance(prose, -1, far);
  column("prose above", (i) => up[i]!);
  column("prose below", (i) => down[i]!);
  column("nearest prose", (i) => Math.min(up[i]!, down[i]!));
  const proseWords = Float64Array.from(length, (words, i) => (prose[i] ? words : 0));
  const proseSums = sums(prose);
  const wordSums = sums(length);
  const proseWordSums = sums(proseWords);
  const goneSums = sums(gone);
  const junkSums = sums(junk);
  const phraseSums = sums(phrase);
  const capitalSums = sums(capitals);
  const stopSums = sums(stops);
  const window = (total: Float64Array, i: number, r: number): number => {
    const from = Math.max(0, i - r);
    const to = Math.min(n, i + r + 1);
    return (total[to]! - total[from]!) / (to - from);
  };
  for (const r of [2, 5, 10, 25]) {
    column(`prose within ${r}`, (i) => window(proseSums, i, r));
    column(`prose words within ${r}`, (i) => window(proseWordSums, i, r) / Math.max(1, window(wordSums, i, r)));
    column(`words within ${r}`, (i) => window(wordSums, i, r));
    column(`junk within ${r}`, (i) => window(junkSums, i, r));
    if (r > 2) column(`gone within ${r}`, (i) => window(goneSums, i, r));
    column(`capitals within ${r}`, (i) => window(capitalSums, i, r));
    column(`stop words within ${r}`, (i) => window(stopSums, i, r));
    if (r < 25) column(`whole junk phrases within ${r}`, (i) => window(phraseSums, i, r));
  }

  // The page.
  const totalProse = proseWordSums[n]!;
  column("lines of the page", () => n);
  column("prose lines of the page", () => proseSums[n]! / Math.max(1, n));
  column("prose words of the page", () => totalProse);
  column("prose share of the page", () => totalProse / Math.max(1, wordSums[n]!));
  column("gone share of the page", () => goneSums[n]! / Math.max(1, n));
  column("place", (i) => i / Math.max(1, n - 1));
  column("prose before", (i) => proseWordSums[i]! / Math.max(1, totalProse));
  column("prose after", (i) => (totalProse - proseWordSums[i + 1]!) / Math.max(1, totalProse));
  column("prose words before", (i) => proseWordSums[i]!);
  column("prose words after", (i) => totalProse - proseWordSums[i + 1]!);

  // The stretch that holds most prose with little between.
  const worth = Float64Array.from(prose, (p, i) => (p ? Math.min(60, length[i]!) : gone[i] ? -8 : -5));
  const [start, end] = best(worth);
  column("from the article's start", (i) => Math.max(-far, Math.min(far, i - start)));
  column("to the article's end", (i) => Math.max(-far, Math.min(far, end - 1 - i)));

  // The words that the stretch uses, against those of the line.
  const vocabulary = new Map<string, number>();
  for (let i = start; i < end; i++) {
    if (!prose[i]) continue;
    for (const word of new Set(all[i]!.tokens.map((token) => token.text)))
      vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  }
  column("words shared with the article", (i) => {
    const own = prose[i] && i >= start && i < end ? 1 : 0;
    let content = 0;
    let shared = 0;
    for (const token of all[i]!.tokens.slice(0, 200)) {
      if (token.text.length < 4) continue;
      content++;
      if ((vocabulary.get(token.text) ?? 0) > own) shared++;
    }
    return content ? shared / content : -0.1;
  });
  const marked = Float64Array.from(gone, (g, i) => (g || named[i] || phrase[i] ? 1 : 0));
  moreSignals(
    { texts: lines.map((block) => block.text), facts: all, marked, prose, stretch: [start, end], column },
    scope,
  );
  return { size: n, columns };
}
