/** What the phrases of a set of lexicons say of lines of text. */
import type { Topic } from "./lexicons/topics.js";
import { bits, FIELDS, FROM, type Hit, hitAt, type Notes, PHRASE, TO } from "./phrase-hits.js";
import { PhraseSearch } from "./phrase-search.js";
import type { PhraseTable } from "./phrase-table.js";
import { type Facts, facts } from "./text.js";
import type { Vocabulary } from "./vocabulary.js";

export { type Hit, maskOf, type Notes } from "./phrase-hits.js";

const NO_HITS: readonly Hit[] = [];

/** A topic, or several as a mask (`maskOf`). */
type Wanted = Topic | number;

const bitsOf = (wanted: Wanted): number => (typeof wanted === "number" ? wanted : bits.get(wanted)!);

type Text = { readonly text: string };

/** The compiled phrases of a set of lexicons. */
export class Phrases {
  readonly #search: PhraseSearch;

  /** @param tables those of the lexicons, the first of which has the first word where two spell a phrase */
  constructor(tables: readonly PhraseTable[]) {
    this.#search = new PhraseSearch(tables);
  }

  /**
   * All phrases found in a text, in order of their place; at one place the longer first. Hits may overlap.
   * Found once for a block's facts, whoever asks.
   */
  hits(block: Text): readonly Hit[] {
    const known = this.#lexical(block);
    known.hits ??= this.#list(known);
    return known.hits;
  }

  /** Whether a phrase of one of the topics of a mask (`maskOf`) stands in the text. */
  touches(block: Text, mask: number): boolean {
    return (this.#lexical(block).mask & mask) !== 0;
  }

  /** What is known of a block's text by these phrases, for filters to keep. */
  notes(block: Text): Notes {
    return this.#lexical(block);
  }

  /** The facts of a block's text, and what these phrases have found in it: for who asks for much of both. */
  found(block: Text): Facts {
    return this.#lexical(block);
  }

  /** The topics of the phrases in the text that mean nothing else, as a mask. */
  solids(block: Text): number {
    return this.#lexical(block).solids;
  }

  /** What these phrases have said of a block's text; asked again and again, so it is kept with the text's facts. */
  #lexical(block: Text): Facts {
    const known = facts(block);
    if (known.by !== this.#search.number) this.#search.read(block.text, known);
    return known;
  }

  /** The longest phrase of a topic that the text opens with. */
  opening(block: Text, wanted: Wanted): Hit | undefined {
    const known = this.#lexical(block);
    const { openers } = known;
    if (openers === 0) return undefined;
    const bit = bitsOf(wanted);
    if (!(openers & bit)) return undefined;
    const { found, foundAt, foundEnd: end } = known;
    const topic = this.#search.bits;
    for (let at = foundAt; at < end && found[at + FROM] === 0; at += FIELDS)
      if (topic[found[at + PHRASE]!]! & bit) return this.#hit(known, at);
    return undefined;
  }

  /** The longest phrase of a topic that the text closes with. */
  closing(block: Text, wanted: Wanted): Hit | undefined {
    const known = this.#lexical(block);
    if (known.mask === 0) return undefined;
    const bit = bitsOf(wanted);
    if (!(known.mask & bit)) return undefined;
    const last = facts(block).length;
    const { found, foundAt, foundEnd: end } = known;
    const topic = this.#search.bits;
    for (let at = foundAt; at < end; at += FIELDS)
      if (found[at + TO] === last && topic[found[at + PHRASE]!]! & bit) return this.#hit(known, at);
    return undefined;
  }

  /** The phrase of a topic that is the whole text, punctuation aside. */
  whole(block: Text, wanted: Wanted): Hit | undefined {
    const known = this.#lexical(block);
    if (!known.isWhole) return undefined;
    const bit = bitsOf(wanted);
    if (!(known.openers & bit)) return undefined;
    const last = facts(block).length;
    const { found, foundAt, foundEnd: end } = known;
    const topic = this.#search.bits;
    for (let at = foundAt; at < end && found[at + FROM] === 0; at += FIELDS)
      if (found[at + TO] === last && topic[found[at + PHRASE]!]! & bit) return this.#hit(known, at);
    return undefined;
  }

  /** The first phrase of a topic found anywhere in the text. */
  find(block: Text, wanted: Wanted): Hit | undefined {
    const known = this.#lexical(block);
    if (known.mask === 0) return undefined;
    const bit = bitsOf(wanted);
    if (!(known.mask & bit)) return undefined;
    const { found, foundAt, foundEnd: end } = known;
    const topic = this.#search.bits;
    for (let at = foundAt; at < end; at += FIELDS) if (topic[found[at + PHRASE]!]! & bit) return this.#hit(known, at);
    return undefined;
  }

  /** Share of the text's words, 0 to 1, that phrases of the topics cover. */
  coverage(block: Text, wanted: Wanted): number {
    const known = this.#lexical(block);
    if (known.mask === 0) return 0;
    const bit = bitsOf(wanted);
    if (!(known.mask & bit)) return 0;
    const { found, foundAt, foundEnd: end } = known;
    const topic = this.#search.bits;
    let covered = 0;
    let reach = 0;
    for (let at = foundAt; at < end; at += FIELDS) {
      const to = found[at + TO]!;
      if (to <= reach || !(topic[found[at + PHRASE]!]! & bit)) continue;
      covered += to - Math.max(found[at + FROM]!, reach);
      reach = to;
    }
    return covered / facts(block).length;
  }

  /** Where the last phrase of a topic ends: the number of the word after it; nought where there is none. */
  reach(block: Text, wanted: Wanted): number {
    const known = this.#lexical(block);
    const bit = bitsOf(wanted);
    if (!(known.mask & bit)) return 0;
    const { found, foundAt, foundEnd: end } = known;
    const topic = this.#search.bits;
    let reach = 0;
    for (let at = foundAt; at < end; at += FIELDS)
      if (found[at + TO]! > reach && topic[found[at + PHRASE]!]! & bit) reach = found[at + TO]!;
    return reach;
  }

  /** Writes 1 for each word that phrases of a topic cover, by its number. */
  mark(block: Text, wanted: Wanted, words: Uint8Array): void {
    const known = this.#lexical(block);
    const bit = bitsOf(wanted);
    if (!(known.mask & bit)) return;
    const { found, foundAt, foundEnd: end } = known;
    const topic = this.#search.bits;
    for (let at = foundAt; at < end; at += FIELDS)
      if (topic[found[at + PHRASE]!]! & bit) words.fill(1, found[at + FROM]!, found[at + TO]!);
  }

  #list(known: Facts): readonly Hit[] {
    const { foundAt, foundEnd } = known;
    if (foundAt === foundEnd) return NO_HITS;
    const out: Hit[] = new Array((foundEnd - foundAt) / FIELDS);
    for (let at = foundAt, i = 0; at < foundEnd; at += FIELDS, i++) out[i] = this.#hit(known, at);
    return out;
  }

  #hit(known: Facts, at: number): Hit {
    return hitAt(known, at, this.#search.phrases);
  }

  /** Whether a word of a vocabulary, by its number, is a function word. */
  isStopWord(vocabulary: Vocabulary, id: number): boolean {
    return this.#search.isStopWord(vocabulary, id);
  }

  /** How many of the text's words are function words. */
  stopCount(block: Text): number {
    return this.#lexical(block).stops;
  }

  /** Share of the text's words, 0 to 1, that are function words: prose has them, lists of names do not. */
  stopWords(block: Text): number {
    const { length } = facts(block);
    return length ? this.stopCount(block) / length : 0;
  }
}
