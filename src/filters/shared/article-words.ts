/** What the words of a line have to do with those of the article: signals that ask for every word of a page. */
import type { Scope } from "../../model.js";
import type { NumberedLines } from "../../text.js";
import type { Column } from "./columns.js";

type Vocabulary = NonNullable<NumberedLines["vocabulary"]>;

/** Letters of the shortest word that may be of the matter, and how many words are. */
const WORD = 4;
const MATTER = 25;
/** Fewer words tell nothing of the matter, as in scripts without spaces; what stands for a share that is not known. */
const FEWEST = 12;
const UNKNOWN = 0.2;
/**
 * Words of a line that are looked for in the article, no more than a byte counts; and what stands for their share where
 * none is long enough.
 */
const LOOK = 200;
const NONE = -0.1;

/** Words of a vocabulary that there is room for at least, and at most once a larger one is done. */
const ROOM = 1 << 12;
const KEPT = 1 << 17;
/**
 * What is known of a word, 1 or 0 in a byte each, so that the sum of some words' says how many of each kind they are: that
 * it is not short, which holds for all pages; that the article has it; that more than one of its lines does; and that it is
 * of the matter.
 */
const LONG = 1;
const OF_ARTICLE = 1 << 8;
const OF_LINES = 1 << 16;
const OF_MATTER = 1 << 24;
const BYTE = 0xff;

/** The number of the vocabulary whose words these are, and how many of them have been looked at. */
let owner = 0;
let told = 0;
/** By a word's number, what is known of it. One number a word, since the time goes into finding it in memory. */
let known = new Int32Array(ROOM);
/** Two numbers a word: the last line of the article that has it plus one, with a bit for more than one; and how often. */
let uses = new Int32Array(2 * ROOM);
const LINE = (1 << 30) - 1;
const LINES = 1 << 30;
/** The words that it has, in the order in which they came first. */
let seen = new Int32Array(ROOM);
let count = 0;

/** Forgets the article before, and looks at the words that are new. */
function begin(vocabulary: Vocabulary): void {
  for (let i = 0; i < count; i++) {
    const id = seen[i]!;
    known[id] = known[id]! & LONG;
    uses[2 * id] = uses[2 * id + 1] = 0;
  }
  count = 0;
  const { lengths, size: words } = vocabulary;
  // One more, since what comes after the last word is written, too.
  if (words >= known.length || (known.length > KEPT && words < KEPT)) {
    const size = Math.max(ROOM, 1 << (32 - Math.clz32(words)));
    known = new Int32Array(size);
    uses = new Int32Array(2 * size);
    seen = new Int32Array(size);
    told = 0;
  }
  if (owner !== vocabulary.number) {
    owner = vocabulary.number;
    told = 0;
  }
  for (; told < words; told++) known[told] = lengths[told]! < WORD ? 0 : LONG;
}

/** The lines of the article: those of prose in a stretch of the page, [start, end). */
export interface Article {
  readonly prose: ArrayLike<number>;
  readonly start: number;
  readonly end: number;
}

/** Counts the article's words. Without branches: which word is new or short is not to be guessed. */
function countWords({ lines }: NumberedLines, { prose, start, end }: Article): void {
  // The engine reads variables of the file anew for each word.
  const [found, times] = [seen, uses];
  let many = count;
  for (let i = start; i < end; i++) {
    if (!prose[i]) continue;
    const { ids, at, length } = lines[i]!;
    const to = at + length;
    for (let k = at; k < to; k++) {
      const id = ids[k]!;
      const before = times[2 * id]!;
      const often = times[2 * id + 1]!;
      // 1 where it is nought; both are less than 2 ** 31.
      found[many] = id;
      many += (often - 1) >>> 31;
      const isOther = (-((before & LINE) ^ (i + 1)) & -before) >>> 31;
      times[2 * id] = (i + 1) | (before & LINES) | (isOther << 30);
      times[2 * id + 1] = often + 1;
    }
  }
  count = many;
}

/** Notes what the article says of its words, and forgets short ones. */
function tellWords(): void {
  let long = 0;
  for (let i = 0; i < count; i++) {
    const id = seen[i]!;
    if (known[id] === 0) {
      uses[2 * id] = uses[2 * id + 1] = 0;
      continue;
    }
    seen[long++] = id;
    known[id] = LONG | OF_ARTICLE | (uses[2 * id]! & LINES ? OF_LINES : 0);
  }
  count = long;
}

/** Marks the words that the article uses most, function words aside, and says whether they are enough. */
function markMatter(vocabulary: Vocabulary, phrases: Scope["phrases"]): boolean {
  let most = 0;
  for (let i = 0; i < count; i++) most = Math.max(most, uses[2 * seen[i]! + 1]!);
  // Words that are too rare are left out, and the rest sorted by how often they come, those alike as they came first.
  const ofTimes = new Int32Array(most + 1);
  for (let i = 0; i < count; i++) {
    const times = uses[2 * seen[i]! + 1]!;
    ofTimes[times] = ofTimes[times]! + 1;
  }
  let least = most;
  let many = ofTimes[most]!;
  for (; least > 1 && many < 4 * MATTER; many += ofTimes[least]!) least--;
  // Where the words of each number of times begin, those of most times first.
  const places = new Int32Array(most + 1);
  for (let of = most - 1; of >= least; of--) places[of] = places[of + 1]! + ofTimes[of + 1]!;
  const frequent = new Int32Array(many);
  for (let i = 0; i < count; i++) {
    const times = uses[2 * seen[i]! + 1]!;
    if (times < least) continue;
    const place = places[times]!;
    frequent[place] = seen[i]!;
    places[times] = place + 1;
  }
  let marked = 0;
  for (let i = 0; i < many && i < 4 * MATTER && marked < MATTER; i++) {
    const id = frequent[i]!;
    if (phrases.isStopWord(vocabulary, id)) continue;
    known[id] = known[id]! | OF_MATTER;
    marked++;
  }
  return marked >= FEWEST;
}

/** The sum of what is known of words: no more of them than a byte counts. */
function sumOf(of: Int32Array, ids: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum = (sum + of[ids[k]!]!) | 0;
  return sum;
}

/**
 * Measures how much of the words of each line, short ones aside, the article has.
 *
 * @param shared is told the share of those that it uses elsewhere, too
 * @param matter and of those that it uses most
 */
export function ofArticle(
  words: NumberedLines,
  article: Article,
  phrases: Scope["phrases"],
  shared: Column,
  matter: Column,
): void {
  const { lines, vocabulary } = words;
  if (!vocabulary) return;
  begin(vocabulary);
  countWords(words, article);
  tellWords();
  const isKnown = markMatter(vocabulary, phrases);
  const { prose, start, end } = article;
  for (let i = 0; i < lines.length; i++) {
    const { ids, at, length } = lines[i]!;
    const to = at + length;
    const sum = sumOf(known, ids, at, Math.min(to, at + LOOK));
    const content = sum & BYTE;
    // A line of the article has its words itself.
    const isOwn = prose[i] && i >= start && i < end;
    shared[i] = content ? ((sum >>> (isOwn ? 16 : 8)) & BYTE) / content : NONE;
    let some = content;
    let ofMatter = sum >>> 24;
    for (let from = at + LOOK; from < to; from += LOOK) {
      const more = sumOf(known, ids, from, Math.min(to, from + LOOK));
      some += more & BYTE;
      ofMatter += more >>> 24;
    }
    matter[i] = isKnown && some ? ofMatter / some : UNKNOWN;
  }
}
