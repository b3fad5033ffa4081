/** Arithmetic on columns: a number a line, those of its neighbours, and those of the lines around it. */

/** Lines before the first and after the last for which a column has room: those that stand next to them. */
export const PAD = 3;

/** Lines that the columns have room for at least, and at most once a longer page is done. */
const FEWEST = 256;
const KEPT = 4096;

/** A number a line, with room for more lines than the page has. Single precision: the table was fitted to that. */
export type Column = Float32Array<ArrayBuffer>;

/**
 * The columns of a page, which are those of the next page too: each array costs more than filling it. What a column held
 * before is still there, so whoever takes one writes all lines of the page.
 */
export class Room {
  /** Lines of the page. */
  size = 0;
  #capacity = 0;
  #signals = new Map<string, Column>();
  #others = new Map<string, Column>();
  #sums = new Map<string, Float64Array>();

  /** Gives all columns to another page. */
  begin(size: number): void {
    this.size = size;
    if (size <= this.#capacity && (this.#capacity <= KEPT || size > KEPT)) return;
    this.#capacity = Math.max(FEWEST, 1 << (32 - Math.clz32(size)));
    this.#signals = new Map();
    this.#others = new Map();
    this.#sums = new Map();
  }

  /** The columns of the signals by name, in the order in which they were first asked for; another map for other ones. */
  get signals(): ReadonlyMap<string, Column> {
    return this.#signals;
  }

  #column(among: Map<string, Column>, name: string): Column {
    const known = among.get(name);
    if (known) return known;
    const made = new Float32Array(new ArrayBuffer((this.#capacity + 2 * PAD) * 4), PAD * 4);
    among.set(name, made);
    return made;
  }

  /** The column of a signal. */
  signal(name: string): Column {
    return this.#column(this.#signals, name);
  }

  /** A column that no signal is. */
  other(name: string): Column {
    return this.#column(this.#others, name);
  }

  /**
   * A signal of the lines `d` further on, 3 at most: a view of their column, so it says what that one says, and in its
   * margins what `edge` has written there.
   */
  shifted(name: string, column: Column, d: number): Column {
    const known = this.#signals.get(name);
    if (known) return known;
    const made = new Float32Array(column.buffer, (PAD + d) * 4, this.#capacity);
    this.#signals.set(name, made);
    return made;
  }

  /** What the lines beyond the page's first and last have: there are none. */
  edge(column: Column, none: number): void {
    new Float32Array(column.buffer, 0, PAD).fill(none);
    column.fill(none, this.size, this.size + PAD);
  }

  /** Sums of a column up to each line, so that those of any window are one subtraction; doubles, since they are many. */
  sums(name: string, column: ArrayLike<number>): Float64Array {
    let out = this.#sums.get(name);
    if (!out) {
      out = new Float64Array(this.#capacity + 1);
      this.#sums.set(name, out);
    }
    let sum = 0;
    for (let i = 0; i < this.size; i++) {
      sum += column[i]!;
      out[i + 1] = sum;
    }
    return out;
  }
}

/** Means over each line and `r` lines on either side, of a column's sums. */
export function within(out: Column, size: number, total: Float64Array, r: number): void {
  for (let i = 0; i < size; i++) {
    const from = Math.max(0, i - r);
    const to = Math.min(size, i + r + 1);
    out[i] = (total[to]! - total[from]!) / (to - from);
  }
}

/** The mean of one column's sums over that of another, 1 at least, in the same windows; rounded once. */
export function shareWithin(out: Column, size: number, part: Float64Array, whole: Float64Array, r: number): void {
  for (let i = 0; i < size; i++) {
    const from = Math.max(0, i - r);
    const to = Math.min(size, i + r + 1);
    const count = to - from;
    out[i] = (part[to]! - part[from]!) / count / Math.max(1, (whole[to]! - whole[from]!) / count);
  }
}

/** Steps to the nearest line with a mark, going one way; `far` where there is none nearer. */
export function distance(out: Column, size: number, marks: ArrayLike<number>, step: 1 | -1, far: number): void {
  let last = far;
  for (let k = 0; k < size; k++) {
    const i = step === 1 ? k : size - 1 - k;
    out[i] = last;
    last = marks[i] ? 1 : Math.min(far, last + 1);
  }
}

/** The stretch of lines with the largest sum, of the first `size`: [start, end). */
export function best(values: ArrayLike<number>, size: number): readonly [number, number] {
  let sum = 0;
  let from = 0;
  let most = 0;
  let found: readonly [number, number] = [0, size];
  for (let i = 0; i < size; i++) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += values[i]!;
    if (sum > most) {
      most = sum;
      found = [from, i + 1];
    }
  }
  return found;
}
