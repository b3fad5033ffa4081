/** Pairs of numbers, each numbered by when it came first: open addressing, since strings and maps would cost most. */
/** A slot of the table: number plus one (0 where empty), and the pair, side by side, since memory is what it waits for. */
const SLOT_BITS = 2;

/** Numbers in the table for so many pairs. */
const slotsFor = (most: number): number => 1 << (33 - Math.clz32(most) + SLOT_BITS);

/** Numbers pairs. */
export class Pairs {
  size = 0;
  #first: Int32Array;
  #second: Int32Array;
  #slots: Int32Array;
  /** The slot of each pair. */
  #places: Int32Array;

  /** @param most pairs that it must hold */
  constructor(most: number) {
    this.#first = new Int32Array(most);
    this.#second = new Int32Array(most);
    this.#places = new Int32Array(most);
    this.#slots = new Int32Array(slotsFor(most));
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.#slots[this.#places[i]!] = 0;
    this.size = 0;
  }

  #slot(first: number, second: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    const mixed = Math.imul(second ^ Math.imul(first, 0x9e3779b1), 0x85ebca6b);
    let at = ((mixed ^ (mixed >>> 15)) << SLOT_BITS) & last;
    while (slots[at] && (slots[at + 1] !== first || slots[at + 2] !== second)) at = (at + (1 << SLOT_BITS)) & last;
    return at;
  }

  /** The number of a pair, -1 where it has none. */
  find(first: number, second: number): number {
    return this.#slots[this.#slot(first, second)]! - 1;
  }

  /** The number of a pair; a new one gets the next. */
  add(first: number, second: number): number {
    const slots = this.#slots;
    const at = this.#slot(first, second);
    if (slots[at]) return slots[at]! - 1;
    this.#first[this.size] = first;
    this.#second[this.size] = second;
    this.#places[this.size] = at;
    slots[at] = ++this.size;
    slots[at + 1] = first;
    slots[at + 2] = second;
    return this.size - 1;
  }

  /** The two numbers of a pair, by its own. */
  firstOf(number: number): number {
    return this.#first[number]!;
  }

  secondOf(number: number): number {
    return this.#second[number]!;
  }

  /** The number in this table of a pair of another. */
  findOf(other: Pairs, number: number): number {
    return this.find(other.#first[number]!, other.#second[number]!);
  }

  /** The table as numbers, for `Pairs.read`: how many it may hold, and the slot, first and second of each pair. */
  print(): Int32Array {
    const all = [this.#places, this.#first, this.#second].flatMap((list) => [...list.subarray(0, this.size)]);
    return Int32Array.from([this.#places.length, ...all]);
  }

  /** The table that was printed, on the numbers themselves: there is no room for more pairs. */
  static read(numbers: Int32Array): Pairs {
    const pairs = new Pairs(0);
    const size = (numbers.length - 1) / 3;
    const places = numbers.subarray(1, 1 + size);
    const first = numbers.subarray(1 + size, 1 + 2 * size);
    const second = numbers.subarray(1 + 2 * size);
    const slots = new Int32Array(slotsFor(numbers[0]!));
    for (let i = 0; i < size; i++) {
      const at = places[i]!;
      slots[at] = i + 1;
      slots[at + 1] = first[i]!;
      slots[at + 2] = second[i]!;
    }
    pairs.size = size;
    [pairs.#places, pairs.#first, pairs.#second, pairs.#slots] = [places, first, second, slots];
    return pairs;
  }
}
