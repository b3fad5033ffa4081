/** How much of an input is taken into memory, and how far compressed data may grow. */
import { InputError } from "./problem.js";

export interface Limits {
  /** Largest page or record, in bytes, after all unpacking. A larger one fails alone. */
  readonly maxBytes: number;
}

const MIB = 2 ** 20;

export const defaultLimits: Limits = { maxBytes: 32 * MIB };

/** How messages name a number of bytes. */
export const sizeText = (bytes: number): string =>
  bytes >= MIB ? `${Math.round((bytes / MIB) * 10) / 10} MiB` : `${bytes} bytes`;

/** That a page or a record is larger than may be. */
export const tooLarge = (maxBytes: number): InputError =>
  new InputError(`holds more than ${sizeText(maxBytes)}; raise --max-bytes if it is a page all the same`, "too-large");
