/**
 * Records in, outcomes out, in the same order: few in the main thread, many in a pool. A time limit holds in both; what
 * brings a thread down, for want of memory, is survived in the pool only.
 */
import type { Mark } from "../io/records.js";
import type { Remark } from "../io/sources.js";
import type { Task } from "../io/task.js";
import { unoptimised } from "./flags.js";
import { limited } from "./limit.js";
import type { Pool } from "./pool.js";
import { type Outcome, prepare, type Setup, tooSlow, work } from "./work.js";

export interface FanOut {
  /** Threads; asked for where there are to be any. */
  readonly jobs: () => number;
  /** Milliseconds that a record may take. */
  readonly timeout: number;
}

/** Bytes and records that the main thread cleans before others are started, so that one file is cleaned at once. */
const INLINE = 2 ** 20;
const INLINE_RECORDS = 256;
/** Milliseconds that the first record may take longer, as lexicons and code are loaded with it. */
const LOADING = 1000;
/** Bytes of a first record that is cleaned before optimised code would pay. */
const QUICK = 2 ** 16;
/** A batch is full at so many bytes or records. */
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
  { jobs, timeout }: FanOut,
): AsyncGenerator<Done> {
  const reader = items[Symbol.asyncIterator]();
  let pool: Pool | undefined;
  try {
    let left = INLINE;
    let few = 0;
    let next: Item | undefined;
    await prepare(setup);
    for (;;) {
      const { done, value } = await reader.next();
      if (done) return;
      if (isDone(value)) {
        yield value;
        continue;
      }
      left -= value.bytes.length;
      few++;
      if (left < 0 || few > INLINE_RECORDS) {
        next = value;
        break;
      }
      const first = few === 1;
      const cleaned = () => limited(first ? timeout + LOADING : timeout, () => work(value, setup));
      const outcome = first && value.bytes.length <= QUICK ? unoptimised(cleaned) : cleaned();
      // Code that was broken off is not trusted with the rest.
      if (!outcome) left = 0;
      yield [value, outcome ?? tooSlow(value, setup, timeout)];
    }
    const threads = jobs();
    pool = (await import("./pool.js")).openPool(threads, setup, timeout);
    yield* pooled(next, reader, pool, threads);
  } finally {
    // A reader that waits for input may wait for ever; nobody waits for it.
    Promise.resolve(reader.return?.()).catch(() => {});
    await pool?.close();
  }
}

async function* pooled(first: Item, reader: AsyncIterator<Item>, pool: Pool, jobs: number): AsyncGenerator<Done> {
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
  const isFull = (): boolean => queue.length >= AHEAD * jobs || (queue.length >= 2 && open >= OPEN_BYTES);
  let next: Promise<IteratorResult<Item>> | undefined;
  let ended = false;
  while (!ended || queue.length || batch.length) {
    if (size >= BATCH_BYTES || batch.length >= BATCH_RECORDS || (ended && batch.length)) send();
    if (isFull() || ended) {
      if (queue.length) yield* await take();
      continue;
    }
    next ??= reader.next();
    let timer: NodeJS.Timeout | undefined;
    const waits: Promise<IteratorResult<Item> | "idle" | "ready">[] = [next];
    if (batch.length)
      waits.push(
        new Promise((resolve) => {
          timer = setTimeout(resolve, IDLE, "idle");
        }),
      );
    else if (queue.length) waits.push(queue[0]!.done.then(() => "ready" as const));
    const got = await Promise.race(waits);
    clearTimeout(timer);
    if (got === "idle") send();
    else if (got === "ready") yield* await take();
    else {
      next = undefined;
      if (got.done) ended = true;
      else {
        batch.push(got.value);
        size += got.value.kind === "task" ? got.value.bytes.length : 0;
      }
    }
  }
}
