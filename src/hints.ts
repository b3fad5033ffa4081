/** Which of a set of expressions match an element's hint: the same names come again and again, on a page and on its site. */
import { codeAt } from "./code-at.js";
import { step, TextTable } from "./text-table.js";

/** Names that are remembered: mostly of some ten letters, so this is about 3 MB. */
const MOST = 50_000;
const SPACE = /\s+/;

/**
 * Expressions of which none matches across white space, so that a hint matches where one of its names does. Each name
 * is asked about once.
 *
 * @example new HintSet([/^ad$/, /^nav/]).of("col navbar") === 2
 */
export class HintSet {
  readonly #patterns: readonly RegExp[];
  readonly #names = new TextTable(MOST);

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
        const code = codeAt(hint, at);
        if (code <= 32) break;
        // White space of other kinds parts names, too, and is rare.
        if (code > 127) return this.#split(hint);
        hash = step(hash, code);
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

  #ofName(hint: string, start: number, end: number, hash: number): number {
    const known = this.#names.get(hint, start, end, hash);
    if (known >= 0) return known;
    const bits = this.#ask(hint.slice(start, end));
    this.#names.set(hint, start, end, hash, bits);
    return bits;
  }

  #ask(name: string): number {
    let bits = 0;
    for (let i = 0; i < this.#patterns.length; i++) if (this.#patterns[i]!.test(name)) bits |= 1 << i;
    return bits;
  }
}
