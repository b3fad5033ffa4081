/** Which of a set of expressions match an element's hint: the same names come again and again, on a page and on its site. */

/** Hints, and names, of a generation that is remembered. */
const MOST = 20_000;
const SPACE = /\s+/;

/** A string that keeps no page alive, as a slice of its source would. */
const unlinked = (text: string): string => (text.length > 12 ? ` ${text}`.slice(1) : text);

/** What is known by text, in two generations: when the younger is full, what nobody asked for since is forgotten. */
class Memory {
  #young = new Map<string, number>();
  #old = new Map<string, number>();

  get(key: string): number | undefined {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const before = this.#old.get(key);
    if (before !== undefined) this.set(key, before);
    return before;
  }

  set(key: string, value: number): void {
    if (this.#young.size >= MOST) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(unlinked(key), value);
  }
}

/**
 * Expressions of which none matches across white space, so that a hint matches where one of its names does.
 *
 * @example new HintSet([/^ad$/, /^nav/]).of("col navbar") === 2
 */
export class HintSet {
  readonly #patterns: readonly RegExp[];
  readonly #names = new Memory();
  readonly #hints = new Memory();

  /** @throws RangeError where there are more expressions than bits in a number */
  constructor(patterns: readonly RegExp[]) {
    if (patterns.length > 31) throw new RangeError("a set of expressions on hints has room for 31");
    this.#patterns = patterns;
  }

  /** A bit for each expression that matches, the first one's being 1. */
  of(hint: string): number {
    if (hint === "") return 0;
    if (!SPACE.test(hint)) return this.#ofName(hint);
    const known = this.#hints.get(hint);
    if (known !== undefined) return known;
    let bits = 0;
    for (const name of hint.split(SPACE)) bits |= this.#ofName(name);
    this.#hints.set(hint, bits);
    return bits;
  }

  #ofName(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    let bits = 0;
    for (let i = 0; i < this.#patterns.length; i++) {
      const pattern = this.#patterns[i]!;
      if (pattern.test(name)) bits |= 1 << i;
    }
    this.#names.set(name, bits);
    return bits;
  }
}
