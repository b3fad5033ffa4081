/** Pairs of numbers, each numbered by when it came first: open addressing, since strings and maps would cost most. */
export class Pairs {
  size = 0;
  #first: Int32Array;
  #second: Int32Array;
  /** Number plus one, 0 where empty. */
  #slots: Int32Array;

  /** @param most pairs that it must hold */
  constructor(most: number) {
    this.#first = new Int32Array(most);
    this.#second = new Int32Array(most);
    this.#slots = new Int32Array(1 << (33 - Math.clz32(most)));
  }

  clear(): void {
    this.size = 0;
    this.#slots.fill(0);
  }

  #slot(first: number, second: number): number {
    const last = this.#slots.length - 1;
    const mixed = Math.imul(second ^ Math.imul(first, 0x9e3779b1), 0x85ebca6b);
    let at = (mixed ^ (mixed >>> 15)) & last;
    for (let found = this.#slots[at]!; found; found = this.#slots[at]!) {
      if (this.#second[found - 1] === second && this.#first[found - 1] === first) return at;
      at = (at + 1) & last;
    }
    return at;
  }

  /** The number of a pair, -1 where it has none. */
  find(first: number, second: number): number {
    return this.#slots[this.#slot(first, second)]! - 1;
  }

  /** The number of a pair; a new one gets the next. */
  add(first: number, second: number): number {
    const at = this.#slot(first, second);
    const found = this.#slots[at]! - 1;
    if (found >= 0) return found;
    this.#first[this.size] = first;
    this.#second[this.size] = second;
    this.#slots[at] = ++this.size;
    return this.size - 1;
  }

  /** The number in this table of a pair of another. */
  findOf(other: Pairs, number: number): number {
    return this.find(other.#first[number]!, other.#second[number]!);
  }
}
