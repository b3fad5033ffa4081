/**
 * The phrases of a lexicon by their first word: pages hold few of those words, so most phrases need never be looked at.
 * A table can be printed, so that the program reads the words that it would else cut out of thousands of phrases.
 */
import { type Lexicon, type Topic, topics } from "./lexicons/topics.js";
import { NUMBER, phraseWords } from "./phrase-words.js";

export interface Entry {
  readonly topic: Topic;
  /** The phrase as the lexicon spells it. */
  readonly phrase: string;
  /** Its words after the first, as numbers of the table. */
  readonly rest: readonly number[];
}

export interface PhraseTable {
  /** The folded words of the phrases, numbered; those that open a phrase stand first. */
  readonly words: readonly string[];
  /** How many of them open a phrase. */
  readonly openers: number;
  /** The folded function words. */
  readonly stops: readonly string[];
  /**
   * The second words of the phrases that a word opens, in the order of the lexicon: a character each (`wordOf`). Of a
   * phrase that is met they are all that is asked for of most others.
   */
  readonly secondsOf: (opener: number) => string;
  /** One of those phrases. */
  readonly entryOf: (opener: number, i: number) => Entry;
}

/** Numbers are printed as characters: those from here on, which begin beyond the letters that are letters there. */
const FIRST = 0x100;
const MOST = 0xd800 - FIRST;
const printNumber = (number: number): string => {
  if (number >= MOST) throw new RangeError(`a lexicon has more than ${MOST} words`);
  return String.fromCharCode(FIRST + number);
};

/** The character that stands for a word among `secondsOf`; that of -1 for none. */
const printWord = (word: number): string => printNumber(word + 1);
/** The same as the code of that character. */
export const codeOfWord = (word: number): number => FIRST + word + 1;
/** The word that such a code stands for; -1 for none. */
export const wordOfCode = (code: number): number => code - FIRST - 1;

/** A phrase of numbers and signs alone would match every number of the page. */
const isAnyNumber = (words: readonly string[]): boolean => words.every((word) => word === NUMBER);

function makeTable(lexicon: Lexicon): PhraseTable {
  const phrases: { readonly topic: Topic; readonly phrase: string; readonly words: readonly string[] }[] = [];
  const stops = new Set<string>();
  for (const topic of topics) {
    for (const phrase of lexicon[topic] ?? []) {
      const words = phraseWords(phrase);
      if (topic === "stop-word") for (const word of words) stops.add(word);
      else if (!isAnyNumber(words)) phrases.push({ topic, phrase, words });
    }
  }
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  };
  for (const { words } of phrases) numberOf(words[0]!);
  const opened: Entry[][] = Array.from({ length: numbers.size }, () => []);
  for (const { topic, phrase, words } of phrases)
    opened[numberOf(words[0]!)]!.push({ topic, phrase, rest: words.slice(1).map(numberOf) });
  const seconds = opened.map((entries) => entries.map(({ rest }) => printWord(rest[0] ?? -1)).join(""));
  return {
    words: [...numbers.keys()],
    openers: opened.length,
    stops: [...stops],
    secondsOf: (opener) => seconds[opener]!,
    entryOf: (opener, i) => opened[opener]![i]!,
  };
}

const tables = new WeakMap<Lexicon, PhraseTable>();

/** The table of a lexicon, made once. */
export function tableOf(lexicon: Lexicon): PhraseTable {
  let table = tables.get(lexicon);
  if (!table) {
    table = makeTable(lexicon);
    tables.set(lexicon, table);
  }
  return table;
}

/**
 * A table as lines of text, for `readTable`: one of function words, one of words, and for each word that opens phrases one
 * of their second words (`secondsOf`), and one of these, parted by tabs: topic and further words as numbers, a character
 * each, and the phrase.
 */
export function printTable({ words, openers, stops, secondsOf, entryOf }: PhraseTable): string[] {
  const printed = ({ topic, phrase, rest }: Entry): string =>
    `${[topics.indexOf(topic), ...rest].map(printNumber).join("")} ${phrase}`;
  const lines = Array.from({ length: openers }, (_, opener) => {
    const seconds = secondsOf(opener);
    return [seconds, Array.from({ length: seconds.length }, (_, i) => printed(entryOf(opener, i))).join("\t")];
  });
  return [stops.join(" "), words.join(" "), ...lines.flat()];
}

function readEntry(text: string): Entry {
  const end = text.indexOf(" ");
  const rest: number[] = [];
  for (let i = 1; i < end; i++) rest.push(text.charCodeAt(i) - FIRST);
  return { topic: topics[text.charCodeAt(0) - FIRST]!, phrase: text.slice(end + 1), rest };
}

/** Makes what belongs to a number once. */
function kept<T>(make: (number: number) => T): (number: number) => T {
  const all = new Map<number, T>();
  return (number) => {
    let known = all.get(number);
    if (known === undefined) {
      known = make(number);
      all.set(number, known);
    }
    return known;
  };
}

/**
 * The table that was printed. Its phrases are read when they are asked for.
 *
 * @param size how many lines it has
 * @param line gives one of them
 */
export function readTable(size: number, line: (i: number) => string): PhraseTable {
  const listed = (i: number): string[] => (line(i) ? line(i).split(" ") : []);
  const openers = (size - 2) / 2;
  const seconds = kept((opener) => line(2 + 2 * opener));
  const entries = kept((opener) => line(3 + 2 * opener).split("\t"));
  return {
    words: listed(1),
    openers,
    stops: listed(0),
    secondsOf: seconds,
    entryOf: (opener, i) => readEntry(entries(opener)[i]!),
  };
}
