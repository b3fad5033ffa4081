/** Counts words by their numbers; one tally serves page after page. */
export class Tally {
  #counts = new Int32Array(1 << 12);
  /** The numbers counted, in the order in which they came first. */
  readonly seen: number[] = [];

  clear(): void {
    for (const id of this.seen) this.#counts[id] = 0;
    this.seen.length = 0;
  }

  /** Counts a word once more, and gives how often it has come by now. */
  add(id: number): number {
    if (id >= this.#counts.length) {
      const grown = new Int32Array(id * 2);
      grown.set(this.#counts);
      this.#counts = grown;
    }
    const count = this.#counts[id]! + 1;
    if (count === 1) this.seen.push(id);
    this.#counts[id] = count;
    return count;
  }

  get(id: number): number {
    return this.#counts[id] ?? 0;
  }
}
