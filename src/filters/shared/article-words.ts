/** What the words of a line have to do with those of the article: signals that ask for every word of a page. */
import type { Scope } from "../../model.js";
import type { NumberedLines } from "../../text.js";
import type { Column } from "./columns.js";

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
/** Added to the lines of a word that is of the matter. */
const OF_MATTER = 1 << 30;

/** By a word's number: how often the article has it, in how many of its lines, the last of these plus one. */
let times = new Int32Array(ROOM);
let holders = new Int32Array(ROOM);
let last = new Int32Array(ROOM);
/** The words that it has, in the order in which they came first. */
let seen = new Int32Array(ROOM);
let count = 0;

/** Forgets the article before; room for so many words. */
function begin(words: number): void {
  for (let i = 0; i < count; i++) times[seen[i]!] = holders[seen[i]!] = last[seen[i]!] = 0;
  count = 0;
  if (words <= times.length && (times.length <= KEPT || words > KEPT)) return;
  const size = Math.max(ROOM, 1 << (32 - Math.clz32(words)));
  times = new Int32Array(size);
  holders = new Int32Array(size);
  last = new Int32Array(size);
  seen = new Int32Array(size);
}

/** The lines of the article: those of prose in a stretch of the page, [start, end). */
export interface Article {
  readonly prose: ArrayLike<number>;
  readonly start: number;
  readonly end: number;
}

/** Counts the article's words, short ones aside. */
function countWords({ lines, lengths }: NumberedLines, { prose, start, end }: Article): void {
  for (let i = start; i < end; i++) {
    if (!prose[i]) continue;
    const { ids, at, length } = lines[i]!;
    for (let k = at; k < at + length; k++) {
      const id = ids[k]!;
      if (lengths[id]! < WORD) continue;
      if (times[id] === 0) seen[count++] = id;
      times[id] = times[id]! + 1;
      if (last[id] === i + 1) continue;
      last[id] = i + 1;
      holders[id] = holders[id]! + 1;
    }
  }
}

/** Marks the words that the article uses most, function words aside, and says whether they are enough. */
function markMatter({ vocabulary }: NumberedLines, phrases: Scope["phrases"]): boolean {
  if (!vocabulary) return false;
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
    holders[id] = holders[id]! + OF_MATTER;
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
  const { lines, lengths, vocabulary } = words;
  begin(vocabulary?.texts.length ?? 0);
  countWords(words, article);
  const isKnown = markMatter(words, phrases);
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
      const id = ids[at + k]!;
      if (lengths[id]! < WORD) continue;
      some++;
      const found = holders[id]!;
      if (found === 0) continue;
      if ((found & ~OF_MATTER) > own) elsewhere++;
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
