/** The attributes of a start tag, as far as the parser asks for them: noted where they stand, read when asked for. */
import { attributeValue } from "./entities.js";
import { AT, attributeNames, small } from "./known-tags.js";
import type { Source } from "./source.js";

/** Room for names of up to 15 letters. */
const LENGTHS = 16;
/** The attributes that the parser reads, by first letter and length. */
const table: (readonly number[] | undefined)[] = new Array(26 * LENGTHS).fill(undefined);
for (const [id, name] of attributeNames.entries()) {
  const slot = (name.charCodeAt(0) - 97) * LENGTHS + name.length;
  table[slot] = [...(table[slot] ?? []), id];
}

/** Which of the attributes is named at [start, end) of a source, whatever the case; -1 for one that nobody asks for. */
function attributeAt(source: string, start: number, end: number): number {
  const length = end - start;
  const first = small(source.charCodeAt(start)) - 97;
  if (length >= LENGTHS || first < 0 || first > 25) return -1;
  const ids = table[first * LENGTHS + length];
  if (ids === undefined) return -1;
  next: for (const id of ids) {
    const name = attributeNames[id]!;
    for (let i = 1; i < length; i++) if (small(source.charCodeAt(start + i)) !== name.charCodeAt(i)) continue next;
    return id;
  }
  return -1;
}

/** One object serves for all tags of a page: `clear` begins the next. */
export class Attributes {
  /** How many of the tag's attributes are among those that are asked for. */
  size = 0;
  readonly #source: Source;
  readonly #units: string;
  readonly #alt: boolean;
  /** The ids of those, in the order of the tag. */
  readonly #ids = new Int32Array(attributeNames.length);
  readonly #here = new Uint8Array(attributeNames.length);
  readonly #starts = new Int32Array(attributeNames.length);
  readonly #ends = new Int32Array(attributeNames.length);
  readonly #texts: (string | undefined)[] = new Array(attributeNames.length).fill(undefined);

  /** @param alt whether texts of pictures are asked for, too */
  constructor(source: Source, alt: boolean) {
    this.#source = source;
    this.#units = source.units;
    this.#alt = alt;
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) {
      this.#here[this.#ids[i]!] = 0;
      this.#texts[this.#ids[i]!] = undefined;
    }
    this.size = 0;
  }

  /** Notes an attribute by where its name and its value stand; of two of one name the first counts. */
  add(nameStart: number, nameEnd: number, start: number, end: number): void {
    const id = attributeAt(this.#units, nameStart, nameEnd);
    if (id < 0 || this.#here[id] || (id === AT.alt && !this.#alt)) return;
    this.#ids[this.size++] = id;
    this.#here[id] = 1;
    this.#starts[id] = start;
    this.#ends[id] = end;
  }

  /** Which of the first `count` attributes is the only one there; -1 for none or several. */
  onlyOf(count: number): number {
    let only = -1;
    for (let i = 0; i < this.size; i++) {
      if (this.#ids[i]! >= count) continue;
      if (only >= 0) return -1;
      only = this.#ids[i]!;
    }
    return only;
  }

  /** Where the value stands in the source. */
  start(id: number): number {
    return this.#starts[id]!;
  }

  end(id: number): number {
    return this.#ends[id]!;
  }

  has(id: number): boolean {
    return this.#here[id] === 1;
  }

  /** The value, character references decoded; empty for an attribute without one, undefined where there is none. */
  get(id: number): string | undefined {
    if (!this.#here[id]) return undefined;
    this.#texts[id] ??= attributeValue(this.#source, this.#starts[id]!, this.#ends[id]!);
    return this.#texts[id];
  }
}
