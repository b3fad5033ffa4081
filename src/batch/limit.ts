/** A time limit on code that never yields, in the thread that it runs in. */
import { Script } from "node:vm";

/** The most that Node takes. */
const LONGEST = 2 ** 31 - 1;

const SLOT = Symbol.for("clean-article.limited");
const slots = globalThis as unknown as Record<symbol, (() => unknown) | undefined>;
let script: Script | undefined;

/**
 * Runs an action, and stops it where it takes too long: `vm` is what Node has to interrupt its own thread.
 *
 * @param ms milliseconds
 * @returns what the action returns; undefined where the time was up
 */
export function limited<T extends object>(ms: number, action: () => T): T | undefined {
  script ??= new Script(`globalThis[Symbol.for("clean-article.limited")]()`);
  slots[SLOT] = action;
  try {
    return script.runInThisContext({ timeout: Math.min(ms, LONGEST), displayErrors: false }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return undefined;
    throw error;
  } finally {
    slots[SLOT] = undefined;
  }
}
