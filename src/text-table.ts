/** What is known of texts of ASCII, by their letters: looked up where they stand, without making a string of them. */

/** A slot of the table: hash, where the text's letters stand in the pool, how many, and what is known of it. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;

/** Hash of a text, letter by letter: `hash = step(hash, code)` from 0 on; letters in small where case says nothing. */
export const step = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** Mixed, since the low bits of the plain hash are those of the last letters. */
export function mixed(hash: number): number {
  const more = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return more ^ (more >>> 13);
}

/** A string that keeps no other alive: a part of a text is a view of all of it, so what is kept must be a copy. */
export const unlinked = (text: string): string => (text.length > 12 ? ` ${text}`.slice(1) : text);

/** A pool of which `filled` bytes are taken, with room for more: the same one, or a larger copy. */
export function roomy(pool: Uint8Array<ArrayBuffer>, filled: number, more: number): Uint8Array<ArrayBuffer> {
  if (filled + more <= pool.length) return pool;
  const larger = new Uint8Array(Math.max(pool.length * 2, filled + more));
  larger.set(pool);
  return larger;
}

/** Texts that are not empty, each with a number: 31 bits, not below nought. */
export class TextTable {
  readonly #most: number;
  #slots = new Int32Array(SLOT << 8);
  #pool = new Uint8Array(1 << 12);
  #filled = 0;
  #size = 0;

  /** @param most texts that are remembered; beyond that all are forgotten */
  constructor(most: number) {
    this.#most = most;
  }

  /** The number of the text at [start, end) of a source, whose plain hash is given; -1 where it is not known. */
  get(source: string, start: number, end: number, hash: number): number {
    const own = mixed(hash);
    const length = end - start;
    const slots = this.#slots;
    const pool = this.#pool;
    const last = slots.length - 1;
    for (let at = (own << SLOT_BITS) & last; slots[at + 2]; at = (at + SLOT) & last) {
      if (slots[at] !== own || slots[at + 2] !== length) continue;
      const from = slots[at + 1]!;
      let i = 0;
      while (i < length && pool[from + i] === source.charCodeAt(start + i)) i++;
      if (i === length) return slots[at + 3]!;
    }
    return -1;
  }

  /**
   * Remembers a text that is not known.
   *
   * @returns whether all others were forgotten for it
   */
  set(source: string, start: number, end: number, hash: number, value: number): boolean {
    const full = this.#size >= this.#most;
    if (full) {
      this.#slots.fill(0);
      this.#size = this.#filled = 0;
    }
    if (++this.#size * 2 * SLOT > this.#slots.length) this.#grow();
    this.#pool = roomy(this.#pool, this.#filled, end - start);
    const slots = this.#slots;
    const last = slots.length - 1;
    const own = mixed(hash);
    let at = (own << SLOT_BITS) & last;
    while (slots[at + 2]) at = (at + SLOT) & last;
    slots[at] = own;
    slots[at + 1] = this.#filled;
    slots[at + 2] = end - start;
    slots[at + 3] = value;
    for (let i = start; i < end; i++) this.#pool[this.#filled++] = source.charCodeAt(i);
    return full;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const last = slots.length - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (!old[from + 2]) continue;
      let at = (old[from]! << SLOT_BITS) & last;
      while (slots[at + 2]) at = (at + SLOT) & last;
      slots.set(old.subarray(from, from + SLOT), at);
    }
    this.#slots = slots;
  }
}
