/** Phrase matching: all phrases of a language in one pass over a line, whatever their number. */
import { lexicons } from "./lexicons/index.js";
import { type Lexicon, type Topic, topics } from "./lexicons/topics.js";
import { type Facts, facts, type Token, tokens } from "./text.js";

/** A phrase found in a text. */
export interface Hit {
  readonly topic: Topic;
  /** The phrase as the lexicon spells it. */
  readonly phrase: string;
  /** First word of the hit, and the word after its last, as indices into `facts(block).tokens`. */
  readonly from: number;
  readonly to: number;
  /** Where the hit stands in the text, in UTF-16 units: [start, end). */
  readonly start: number;
  readonly end: number;
}

interface Node {
  next?: Map<string, Node>;
  /** Topic and spelling of the phrases that end here. */
  ends?: { topic: Topic; phrase: string }[];
  /** Reached by any number. */
  number?: boolean;
}

/** Any number: digits are folded to this before they are looked up, unless the phrase spells that very number. */
const NUMBER = "#";
const isNumber = (word: string): boolean => /^\p{N}+(?:k|m|st|nd|rd|th)?$/u.test(word);

/** A number that no phrase spells and no folding changes: it stands for `#` while a phrase is cut into words. */
const STAND_IN = "\u{10107}";
const DIGITS = /\p{N}+/gu;
const ANY_DIGIT = /\p{N}/u;
/** Asked for every word: words of ASCII need no expression. */
function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 127) return ANY_DIGIT.test(word);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/**
 * The words of a phrase as the matcher compares them, its `#` included. A `#` that touches letters is one word with
 * them, as in a text: "#분 전" matches "3분 전".
 */
export function phraseWords(phrase: string): string[] {
  return tokens(phrase.replaceAll(NUMBER, STAND_IN)).map((token) => token.text.replaceAll(STAND_IN, NUMBER));
}

/** The next word goes on with a number in groups: "1,234", "3.4k", "1 234"; at a plain space only with three digits. */
const groups = (text: string, before: Token, after: Token): boolean =>
  after.start - before.end === 1 &&
  /[.,٬٫ \u00A0\u2009\u202F]/.test(text[before.end]!) &&
  isNumber(before.text) &&
  (text[before.end] === " "
    ? /^\p{N}{1,3}$/u.test(before.text) && /^\p{N}{3}$/u.test(after.text)
    : /^\p{N}{1,3}(?:k|m)?$/u.test(after.text));

type Text = { readonly text: string };

/** The compiled phrases of a set of lexicons. */
export class Phrases {
  readonly #root: Node = {};
  readonly #cache = new WeakMap<Facts, readonly Hit[]>();
  /** Function words, folded. */
  readonly #stops = new Set<string>();

  constructor(sources: readonly Lexicon[]) {
    for (const lexicon of sources) {
      for (const topic of topics) {
        for (const phrase of lexicon[topic] ?? []) {
          if (topic === "stop-word") for (const word of phraseWords(phrase)) this.#stops.add(word);
          else this.#add(topic, phrase);
        }
      }
    }
  }

  #add(topic: Topic, phrase: string): void {
    const words = phraseWords(phrase);
    // A phrase of numbers and signs alone would match every number of the page.
    if (words.every((word) => word === NUMBER)) return;
    let node = this.#root;
    for (const word of words) {
      node.next ??= new Map();
      let next = node.next.get(word);
      if (!next) {
        next = word === NUMBER ? { number: true } : {};
        node.next.set(word, next);
      }
      node = next;
    }
    node.ends ??= [];
    if (!node.ends.some((end) => end.topic === topic)) node.ends.push({ topic, phrase });
  }

  /**
   * All phrases found in a text, in order of their place; at one place the longer first. Hits may overlap.
   * Found once for a block's facts, whoever asks.
   */
  hits(block: Text): readonly Hit[] {
    const known = facts(block);
    let found = this.#cache.get(known);
    if (!found) {
      found = this.#find(block);
      this.#cache.set(known, found);
    }
    return found;
  }

  #find(block: Text): Hit[] {
    const words = facts(block).tokens;
    const out: Hit[] = [];
    const first = this.#root.next;
    if (!first) return out;
    for (let from = 0; from < words.length; from++) {
      const { text } = words[from]!;
      // Most words open no phrase.
      if (first.has(text) || hasDigit(text)) this.#findAt(block.text, words, from, out);
    }
    return out;
  }

  /** Adds the phrases that start at a word, the longer first. */
  #findAt(text: string, words: readonly Token[], from: number, out: Hit[]): void {
    const here = out.length;
    const add = (node: Node, to: number): void => {
      for (const end of node.ends ?? []) {
        out.splice(here, 0, { ...end, from, to: to + 1, start: words[from]!.start, end: words[to]!.end });
      }
    };
    // Without digits there is one way to go on.
    let only = this.#root;
    let to = from;
    for (; to < words.length; to++) {
      const word = words[to]!.text;
      if (hasDigit(word)) break;
      const next = only.next?.get(word);
      if (!next) return;
      add(next, to);
      only = next;
    }
    let states: Node[] = [only];
    /** States that a number has just led to. */
    let counted: Node[] = [];
    for (; to < words.length && states.length; to++) {
      const word = words[to]!;
      const after: Node[] = [];
      for (const state of states) {
        const exact = state.next?.get(word.text);
        if (exact) after.push(exact);
        if (!hasDigit(word.text)) continue;
        const number = state.next?.get(isNumber(word.text) ? NUMBER : word.text.replace(DIGITS, NUMBER));
        if (number) after.push(number);
      }
      if (counted.length && groups(text, words[to - 1]!, word)) after.push(...counted);
      counted = after.filter((node) => node.number);
      for (const node of after) add(node, to);
      states = after;
    }
  }

  /** The longest phrase of a topic that the text opens with. */
  opening(block: Text, ...wanted: readonly Topic[]): Hit | undefined {
    return this.hits(block).find((hit) => hit.from === 0 && wanted.includes(hit.topic));
  }

  /** The longest phrase of a topic that the text closes with. */
  closing(block: Text, ...wanted: readonly Topic[]): Hit | undefined {
    const last = facts(block).tokens.length;
    return this.hits(block).find((hit) => hit.to === last && wanted.includes(hit.topic));
  }

  /** The phrase of a topic that is the whole text, punctuation aside. */
  whole(block: Text, ...wanted: readonly Topic[]): Hit | undefined {
    const last = facts(block).tokens.length;
    return this.hits(block).find((hit) => hit.from === 0 && hit.to === last && wanted.includes(hit.topic));
  }

  /** The first phrase of a topic found anywhere in the text. */
  find(block: Text, ...wanted: readonly Topic[]): Hit | undefined {
    return this.hits(block).find((hit) => wanted.includes(hit.topic));
  }

  /** Share of the text's words, 0 to 1, that phrases of the topics cover. */
  coverage(block: Text, ...wanted: readonly Topic[]): number {
    const total = facts(block).tokens.length;
    if (total === 0) return 0;
    let covered = 0;
    let reach = 0;
    for (const hit of this.hits(block)) {
      if (hit.to <= reach || !wanted.includes(hit.topic)) continue;
      covered += hit.to - Math.max(hit.from, reach);
      reach = hit.to;
    }
    return covered / total;
  }

  /** Share of the text's words, 0 to 1, that are function words: prose has them, lists of names do not. */
  stopWords(block: Text): number {
    const words = facts(block).tokens;
    let count = 0;
    for (const word of words) if (this.#stops.has(word.text)) count++;
    return words.length ? count / words.length : 0;
  }
}

const compiled = new Map<string, Phrases>();

/** Sets of lexicons that are kept compiled: pages in two languages could make very many. */
const KEPT = 64;

/**
 * The phrases for a page in `lang` (ISO 639-1): that language's, those of `also`, and English ones, since plugins'
 * English stays on pages in every language. Languages without a lexicon add nothing.
 */
export function phrasesFor(lang: string, also: readonly string[] = []): Phrases {
  const codes = [...new Set([lang, ...also, "en"])].filter((code) => Object.hasOwn(lexicons, code));
  const key = codes.join(" ");
  let phrases = compiled.get(key);
  if (!phrases) {
    phrases = new Phrases([...new Set(codes.map((code) => lexicons[code]!))]);
    if (compiled.size >= KEPT) compiled.clear();
    compiled.set(key, phrases);
  }
  return phrases;
}
