/** Arithmetic on columns: a number a line, those of its neighbours, and those of the lines around it. */

/** Lines before the first and after the last for which a column has room: those that stand next to them. */
const PAD = 3;

/** Bytes that a room keeps for the next page. */
const KEPT = 1 << 21;

/** Columns of a page cut from one piece of memory, since each array costs more than filling it. */
export class Room {
  #memory = new ArrayBuffer(0);
  #taken = 0;

  /** Gives all columns back: those taken before are written over. */
  clear(): void {
    this.#taken = 0;
    if (this.#memory.byteLength > KEPT) this.#memory = new ArrayBuffer(0);
  }

  /** Where so many bytes are free; a new piece of memory where these are too many for the last. */
  #free(bytes: number, size: number): number {
    if (this.#taken + bytes > this.#memory.byteLength) {
      this.#memory = new ArrayBuffer(Math.max(bytes, size * COLUMNS * 4, 4096));
      this.#taken = 0;
    }
    const at = this.#taken;
    this.#taken += (bytes + 7) & ~7;
    return at;
  }

  /** A column of noughts. Single precision: the table of weights was fitted to that. */
  take(size: number): Column {
    const bytes = (size + 2 * PAD) * 4;
    const at = this.#free(bytes, size);
    new Uint8Array(this.#memory, at, bytes).fill(0);
    return new Float32Array(this.#memory, at + PAD * 4, size);
  }

  /** Noughts for sums, which lose too much in single precision. */
  takeSums(size: number): Float64Array {
    const at = this.#free(size * 8, size);
    return new Float64Array(this.#memory, at, size).fill(0);
  }
}
/** Columns that one piece of memory has room for. */
const COLUMNS = 128;

/** A number a line. */
export type Column = Float32Array<ArrayBuffer>;

/** Sums of a column up to each line, so that those of any window are one subtraction. */
export function sums(room: Room, column: ArrayLike<number>): Float64Array {
  const out = room.takeSums(column.length + 1);
  for (let i = 0; i < column.length; i++) out[i + 1] = out[i]! + column[i]!;
  return out;
}

/**
 * The values of the lines `d` further on, 3 at most; `none` where the page has no such line. A view of the column, in
 * whose margins `none` is written.
 */
export function shifted(column: Column, d: number, none: number): Column {
  const { buffer, byteOffset, length } = column;
  new Float32Array(buffer, byteOffset - PAD * 4, PAD).fill(none);
  new Float32Array(buffer, byteOffset + length * 4, PAD).fill(none);
  return new Float32Array(buffer, byteOffset + d * 4, length);
}

/** Means over each line and `r` lines on either side, of a column's sums. */
export function within(room: Room, total: Float64Array, r: number): Column {
  const size = total.length - 1;
  const out = room.take(size);
  for (let i = 0; i < size; i++) {
    const from = Math.max(0, i - r);
    const to = Math.min(size, i + r + 1);
    out[i] = (total[to]! - total[from]!) / (to - from);
  }
  return out;
}

/** The mean of one column's sums over that of another, 1 at least, in the same windows; rounded once. */
export function shareWithin(room: Room, part: Float64Array, whole: Float64Array, r: number): Column {
  const size = part.length - 1;
  const out = room.take(size);
  for (let i = 0; i < size; i++) {
    const from = Math.max(0, i - r);
    const to = Math.min(size, i + r + 1);
    const count = to - from;
    out[i] = (part[to]! - part[from]!) / count / Math.max(1, (whole[to]! - whole[from]!) / count);
  }
  return out;
}

/** Steps to the nearest line with a mark, going one way; `far` where there is none nearer. */
export function distance(room: Room, marks: ArrayLike<number>, step: 1 | -1, far: number): Column {
  const size = marks.length;
  const out = room.take(size);
  let last = far;
  for (let k = 0; k < size; k++) {
    const i = step === 1 ? k : size - 1 - k;
    out[i] = last;
    last = marks[i] ? 1 : Math.min(far, last + 1);
  }
  return out;
}

/** The stretch of lines with the largest sum: [start, end). */
export function best(values: ArrayLike<number>): readonly [number, number] {
  let sum = 0;
  let from = 0;
  let most = 0;
  let found: readonly [number, number] = [0, values.length];
  for (let i = 0; i < values.length; i++) {
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
