/** Which of a set of expressions match an element's hint: the same names come again and again, on a page and on its site. */

/** Names that are remembered; beyond that all are forgotten. Mostly of some ten letters, so this is about 3 MB. */
const MOST = 50_000;
const SPACE = /\s+/;
/** A slot of the table: hash, where the name's letters stand in the pool, how many (0 for an empty slot), its bits. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;

/**
 * Expressions of which none matches across white space, so that a hint matches where one of its names does. Each name
 * is asked about once, then looked up by its letters: no string is made of it.
 *
 * @example new HintSet([/^ad$/, /^nav/]).of("col navbar") === 2
 */
export class HintSet {
  readonly #patterns: readonly RegExp[];
  #slots = new Int32Array(SLOT << 10);
  #pool = new Uint8Array(1 << 14);
  #filled = 0;
  #names = 0;

  /** @throws RangeError where there are more expressions than bits in a number */
  constructor(patterns: readonly RegExp[]) {
    if (patterns.length > 31) throw new RangeError("a set of expressions on hints has room for 31");
    this.#patterns = patterns;
  }

  /** A bit for each expression that matches, the first one's being 1. */
  of(hint: string): number {
    let bits = 0;
    const size = hint.length;
    for (let at = 0; at < size; ) {
      const start = at;
      let hash = 0;
      for (; at < size; at++) {
        const code = hint.charCodeAt(at);
        if (code <= 32) break;
        // White space of other kinds parts names, too, and is rare.
        if (code > 127) return this.#split(hint);
        hash = (Math.imul(hash, 31) + code) | 0;
      }
      if (at > start) bits |= this.#ofName(hint, start, at, hash);
      at++;
    }
    return bits;
  }

  #split(hint: string): number {
    let bits = 0;
    for (const name of hint.split(SPACE)) bits |= this.#ask(name);
    return bits;
  }

  #ask(name: string): number {
    let bits = 0;
    for (let i = 0; i < this.#patterns.length; i++) if (this.#patterns[i]!.test(name)) bits |= 1 << i;
    return bits;
  }

  #ofName(hint: string, start: number, end: number, plain: number): number {
    const length = end - start;
    // Mixed, since the low bits of the plain hash are those of the last letters.
    const mixed = Math.imul(plain ^ (plain >>> 15), 0x2c1b3c6d);
    const hash = mixed ^ (mixed >>> 13);
    const slots = this.#slots;
    const pool = this.#pool;
    const last = slots.length - 1;
    let at = (hash << SLOT_BITS) & last;
    for (; slots[at + 2]; at = (at + SLOT) & last) {
      if (slots[at] !== hash || slots[at + 2] !== length) continue;
      const from = slots[at + 1]!;
      let i = 0;
      while (i < length && pool[from + i] === hint.charCodeAt(start + i)) i++;
      if (i === length) return slots[at + 3]!;
    }
    const bits = this.#ask(hint.slice(start, end));
    this.#enter(hint, start, end, hash, bits);
    return bits;
  }

  #enter(hint: string, start: number, end: number, hash: number, bits: number): void {
    if (this.#names >= MOST) {
      this.#slots.fill(0);
      this.#names = this.#filled = 0;
    }
    if (++this.#names * 2 * SLOT > this.#slots.length) this.#grow();
    if (this.#filled + end - start > this.#pool.length) {
      const pool = new Uint8Array(Math.max(this.#pool.length * 2, this.#filled + end - start));
      pool.set(this.#pool);
      this.#pool = pool;
    }
    const slots = this.#slots;
    const last = slots.length - 1;
    let at = (hash << SLOT_BITS) & last;
    while (slots[at + 2]) at = (at + SLOT) & last;
    slots[at] = hash;
    slots[at + 1] = this.#filled;
    slots[at + 2] = end - start;
    slots[at + 3] = bits;
    for (let i = start; i < end; i++) this.#pool[this.#filled++] = hint.charCodeAt(i);
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
