/** Cleans records in the main thread: a time limit holds there, but a want of memory would end the run. */

import type { Task } from "../io/task.js";
import { milliseconds } from "./clock.js";
import { freeHeap, growSlowly, optimiseLate, unoptimised, Young } from "./flags.js";
import { limited } from "./limit.js";
import type { Pool } from "./pool.js";
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
/** Bytes of memory to each byte of a record that are enough for any: one-word lines as Markdown, with a report, take 600. */
const ROOM = 1000;
/** Bytes that a record is not asked about. */
const SMALL = 2 ** 13;
/** Bytes of memory for what is not the record's. */
const OTHER = 2 ** 25;
/** Bytes of the largest record: a signal may have to wait until it is cleaned. */
const LARGEST = 2 ** 22;

/** Milliseconds from which on a time limit is set for several records at once: to set it costs as much as a small record. */
const TOGETHER = 1000;

export class Inline implements Pool {
  readonly #setup: Setup;
  readonly #timeout: number;
  readonly #single: boolean;
  readonly #threads: () => Promise<Pool>;
  readonly #young = new Young();
  #first = true;
  #left = STREAM;
  #broken = false;

  /** @param threads opens the pool that gets what is not cleaned here */
  constructor(setup: Setup, { timeout, single }: InlineOptions, threads: () => Promise<Pool>) {
    this.#setup = setup;
    this.#timeout = timeout;
    this.#single = single;
    this.#threads = threads;
  }

  /** A record was broken off: the code is not trusted with more. */
  get broken(): boolean {
    return this.#broken;
  }

  /** Cleans records at once; the outcomes are in their order. */
  async run(tasks: readonly Task[]): Promise<readonly Outcome[]> {
    const out: Outcome[] = [];
    while (out.length < tasks.length) {
      const from = out.length;
      let to = from;
      while (to < tasks.length && !this.#broken && this.#holds(tasks[to]!)) to++;
      if (to > from) this.#clean(tasks.slice(from, this.#timeout < TOGETHER ? from + 1 : to), out);
      else {
        const rest = this.#broken ? tasks.slice(from) : [tasks[from]!];
        out.push(...(await (await this.#threads()).run(rest)));
      }
    }
    return out;
  }

  /** Nothing is open. */
  async close(): Promise<void> {}

  /** Whether memory is enough for a record, whatever it holds. */
  #holds(task: Task): boolean {
    const { length } = task.bytes;
    return length <= SMALL || (length <= LARGEST && length * ROOM <= freeHeap() - OTHER);
  }

  /** Adds the outcomes of records, of the first of them at least unless they were broken off for others. */
  #clean(tasks: readonly Task[], out: Outcome[]): void {
    const first = this.#first;
    this.#first = false;
    const from = out.length;
    let since = 0;
    const all = () => {
      for (const task of tasks) {
        since = milliseconds();
        this.#watch(task);
        out.push(work(task, this.#setup));
      }
      return out;
    };
    const ms = first ? this.#timeout + LOADING : this.#timeout;
    const cleaned = () => limited(ms, all);
    const quick = first && tasks.length === 1 && this.#isQuick(tasks[0]!);
    if (!quick) optimiseLate();
    if (quick ? unoptimised(cleaned) : cleaned()) return;
    this.#broken = true;
    // One that had only what the others left of the time is tried again.
    const guilty = tasks[out.length - from];
    if (guilty && milliseconds() - since >= this.#timeout) out.push(tooSlow(guilty, this.#setup, this.#timeout));
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
