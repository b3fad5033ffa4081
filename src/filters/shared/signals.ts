/** What can be seen of a line of text and of the lines around it: the signals that tell the article from the rest. */
import { maskOf } from "../../lexicon.js";
import type { Scope } from "../../model.js";
import { factsOf, firstAlike, lengthOf, marks, numbered } from "../../text.js";
import { ofArticle } from "./article-words.js";
import { best, type Column, distance, type Measure, Room } from "./columns.js";
import { addMeasures, FAR, MANY, OF_PAGE } from "./measures.js";
import { moreSignals } from "./more-signals.js";
import { signsOf } from "./signs.js";

/** Topics whose phrases are the words of furniture; the others also stand in articles. */
const JUNK = maskOf([
  "read-more", "related-heading", "comment-form", "comments", "share", "share-target", "counter", "newsletter",
  "consent", "login", "paywall", "ad", "tags", "author-box", "navigation", "pagination", "copyright", "player",
  "widget", "app", "contents", "syndication", "donation",
]); // biome-ignore format: a table
const DATED = maskOf(["calendar", "dateline", "byline", "credit", "agency"]);

/** Numbers of each line, one a signal. They hold until the next page is measured in the same room. */
export class Signals {
  /** Number of lines. */
  readonly size: number;
  /** Columns by the signals' names: a number a line, with room for more lines. */
  readonly kept: ReadonlyMap<string, Column>;
  /** The signals that are measured when they are asked for. */
  readonly measured: ReadonlyMap<string, Measure>;
  /** 1 for the lines that earlier filters have dropped. */
  readonly gone: Column;
  /** What is said of the page: entries of `OF_PAGE`. */
  readonly page: Column;

  constructor(room: Room) {
    this.size = room.size;
    this.kept = room.signals;
    this.measured = room.measured;
    this.gone = room.other("gone");
    this.page = room.other("page");
  }

  /** A signal of all lines. */
  column(name: string): Column {
    const kept = this.kept.get(name);
    if (kept) return kept.subarray(0, this.size);
    const measure = this.measured.get(name);
    if (!measure) throw new Error(`nothing measures a signal "${name}"`);
    const out = new Float32Array(this.size);
    measure(out, 0, this.size);
    return out;
  }

  /** All of them by name. */
  get columns(): ReadonlyMap<string, Column> {
    return new Map([...this.kept.keys(), ...this.measured.keys()].map((name) => [name, this.column(name)]));
  }
}

/** How far off the neighbours are that signals ask for. */
const BESIDE = [-3, -2, -1, 1, 2, 3];

/** Characters of a line in which a quote is looked for. */
const QUOTED = 1000;

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

/** Tells a room, which is a new one, the signals that are those of lines near by. */
function addNeighbours(room: Room): void {
  for (const d of BESIDE) {
    room.shifted(`words ${d}`, room.signal("words"), d);
    if (Math.abs(d) === 3) continue;
    for (const name of ["sentence", "capitals", "stop words", "junk phrases"])
      room.shifted(`${name} ${d}`, room.signal(name), d);
  }
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
  if (room.begin(n)) {
    addMeasures(room);
    addNeighbours(room);
  }
  const gone = room.other("gone").fill(1, 0, n);
  for (const block of scope.blocks) {
    lines[block.id] = block;
    gone[block.id] = 0;
  }
  const measured = factsOf(lines);
  const words = numbered(measured);

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
  const addresses = room.other("addresses");
  const alike = firstAlike(words.lines);
  const times = new Int32Array(n);
  for (let i = 0; i < n; i++) times[alike[i]!]!++;
  for (let i = 0; i < n; i++) {
    const block = lines[i]!;
    const f = measured[i]!;
    const { text } = block;
    // All at once: after a call, the engine would read anew where they are. Whole numbers, of which shares are made here:
    // the engine makes an object of each share that a call gives.
    const { words: count, length: all, capitalized, letters, numerals, sentences: many } = f;
    const { sentence, colon, prose: isProse } = f;
    const hasQuote = f.has(marks.quote);
    const isCode = block.kind === "code";
    named[i] = block.role === "body" ? 0 : 1;
    length[i] = count;
    const size = lengthOf(text);
    wordLength[i] = size / Math.max(1, count);
    prose[i] = isProse && !gone[i] && !named[i] && !isCode ? 1 : 0;
    capitals[i] = all ? capitalized / all : 0;
    digits[i] = letters ? numerals / letters : 0;
    ends[i] = sentence ? 1 : 0;
    colons[i] = colon ? 1 : 0;
    sentences[i] = many;
    stops[i] = all ? scope.phrases.stopCount(block) / all : 0;
    const signs = signsOf(f, text);
    parted[i] = signs.separators / Math.max(1, count);
    commaed[i] = signs.commas / Math.max(1, Math.min(60, count));
    addresses[i] = signs.address ? 1 : 0;
    quoted[i] = hasQuote && (size <= QUOTED || /["“”„«»「]/u.test(text.slice(0, QUOTED))) ? 1 : 0;
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
  const up = room.signal("prose above");
  const down = room.signal("prose below");
  distance(up, n, prose, 1, FAR);
  distance(down, n, prose, -1, FAR);
  const proseWords = room.other("prose words");
  // The stretch that holds most prose with little between.
  const worth = room.other("worth");
  const marked = room.other("marked");
  for (let i = 0; i < n; i++) {
    proseWords[i] = prose[i] ? length[i]! : 0;
    worth[i] = prose[i] ? Math.min(60, length[i]!) : gone[i] ? -8 : -5;
    marked[i] = gone[i] || named[i] || phrase[i] ? 1 : 0;
  }
  const [start, end] = best(worth, n);
  const proseSums = room.sum("prose", prose);
  const wordSums = room.sum("words", length);
  const proseWordSums = room.sum("prose words", proseWords);
  const goneSums = room.sum("gone", gone);
  room.sum("junk", junk);
  room.sum("phrases", phrase);
  room.sum("capitals", capitals);
  room.sum("stop words", stops);

  // The page.
  const page = room.other("page");
  page[OF_PAGE.lines] = Math.min(MANY.lines, n);
  page[OF_PAGE.proseLines] = proseSums[n]! / Math.max(1, n);
  page[OF_PAGE.proseWords] = Math.min(MANY.proseWords, proseWordSums[n]!);
  page[OF_PAGE.proseShare] = proseWordSums[n]! / Math.max(1, wordSums[n]!);
  page[OF_PAGE.goneShare] = goneSums[n]! / Math.max(1, n);
  page[OF_PAGE.start] = start;
  page[OF_PAGE.end] = end;
  const shared = room.signal("words shared with the article");
  moreSignals({ lines, facts: measured, room, words, marked });
  const matter = room.signal("words of the matter");
  ofArticle(words, { prose, start, end }, scope.phrases, shared, matter);
  room.sum("words of the matter", matter);
  return new Signals(room);
}
