/** What can be seen of a line of text and of the lines around it: the signals that tell the article from the rest. */
import { maskOf } from "../../lexicon.js";
import type { Scope } from "../../model.js";
import { type Facts, facts, firstAlike, isProse, marks, numbered } from "../../text.js";
import { ofArticle } from "./article-words.js";
import { best, type Column, distance, Room, shareWithin, within } from "./columns.js";
import { moreSignals } from "./more-signals.js";

/** Topics whose phrases are the words of furniture; the others also stand in articles. */
const JUNK = maskOf([
  "read-more", "related-heading", "comment-form", "comments", "share", "share-target", "counter", "newsletter",
  "consent", "login", "paywall", "ad", "tags", "author-box", "navigation", "pagination", "copyright", "player",
  "widget", "app", "contents", "syndication", "donation",
]); // biome-ignore format: a table
const DATED = maskOf(["calendar", "dateline", "byline", "credit", "agency"]);
/** Lines further off are all alike. */
const FAR = 40;

/** A row of numbers a line, one a signal. They hold until the next page is measured in the same room. */
export class Signals {
  /** Number of lines. */
  readonly size: number;
  /** One column a signal, by name: a number a line, with room for more lines. */
  readonly all: ReadonlyMap<string, Column>;
  /** 1 for the lines that earlier filters have dropped. */
  readonly gone: Column;

  constructor(room: Room) {
    this.size = room.size;
    this.all = room.signals;
    this.gone = room.other("gone");
  }

  /** The same, as long as the page. */
  get columns(): ReadonlyMap<string, Column> {
    return new Map([...this.all].map(([name, column]) => [name, column.subarray(0, this.size)]));
  }
}

/** Signals of the neighbours: how far off, and the names. */
const BESIDE = [-3, -2, -1, 1, 2, 3].map((d) => ({
  d,
  words: `words ${d}`,
  sentence: `sentence ${d}`,
  capitals: `capitals ${d}`,
  stops: `stop words ${d}`,
  junk: `junk phrases ${d}`,
}));
/** Signals of the lines around: how far they reach, and the names. */
const AROUND = [2, 5, 10, 25].map((r) => ({
  r,
  prose: `prose within ${r}`,
  words: `words within ${r}`,
  proseWords: `prose words within ${r}`,
  junk: `junk within ${r}`,
  gone: `gone within ${r}`,
  capitals: `capitals within ${r}`,
  stops: `stop words within ${r}`,
  phrases: `whole junk phrases within ${r}`,
}));

const SEPARATORS = marks.bar | marks.arrow | marks.slash | marks.dash;
const isBlank = (text: string, at: number): boolean => text[at]!.trim() === "";
/** Characters of a line in which separators and commas are counted, and a quote is looked for. */
const COUNTED = 400;
const QUOTED = 1000;

/** By the codes of characters: 1 for signs that part entries, 2 for those that do with white space on both sides. */
const PARTING = new Uint8Array(0x10000);
for (const sign of "|·•∙●▪»›→>") PARTING[sign.charCodeAt(0)] = 1;
for (const sign of "/–—-") PARTING[sign.charCodeAt(0)] = 2;
const COMMAS = [...",،、，"];

function separators(f: Facts, text: string): number {
  if (!f.has(SEPARATORS)) return 0;
  const size = Math.min(text.length, COUNTED);
  let count = 0;
  /** White space up to here parts the signs before. */
  let end = -1;
  for (let i = 0; i < size; i++) {
    const parts = PARTING[text.charCodeAt(i)]!;
    if (parts === 0) continue;
    if (parts === 1) count++;
    else if (i - 1 > end && i + 1 < size && isBlank(text, i - 1) && isBlank(text, i + 1)) {
      count++;
      end = i + 1;
    }
  }
  return count;
}

function commas(f: Facts, text: string): number {
  if (!f.has(marks.comma)) return 0;
  let count = 0;
  for (const comma of COMMAS) {
    for (let i = text.indexOf(comma); i >= 0 && i < COUNTED; i = text.indexOf(comma, i + 1)) count++;
  }
  return count;
}

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
 * @param room what the columns are those of
 * @returns columns over `scope.doc.blocks`, whose `id` is their place
 */
export function signals(scope: Scope, room = new Room()): Signals {
  const lines = scope.doc.blocks.slice();
  const n = lines.length;
  room.begin(n);
  const gone = room.other("gone").fill(1, 0, n);
  for (const block of scope.blocks) {
    lines[block.id] = block;
    gone[block.id] = 0;
  }
  const all = lines.map((block) => facts(block));
  const words = numbered(all);

  const named = room.other("named");
  const phrase = room.other("phrase");
  const length = room.signal("words");
  const wordLength = room.signal("word length");
  const prose = room.signal("prose");
  const stops = room.signal("stop words");
  const capitals = room.signal("capitals");
  const digits = room.signal("digits");
  const ends = room.signal("sentence");
  const colons = room.signal("colon");
  const sentences = room.signal("sentences");
  const parted = room.signal("separators");
  const commaed = room.signal("commas");
  const quoted = room.signal("quote");
  const repeats = room.signal("repeats");
  const junk = room.signal("junk phrases");
  const dated = room.signal("dates and names");
  const indent = room.signal("indent");
  const alike = firstAlike(words.lines);
  const times = new Int32Array(n);
  for (let i = 0; i < n; i++) times[alike[i]!]!++;
  for (let i = 0; i < n; i++) {
    const block = lines[i]!;
    const f = all[i]!;
    const { text } = block;
    const many = Math.max(1, f.words);
    const isCode = block.kind === "code";
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
    const isJunk = !isCode && scope.phrases.touches(block, JUNK);
    junk[i] = isJunk ? scope.phrases.coverage(block, JUNK) : 0;
    phrase[i] = isJunk && scope.phrases.whole(block, JUNK) ? 1 : 0;
    dated[i] = !isCode && scope.phrases.touches(block, DATED) ? scope.phrases.coverage(block, DATED) : 0;
    indent[i] = indentOf(block.gap);
  }

  // Indentation as the page's prose has it, most of it.
  const weights = new Map<number, number>();
  for (let i = 0; i < n; i++) if (prose[i]) weights.set(indent[i]!, (weights.get(indent[i]!) ?? 0) + length[i]!);
  const usual = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  for (let i = 0; i < n; i++) indent[i] = Math.max(-12, Math.min(12, indent[i]! - usual));

  // Neighbours.
  for (const column of [length, ends, capitals, stops]) room.edge(column, -1);
  room.edge(junk, 0);
  for (const { d, ...names } of BESIDE) {
    room.shifted(names.words, length, d);
    if (Math.abs(d) === 3) continue;
    room.shifted(names.sentence, ends, d);
    room.shifted(names.capitals, capitals, d);
    room.shifted(names.stops, stops, d);
    room.shifted(names.junk, junk, d);
  }
  const up = room.signal("prose above");
  const down = room.signal("prose below");
  distance(up, n, prose, 1, FAR);
  distance(down, n, prose, -1, FAR);
  const nearest = room.signal("nearest prose");
  const proseWords = room.other("prose words");
  for (let i = 0; i < n; i++) {
    nearest[i] = Math.min(up[i]!, down[i]!);
    proseWords[i] = prose[i] ? length[i]! : 0;
  }
  const proseSums = room.sums("prose", prose);
  const wordSums = room.sums("words", length);
  const proseWordSums = room.sums("prose words", proseWords);
  const goneSums = room.sums("gone", gone);
  const junkSums = room.sums("junk", junk);
  const phraseSums = room.sums("phrases", phrase);
  const capitalSums = room.sums("capitals", capitals);
  const stopSums = room.sums("stop words", stops);
  for (const { r, ...names } of AROUND) {
    within(room.signal(names.prose), n, proseSums, r);
    within(room.signal(names.words), n, wordSums, r);
    shareWithin(room.signal(names.proseWords), n, proseWordSums, wordSums, r);
    within(room.signal(names.junk), n, junkSums, r);
    if (r > 2) within(room.signal(names.gone), n, goneSums, r);
    within(room.signal(names.capitals), n, capitalSums, r);
    within(room.signal(names.stops), n, stopSums, r);
    if (r < 25) within(room.signal(names.phrases), n, phraseSums, r);
  }

  // The page.
  const totalProse = proseWordSums[n]!;
  const ofPage = (name: string, value: number): unknown => room.signal(name).fill(value, 0, n);
  ofPage("lines of the page", n);
  ofPage("prose lines of the page", proseSums[n]! / Math.max(1, n));
  ofPage("prose words of the page", totalProse);
  ofPage("prose share of the page", totalProse / Math.max(1, wordSums[n]!));
  ofPage("gone share of the page", goneSums[n]! / Math.max(1, n));
  const place = room.signal("place");
  const before = room.signal("prose before");
  const after = room.signal("prose after");
  const wordsBefore = room.signal("prose words before");
  const wordsAfter = room.signal("prose words after");
  // The stretch that holds most prose with little between.
  const worth = room.other("worth");
  for (let i = 0; i < n; i++) {
    place[i] = i / Math.max(1, n - 1);
    wordsBefore[i] = proseWordSums[i]!;
    wordsAfter[i] = totalProse - proseWordSums[i + 1]!;
    before[i] = proseWordSums[i]! / Math.max(1, totalProse);
    after[i] = (totalProse - proseWordSums[i + 1]!) / Math.max(1, totalProse);
    worth[i] = prose[i] ? Math.min(60, length[i]!) : gone[i] ? -8 : -5;
  }
  const [start, end] = best(worth, n);
  const fromStart = room.signal("from the article's start");
  const toEnd = room.signal("to the article's end");
  const marked = room.other("marked");
  for (let i = 0; i < n; i++) {
    fromStart[i] = Math.max(-FAR, Math.min(FAR, i - start));
    toEnd[i] = Math.max(-FAR, Math.min(FAR, end - 1 - i));
    marked[i] = gone[i] || named[i] || phrase[i] ? 1 : 0;
  }
  const shared = room.signal("words shared with the article");
  moreSignals({ lines, facts: all, room, words, marked });
  const matter = room.signal("words of the matter");
  ofArticle(words, { prose, start, end }, scope.phrases, shared, matter);
  within(room.signal("words of the matter within 5"), n, room.sums("words of the matter", matter), 5);
  return new Signals(room);
}
