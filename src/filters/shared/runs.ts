/** Runs of words of texts, to tell how much of one text others say too. By the numbers of words: no run becomes a string. */
import { type Numbered, Pairs } from "../../text.js";

/**
 * The runs of `n` words of some texts. All words have their numbers of one vocabulary. A run is a chain of pairs: its
 * first two words, the number of that pair and the third word, and so on, so the last pair stands for the run alone.
 */
export class Runs {
  readonly #n: number;
  readonly #known: Pairs;
  /** Runs of the text that is being asked about. */
  #own = new Pairs(0);
  #room = 0;

  /**
   * @param n words of a run, at least two
   * @param most words of the texts that will be added, together
   */
  constructor(n: number, most: number) {
    this.#n = n;
    this.#known = new Pairs(most * (n - 1));
  }

  /** Adds those of a text. One of fewer words has none. */
  add({ ids, at, length }: Numbered): void {
    for (let i = 0; i + this.#n <= length; i++) {
      let run = ids[at + i]!;
      // A pair's number stands for the words so far: below nought, so that it is no word's.
      for (let k = 1; k < this.#n; k++) run = -1 - this.#known.add(run, ids[at + i + k]!);
    }
  }

  /** Share of the different runs of a text that are known, 0 to 1; 0 where it has none. */
  share({ ids, at, length }: Numbered): number {
    const n = this.#n;
    if (length > this.#room) {
      this.#room = length * 2;
      this.#own = new Pairs(this.#room * (n - 1));
    }
    const own = this.#own;
    own.clear();
    const known = this.#known;
    let different = 0;
    let shared = 0;
    for (let i = 0; i + n <= length; i++) {
      let run = ids[at + i]!;
      let isNew = false;
      let there = true;
      let found = run;
      for (let k = 1; k < n; k++) {
        const word = ids[at + i + k]!;
        const before = own.size;
        run = -1 - own.add(run, word);
        isNew = own.size > before;
        const next: number = there ? known.find(found, word) : -1;
        there = next >= 0;
        found = -1 - next;
      }
      if (!isNew) continue;
      different++;
      if (there) shared++;
    }
    return different ? shared / different : 0;
  }
}
