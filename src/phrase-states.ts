/** The phrases of lexicons as states: which word leads from where to where. Numbers in one table, since every line asks. */
import type { Topic } from "./lexicons/topics.js";

/** A phrase as a lexicon has it. */
export interface Phrase {
  /** Its own, among those of the states. */
  readonly number: number;
  readonly topic: Topic;
  /** That of the topic in a mask. */
  readonly bit: number;
  /** As the lexicon spells it. */
  readonly phrase: string;
  /** Letters of the shortest such phrase that means nothing else; nought where words tell. */
  readonly least: number;
}

/** A slot of the table: the state that is reached (0 where the slot is empty), from which state, by which word. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;

/** The state before any word. */
export const START = 0;

export class PhraseStates {
  #slots = new Int32Array(SLOT << 10);
  /** How many there are, the start included. */
  #size = 1;
  /** Of each state the words that may lead on, a bit for all that share their last five bits; few states have many. */
  #leads = new Int32Array(512);
  /** Whether any number leads to a state. */
  #counted = new Uint8Array(512);
  /** All phrases, and the bits of their topics, by their numbers. */
  readonly phrases: Phrase[] = [];
  bits = new Int32Array(512);
  /** Those that end with a state. */
  readonly #ends: (Phrase[] | undefined)[] = [undefined];

  /** Whether a word may lead on: most that do not are told by one look. */
  mayLead(state: number, word: number): boolean {
    return ((this.#leads[state]! >>> (word & 31)) & 1) !== 0;
  }

  /** The state that a word leads to, by its number; 0 where it leads nowhere. */
  next(state: number, word: number): number {
    return this.mayLead(state, word) ? this.#find(state, word) : 0;
  }

  #find(state: number, word: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    const mixed = Math.imul(word ^ Math.imul(state, 0x9e3779b1), 0x85ebca6b);
    let at = ((mixed ^ (mixed >>> 15)) << SLOT_BITS) & last;
    while (slots[at] && (slots[at + 1] !== state || slots[at + 2] !== word)) at = (at + SLOT) & last;
    return slots[at]!;
  }

  /** Whether any word leads on. */
  goesOn(state: number): boolean {
    return this.#leads[state] !== 0;
  }

  /** Whether any number leads to the state. */
  isCounted(state: number): boolean {
    return this.#counted[state] !== 0;
  }

  ends(state: number): readonly Phrase[] | undefined {
    return this.#ends[state];
  }

  /**
   * The state that a word leads to, made where there is none.
   *
   * @param anyNumber whether the word stands for any number
   */
  add(state: number, word: number, anyNumber: boolean): number {
    const known = this.next(state, word);
    if (known) return known;
    const made = this.#size++;
    if (this.#size * 2 * SLOT > this.#slots.length) this.#grow();
    this.#put(made, state, word);
    if (made >= this.#leads.length) {
      const [leads, counted] = [new Int32Array(made * 2), new Uint8Array(made * 2)];
      leads.set(this.#leads);
      counted.set(this.#counted);
      [this.#leads, this.#counted] = [leads, counted];
    }
    this.#leads[state] = this.#leads[state]! | (1 << (word & 31));
    this.#counted[made] = anyNumber ? 1 : 0;
    this.#ends.push(undefined);
    return made;
  }

  /** Notes that a phrase ends with a state; of one topic the first counts. */
  end(state: number, what: Omit<Phrase, "number">): void {
    const known = this.#ends[state] ?? [];
    if (known.some(({ topic }) => topic === what.topic)) return;
    // Written out: what is spread comes out in a shape that is read slowly.
    const { topic, bit, phrase: spelled, least } = what;
    const phrase = { number: this.phrases.length, topic, bit, phrase: spelled, least };
    known.push(phrase);
    this.phrases.push(phrase);
    if (phrase.number === this.bits.length) {
      const larger = new Int32Array(phrase.number * 2);
      larger.set(this.bits);
      this.bits = larger;
    }
    this.bits[phrase.number] = phrase.bit;
    this.#ends[state] = known;
  }

  #put(made: number, state: number, word: number): void {
    const slots = this.#slots;
    const last = slots.length - 1;
    const mixed = Math.imul(word ^ Math.imul(state, 0x9e3779b1), 0x85ebca6b);
    let at = ((mixed ^ (mixed >>> 15)) << SLOT_BITS) & last;
    while (slots[at]) at = (at + SLOT) & last;
    slots[at] = made;
    slots[at + 1] = state;
    slots[at + 2] = word;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += SLOT) if (old[at]) this.#put(old[at]!, old[at + 1]!, old[at + 2]!);
  }
}
