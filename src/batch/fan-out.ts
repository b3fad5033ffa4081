/**
 * Records in, outcomes out, in the same order: few in the main thread, many in a pool. For one job the main thread goes on,
 * as a second thread costs as much memory again; what it is not trusted with goes to the pool. A time limit holds in
 * both; what brings a thread down, for want of memory, is survived in the pool only.
 */
import type { Mark } from "../io/records.js";
import type { Remark } from "../io/sources.js";
import type { Task } from "../io/task.js";
import { Inline, type InlineOptions } from "./inline.js";
import type { Pool } from "./pool.js";
import { type Outcome, prepare, type Setup } from "./work.js";

export interface FanOut extends InlineOptions {
  /** Records that are cleaned at a time; asked for where there are several. */
  readonly jobs: () => number;
}

/** Bytes and records that the main thread cleans before others are started, so that one file is cleaned at once. */
const INLINE = 2 ** 20;
const INLINE_RECORDS = 256;
/**
 * A batch is full at so many bytes or records. Twice the bytes would save half of the time limits in the main thread,
 * which cost 0.2 ms each, and lose several times as much: what lives for a batch is collected at a price.
 */
const BATCH_BYTES = 2 ** 18;
const BATCH_RECORDS = 128;
/** Batches a thread that are open at once, so that the others go on while one is at a slow record. */
const AHEAD = 6;
/** Bytes in open batches beyond which there are two at most. */
const OPEN_BYTES = 2 ** 26;
/** A batch that is not full is sent when nothing more has come for so long, in milliseconds. */
const IDLE = 20;

export type Done = readonly [Task, Outcome] | Remark | Mark;
type Item = Task | Remark | Mark;

const isDone = (item: Item): item is Remark | Mark => item.kind !== "task";

/** The outcomes of the tasks put back among what needed no work. */
async function finish(items: readonly Item[], pool: Pool): Promise<Done[]> {
  const tasks = items.filter((item): item is Task => !isDone(item));
  const outcomes = await pool.run(tasks);
  let next = 0;
  return items.map((item) => (isDone(item) ? item : [item, outcomes[next++]!]));
}

/**
 * Cleans records as they come. No more are in memory than fill some batches a thread; the reader waits for the writer.
 */
export async function* fanOut(
  items: AsyncIterable<Item>,
  setup: Setup,
  { jobs, ...options }: FanOut,
): AsyncGenerator<Done> {
  const reader = items[Symbol.asyncIterator]();
  let pool: Pool | undefined;
  const opened = async (): Promise<Pool> =>
    (pool ??= (await import("./pool.js")).openPool(jobs(), setup, options.timeout));
  try {
    await prepare(setup);
    const inline = new Inline(setup, options, opened);
    let left = INLINE;
    let few = 0;
    for (;;) {
      const { done, value } = await reader.next();
      if (done) return;
      if (isDone(value)) {
        yield value;
        continue;
      }
      left -= value.bytes.length;
      if (left < 0 || ++few > INLINE_RECORDS || inline.broken) {
        const threads = jobs();
        if (threads === 1 && !inline.broken) yield* pooled(value, reader, inline, 1);
        else yield* pooled(value, reader, await opened(), AHEAD * threads);
        return;
      }
      yield [value, (await inline.run([value]))[0]!];
    }
  } finally {
    // A reader that waits for input may wait for ever; nobody waits for it.
    Promise.resolve(reader.return?.()).catch(() => {});
    await pool?.close();
  }
}

/** @param most batches that are open at once */
async function* pooled(first: Item, reader: AsyncIterator<Item>, pool: Pool, most: number): AsyncGenerator<Done> {
  const queue: { readonly done: Promise<Done[]>; readonly size: number }[] = [];
  let open = 0;
  let batch: Item[] = [first];
  let size = first.kind === "task" ? first.bytes.length : 0;
  const send = (): void => {
    const promise = finish(batch, pool);
    // Awaited in its turn; until then a failure is nobody's surprise.
    promise.catch(() => {});
    queue.push({ done: promise, size });
    open += size;
    batch = [];
    size = 0;
  };
  const take = (): Promise<Done[]> => {
    const { done, size } = queue.shift()!;
    open -= size;
    return done;
  };
  const isFull = (): boolean => queue.length >= most || (queue.length >= 2 && open >= OPEN_BYTES);
  // One timer for all waits: a new one for each takes longer than a small record to read.
  let onLull: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** The next item, unless the batch has to go or the oldest one is done before it comes. */
  const soonest = (next: Promise<IteratorResult<Item>>): Promise<IteratorResult<Item> | "idle" | "ready"> =>
    new Promise((resolve, reject) => {
      next.then(resolve, reject);
      if (batch.length) {
        onLull = () => resolve("idle");
        timer = timer?.refresh() ?? setTimeout(() => onLull?.(), IDLE);
      } else if (queue.length) queue[0]!.done.then(() => resolve("ready"), reject);
    });
  let next: Promise<IteratorResult<Item>> | undefined;
  let ended = false;
  try {
    while (!ended || queue.length || batch.length) {
      if (size >= BATCH_BYTES || batch.length >= BATCH_RECORDS || (ended && batch.length)) send();
      if (isFull() || ended) {
        if (queue.length) for (const done of await take()) yield done;
        continue;
      }
      next ??= reader.next();
      const got = await soonest(next);
      onLull = undefined;
      if (got === "idle") send();
      else if (got === "ready") for (const done of await take()) yield done;
      else {
        next = undefined;
        if (got.done) ended = true;
        else {
          batch.push(got.value);
          size += got.value.kind === "task" ? got.value.bytes.length : 0;
        }
      }
    }
  } finally {
    clearTimeout(timer);
  }
}
