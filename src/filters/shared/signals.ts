/** What can be seen of a line of text and of the lines around it: the signals that tell the article from the rest. */
import { maskOf } from "../../lexicon.js";
import type { Scope } from "../../model.js";
import { type Facts, facts, firstAlike, isProse, marks, numbered } from "../../text.js";
import { best, type Column, distance, Room, shareWithin, shifted, sums, within } from "./columns.js";
import { moreSignals, type Page } from "./more-signals.js";
import { Tally } from "./tally.js";

/** Topics whose phrases are the words of furniture; the others also stand in articles. */
const JUNK = maskOf([
  "read-more", "related-heading", "comment-form", "comments", "share", "share-target", "counter", "newsletter",
  "consent", "login", "paywall", "ad", "tags", "author-box", "navigation", "pagination", "copyright", "player",
  "widget", "app", "contents", "syndication", "donation",
]); // biome-ignore format: a table
const DATED = maskOf(["calendar", "dateline", "byline", "credit", "agency"]);
/** Lines further off are all alike. */
const FAR = 40;

/** A row of numbers a line, one a signal. */
export interface Signals {
  /** Number of lines. */
  readonly size: number;
  /** One column a signal, by name: a number a line. */
  readonly columns: ReadonlyMap<string, Column>;
}

const SEPARATOR = /[|·•∙●▪»›→>]|\s[/–—-]\s/gu;
const SEPARATORS = marks.bar | marks.arrow | marks.slash | marks.dash;
const COMMA = /[,،、，]/gu;
/** Characters of a line in which separators and commas are counted, and a quote is looked for. */
const COUNTED = 400;
const QUOTED = 1000;

const count = (text: string, one: RegExp): number => text.slice(0, COUNTED).match(one)?.length ?? 0;
const separators = (f: Facts, text: string): number => (f.has(SEPARATORS) ? count(text, SEPARATOR) : 0);
const commas = (f: Facts, text: string): number => (f.has(marks.comma) ? count(text, COMMA) : 0);

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

/**
 * The signals of all lines of a page, those included that earlier filters have dropped: what stood there is evidence.
 *
 * @param room what the columns are cut from
 * @returns columns over `scope.doc.blocks`, whose `id` is their place
 */
export function signals(scope: Scope, room = new Room()): Signals {
  const lines = scope.doc.blocks.slice();
  const n = lines.length;
  const gone = new Uint8Array(n).fill(1);
  for (const block of scope.blocks) {
    lines[block.id] = block;
    gone[block.id] = 0;
  }
  const columns = new Map<string, Column>();
  const keep = (name: string, values: Column): Column => {
    columns.set(name, values);
    return values;
  };
  const empty = (name: string): Column => keep(name, room.take(n));
  const all = lines.map((block) => facts(block));
  const words = numbered(all);

  const named = new Uint8Array(n);
  const code = new Uint8Array(n);
  const phrase = new Uint8Array(n);
  const length = empty("words");
  const wordLength = empty("word length");
  const prose = empty("prose");
  const stops = empty("stop words");
  const capitals = empty("capitals");
  const digits = empty("digits");
  const ends = empty("sentence");
  const colons = empty("colon");
  const sentences = empty("sentences");
  const parted = empty("separators");
  const commaed = empty("commas");
  const quoted = empty("quote");
  const repeats = empty("repeats");
  const junk = empty("junk phrases");
  const dated = empty("dates and names");
  const indent = empty("indent");
  const alike = firstAlike(words.lines);
  const times = new Int32Array(n);
  for (let i = 0; i < n; i++) times[alike[i]!]!++;
  for (let i = 0; i < n; i++) {
    const block = lines[i]!;
    const f = all[i]!;
    const { text } = block;
    const many = Math.max(1, f.words);
    const isCode = block.kind === "code";
    code[i] = isCode ? 1 : 0;
    named[i] = block.role === "body" ? 0 : 1;
    length[i] = f.words;
    wordLength[i] = text.length / many;
    prose[i] = !gone[i] && !named[i] && !isCode && isProse(block) ? 1 : 0;
    stops[i] = scope.phrases.stopWords(block);
    capitals[i] = f.capitals;
    digits[i] = f.digits;
    ends[i] = f.sentence ? 1 : 0;
    colons[i] = f.colon ? 1 : 0;
    sentences[i] = f.sentences;
    parted[i] = separators(f, text) / many;
    commaed[i] = commas(f, text) / Math.max(1, Math.min(60, f.words));
    quoted[i] = f.has(marks.quote) && (text.length <= QUOTED || /["“”„«»「]/u.test(text.slice(0, QUOTED))) ? 1 : 0;
    repeats[i] = times[alike[i]!]! - 1;
    if (!isCode && scope.phrases.touches(block, JUNK)) {
      junk[i] = scope.phrases.coverage(block, JUNK);
      phrase[i] = scope.phrases.whole(block, JUNK) ? 1 : 0;
    }
    if (!isCode && scope.phrases.touches(block, DATED)) dated[i] = scope.phrases.coverage(block, DATED);
    indent[i] = indentOf(block.gap);
  }

  // Indentation as the page's prose has it, most of it.
  const weights = new Map<number, number>();
  for (let i = 0; i < n; i++) if (prose[i]) weights.set(indent[i]!, (weights.get(indent[i]!) ?? 0) + length[i]!);
  const usual = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  for (let i = 0; i < n; i++) indent[i] = Math.max(-12, Math.min(12, indent[i]! - usual));

  // Neighbours.
  for (const d of [-3, -2, -1, 1, 2, 3]) {
    keep(`words ${d}`, shifted(length, d, -1));
    if (Math.abs(d) === 3) continue;
    keep(`sentence ${d}`, shifted(ends, d, -1));
    keep(`capitals ${d}`, shifted(capitals, d, -1));
    keep(`stop words ${d}`, shifted(stops, d, -1));
    keep(`junk phrases ${d}`, shifted(junk, d, 0));
  }
  const up = keep("prose above", distance(room, prose, 1, FAR));
  const down = keep("prose below", distance(room, prose, -1, FAR));
  const nearest = empty("nearest prose");
  const proseWords = room.take(n);
  for (let i = 0; i < n; i++) {
    nearest[i] = Math.min(up[i]!, down[i]!);
    proseWords[i] = prose[i] ? length[i]! : 0;
  }
  const proseSums = sums(room, prose);
  const wordSums = sums(room, length);
  const proseWordSums = sums(room, proseWords);
  const goneSums = sums(room, gone);
  const junkSums = sums(room, junk);
  const phraseSums = sums(room, phrase);
  const capitalSums = sums(room, capitals);
  const stopSums = sums(room, stops);
  for (const r of [2, 5, 10, 25]) {
    keep(`prose within ${r}`, within(room, proseSums, r));
    keep(`words within ${r}`, within(room, wordSums, r));
    keep(`prose words within ${r}`, shareWithin(room, proseWordSums, wordSums, r));
    keep(`junk within ${r}`, within(room, junkSums, r));
    if (r > 2) keep(`gone within ${r}`, within(room, goneSums, r));
    keep(`capitals within ${r}`, within(room, capitalSums, r));
    keep(`stop words within ${r}`, within(room, stopSums, r));
    if (r < 25) keep(`whole junk phrases within ${r}`, within(room, phraseSums, r));
  }

  // The page.
  const totalProse = proseWordSums[n]!;
  empty("lines of the page").fill(n);
  empty("prose lines of the page").fill(proseSums[n]! / Math.max(1, n));
  empty("prose words of the page").fill(totalProse);
  empty("prose share of the page").fill(totalProse / Math.max(1, wordSums[n]!));
  empty("gone share of the page").fill(goneSums[n]! / Math.max(1, n));
  const place = empty("place");
  const before = empty("prose before");
  const after = empty("prose after");
  const wordsBefore = empty("prose words before");
  const wordsAfter = empty("prose words after");
  // The stretch that holds most prose with little between.
  const worth = room.take(n);
  for (let i = 0; i < n; i++) {
    place[i] = i / Math.max(1, n - 1);
    wordsBefore[i] = proseWordSums[i]!;
    wordsAfter[i] = totalProse - proseWordSums[i + 1]!;
    before[i] = proseWordSums[i]! / Math.max(1, totalProse);
    after[i] = (totalProse - proseWordSums[i + 1]!) / Math.max(1, totalProse);
    worth[i] = prose[i] ? Math.min(60, length[i]!) : gone[i] ? -8 : -5;
  }
  const [start, end] = best(worth);
  const fromStart = empty("from the article's start");
  const toEnd = empty("to the article's end");
  const marked = room.take(n);
  for (let i = 0; i < n; i++) {
    fromStart[i] = Math.max(-FAR, Math.min(FAR, i - start));
    toEnd[i] = Math.max(-FAR, Math.min(FAR, end - 1 - i));
    marked[i] = gone[i] || named[i] || phrase[i] ? 1 : 0;
  }
  const page = {
    texts: lines.map(({ text }) => text),
    facts: all,
    room,
    words,
    marked,
    prose,
    stretch: [start, end],
    keep,
  } as const;
  keep("words shared with the article", shared(page));
  moreSignals(page, scope);
  return { size: n, columns };
}

const ownWords = new Tally();
const articleWords = new Tally();

/** How much of the words of each line, short ones aside, the article uses elsewhere, too. */
function shared({ room, words: { lengths, lines }, prose, stretch: [start, end] }: Page): Column {
  articleWords.clear();
  for (let i = start; i < end; i++) {
    if (!prose[i]) continue;
    const { ids, at, length } = lines[i]!;
    ownWords.clear();
    for (let k = at; k < at + length; k++) if (ownWords.add(ids[k]!) === 1) articleWords.add(ids[k]!);
  }
  const out = room.take(lines.length);
  for (let i = 0; i < out.length; i++) {
    const { ids, at, length } = lines[i]!;
    const own = prose[i] && i >= start && i < end ? 1 : 0;
    let content = 0;
    let some = 0;
    for (let k = at; k < at + Math.min(length, 200); k++) {
      if (lengths[ids[k]!]! < 4) continue;
      content++;
      if (articleWords.get(ids[k]!) > own) some++;
    }
    out[i] = content ? some / content : -0.1;
  }
  return out;
}
