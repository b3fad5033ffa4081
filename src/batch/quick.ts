/** Small work is over before code that V8 optimises for it would pay; making that code costs a third of it. */
import { versions } from "node:process";
import { setFlagsFromString } from "node:v8";

/** Functions of more bytecode than this are not optimised: V8's own limit, a number that it reads when it asks. */
const flag = (limit: number): void => setFlagsFromString(`--max-optimized-bytecode-size=${limit}`);
const USUAL = 61_440;
/** Later ones may not know the flag, and would say so on standard error. */
const NEWEST = 26;

/** Does something once, with nothing optimised meanwhile. */
export function unoptimised<T>(action: () => T): T {
  if (Number.parseInt(versions.node, 10) > NEWEST) return action();
  flag(0);
  try {
    return action();
  } finally {
    flag(USUAL);
  }
}
