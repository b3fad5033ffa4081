/** The phrases of lexicons, each entered among the states once a text has its first word. */
import { bits } from "./phrase-hits.js";
import { PhraseStates, START } from "./phrase-states.js";
import type { Entry, PhraseTable } from "./phrase-table.js";
import { NUMBER } from "./phrase-words.js";
import { leastOf } from "./solid.js";

/** Phrases begin with some thousand pairs of words: few others share one of so many bits, and these stay in the cache. */
const PAIR_BITS = 16;
const pairOf = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - PAIR_BITS);

/** A table, the numbers that its words have here, and by these its openers: number plus one, 0 for other words. */
interface Source {
  readonly table: PhraseTable;
  readonly numbers: Int32Array;
  readonly openers: Int32Array;
}

/** The phrases of a set of lexicons, as a tree by their words, which are numbers here. */
export class PhraseTree {
  readonly states = new PhraseStates();
  /** What the first words of phrases lead to, by their own numbers: asked far more often than the rest. */
  readonly #heads: Int32Array;
  /** A bit for all pairs of words that phrases begin with and that share it (`pairOf`). */
  readonly #pairs = new Int32Array(1 << (PAIR_BITS - 5));
  /** Function words, folded. */
  readonly #stops = new Set<string>();
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

  /** The number of a word of phrases, -1 where none has it. */
  numberOf(word: string): number {
    return this.#numbers.get(word) ?? -1;
  }

  isStopWord(word: string): boolean {
    return this.#stops.has(word);
  }

  /**
   * Enters the phrases that a word opens; done when a text is first seen to have it, as most are never met.
   *
   * @param first its number, -1 for none
   * @returns the state that it leads to, `START` where it opens none
   */
  enter(first: number): number {
    if (first < 0) return START;
    if (!this.#heads[first]) this.#enter(first);
    return this.#heads[first]!;
  }

  #enter(first: number): void {
    for (const { table, numbers, openers } of this.#sources) {
      const opener = openers[first]!;
      if (opener) for (const entry of table.openedBy(opener - 1)) this.#add(first, entry, numbers);
    }
  }

  #add(first: number, { topic, phrase, rest }: Entry, numbers: Int32Array): void {
    const anyNumber = this.#numbers.get(NUMBER);
    let state = this.states.add(START, first, first === anyNumber);
    this.#heads[first] = state;
    if (rest.length) {
      const pair = pairOf(first, numbers[rest[0]!]!);
      this.#pairs[pair >>> 5] = this.#pairs[pair >>> 5]! | (1 << pair);
    }
    for (const word of rest) {
      const number = numbers[word]!;
      state = this.states.add(state, number, number === anyNumber);
    }
    this.states.end(state, { topic, bit: bits.get(topic)!, phrase, least: leastOf(phrase) });
  }

  /** Whether a phrase may begin with two words, by their numbers; of few others it is said. */
  mayBegin(first: number, second: number): boolean {
    const pair = pairOf(first, second);
    return ((this.#pairs[pair >>> 5]! >>> pair) & 1) !== 0;
  }

  /** The state that a word leads to, by its number, the phrases that it opens being entered; 0 where it leads nowhere. */
  next(state: number, word: number): number {
    if (word < 0) return 0;
    return state === START ? this.#heads[word]! : this.states.next(state, word);
  }
}
