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
/** Words of a line that are looked for in the article, and what stands for their share where none is long enough. */
const LOOK = 200;
const NONE = -0.1;

/** Words of a vocabulary that there is room for at least, and at most once a larger one is done. */
const ROOM = 1 << 12;
const KEPT = 1 << 17;
/** What is known of a word: that it is not short, which holds for all pages; that it is of the matter; and how many lines. */
const LONG = 1 << 31;
const OF_MATTER = 1 << 30;
const HOLDERS = OF_MATTER - 1;

/** The vocabulary whose words these are, and how many of them have been looked at. */
let owner: WeakRef<Vocabulary> | undefined;
let told = 0;
/**
 * By a word's number, what is known of it: bits, and in how many lines the article has it. One number a word, since the
 * time goes into finding it in memory.
 */
let known = new Int32Array(ROOM);
/** How often the article has it, and the last line that does plus one. */
let times = new Int32Array(ROOM);
let last = new Int32Array(ROOM);
/** The words that it has, in the order in which they came first. */
let seen = new Int32Array(ROOM);
let count = 0;

/** Forgets the article before, and looks at the words that are new. */
function begin(vocabulary: Vocabulary): void {
  for (let i = 0; i < count; i++) {
    const id = seen[i]!;
    known[id] = LONG;
    times[id] = last[id] = 0;
  }
  count = 0;
  const { lengths, texts } = vocabulary;
  const words = texts.length;
  if (words > known.length || (known.length > KEPT && words <= KEPT)) {
    const size = Math.max(ROOM, 1 << (32 - Math.clz32(words)));
    known = new Int32Array(size);
    times = new Int32Array(size);
    last = new Int32Array(size);
    seen = new Int32Array(size);
    told = 0;
  }
  if (owner?.deref() !== vocabulary) {
    owner = new WeakRef(vocabulary);
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

/** Counts the article's words, short ones aside. */
function countWords({ lines }: NumberedLines, { prose, start, end }: Article): void {
  for (let i = start; i < end; i++) {
    if (!prose[i]) continue;
    const { ids, at, length } = lines[i]!;
    for (let k = at; k < at + length; k++) {
      const id = ids[k]!;
      if (known[id]! >= 0) continue;
      if (times[id] === 0) seen[count++] = id;
      times[id] = times[id]! + 1;
      if (last[id] === i + 1) continue;
      last[id] = i + 1;
      known[id] = known[id]! + 1;
    }
  }
}

/** Marks the words that the article uses most, function words aside, and says whether they are enough. */
function markMatter(vocabulary: Vocabulary, phrases: Scope["phrases"]): boolean {
  const words = seen.subarray(0, count);
  let most = 0;
  for (const id of words) most = Math.max(most, times[id]!);
  // Words that are too rare are left out, and the rest sorted by how often they come, those alike as they came first.
  const ofTimes = new Int32Array(most + 1);
  for (const id of words) ofTimes[times[id]!]!++;
  let least = most;
  let many = ofTimes[most]!;
  for (; least > 1 && many < 4 * MATTER; many += ofTimes[least]!) least--;
  // Where the words of each number of times begin, those of most times first.
  const places = new Int32Array(most + 1);
  for (let of = most - 1; of >= least; of--) places[of] = places[of + 1]! + ofTimes[of + 1]!;
  const frequent = new Int32Array(many);
  for (const id of words) if (times[id]! >= least) frequent[places[times[id]!]!++] = id;
  let marked = 0;
  for (let i = 0; i < many && i < 4 * MATTER && marked < MATTER; i++) {
    const id = frequent[i]!;
    if (phrases.isStopWord(vocabulary, id)) continue;
    known[id] = known[id]! | OF_MATTER;
    marked++;
  }
  return marked >= FEWEST;
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
  const isKnown = markMatter(vocabulary, phrases);
  const { prose, start, end } = article;
  for (let i = 0; i < lines.length; i++) {
    const { ids, at, length } = lines[i]!;
    const own = prose[i] && i >= start && i < end ? 1 : 0;
    let some = 0;
    let elsewhere = 0;
    let ofMatter = 0;
    /** The same of the words that are looked for. */
    let content = -1;
    let hits = 0;
    for (let k = 0; k < length; k++) {
      if (k === LOOK) {
        content = some;
        hits = elsewhere;
      }
      const found = known[ids[at + k]!]!;
      if (found >= 0) continue;
      some++;
      if (found === LONG) continue;
      if ((found & HOLDERS) > own) elsewhere++;
      if (found & OF_MATTER) ofMatter++;
    }
    if (content < 0) {
      content = some;
      hits = elsewhere;
    }
    shared[i] = content ? hits / content : NONE;
    matter[i] = isKnown && some ? ofMatter / some : UNKNOWN;
  }
}
