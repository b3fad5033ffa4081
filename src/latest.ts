/** What was found of the page at hand, for those who ask again while it is cleaned. */

interface Held {
  forget(): void;
}

const held: Held[] = [];

/** Ends a page: nothing of it is held. */
export function endPage(): void {
  for (const one of held) one.forget();
}

/** Values that are asked for again within a page. */
const KEPT = 4;

/**
 * What is found of an object is found once, as long as few others are asked about meanwhile and the page has not ended.
 *
 * In the place of a WeakMap: in that, V8 collects what is new as if the map held the values. Where a value refers to its
 * page, as most do, the page lives on until old objects are collected.
 */
export class Latest<Key extends object, Value> implements Held {
  readonly #find: (key: Key) => Value;
  readonly #keys: (Key | undefined)[] = new Array(KEPT).fill(undefined);
  readonly #values: (Value | undefined)[] = new Array(KEPT).fill(undefined);
  #next = 0;

  constructor(find: (key: Key) => Value) {
    this.#find = find;
    held.push(this);
  }

  of(key: Key): Value {
    const known = this.#keys.indexOf(key);
    if (known >= 0) return this.#values[known]!;
    const value = this.#find(key);
    this.#keys[this.#next] = key;
    this.#values[this.#next] = value;
    this.#next = (this.#next + 1) % KEPT;
    return value;
  }

  forget(): void {
    this.#keys.fill(undefined);
    this.#values.fill(undefined);
    this.#next = 0;
  }
}
