/**
 * Threads that clean batches of records. By piscina, which replaces a thread that has to be ended. A batch is copied to
 * its thread and kept until it is done: where one record is too slow or brings its thread down, the others are run again.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import { problemOf } from "../io/problem.js";
import { idOfTask, type Task } from "../io/task.js";
import { Crates } from "./crates.js";
import { growSlowly, optimiseLate } from "./flags.js";
import { type Outcome, type Setup, tooSlow } from "./work.js";

export interface Pool {
  /** Cleans a batch; the outcomes are in the order of the records. */
  readonly run: (tasks: readonly Task[]) => Promise<readonly Outcome[]>;
  readonly close: () => Promise<void>;
}

/** What became of a batch whose thread is gone. */
interface Lost {
  /** Place of the record that the thread was at. */
  readonly guilty: number;
  /** It was stopped; else it broke. */
  readonly slow: boolean;
}

const crashed = (task: Task, { columns }: Setup): Outcome => ({
  ok: false,
  fault: "crashed",
  id: idOfTask(task, columns),
  problem: "brought the thread down that cleaned it, most likely for want of memory; lower --max-bytes",
});

/** Megabytes of a thread for what it has just made: half of what it would take, for a twentieth more of its time. */
const YOUNG = 24;

/** How often the threads are looked at, at most, in milliseconds. */
const LOOK = 250;

/**
 * Starts the threads.
 *
 * @param timeout milliseconds that a record may take
 */
export function openPool(jobs: number, setup: Setup, timeout: number): Pool {
  growSlowly();
  // Its threads have the flags of this one.
  optimiseLate();
  const piscina = new Piscina({
    filename: pathToFileURL(join(import.meta.dirname, "worker.js")).href,
    // A thread is started when there is a batch that no other takes, and stays.
    minThreads: 1,
    maxThreads: jobs,
    idleTimeout: Number.POSITIVE_INFINITY,
    stricterFIFO: true,
    recordTiming: false,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    workerData: setup,
  });
  const crates = new Crates();
  let closed = false;
  // Errors of threads come with their batches.
  piscina.on("error", () => {});

  /**
   * Runs a batch once: its outcomes, or the place of the record that was too slow or brought its thread down.
   *
   * @throws Error where the thread did not come as far as its first record
   */
  async function once(tasks: readonly Task[]): Promise<readonly Outcome[] | Lost> {
    const at = new Int32Array(new SharedArrayBuffer(4));
    const packed = crates.pack(tasks);
    const stop = new AbortController();
    let seen = 0;
    let since = 0;
    const look = setInterval(
      () => {
        const now = Atomics.load(at, 0);
        if (now !== seen) {
          seen = now;
          since = performance.now();
        } else if (now > 0 && performance.now() - since >= timeout) {
          stop.abort();
        }
      },
      Math.max(5, Math.min(LOOK, timeout / 4)),
    );
    try {
      return (await piscina.run({ tasks: packed.tasks, at }, { signal: stop.signal })) as Outcome[];
    } catch (error) {
      // Nothing is run again that nobody waits for.
      if (closed) throw error;
      const guilty = Atomics.load(at, 0) - 1;
      if (guilty < 0) throw new Error(`the threads do not start: ${problemOf(error)}`, { cause: error });
      return { guilty, slow: stop.signal.aborted };
    } finally {
      clearInterval(look);
      // A thread that was stopped may read it for a moment longer: what it makes of that is asked for by nobody.
      crates.giveBack(packed.crate);
    }
  }

  async function run(tasks: readonly Task[]): Promise<readonly Outcome[]> {
    if (tasks.length === 0) return [];
    const done = await once(tasks);
    if (!("guilty" in done)) return done;
    const { guilty, slow } = done;
    const task = tasks[guilty]!;
    // Memory may have been short for what came before it, too.
    const own =
      slow || tasks.length === 1 ? [slow ? tooSlow(task, setup, timeout) : crashed(task, setup)] : await run([task]);
    return [...(await run(tasks.slice(0, guilty))), ...own, ...(await run(tasks.slice(guilty + 1)))];
  }

  return {
    run,
    close: async () => {
      closed = true;
      await piscina.destroy();
    },
  };
}
