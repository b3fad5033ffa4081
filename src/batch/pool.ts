/**
 * Threads that clean batches of records. By piscina, which replaces a thread that has to be ended. A batch is copied to
 * its thread and kept until it is done: where one record is too slow or brings its thread down, the others are run again.
 */
import { Piscina } from "piscina";
import { idOfTask, type Task } from "../io/task.js";
import type { Outcome, Setup } from "./work.js";

export interface Pool {
  /** Cleans a batch; the outcomes are in the order of the records. */
  readonly run: (tasks: readonly Task[]) => Promise<readonly Outcome[]>;
  readonly close: () => Promise<void>;
}

/** How often the threads are looked at, at most, in milliseconds. */
const LOOK = 250;

const secondsOf = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${Math.round(ms / 100) / 10} s`);

/**
 * Starts the threads.
 *
 * @param timeout milliseconds that a record may take
 */
export function openPool(jobs: number, setup: Setup, timeout: number): Pool {
  const piscina = new Piscina({
    filename: new URL("./worker.js", import.meta.url).href,
    minThreads: jobs,
    maxThreads: jobs,
    workerData: setup,
  });
  // Errors of threads come with their batches.
  piscina.on("error", () => {});

  /** Runs a batch once: its outcomes, or the place of the record that took too long, or -1 where the thread broke. */
  async function once(tasks: readonly Task[]): Promise<readonly Outcome[] | number> {
    const at = new Int32Array(new SharedArrayBuffer(4));
    const stop = new AbortController();
    let seen = 0;
    let since = 0;
    let guilty = -1;
    const look = setInterval(
      () => {
        const now = Atomics.load(at, 0);
        if (now !== seen) {
          seen = now;
          since = performance.now();
        } else if (now > 0 && performance.now() - since >= timeout) {
          guilty = now - 1;
          stop.abort();
        }
      },
      Math.max(5, Math.min(LOOK, timeout / 4)),
    );
    try {
      const sent = tasks.map(({ row: _, ...task }) => task);
      return (await piscina.run({ tasks: sent, at }, { signal: stop.signal })) as Outcome[];
    } catch {
      return guilty;
    } finally {
      clearInterval(look);
    }
  }

  async function run(tasks: readonly Task[]): Promise<readonly Outcome[]> {
    if (tasks.length === 0) return [];
    const done = await once(tasks);
    if (typeof done !== "number") return done;
    if (done >= 0) {
      const problem = `takes more than ${secondsOf(timeout)}; raise --timeout if it is worth the wait`;
      const slow: Outcome = { ok: false, fault: "too-slow", problem, id: idOfTask(tasks[done]!, setup.columns) };
      return [...(await run(tasks.slice(0, done))), slow, ...(await run(tasks.slice(done + 1)))];
    }
    if (tasks.length === 1) {
      const problem = "brought the thread down that cleaned it, most likely for want of memory; lower --max-bytes";
      return [{ ok: false, fault: "crashed", problem, id: idOfTask(tasks[0]!, setup.columns) }];
    }
    const half = tasks.length >> 1;
    return [...(await run(tasks.slice(0, half))), ...(await run(tasks.slice(half)))];
  }

  return { run, close: () => piscina.destroy() };
}
