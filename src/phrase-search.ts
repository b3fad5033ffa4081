/** Finds all phrases of a set of lexicons in one pass over a line, whatever their number. */
import { bits, FIELDS, type Found, hitList } from "./phrase-hits.js";
import { type Phrase, PhraseStates, START } from "./phrase-states.js";
import type { Entry, PhraseTable } from "./phrase-table.js";
import { DIGITS, groups, hasDigit, isNumber, NUMBER } from "./phrase-words.js";
import { leastOf } from "./solid.js";
import type { Vocabulary } from "./vocabulary.js";
import type { Token, Words } from "./words.js";

const tokenAt = ({ vocabulary, at, ids, starts, ends }: Words, i: number): Token => ({
  text: vocabulary.texts[ids[at + i]!]!,
  start: starts[at + i]!,
  end: ends[at + i]!,
});

/** What is known of a word: that it was looked up, may open a phrase, is a function word, holds a number, is a phrase. */
const LOOKED_UP = 1;
const OPENS = 2;
const STOP = 4;
const DIGIT = 8;
const WHOLE = 16;

/** A table, the numbers that its words have here, and by these its openers: number plus one, 0 for other words. */
interface Source {
  readonly table: PhraseTable;
  readonly numbers: Int32Array;
  readonly openers: Int32Array;
}

/** How many searches there are: each has a number, from 1. */
let searches = 0;

/** The phrases of a set of lexicons, as a tree by their words. */
export class PhraseSearch {
  /** What tells it from others. */
  readonly number = ++searches;
  readonly #tree = new PhraseStates();
  /** What the first words of phrases lead to, by their own numbers: asked far more often than the rest. */
  readonly #heads: Int32Array;
  /** Function words, folded. */
  readonly #stops = new Set<string>();
  /** What is known of the words of the vocabulary asked last, by their numbers: the bits below, 0 where nothing is yet. */
  #known = new Uint8Array(0);
  /** The phrases' own numbers of those words; -1 where no phrase has them. */
  #own = new Int32Array(0);
  /** Of words with digits the numbers with `#` for these; of others the states that they lead to as the first of a phrase. */
  #more = new Int32Array(0);
  #of: Vocabulary | undefined;
  /** Room for the states of one search, for those after them, and for those of numbers: how many there are is kept apart. */
  readonly #states: number[] = [];
  readonly #after: number[] = [];
  readonly #counting: number[] = [];
  /** The words of the phrases, numbered. */
  readonly #numbers = new Map<string, number>();

  /** The tables that the phrases come from. */
  readonly #sources: readonly Source[];

  /** @param tables those of the lexicons, the first of which has the first word where two spell a phrase */
  constructor(tables: readonly PhraseTable[]) {
    const numbered = tables.map((table) => ({ table, numbers: this.#number(table.words) }));
    this.#sources = numbered.map(({ table, numbers }) => {
      const openers = new Int32Array(this.#numbers.size);
      for (let opener = 0; opener < table.openers; opener++) openers[numbers[opener]!] = opener + 1;
      return { table, numbers, openers };
    });
    for (const { stops } of tables) for (const word of stops) this.#stops.add(word);
    this.#heads = new Int32Array(this.#numbers.size);
  }

  /** Gives words numbers. A plain loop, since there are thousands of them before the first line is read. */
  #number(words: readonly string[]): Int32Array {
    const known = this.#numbers;
    const numbers = new Int32Array(words.length);
    for (let i = 0; i < words.length; i++) {
      let number = known.get(words[i]!);
      if (number === undefined) {
        number = known.size;
        known.set(words[i]!, number);
      }
      numbers[i] = number;
    }
    return numbers;
  }

  /** Enters the phrases that a word opens; done when a text is first seen to have it, as most are never met. */
  #enter(first: number): void {
    if (this.#heads[first]) return;
    for (const { table, numbers, openers } of this.#sources) {
      const opener = openers[first]!;
      if (opener) for (const entry of table.openedBy(opener - 1)) this.#add(first, entry, numbers);
    }
  }

  #add(first: number, { topic, phrase, rest }: Entry, numbers: Int32Array): void {
    const anyNumber = this.#numbers.get(NUMBER);
    let state = this.#tree.add(START, first, first === anyNumber);
    this.#heads[first] = state;
    for (const word of rest) {
      const number = numbers[word]!;
      state = this.#tree.add(state, number, number === anyNumber);
    }
    this.#tree.end(state, { topic, bit: bits.get(topic)!, phrase, least: leastOf(phrase) });
  }

  /** Makes room for what is known of a vocabulary's words. */
  #meet(vocabulary: Vocabulary): void {
    const fresh = this.#of !== vocabulary;
    if (!fresh && this.#known.length >= vocabulary.texts.length) return;
    const size = vocabulary.texts.length * 2;
    const [known, own, more] = [new Uint8Array(size), new Int32Array(size), new Int32Array(size)];
    if (!fresh) {
      known.set(this.#known);
      own.set(this.#own);
      more.set(this.#more);
    }
    [this.#known, this.#own, this.#more, this.#of] = [known, own, more, vocabulary];
  }

  /** Finds out what a word is, and notes it. */
  #look({ texts }: Vocabulary, id: number): number {
    const word = texts[id]!;
    const own = this.#numbers.get(word) ?? -1;
    const digit = hasDigit(word);
    const counted = digit
      ? (this.#numbers.get(isNumber(word) ? NUMBER : word.replace(DIGITS(word), NUMBER)) ?? -1)
      : -1;
    if (own >= 0) this.#enter(own);
    if (counted >= 0) this.#enter(counted);
    const head = digit || own < 0 ? 0 : this.#heads[own]!;
    const opens = digit ? this.#tree.goesOn(START) : head !== 0;
    this.#known[id] =
      LOOKED_UP |
      (opens ? OPENS : 0) |
      (this.#stops.has(word) ? STOP : 0) |
      (digit ? DIGIT : 0) |
      (head && this.#tree.ends(head) ? WHOLE : 0);
    this.#own[id] = own;
    this.#more[id] = digit ? counted : head;
    return this.#known[id]!;
  }

  /** Finds the phrases and counts the function words, in one pass, and writes them down. */
  read(text: string, words: Words & Found): void {
    const { vocabulary, at, ids, length } = words;
    this.#meet(vocabulary);
    const known = this.#known;
    const own = this.#own;
    const more = this.#more;
    const tree = this.#tree;
    const hits = hitList;
    let stops = 0;
    hits.clear();
    for (let from = 0; from < length; from++) {
      const id = ids[at + from]!;
      const what = known[id]! || this.#look(vocabulary, id);
      if (what & STOP) stops++;
      if (!(what & OPENS)) continue;
      // Half of all words open phrases, and few are followed by a word that goes on with one.
      if (!(what & (WHOLE | DIGIT))) {
        if (from + 1 === length) continue;
        const next = ids[at + from + 1]!;
        const goesOn = known[next]! || this.#look(vocabulary, next);
        if (!(goesOn & DIGIT) && (own[next]! < 0 || !tree.mayLead(more[id]!, own[next]!))) continue;
      }
      const here = hits.size;
      this.#findAt(text, words, from);
      if (hits.size - here > FIELDS) hits.turn(here);
    }
    words.by = this.number;
    hits.keep(words, length);
    words.stops = stops;
    words.dateLine = undefined;
  }

  /** Adds the phrases that start at a word which opens some, the shorter first. */
  #findAt(text: string, words: Words, from: number): void {
    const { vocabulary, at, ids, starts, ends, length } = words;
    const known = this.#known;
    const own = this.#own;
    const tree = this.#tree;
    const place = starts[at + from]!;
    const opener = ids[at + from]!;
    if (known[opener]! & DIGIT) {
      this.#findCounted(text, words, from, from, START);
      return;
    }
    let state = this.#more[opener]!;
    const alone = tree.ends(state);
    if (alone) hitList.add(alone, from, from, ends[at + from]! - place);
    // Without digits there is one way to go on.
    let to = from + 1;
    for (; to < length; to++) {
      if (!tree.goesOn(state)) return;
      const id = ids[at + to]!;
      const what = known[id]! || this.#look(vocabulary, id);
      if (what & DIGIT) break;
      if (own[id]! < 0) return;
      state = tree.next(state, own[id]!);
      if (!state) return;
      const ended = tree.ends(state);
      if (ended) hitList.add(ended, from, to, ends[at + to]! - place);
    }
    if (to < length) this.#findCounted(text, words, from, to, state);
  }

  /** The rest of that, from the first word with a digit on: such a word may be meant as it is or as any number. */
  #findCounted(text: string, words: Words, from: number, first: number, state: number): void {
    const { vocabulary, at, ids, starts, ends, length } = words;
    const tree = this.#tree;
    // Most numbers open or go on with nothing.
    if (!this.#leads(state, this.#own[ids[at + first]!]!) && !this.#leads(state, this.#more[ids[at + first]!]!)) return;
    let states = this.#states;
    let after = this.#after;
    states[0] = state;
    let many = 1;
    /** States that a number has just led to. */
    const counted = this.#counting;
    let numbers = 0;
    for (let to = first; to < length && many; to++) {
      const id = ids[at + to]!;
      const what = this.#known[id]! || this.#look(vocabulary, id);
      let size = 0;
      for (let i = 0; i < many; i++) {
        const exact = this.#leads(states[i]!, this.#own[id]!);
        if (exact) after[size++] = exact;
        const number = what & DIGIT ? this.#leads(states[i]!, this.#more[id]!) : 0;
        if (number) after[size++] = number;
      }
      // A group stands one character off, and most words after a number do not.
      const near = numbers > 0 && starts[at + to]! - ends[at + to - 1]! === 1;
      if (near && groups(text, tokenAt(words, to - 1), tokenAt(words, to)))
        for (let i = 0; i < numbers; i++) after[size++] = counted[i]!;
      numbers = 0;
      for (let i = 0; i < size; i++) {
        const reached = after[i]!;
        if (tree.isCounted(reached)) counted[numbers++] = reached;
        const ended = tree.ends(reached);
        if (ended) hitList.add(ended, from, to, ends[at + to]! - starts[at + from]!);
      }
      const old = states;
      states = after;
      after = old;
      many = size;
    }
  }

  /** The state that a word leads to, by the phrases' number for it; 0 where it leads nowhere. */
  #leads(state: number, word: number): number {
    if (word < 0) return 0;
    return state === START ? this.#heads[word]! : this.#tree.next(state, word);
  }

  /** The phrases, and the bits of their topics, by their numbers. */
  get phrases(): readonly Phrase[] {
    return this.#tree.phrases;
  }

  get bits(): Int32Array {
    return this.#tree.bits;
  }

  /** Whether a word of a vocabulary, by its number, is a function word. */
  isStopWord(vocabulary: Vocabulary, id: number): boolean {
    this.#meet(vocabulary);
    return ((this.#known[id]! || this.#look(vocabulary, id)) & STOP) !== 0;
  }
}
