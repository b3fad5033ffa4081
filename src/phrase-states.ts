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

/** How many bits words share to tell which of them may lead on from a state; two more bits of such a mask are others'. */
export const BITS = 30;
export const bitOf = (word: number): number => 1 << (word % BITS);

/** The same numbers, with room for as many more. */
function larger(list: Int32Array): Int32Array<ArrayBuffer> {
  const out = new Int32Array(list.length * 2);
  out.set(list);
  return out;
}

export class PhraseStates {
  #slots = new Int32Array(SLOT << 10);
  /** How many there are, the start included. */
  #size = 1;
  /** Of each state the words that may lead on, a bit (`bitOf`) for all that share it; few states have many. */
  #leads = new Int32Array(512);
  /** Whether any number leads to a state. */
  #counted = new Uint8Array(512);
  /** All phrases, and of each, by its number, the bit of its topic and the letters that it is to have (`Phrase.least`). */
  readonly phrases: Phrase[] = [];
  bits = new Int32Array(512);
  leasts = new Uint8Array(512);
  /** Of each state the first phrase that ends with it, and of each phrase the next one of its state: number plus one, 0 for none. */
  #ends = new Int32Array(512);
  others = new Int32Array(512);

  /** Whether a word may lead on: most that do not are told by one look. */
  mayLead(state: number, word: number): boolean {
    return (this.#leads[state]! & bitOf(word)) !== 0;
  }

  /** Notes that a word may lead on. */
  expect(state: number, word: number): void {
    this.#leads[state] = this.#leads[state]! | bitOf(word);
  }

  /** Bits of the words that may lead on. */
  leads(state: number): number {
    return this.#leads[state]!;
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

  /** The first phrase that ends with a state, as its number plus one, 0 for none; `others` has the rest. */
  ends(state: number): number {
    return this.#ends[state]!;
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
      const counted = new Uint8Array(made * 2);
      counted.set(this.#counted);
      this.#counted = counted;
      this.#leads = larger(this.#leads);
      this.#ends = larger(this.#ends);
    }
    this.#leads[state] = this.#leads[state]! | bitOf(word);
    this.#counted[made] = anyNumber ? 1 : 0;
    return made;
  }

  /** Notes that a phrase ends with a state; of one topic the first counts. */
  end(state: number, what: Omit<Phrase, "number">): void {
    let last = 0;
    for (let known = this.#ends[state]!; known; known = this.others[known - 1]!) {
      last = known;
      if (this.phrases[known - 1]!.topic === what.topic) return;
    }
    // Written out: what is spread comes out in a shape that is read slowly.
    const { topic, bit, phrase: spelled, least } = what;
    const number = this.phrases.push({ number: this.phrases.length, topic, bit, phrase: spelled, least }) - 1;
    if (number === this.bits.length) {
      const leasts = new Uint8Array(number * 2);
      leasts.set(this.leasts);
      this.leasts = leasts;
      this.bits = larger(this.bits);
      this.others = larger(this.others);
    }
    this.bits[number] = bit;
    this.leasts[number] = least;
    if (last) this.others[last - 1] = number + 1;
    else this.#ends[state] = number + 1;
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
