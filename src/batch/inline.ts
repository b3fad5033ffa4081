/** Cleans records in the main thread: a time limit holds there, but a want of memory would end the run. */
import type { Task } from "../io/task.js";
import { growSlowly, heapLimit, unoptimised, Young } from "./flags.js";
import { limited } from "./limit.js";
import { type Outcome, type Setup, tooSlow, work } from "./work.js";

export interface InlineOptions {
  /** Milliseconds that a record may take. */
  readonly timeout: number;
  /** There is one input and no directory: where it is a page, none comes after it. */
  readonly single: boolean;
}

/** Milliseconds that the first record may take longer, as lexicons and code are loaded with it. */
const LOADING = 1000;
/** Bytes of an only page that is cleaned before optimised code would pay. */
const QUICK = 2 ** 16;
/** Bytes after which it is a stream that is cleaned. */
const STREAM = 2 ** 20;
/** Bytes of memory to each byte of a record that are enough for any, twice over: one-word lines take 180. */
const ROOM = 512;

export class Inline {
  readonly #setup: Setup;
  readonly #timeout: number;
  readonly #single: boolean;
  readonly #young = new Young();
  readonly #large = heapLimit() / ROOM;
  #first = true;
  #left = STREAM;
  #broken = false;

  constructor(setup: Setup, { timeout, single }: InlineOptions) {
    this.#setup = setup;
    this.#timeout = timeout;
    this.#single = single;
  }

  /** A record was broken off: the code is not trusted with more. */
  get broken(): boolean {
    return this.#broken;
  }

  /** Whether memory is enough for a record, whatever it holds. */
  holds(task: Task): boolean {
    return task.bytes.length <= this.#large;
  }

  clean(task: Task): Outcome {
    this.#watch(task);
    const first = this.#first;
    this.#first = false;
    const cleaned = () => limited(first ? this.#timeout + LOADING : this.#timeout, () => work(task, this.#setup));
    const outcome = first && this.#isQuick(task) ? unoptimised(cleaned) : cleaned();
    this.#broken = !outcome;
    return outcome ?? tooSlow(task, this.#setup, this.#timeout);
  }

  #isQuick({ bytes, shape, number }: Task): boolean {
    return this.#single && shape === "page" && number === undefined && bytes.length <= QUICK;
  }

  /** Keeps the heap of a stream small. */
  #watch({ bytes }: Task): void {
    this.#young.look();
    if (this.#left < 0) return;
    this.#left -= bytes.length;
    if (this.#left < 0) growSlowly();
  }
}
