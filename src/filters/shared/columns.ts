/** Arithmetic on columns: a number a line, those of its neighbours, and those of the lines around it. */

/** Lines before the first and after the last for which a column has room: those that stand next to them. */
export const PAD = 3;

/** Lines that the columns have room for at least, and at most once a longer page is done. */
const FEWEST = 256;
const KEPT = 4096;

/** A number a line, with room for more lines than the page has. Single precision: the table was fitted to that. */
export type Column = Float32Array<ArrayBuffer>;

/** A column for so many lines, and for those next to them. */
export const columnOf = (lines: number): Column => new Float32Array(new ArrayBuffer((lines + 2 * PAD) * 4), PAD * 4);

/**
 * Works out a signal of the lines from one on up to another: `out[0]` is of the first of them. For those that are known
 * at once from sums of the page: they are asked for some lines at a time, since to keep them all would take five times
 * the room of all others.
 */
export type Measure = (out: Column, from: number, to: number) => void;

/**
 * The columns of a page, which are those of the next page too: each array costs more than filling it. What a column held
 * before is still there, so whoever takes one writes all lines of the page.
 */
export class Room {
  /** Lines of the page. */
  size = 0;
  #capacity = 0;
  #signals = new Map<string, Column>();
  #measured = new Map<string, Measure>();
  #others = new Map<string, Column>();
  #sums = new Map<string, Float64Array>();

  /**
   * Gives all columns to another page.
   *
   * @returns whether they are new ones
   */
  begin(size: number): boolean {
    this.size = size;
    if (size <= this.#capacity && (this.#capacity <= KEPT || size > KEPT)) return false;
    // A long page is seldom followed by one that is longer still.
    this.#capacity = size > KEPT ? size : Math.max(FEWEST, 1 << (32 - Math.clz32(size)));
    this.#signals = new Map();
    this.#measured = new Map();
    this.#others = new Map();
    this.#sums = new Map();
    return true;
  }

  /** The columns of the signals by name, in the order in which they were first asked for; another map for other ones. */
  get signals(): ReadonlyMap<string, Column> {
    return this.#signals;
  }

  /** The signals that have no columns. */
  get measured(): ReadonlyMap<string, Measure> {
    return this.#measured;
  }

  #column(among: Map<string, Column>, name: string): Column {
    const known = among.get(name);
    if (known) return known;
    const made = columnOf(this.#capacity);
    among.set(name, made);
    return made;
  }

  /** The column of a signal. */
  signal(name: string): Column {
    return this.#column(this.#signals, name);
  }

  /** A signal that has no column, of this page and those to come. */
  measure(name: string, measure: Measure): void {
    this.#measured.set(name, measure);
  }

  /** A column that no signal is. */
  other(name: string): Column {
    return this.#column(this.#others, name);
  }

  /**
   * A signal of the lines `d` further on, 3 at most: a view of their column, so it says what that one says, and in its
   * margins what `edge` has written there.
   */
  shifted(name: string, column: Column, d: number): void {
    this.#signals.set(name, new Float32Array(column.buffer, (PAD + d) * 4, this.#capacity));
  }

  /** What the lines beyond the page's first and last have: there are none. */
  edge(column: Column, none: number): void {
    new Float32Array(column.buffer, 0, PAD).fill(none);
    column.fill(none, this.size, this.size + PAD);
  }

  /** Room for the sums of a column up to each line, so that those of any window are one subtraction; doubles, since they are many. */
  sums(name: string): Float64Array {
    const known = this.#sums.get(name);
    if (known) return known;
    const made = new Float64Array(this.#capacity + 1);
    this.#sums.set(name, made);
    return made;
  }

  /** Sums up a column of the page. */
  sum(name: string, column: ArrayLike<number>): Float64Array {
    const out = this.sums(name);
    let sum = 0;
    for (let i = 0; i < this.size; i++) {
      sum += column[i]!;
      out[i + 1] = sum;
    }
    return out;
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
  let start = 0;
  let end = size;
  for (let i = 0; i < size; i++) {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += values[i]!;
    if (sum > most) {
      most = sum;
      start = from;
      end = i + 1;
    }
  }
  return [start, end];
}
