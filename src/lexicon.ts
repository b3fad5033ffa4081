/** Phrase matching: all phrases of a language in one pass over a line, whatever their number. */
import { lexicons } from "./lexicons/index.js";
import { type Lexicon, type Topic, topics } from "./lexicons/topics.js";
import type { OwnPhrases } from "./own-phrases.js";
import { DIGITS, groups, hasDigit, isNumber, knownWords, NUMBER } from "./phrase-words.js";
import { facts } from "./text.js";
import type { Vocabulary } from "./vocabulary.js";
import type { Words } from "./words.js";

export { phraseWords } from "./phrase-words.js";

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

/** Turns the end of a list round. */
function turn<T>(list: T[], from: number): void {
  for (let a = from, b = list.length - 1; a < b; a++, b--) [list[a], list[b]] = [list[b]!, list[a]!];
}

function addHits(out: Hit[], { ends }: Node, from: number, to: number, start: number, end: number): void {
  if (!ends) return;
  for (const { topic, phrase } of ends) out.push({ topic, phrase, from, to: to + 1, start, end });
}

/** What is known of a word: that it was looked up, may open a phrase, is a function word. */
const LOOKED_UP = 1;
const OPENS = 2;
const STOP = 4;
const NONE: readonly Hit[] = [];

type Text = { readonly text: string };

/** What a set of phrases has found in a text. */
interface Lexical {
  readonly by: Phrases;
  hits?: readonly Hit[];
  /** Share of function words. */
  stops?: number;
}

/** The compiled phrases of a set of lexicons. */
export class Phrases {
  readonly #root: Node = {};
  /** Function words, folded. */
  readonly #stops = new Set<string>();
  /** What is known of the words of the vocabulary asked last, by their numbers: the bits below, 0 where nothing is yet. */
  #known = new Uint8Array(0);
  #of: Vocabulary | undefined;

  constructor(sources: readonly Lexicon[]) {
    for (const lexicon of sources) {
      for (const topic of topics) {
        for (const phrase of lexicon[topic] ?? []) {
          const words = knownWords(phrase);
          if (topic === "stop-word") for (const word of words) this.#stops.add(word);
          else this.#add(topic, phrase, words);
        }
      }
    }
  }

  #add(topic: Topic, phrase: string, words: readonly string[]): void {
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
    const known = this.#lexical(block);
    known.hits ??= this.#find(block);
    return known.hits;
  }

  /** What these phrases have said of a block's text; asked again and again, so it is kept with the text's facts. */
  #lexical(block: Text): Lexical {
    const known = facts(block);
    const kept = known.lexical as Lexical | undefined;
    if (kept?.by === this) return kept;
    const fresh: Lexical = { by: this };
    known.lexical = fresh;
    return fresh;
  }

  /** What is known of a vocabulary's words, with room for all of them. */
  #words(vocabulary: Vocabulary): Uint8Array {
    if (this.#of !== vocabulary) {
      this.#of = vocabulary;
      this.#known = new Uint8Array(0);
    }
    if (this.#known.length < vocabulary.texts.length) {
      const grown = new Uint8Array(vocabulary.texts.length * 2);
      grown.set(this.#known);
      this.#known = grown;
    }
    return this.#known;
  }

  /** Finds out what a word is, and notes it. */
  #look(known: Uint8Array, { texts }: Vocabulary, id: number): number {
    const word = texts[id]!;
    // Most words open no phrase.
    const opens = this.#root.next !== undefined && (this.#root.next.has(word) || hasDigit(word));
    const what = LOOKED_UP | (opens ? OPENS : 0) | (this.#stops.has(word) ? STOP : 0);
    known[id] = what;
    return what;
  }

  #find(block: Text): readonly Hit[] {
    const words = facts(block).list;
    const { vocabulary, ids, length } = words;
    const known = this.#words(vocabulary);
    let out: Hit[] | undefined;
    for (let from = 0; from < length; from++) {
      const id = ids[from]!;
      const what = known[id] || this.#look(known, vocabulary, id);
      if (!(what & OPENS)) continue;
      out ??= [];
      const here = out.length;
      this.#findAt(block.text, words, from, out);
      if (out.length - here > 1) turn(out, here);
    }
    return out ?? NONE;
  }

  /** Adds the phrases that start at a word, the shorter first. */
  #findAt(text: string, { vocabulary, ids, starts, ends, length }: Words, from: number, out: Hit[]): void {
    const textOf = (i: number): string => vocabulary.texts[ids[i]!]!;
    // Without digits there is one way to go on.
    let only = this.#root;
    let to = from;
    for (; to < length; to++) {
      const word = textOf(to);
      if (hasDigit(word)) break;
      const next = only.next?.get(word);
      if (!next) return;
      if (next.ends) addHits(out, next, from, to, starts[from]!, ends[to]!);
      only = next;
    }
    let states: Node[] = [only];
    /** States that a number has just led to. */
    let counted: Node[] = [];
    for (; to < length && states.length; to++) {
      const word = textOf(to);
      const after: Node[] = [];
      const digits = hasDigit(word);
      for (const state of states) {
        if (!state.next) continue;
        const exact = state.next.get(word);
        if (exact) after.push(exact);
        if (!digits) continue;
        const number = state.next.get(isNumber(word) ? NUMBER : word.replace(DIGITS, NUMBER));
        if (number) after.push(number);
      }
      if (
        counted.length &&
        groups(
          text,
          { text: textOf(to - 1), start: starts[to - 1]!, end: ends[to - 1]! },
          { text: word, start: starts[to]!, end: ends[to]! },
        )
      )
        after.push(...counted);
      counted = after.filter((node) => node.number);
      for (const node of after) addHits(out, node, from, to, starts[from]!, ends[to]!);
      states = after;
    }
  }

  /** The longest phrase of a topic that the text opens with. */
  opening(block: Text, ...wanted: readonly Topic[]): Hit | undefined {
    for (const hit of this.hits(block)) {
      if (hit.from > 0) return undefined;
      if (wanted.includes(hit.topic)) return hit;
    }
    return undefined;
  }

  /** The longest phrase of a topic that the text closes with. */
  closing(block: Text, ...wanted: readonly Topic[]): Hit | undefined {
    const hits = this.hits(block);
    if (hits.length === 0) return undefined;
    const last = facts(block).list.length;
    for (const hit of hits) if (hit.to === last && wanted.includes(hit.topic)) return hit;
    return undefined;
  }

  /** The phrase of a topic that is the whole text, punctuation aside. */
  whole(block: Text, ...wanted: readonly Topic[]): Hit | undefined {
    const hits = this.hits(block);
    if (hits.length === 0) return undefined;
    const last = facts(block).list.length;
    for (const hit of hits) {
      if (hit.from > 0) return undefined;
      if (hit.to === last && wanted.includes(hit.topic)) return hit;
    }
    return undefined;
  }

  /** The first phrase of a topic found anywhere in the text. */
  find(block: Text, ...wanted: readonly Topic[]): Hit | undefined {
    for (const hit of this.hits(block)) if (wanted.includes(hit.topic)) return hit;
    return undefined;
  }

  /** Share of the text's words, 0 to 1, that phrases of the topics cover. */
  coverage(block: Text, ...wanted: readonly Topic[]): number {
    const hits = this.hits(block);
    if (hits.length === 0) return 0;
    let covered = 0;
    let reach = 0;
    for (const hit of hits) {
      if (hit.to <= reach || !wanted.includes(hit.topic)) continue;
      covered += hit.to - Math.max(hit.from, reach);
      reach = hit.to;
    }
    return covered / facts(block).list.length;
  }

  /** Share of the text's words, 0 to 1, that are function words: prose has them, lists of names do not. */
  stopWords(block: Text): number {
    const lexical = this.#lexical(block);
    if (lexical.stops === undefined) {
      const { vocabulary, ids, length } = facts(block).list;
      const known = this.#words(vocabulary);
      let count = 0;
      for (let i = 0; i < length; i++) {
        const id = ids[i]!;
        if ((known[id] || this.#look(known, vocabulary, id)) & STOP) count++;
      }
      lexical.stops = length ? count / length : 0;
    }
    return lexical.stops;
  }
}

const compiled = new Map<string, Phrases>();

/** Sets of lexicons that are kept compiled: pages in two languages could make very many. */
const KEPT = 64;

/** The same with a user's own phrases in them. */
const compiledWith = new WeakMap<OwnPhrases, Map<string, Phrases>>();

/** The set of lexicons compiled together with `own`, or with nothing else. */
function keptWith(own: OwnPhrases | undefined): Map<string, Phrases> {
  if (!own) return compiled;
  let kept = compiledWith.get(own);
  if (!kept) {
    kept = new Map();
    compiledWith.set(own, kept);
  }
  return kept;
}

/**
 * The phrases for a page in `lang` (ISO 639-1): that language's, those of `also`, and English ones, since plugins'
 * English stays on pages in every language. Languages without a lexicon add nothing.
 *
 * @param own the user's phrases, as `ownPhrases` gives them
 */
export function phrasesFor(lang: string, also: readonly string[] = [], own?: OwnPhrases): Phrases {
  const sets: readonly Readonly<Record<string, Lexicon>>[] = own ? [lexicons, own] : [lexicons];
  const codes = [...new Set([lang, ...also, "en"])].filter((code) => sets.some((set) => Object.hasOwn(set, code)));
  const key = codes.join(" ");
  const kept = keptWith(own);
  let phrases = kept.get(key);
  if (!phrases) {
    const sources = codes.flatMap((code) => sets.flatMap((set) => (Object.hasOwn(set, code) ? [set[code]!] : [])));
    phrases = new Phrases([...new Set(sources)]);
    if (kept.size >= KEPT) kept.clear();
    kept.set(key, phrases);
  }
  return phrases;
}
