/**
 * Room that one page after another uses: arrays that are made anew for each page cost more than what is written into
 * them, and those of a long page make V8 collect garbage.
 */

/** A pool is as large as the page that needs most of it, until so many pages in a row need less than a quarter. */
const PATIENCE = 64;

interface Pooled {
  begin(): void;
}

const pools: Pooled[] = [];
/** Pages that are being cleaned: a page that reads options may clean another one. */
let depth = 0;
/** The number of the page at hand: what was taken from pools before holds what it held only while it is the same. */
export let page = 0;

/** What is to be done when a page begins. What it takes from a pool is its own until the next one begins. */
export function atBegin(begin: () => void): void {
  pools.push({ begin });
}

/** Begins a page: what earlier ones have taken from pools is given to it. */
export function beginPools(): void {
  if (depth++ > 0) return;
  page++;
  for (const pool of pools) pool.begin();
}

/** Ends a page. What it has taken stays its own until another begins. */
export function endPools(): void {
  depth--;
}

/** Tells when room that a long page has left is to go. */
export class Patience {
  #waited = 0;

  /**
   * Whether it is to go now.
   *
   * @param need what a page has needed of it
   * @param have how much there is
   */
  ends(need: number, have: number): boolean {
    if (need * 4 >= have) this.#waited = 0;
    else if (++this.#waited >= PATIENCE) {
      this.#waited = 0;
      return true;
    }
    return false;
  }
}

/** Things of one size. */
export class Pool<Thing> {
  readonly #make: () => Thing;
  readonly #most: number;
  readonly #all: Thing[] = [];
  readonly #patience = new Patience();
  #used = 0;

  /**
   * @param make makes one more
   * @param most keeps no more than so many for the next page
   */
  constructor(make: () => Thing, most: number) {
    this.#make = make;
    this.#most = most;
    pools.push(this);
  }

  /** One that nobody else has until the next page begins; it holds what was written into it before. */
  take(): Thing {
    const all = this.#all;
    if (this.#used < all.length) return all[this.#used++]!;
    const made = this.#make();
    if (all.length < this.#most) {
      all.push(made);
      this.#used++;
    }
    return made;
  }

  begin(): void {
    const all = this.#all;
    if (this.#patience.ends(this.#used, all.length)) all.length = Math.ceil(all.length / 2);
    this.#used = 0;
  }
}

/** Numbers that one use after another writes down: the array stays, and grows. */
export class Numbers {
  readonly #patience = new Patience();
  /** Those written down come first. */
  values = new Int32Array(256);
  size = 0;

  /** Begins another list, for which there is room for so many at once. */
  begin(room = 0): void {
    if (this.#patience.ends(Math.max(this.size, room), this.values.length))
      this.values = new Int32Array(Math.max(256, this.values.length >> 1));
    this.size = 0;
    if (room > this.values.length) this.values = new Int32Array(room);
  }

  push(value: number): void {
    if (this.size === this.values.length) {
      const larger = new Int32Array(this.size * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.size++] = value;
  }

  /** A copy of those written down. */
  taken(): Int32Array {
    return this.values.slice(0, this.size);
  }
}
