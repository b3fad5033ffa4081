/** Which of a set of expressions match an element's hint: the same names come again and again, on a page and on its site. */

/** Hints and names that are remembered; beyond that all are forgotten. */
const MOST = 20_000;
const SPACE = /\s+/;

/** A string that keeps no page alive, as a slice of its source would. */
const unlinked = (text: string): string => (text.length > 12 ? ` ${text}`.slice(1) : text);

function remember(known: Map<string, number>, key: string, value: number): void {
  if (known.size >= MOST) known.clear();
  known.set(unlinked(key), value);
}

/**
 * Expressions of which none matches across white space, so that a hint matches where one of its names does.
 *
 * @example new HintSet([/^ad$/, /^nav/]).of("col navbar") === 2
 */
export class HintSet {
  readonly #patterns: readonly RegExp[];
  readonly #names = new Map<string, number>();
  readonly #hints = new Map<string, number>();

  /** @throws RangeError where there are more expressions than bits in a number */
  constructor(patterns: readonly RegExp[]) {
    if (patterns.length > 31) throw new RangeError("a set of expressions on hints has room for 31");
    this.#patterns = patterns;
  }

  /** A bit for each expression that matches, the first one's being 1. */
  of(hint: string): number {
    if (hint === "") return 0;
    const known = this.#hints.get(hint);
    if (known !== undefined) return known;
    let bits = 0;
    for (const name of hint.split(SPACE)) bits |= this.#ofName(name);
    remember(this.#hints, hint, bits);
    return bits;
  }

  #ofName(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    let bits = 0;
    for (const [i, pattern] of this.#patterns.entries()) if (pattern.test(name)) bits |= 1 << i;
    remember(this.#names, name, bits);
    return bits;
  }
}
