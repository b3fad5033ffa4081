/** Flags of V8 that suit work of one kind. They are no part of its promises, so only Nodes that are known get them. */
import { setFlagsFromString } from "node:v8";

/** Later ones may not know a flag, and would say so on standard error. */
const NEWEST = 26;
const isKnown = Number.parseInt(process.versions.node, 10) <= NEWEST;

/** Functions of more bytecode than this are not optimised: V8's own limit, a number that it reads when it asks. */
const optimise = (limit: number): void => setFlagsFromString(`--max-optimized-bytecode-size=${limit}`);
const USUAL = 61_440;

/**
 * Does something once, with nothing optimised meanwhile: small work is over before code that V8 optimises for it would
 * pay, and making that code costs a third of it.
 */
export function unoptimised<T>(action: () => T): T {
  if (!isKnown) return action();
  optimise(0);
  try {
    return action();
  } finally {
    optimise(USUAL);
  }
}

/** Percent of what is in use by which a heap may grow before it is collected. V8 itself lets small heaps grow fourfold. */
const GROWTH = 50;

/** From here on heaps are collected before they have grown large: for streams, of which little is kept. */
export function growSlowly(): void {
  if (isKnown) setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
