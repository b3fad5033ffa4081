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
  /** The phrases that a word opens, in the order of the lexicon. */
  readonly openedBy: (opener: number) => readonly Entry[];
}

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
  return {
    words: [...numbers.keys()],
    openers: opened.length,
    stops: [...stops],
    openedBy: (opener) => opened[opener]!,
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

/** Numbers are printed as characters: those from here on, which begin beyond the letters that are letters there. */
const FIRST = 0x100;
const MOST = 0xd800 - FIRST;
const printNumber = (number: number): string => {
  if (number >= MOST) throw new RangeError(`a lexicon has more than ${MOST} words`);
  return String.fromCharCode(FIRST + number);
};

/**
 * A table as lines of text, for `readTable`: one of function words, one of words, and for each word that opens phrases a
 * line of these, parted by tabs: topic and further words as numbers, a character each, and the phrase.
 */
export function printTable({ words, openers, stops, openedBy }: PhraseTable): string[] {
  const printed = ({ topic, phrase, rest }: Entry): string =>
    `${[topics.indexOf(topic), ...rest].map(printNumber).join("")} ${phrase}`;
  const lines = Array.from({ length: openers }, (_, opener) => openedBy(opener).map(printed).join("\t"));
  return [stops.join(" "), words.join(" "), ...lines];
}

function readEntry(text: string): Entry {
  const end = text.indexOf(" ");
  const rest: number[] = [];
  for (let i = 1; i < end; i++) rest.push(text.charCodeAt(i) - FIRST);
  return { topic: topics[text.charCodeAt(0) - FIRST]!, phrase: text.slice(end + 1), rest };
}

/**
 * The table that was printed. Its phrases are read when they are asked for.
 *
 * @param size how many lines it has
 * @param line gives one of them
 */
export function readTable(size: number, line: (i: number) => string): PhraseTable {
  const listed = (i: number): string[] => (line(i) ? line(i).split(" ") : []);
  return {
    words: listed(1),
    openers: size - 2,
    stops: listed(0),
    openedBy: (opener) =>
      line(opener + 2)
        .split("\t")
        .map(readEntry),
  };
}
