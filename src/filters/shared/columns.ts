/** Arithmetic on columns: a number a line, those of its neighbours, and those of the lines around it. */

/** Columns of a page cut from few arrays, since each array costs more than filling it. */
export class Room {
  #room = new Float64Array(0);
  #taken = 0;

  /** A column of noughts. */
  take(size: number): Float64Array {
    if (this.#taken + size > this.#room.length) {
      this.#room = new Float64Array(Math.max(size * COLUMNS, 1024));
      this.#taken = 0;
    }
    const out = this.#room.subarray(this.#taken, this.#taken + size);
    this.#taken += size;
    return out;
  }
}
/** Columns that one array has room for. */
const COLUMNS = 64;

/** Sums of a column up to each line, so that those of any window are one subtraction. */
export function sums(room: Room, column: ArrayLike<number>): Float64Array {
  const out = room.take(column.length + 1);
  for (let i = 0; i < column.length; i++) out[i + 1] = out[i]! + column[i]!;
  return out;
}

/** The values of the lines `d` further on; `none` where the page has no such line. */
export function shifted(room: Room, column: Float64Array, d: number, none: number): Float64Array {
  const size = column.length;
  const out = room.take(size).fill(none);
  for (let i = Math.max(0, -d); i < Math.min(size, size - d); i++) out[i] = column[i + d]!;
  return out;
}

/** Means over each line and `r` lines on either side, of a column's sums. */
export function within(room: Room, total: Float64Array, r: number): Float64Array {
  const size = total.length - 1;
  const out = room.take(size);
  for (let i = 0; i < size; i++) {
    const from = Math.max(0, i - r);
    const to = Math.min(size, i + r + 1);
    out[i] = (total[to]! - total[from]!) / (to - from);
  }
  return out;
}

/** Steps to the nearest line with a mark, going one way; `far` where there is none nearer. */
export function distance(room: Room, marks: ArrayLike<number>, step: 1 | -1, far: number): Float64Array {
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
