/** How near a text comes to each of some languages: numbers, as a list of pairs would be more than the text. */

/** Code of a language (ISO 639-3) and its score: 1 for the nearest, less for the others. */
export type Score = readonly [code: string, score: number];

export class Rating {
  readonly #codes: readonly string[];
  /** By language. */
  readonly #distances: Int32Array;
  readonly #least: number;
  readonly #range: number;

  /**
   * @param codes the languages
   * @param distances the text's from each of them, in the same order
   * @param most the distance of a text that has nothing of a language
   */
  constructor(codes: readonly string[], distances: Int32Array, most: number) {
    this.#codes = codes;
    this.#distances = distances;
    let least = distances[0] ?? 0;
    for (let i = 1; i < codes.length; i++) if (distances[i]! < least) least = distances[i]!;
    this.#least = least;
    this.#range = most - least;
  }

  /** Of a text of which no distance tells. */
  static only(code: string): Rating {
    return new Rating([code], new Int32Array(1), 1);
  }

  #score(language: number): number {
    return 1 - (this.#distances[language]! - this.#least) / this.#range || 0;
  }

  /** The nearest language; of several the first. */
  get nearest(): string {
    return this.#codes[this.#distances.indexOf(this.#least)]!;
  }

  /** The score of the nearest of the languages that are wanted, by their codes; 0 for none. */
  of(wanted: readonly string[]): number {
    let best = 0;
    for (const code of wanted) {
      const language = this.#codes.indexOf(code);
      if (language >= 0) best = Math.max(best, this.#score(language));
    }
    return best;
  }

  /** The languages from such a score on, the nearest first; of several as near as each other in their own order. */
  from(least: number): Score[] {
    const found: number[] = [];
    for (let i = 0; i < this.#codes.length; i++) if (this.#score(i) >= least) found.push(i);
    const distance = (i: number): number => this.#distances[i]!;
    return found.sort((a, b) => distance(a) - distance(b)).map((i) => [this.#codes[i]!, this.#score(i)]);
  }
}
