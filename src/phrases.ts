/** What the phrases of a set of lexicons say of lines of text. */
import type { Topic } from "./lexicons/topics.js";
import { bits, type Found, type Hit, type Notes } from "./phrase-hits.js";
import { PhraseSearch } from "./phrase-search.js";
import type { PhraseTable } from "./phrase-table.js";
import { facts } from "./text.js";
import type { Vocabulary } from "./vocabulary.js";

export { type Hit, maskOf, type Notes } from "./phrase-hits.js";

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
    return this.#lexical(block).hits;
  }

  /** Whether a phrase of one of the topics of a mask (`maskOf`) stands in the text. */
  touches(block: Text, mask: number): boolean {
    return (this.#lexical(block).mask & mask) !== 0;
  }

  /** What is known of a block's text by these phrases, for filters to keep. */
  notes(block: Text): Notes {
    return this.#lexical(block);
  }

  /** The topics of the phrases in the text that mean nothing else, as a mask. */
  solids(block: Text): number {
    return this.#lexical(block).solids;
  }

  /** The topics of the phrases in the text, as a mask. */
  topics(block: Text): number {
    return this.#lexical(block).mask;
  }

  /** What these phrases have said of a block's text; asked again and again, so it is kept with the text's facts. */
  #lexical(block: Text): Found {
    const known = facts(block);
    if (known.by !== this.#search) this.#search.read(block.text, known);
    return known;
  }

  /** The longest phrase of a topic that the text opens with. */
  opening(block: Text, wanted: Wanted): Hit | undefined {
    const { hits, mask } = this.#lexical(block);
    const bit = bitsOf(wanted);
    if (!(mask & bit)) return undefined;
    for (const hit of hits) {
      if (hit.from > 0) return undefined;
      if (hit.bit & bit) return hit;
    }
    return undefined;
  }

  /** The longest phrase of a topic that the text closes with. */
  closing(block: Text, wanted: Wanted): Hit | undefined {
    const { hits, mask } = this.#lexical(block);
    const bit = bitsOf(wanted);
    if (!(mask & bit)) return undefined;
    const last = facts(block).length;
    for (const hit of hits) if (hit.to === last && hit.bit & bit) return hit;
    return undefined;
  }

  /** The phrase of a topic that is the whole text, punctuation aside. */
  whole(block: Text, wanted: Wanted): Hit | undefined {
    const { hits, mask } = this.#lexical(block);
    const bit = bitsOf(wanted);
    if (!(mask & bit)) return undefined;
    const last = facts(block).length;
    for (const hit of hits) {
      if (hit.from > 0) return undefined;
      if (hit.to === last && hit.bit & bit) return hit;
    }
    return undefined;
  }

  /** The first phrase of a topic found anywhere in the text. */
  find(block: Text, wanted: Wanted): Hit | undefined {
    const { hits, mask } = this.#lexical(block);
    const bit = bitsOf(wanted);
    if (!(mask & bit)) return undefined;
    for (const hit of hits) if (hit.bit & bit) return hit;
    return undefined;
  }

  /** Share of the text's words, 0 to 1, that phrases of the topics cover. */
  coverage(block: Text, wanted: Wanted): number {
    const { hits, mask } = this.#lexical(block);
    const bit = bitsOf(wanted);
    if (!(mask & bit)) return 0;
    let covered = 0;
    let reach = 0;
    for (const hit of hits) {
      if (hit.to <= reach || !(hit.bit & bit)) continue;
      covered += hit.to - Math.max(hit.from, reach);
      reach = hit.to;
    }
    return covered / facts(block).length;
  }

  /** Whether a word of a vocabulary, by its number, is a function word. */
  isStopWord(vocabulary: Vocabulary, id: number): boolean {
    return this.#search.isStopWord(vocabulary, id);
  }

  /** Share of the text's words, 0 to 1, that are function words: prose has them, lists of names do not. */
  stopWords(block: Text): number {
    const { length } = facts(block);
    return length ? this.#lexical(block).stops / length : 0;
  }
}
