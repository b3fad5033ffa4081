/** Records in, outcomes out, in the same order: few in the main thread, many in a pool. */
import type { Mark } from "../io/records.js";
import type { Remark } from "../io/sources.js";
import type { Task } from "../io/task.js";
import type { Pool } from "./pool.js";
import { type Outcome, prepare, type Setup, work } from "./work.js";

export interface FanOut {
  /** Threads. */
  readonly jobs: number;
  /** Milliseconds that a record may take. */
  readonly timeout: number;
  /** Bytes that are cleaned in the main thread before threads are started; there no time limit holds. */
  readonly inline?: number;
}

/** One file is cleaned at once; that many bytes take about a second. */
export const INLINE = 2 ** 20;
/** A batch is full at so many bytes or records. */
const BATCH_BYTES = 2 ** 18;
const BATCH_RECORDS = 128;
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
 * Cleans records as they come. No more are in memory than fill two batches a thread; the reader waits for the writer.
 */
export async function* fanOut(
  items: AsyncIterable<Item>,
  setup: Setup,
  { jobs, timeout, inline = INLINE }: FanOut,
): AsyncGenerator<Done> {
  const reader = items[Symbol.asyncIterator]();
  let pool: Pool | undefined;
  try {
    let left = inline;
    let first: Item | undefined;
    if (inline > 0) await prepare(setup);
    for (;;) {
      const { done, value } = await reader.next();
      if (done) return;
      if (isDone(value)) {
        yield value;
        continue;
      }
      left -= value.bytes.length;
      if (left < 0) {
        first = value;
        break;
      }
      yield [value, work(value, setup)];
    }
    pool = (await import("./pool.js")).openPool(jobs, setup, timeout);
    yield* pooled(first, reader, pool, jobs);
  } finally {
    await reader.return?.();
    await pool?.close();
  }
}

async function* pooled(first: Item, reader: AsyncIterator<Item>, pool: Pool, jobs: number): AsyncGenerator<Done> {
  const queue: Promise<Done[]>[] = [];
  let batch: Item[] = [first];
  let size = first.kind === "task" ? first.bytes.length : 0;
  const send = (): void => {
    const promise = finish(batch, pool);
    // Awaited in its turn; until then a failure is nobody's surprise.
    promise.catch(() => {});
    queue.push(promise);
    batch = [];
    size = 0;
  };
  let next: Promise<IteratorResult<Item>> | undefined;
  let ended = false;
  while (!ended || queue.length || batch.length) {
    if (size >= BATCH_BYTES || batch.length >= BATCH_RECORDS || (ended && batch.length)) send();
    if (queue.length >= 2 * jobs || ended) {
      if (queue.length) yield* await queue.shift()!;
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
    else if (queue.length) waits.push(queue[0]!.then(() => "ready" as const));
    const got = await Promise.race(waits);
    clearTimeout(timer);
    if (got === "idle") send();
    else if (got === "ready") yield* await queue.shift()!;
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
