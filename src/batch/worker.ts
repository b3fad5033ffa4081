/** What a thread of the pool runs: a batch of records, in order. */
import { workerData } from "node:worker_threads";
import type { Task } from "../io/task.js";
import { warm } from "./warm.js";
import { type Outcome, prepare, type Setup, work } from "./work.js";

export interface Batch {
  readonly tasks: readonly Task[];
  /** Where the thread notes which record it is at, from 1; shared, so that the others see it while it works. */
  readonly at: Int32Array;
}

// piscina hands its own data along with ours.
const setup = (Array.isArray(workerData) ? workerData[1] : workerData) as Setup;
/** A first page loads lexicons and code; no record's time should be spent on that. */
const ready = prepare(setup).then(() => warm(setup));

export default async function run({ tasks, at }: Batch): Promise<Outcome[]> {
  await ready;
  return tasks.map((task, i) => {
    Atomics.store(at, 0, i + 1);
    return work(task, setup);
  });
}
