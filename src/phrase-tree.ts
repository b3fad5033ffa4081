/** The phrases of lexicons, each entered among the states once a text has its first two words side by side. */
import { bits } from "./phrase-hits.js";
import { PhraseStates, START } from "./phrase-states.js";
import { codeOfWord, type Entry, type PhraseTable, wordOfCode } from "./phrase-table.js";
import { PhraseWordTable } from "./phrase-word-table.js";
import { NUMBER } from "./phrase-words.js";
import { leastOf } from "./solid.js";

/** Phrases begin with some thousand pairs of words: few others share one of so many bits, and these stay in the cache. */
const PAIR_BITS = 16;
const pairOf = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - PAIR_BITS);

/** A table, the numbers that its words have here, and by these its own: number plus one, 0 for words of other tables. */
interface Source {
  readonly table: PhraseTable;
  readonly numbers: Int32Array;
  readonly own: Int32Array;
}

/** The phrases of a set of lexicons, as a tree by their words, which are numbers here. */
export class PhraseTree {
  readonly states = new PhraseStates();
  /** What the first words of phrases lead to, by their own numbers: asked far more often than the rest. */
  readonly #heads: Int32Array;
  /** A bit for all pairs of words that phrases begin with and that share it (`pairOf`). */
  readonly #pairs = new Int32Array(1 << (PAIR_BITS - 5));
  /** The words of which all phrases are entered. */
  readonly #wholes = new Set<number>();
  /** Function words, folded. */
  readonly #stops = new Set<string>();
  /** The words of the phrases, numbered. */
  readonly #numbers = new Map<string, number>();
  #words: PhraseWordTable | undefined;
  /** The tables that the phrases come from. */
  readonly #sources: readonly Source[];

  /** @param tables those of the lexicons, the first of which has the first word where two spell a phrase */
  constructor(tables: readonly PhraseTable[]) {
    const numbered = tables.map((table) => ({ table, numbers: this.#number(table.words) }));
    this.#sources = numbered.map(({ table, numbers }) => {
      const own = new Int32Array(this.#numbers.size);
      for (let word = 0; word < numbers.length; word++) own[numbers[word]!] = word + 1;
      return { table, numbers, own };
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

  /** Both at once, by a short word's letters as numbers: see `PhraseWordTable`, which is made when it is first asked. */
  find(first: number, second: number): number {
    this.#words ??= new PhraseWordTable(this.#numbers, this.#stops);
    return this.#words.find(first, second);
  }

  /**
   * Enters a word that opens phrases, and those that it is alone; done when a text is first seen to have it, as most are
   * never met. Of the others it is noted how they go on, and `mayBegin` enters them.
   *
   * @param first its number, -1 for none
   * @param whole enters them, too
   * @returns the state that it leads to, `START` where it opens none
   */
  enter(first: number, whole: boolean): number {
    if (first < 0) return START;
    if (!this.#heads[first]) this.#enter(first, whole);
    else if (whole && !this.#wholes.has(first)) this.#enterRest(first);
    return this.#heads[first]!;
  }

  #enter(first: number, whole: boolean): void {
    for (const { table, numbers, opener } of this.#openedBy(first)) {
      const head = this.states.add(START, first, this.#isAnyNumber(first));
      this.#heads[first] = head;
      const seconds = table.secondsOf(opener);
      for (let i = 0; i < seconds.length; i++) {
        const word = wordOfCode(seconds.charCodeAt(i));
        if (word >= 0) this.#expect(head, first, numbers[word]!);
        if (word < 0 || whole) this.#add(head, table.entryOf(opener, i), numbers);
      }
    }
    if (whole) this.#wholes.add(first);
  }

  /** Notes that phrases begin with two words. */
  #expect(head: number, first: number, second: number): void {
    const pair = pairOf(first, second);
    this.#pairs[pair >>> 5] = this.#pairs[pair >>> 5]! | (1 << pair);
    this.states.expect(head, second);
  }

  /** Enters what is not entered yet of the phrases that a word opens. */
  #enterRest(first: number): void {
    this.#wholes.add(first);
    for (const { table, numbers, opener } of this.#openedBy(first))
      for (const char of table.secondsOf(opener)) {
        const word = wordOfCode(char.charCodeAt(0));
        if (word >= 0) this.#enterPair(first, numbers[word]!);
      }
  }

  /** The tables that have phrases which a word opens, and its number there. */
  #openedBy(first: number): (Source & { readonly opener: number })[] {
    const out: (Source & { readonly opener: number })[] = [];
    for (const { table, numbers, own } of this.#sources) {
      const opener = own[first]! - 1;
      if (opener >= 0 && opener < table.openers) out.push({ table, numbers, own, opener });
    }
    return out;
  }

  /** Enters the phrases that begin with two words, the first of which is entered; gives the state of these two, 0 for none. */
  #enterPair(first: number, second: number): number {
    const head = this.#heads[first]!;
    const known = this.states.next(head, second);
    if (known) return known;
    for (const { table, numbers, own, opener } of this.#openedBy(first)) {
      const word = own[second]! - 1;
      if (word < 0) continue;
      const seconds = table.secondsOf(opener);
      const wanted = String.fromCharCode(codeOfWord(word));
      for (let i = seconds.indexOf(wanted); i >= 0; i = seconds.indexOf(wanted, i + 1))
        this.#add(head, table.entryOf(opener, i), numbers);
    }
    return this.states.next(head, second);
  }

  /** Enters a phrase, by the state of its first word. */
  #add(head: number, { topic, phrase, rest }: Entry, numbers: Int32Array): void {
    let state = head;
    for (const word of rest) {
      const number = numbers[word]!;
      state = this.states.add(state, number, this.#isAnyNumber(number));
    }
    this.states.end(state, { topic, bit: bits.get(topic)!, phrase, least: leastOf(phrase) });
  }

  #isAnyNumber(word: number): boolean {
    return word === this.#numbers.get(NUMBER);
  }

  /** Whether phrases begin with two words, by their numbers, the first of which is entered; they are entered, too. */
  mayBegin(first: number, second: number): boolean {
    const pair = pairOf(first, second);
    return (
      ((this.#pairs[pair >>> 5]! >>> pair) & 1) !== 0 &&
      first >= 0 &&
      second >= 0 &&
      this.#enterPair(first, second) !== 0
    );
  }

  /** The state that a word leads to, by its number, those on the way being entered; 0 where it leads nowhere. */
  next(state: number, word: number): number {
    if (word < 0) return 0;
    return state === START ? this.#heads[word]! : this.states.next(state, word);
  }
}
