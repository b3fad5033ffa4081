/** Finds all phrases of a set of lexicons in one pass over a line, whatever their number. */
import { FIELDS, type Found, hitList } from "./phrase-hits.js";
import { BITS, bitOf, type Phrase, type PhraseStates, START } from "./phrase-states.js";
import type { PhraseTable } from "./phrase-table.js";
import { PhraseTree } from "./phrase-tree.js";
import { isStopIn, numberIn } from "./phrase-word-table.js";
import { DIGITS, groups, hasDigit, isNumber, NUMBER } from "./phrase-words.js";
import { kinds, type Vocabulary } from "./vocabulary.js";
import { key } from "./word-keys.js";
import type { Token, Words } from "./words.js";

const tokenAt = ({ vocabulary, at, ids, starts, ends }: Words, i: number): Token => ({
  text: vocabulary.text(ids[at + i]!),
  start: starts[at + i]!,
  end: ends[at + i]!,
});

/**
 * What is known of a word, by its number in a vocabulary: numbers side by side, since memory is what it waits for. First
 * some flags, and above them its own number among the words of the phrases plus one, 0 where no phrase has it.
 */
const WHAT = 0;
/** A bit for each of the words that may go on where it opens a phrase, as `bitOf` and the two below have them. */
const LEADS = 1;
/** Its own such bits: there is nothing to be found at a word whose `LEADS` and the next one's `FOLLOWS` share none. */
const FOLLOWS = 2;
/** The state that it leads to as the first word of a phrase; of a word with digits its number with `#` for these, or -1. */
const MORE = 3;
const RECORD_BITS = 2;

/** Flags: a function word, looked up, holds a number. */
const STOP = 1;
const LOOKED_UP = 2;
const DIGIT = 4;
const OWN_SHIFT = 3;

/** All words have this bit for the one before: that one is a phrase alone, whatever follows. */
const WHOLE = 1 << BITS;
/** Numbers have this bit for a number before: the two may be groups of one. */
const GROUP = 2 << BITS;

/**
 * Groups of the longest number, the first aside. Where more stand in a row, as in a table that lost its lines, each would
 * ask all those after it.
 */
const MOST_GROUPS = 12;

/** Words that are looked up as strings: that costs more of each, but a page has few, and needs no table for it. */
const FIRST_LOOKS = 2000;

/** How many searches there are: each has a number, from 1. */
let searches = 0;

/** The phrases of a set of lexicons, for texts to be searched for them. */
export class PhraseSearch {
  /** What tells it from others. */
  readonly number = ++searches;
  readonly #tree: PhraseTree;
  readonly #states: PhraseStates;
  /** What is known of the words of the vocabulary asked last: four numbers of each, all 0 where nothing is yet. */
  #known = new Int32Array(0);
  #of: Vocabulary | undefined;
  /** How many words were looked up. */
  #looks = 0;
  /** Room for the states of one search, for those after them, and for those of numbers: how many there are is kept apart. */
  readonly #now: number[] = [];
  readonly #after: number[] = [];
  readonly #counting: number[] = [];

  /** @param tables those of the lexicons, the first of which has the first word where two spell a phrase */
  constructor(tables: readonly PhraseTable[]) {
    this.#tree = new PhraseTree(tables);
    this.#states = this.#tree.states;
  }

  /** Makes room for what is known of a vocabulary's words. */
  #meet(vocabulary: Vocabulary): void {
    const fresh = this.#of !== vocabulary;
    const words = vocabulary.size;
    if (!fresh && this.#known.length >= words << RECORD_BITS) return;
    const known = new Int32Array((words * 2) << RECORD_BITS);
    if (!fresh) known.set(this.#known);
    [this.#known, this.#of] = [known, vocabulary];
  }

  /** Finds out what a word is, and notes it. */
  #look(vocabulary: Vocabulary, id: number): number {
    const tree = this.#tree;
    const states = this.#states;
    const kind = vocabulary.kindOf(id);
    let digit = kind === kinds.digits;
    let isOne = digit;
    let counted = digit ? tree.numberOf(NUMBER) : -1;
    let own: number;
    let isStop: boolean;
    if (kind !== kinds.other && ++this.#looks > FIRST_LOOKS) {
      vocabulary.tellKeyOf(id);
      const found = tree.find(key.first, key.second);
      own = numberIn(found);
      isStop = isStopIn(found);
    } else {
      const word = vocabulary.text(id);
      own = tree.numberOf(word);
      isStop = tree.isStopWord(word);
      digit = hasDigit(word);
      isOne = digit && isNumber(word);
      counted = digit ? tree.numberOf(isOne ? NUMBER : word.replace(DIGITS(word), NUMBER)) : -1;
    }
    // Of a word with digits all ways to go on are asked for, as it may be any number.
    const head = tree.enter(own, digit);
    const number = tree.enter(counted, digit);
    const what = LOOKED_UP | (isStop ? STOP : 0) | (digit ? DIGIT : 0) | ((own + 1) << OWN_SHIFT);
    const place = id << RECORD_BITS;
    const known = this.#known;
    known[place + WHAT] = what;
    known[place + LEADS] =
      this.#leadsOf(head) | this.#leadsOf(number) | (number && states.isCounted(number) ? GROUP : 0);
    known[place + FOLLOWS] =
      WHOLE | (own < 0 ? 0 : bitOf(own)) | (counted < 0 ? 0 : bitOf(counted)) | (isOne ? GROUP : 0);
    known[place + MORE] = digit ? counted : head;
    return what;
  }

  /** Bits of the words that may follow the first word of a phrase, by the state that it leads to. */
  #leadsOf(head: number): number {
    if (head === START) return 0;
    return this.#states.leads(head) | (this.#states.ends(head) ? WHOLE : 0);
  }

  /** Finds the phrases and counts the function words, in one pass, and writes them down. */
  read(text: string, words: Words & Found): void {
    const { vocabulary, at, ids, length } = words;
    this.#meet(vocabulary);
    const known = this.#known;
    const hits = hitList;
    let stops = 0;
    /** Of the word before, and where it is known. */
    let leads = 0;
    let last = 0;
    hits.clear();
    for (let i = 0; i < length; i++) {
      const id = ids[at + i]!;
      const place = id << RECORD_BITS;
      const what = known[place + WHAT]! || this.#look(vocabulary, id);
      stops += what & STOP;
      // Half of all words open phrases, and few are followed by a word that goes on with one.
      const shared = leads & known[place + FOLLOWS]!;
      if (shared) {
        if (shared !== WHOLE && (shared & GROUP || this.#mayFollow(last, place))) this.#findAt(text, words, i - 1);
        else if (shared & WHOLE) this.#addAlone(text, words, i - 1);
      }
      leads = known[place + LEADS]!;
      last = place;
    }
    if (leads & WHOLE) this.#addAlone(text, words, length - 1);
    words.by = this.number;
    hits.keep(words, length);
    words.stops = stops;
    words.dateLine = undefined;
    words.denied = 0;
  }

  /** Whether a phrase begins with two words, by where they are known; such phrases are entered. */
  #mayFollow(first: number, second: number): boolean {
    const known = this.#known;
    const tree = this.#tree;
    const a = known[first + WHAT]!;
    const b = known[second + WHAT]!;
    const own = (a >> OWN_SHIFT) - 1;
    const next = (b >> OWN_SHIFT) - 1;
    const begins = tree.mayBegin(own, next);
    if (!((a | b) & DIGIT)) return begins;
    const counted = a & DIGIT ? known[first + MORE]! : -1;
    const nextCounted = b & DIGIT ? known[second + MORE]! : -1;
    // Asked in any case, since it enters them.
    const goesOnCounted = tree.mayBegin(own, nextCounted);
    return begins || goesOnCounted || tree.mayBegin(counted, next) || tree.mayBegin(counted, nextCounted);
  }

  /** Adds the phrases that a word is alone. */
  #addAlone(text: string, words: Words, i: number): void {
    const { at, ids, starts, ends } = words;
    const known = this.#known;
    const states = this.#states;
    const place = ids[at + i]! << RECORD_BITS;
    if (known[place + WHAT]! & DIGIT) {
      this.#findAt(text, words, i);
      return;
    }
    const ended = states.ends(known[place + MORE]!);
    const here = hitList.size;
    hitList.add(states, ended, i, i, ends[at + i]! - starts[at + i]!);
    if (states.others[ended - 1]) hitList.turn(here);
  }

  /** Adds the phrases that start at a word which may open some, the longer first. */
  #findAt(text: string, words: Words, from: number): void {
    const { at, ids, starts, ends, length } = words;
    const known = this.#known;
    const states = this.#states;
    const hits = hitList;
    const place = starts[at + from]!;
    const opener = ids[at + from]! << RECORD_BITS;
    const here = hits.size;
    if (known[opener + WHAT]! & DIGIT) this.#findCounted(text, words, from, from, START);
    else {
      let state = known[opener + MORE]!;
      const alone = states.ends(state);
      if (alone) hits.add(states, alone, from, from, ends[at + from]! - place);
      // Without digits there is one way to go on.
      for (let to = from + 1; to < length && states.goesOn(state); to++) {
        const id = ids[at + to]!;
        const what = known[(id << RECORD_BITS) + WHAT]! || this.#look(words.vocabulary, id);
        if (what & DIGIT) {
          this.#findCounted(text, words, from, to, state);
          break;
        }
        const own = what >> OWN_SHIFT;
        if (!own) break;
        state = states.next(state, own - 1);
        if (!state) break;
        const ended = states.ends(state);
        if (ended) hits.add(states, ended, from, to, ends[at + to]! - place);
      }
    }
    if (hits.size - here > FIELDS) hits.turn(here);
  }

  /** The rest of that, from the first word with a digit on: such a word may be meant as it is or as any number. */
  #findCounted(text: string, words: Words, from: number, first: number, state: number): void {
    const { vocabulary, at, ids, starts, ends, length } = words;
    const known = this.#known;
    const tree = this.#tree;
    const states = this.#states;
    let now = this.#now;
    let after = this.#after;
    now[0] = state;
    let many = 1;
    /** States that a number has just led to. */
    const counted = this.#counting;
    let numbers = 0;
    /** How many groups have been read of a number, the first aside. */
    let read = 0;
    for (let to = first; to < length && many; to++) {
      const id = ids[at + to]!;
      const place = id << RECORD_BITS;
      const what = known[place + WHAT]! || this.#look(vocabulary, id);
      let size = 0;
      for (let i = 0; i < many; i++) {
        const exact = tree.next(now[i]!, (what >> OWN_SHIFT) - 1);
        if (exact) after[size++] = exact;
        const number = what & DIGIT ? tree.next(now[i]!, known[place + MORE]!) : 0;
        if (number) after[size++] = number;
      }
      // A group stands one character off, and most words after a number do not.
      const near = numbers > 0 && read < MOST_GROUPS && starts[at + to]! - ends[at + to - 1]! === 1;
      const goesOn = near && groups(text, tokenAt(words, to - 1), tokenAt(words, to));
      if (goesOn) for (let i = 0; i < numbers; i++) after[size++] = counted[i]!;
      read = goesOn ? read + 1 : 0;
      numbers = 0;
      for (let i = 0; i < size; i++) {
        const reached = after[i]!;
        if (states.isCounted(reached)) counted[numbers++] = reached;
        const ended = states.ends(reached);
        if (ended) hitList.add(states, ended, from, to, ends[at + to]! - starts[at + from]!);
      }
      const old = now;
      now = after;
      after = old;
      many = size;
    }
  }

  /** The phrases, and the bits of their topics, by their numbers. */
  get phrases(): readonly Phrase[] {
    return this.#states.phrases;
  }

  get bits(): Int32Array {
    return this.#states.bits;
  }

  /** Whether a word of a vocabulary, by its number, is a function word. */
  isStopWord(vocabulary: Vocabulary, id: number): boolean {
    this.#meet(vocabulary);
    return ((this.#known[id << RECORD_BITS]! || this.#look(vocabulary, id)) & STOP) !== 0;
  }
}
