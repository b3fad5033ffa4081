/** Words that are not of ASCII, by how they are written: looked up where they stand, without making a string of them. */
import { mixed, step } from "./text-table.js";

/** What is known of a word, as places in its fields. */
export const WRITTEN = {
  /** The number of its folded form, -1 where nothing is left of it. */
  id: 3,
  /** Apostrophes before and after it. */
  lead: 4,
  trail: 5,
  /** Digits and letters of its folded form. */
  digits: 6,
  letters: 7,
} as const;

/** A slot of the table: where its units stand in the pool plus one (0 where empty), how many, hash, and what is known. */
const SLOT_BITS = 3;
const SLOT = 1 << SLOT_BITS;
/** Longer words are not kept: they hardly come again. */
const LONGEST = 64;

/** A pool of which `filled` units are taken, with room for more: the same one, or a larger copy. */
export function roomierUnits(pool: Uint16Array<ArrayBuffer>, filled: number, more: number): Uint16Array<ArrayBuffer> {
  if (filled + more <= pool.length) return pool;
  const larger = new Uint16Array(Math.max(pool.length * 2, filled + more));
  larger.set(pool);
  return larger;
}

const hashOf = (codes: Uint16Array, start: number, end: number): number => {
  let hash = 0;
  for (let i = start; i < end; i++) hash = step(hash, codes[i]!);
  return mixed(hash);
};

export class WrittenWords {
  /** The slots, and after them one for a word that is not kept. */
  fields = new Int32Array(SLOT * ((1 << 8) + 1));
  #used = 0;
  #pool = new Uint16Array(1 << 10);
  #filled = 0;

  /** Where in `fields` the units at [start, end) have their slot, -1 where they have none. */
  find(codes: Uint16Array, start: number, end: number): number {
    const length = end - start;
    if (length > LONGEST) return -1;
    const at = this.#slot(codes, start, end, hashOf(codes, start, end));
    return this.fields[at] ? at : -1;
  }

  #slot(codes: Uint16Array, start: number, end: number, hash: number): number {
    const slots = this.fields;
    const pool = this.#pool;
    const length = end - start;
    const last = slots.length - SLOT - 1;
    let at = (hash << SLOT_BITS) & last;
    for (let place = slots[at]!; place; place = slots[at]!) {
      if (slots[at + 2] === hash && slots[at + 1] === length) {
        let i = 0;
        while (i < length && pool[place - 1 + i] === codes[start + i]) i++;
        if (i === length) return at;
      }
      at = (at + SLOT) & last;
    }
    return at;
  }

  /** A slot for units that have none: whoever enters them writes down what is known of them. */
  enter(codes: Uint16Array, start: number, end: number): number {
    const length = end - start;
    if (length > LONGEST) return this.fields.length - SLOT;
    if (++this.#used * 2 * SLOT > this.fields.length - SLOT) this.#grow();
    const hash = hashOf(codes, start, end);
    const at = this.#slot(codes, start, end, hash);
    this.#pool = roomierUnits(this.#pool, this.#filled, length);
    this.fields[at] = this.#filled + 1;
    this.fields[at + 1] = length;
    this.fields[at + 2] = hash;
    for (let i = start; i < end; i++) this.#pool[this.#filled++] = codes[i]!;
    return at;
  }

  #grow(): void {
    const old = this.fields;
    const size = old.length - SLOT;
    const slots = new Int32Array(size * 2 + SLOT);
    const last = size * 2 - 1;
    for (let from = 0; from < size; from += SLOT) {
      if (!old[from]) continue;
      let at = (old[from + 2]! << SLOT_BITS) & last;
      while (slots[at]) at = (at + SLOT) & last;
      for (let i = 0; i < SLOT; i++) slots[at + i] = old[from + i]!;
    }
    this.fields = slots;
  }
}
