/** Phrase matching: all phrases of a language in one pass over a line, whatever their number. */
import { lexicons } from "./lexicons/index.js";
import { type Lexicon, type Topic, topics } from "./lexicons/topics.js";
import { DIGITS, groups, hasDigit, isNumber, knownWords, NUMBER } from "./phrase-words.js";
import { facts, type Token } from "./text.js";

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

  #find(block: Text): Hit[] {
    const words = facts(block).tokens;
    const out: Hit[] = [];
    const first = this.#root.next;
    if (!first) return out;
    for (let from = 0; from < words.length; from++) {
      const { text } = words[from]!;
      // Most words open no phrase.
      if (!first.has(text) && !hasDigit(text)) continue;
      const here = out.length;
      this.#findAt(block.text, words, from, out);
      turn(out, here);
    }
    return out;
  }

  /** Adds the phrases that start at a word, the shorter first. */
  #findAt(text: string, words: readonly Token[], from: number, out: Hit[]): void {
    const add = ({ ends }: Node, to: number): void => {
      if (!ends) return;
      for (const { topic, phrase } of ends)
        out.push({ topic, phrase, from, to: to + 1, start: words[from]!.start, end: words[to]!.end });
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
    const known = this.#lexical(block);
    if (known.stops === undefined) {
      const words = facts(block).tokens;
      let count = 0;
      for (const word of words) if (this.#stops.has(word.text)) count++;
      known.stops = words.length ? count / words.length : 0;
    }
    return known.stops;
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
