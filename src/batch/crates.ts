/**
 * What batches travel to threads in: memory that both sides see. A batch sent by itself would be copied twice, and each
 * copy would wait for a collector that is in no hurry.
 */
import type { Task } from "../io/task.js";

/** The smallest crate, in bytes: as large as a batch mostly is. Others are a power of two as large. */
const SMALLEST = 2 ** 18;
/** Bytes that idle crates may hold together. */
const IDLE = 2 ** 23;

/** A batch in its crate. */
export interface Packed {
  readonly crate: SharedArrayBuffer;
  /** The tasks, their bytes in the crate. */
  readonly tasks: readonly Omit<Task, "row">[];
}

/** Crates are used again and again. */
export class Crates {
  readonly #idle: SharedArrayBuffer[] = [];

  /** Packs a batch; `giveBack` its crate when no thread reads it any more. */
  pack(tasks: readonly Task[]): Packed {
    let size = 0;
    for (const { bytes } of tasks) size += bytes.length;
    const crate = this.#take(size);
    let at = 0;
    const packed = tasks.map(({ row: _, ...task }) => {
      const bytes = new Uint8Array(crate, at, task.bytes.length);
      bytes.set(task.bytes);
      at += bytes.length;
      return { ...task, bytes };
    });
    return { crate, tasks: packed };
  }

  giveBack(crate: SharedArrayBuffer): void {
    const held = this.#idle.reduce((sum, { byteLength }) => sum + byteLength, crate.byteLength);
    if (held <= IDLE) this.#idle.push(crate);
  }

  #take(size: number): SharedArrayBuffer {
    const fits = this.#idle.findIndex(({ byteLength }) => byteLength >= size);
    if (fits >= 0) return this.#idle.splice(fits, 1)[0]!;
    let length = SMALLEST;
    while (length < size) length *= 2;
    return new SharedArrayBuffer(length);
  }
}
