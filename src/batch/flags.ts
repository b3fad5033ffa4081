/** Flags of V8 that suit work of one kind. They are no part of its promises, so only Nodes that are known get them. */
import { versions } from "node:process";
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from "node:v8";

/** Later ones may not know a flag, and would say so on standard error. */
const NEWEST = 26;
const major = Number.parseInt(versions.node, 10);
const isKnown = major <= NEWEST;

/**
 * For small work, each with what V8 has otherwise; numbers and switches that it reads when it asks. Functions of so much
 * bytecode are not optimised, nor is any by the quicker compiler of later ones, which asks for its name. Expressions are
 * compiled the short way, to code that is improved neither at once nor when they are used again, but at the 50th time.
 * What Node loads of itself meanwhile is compiled anew: it should load nothing.
 */
const SMALL =
  "--max-optimized-bytecode-size=0 --maglev-filter=none --no-regexp-peephole-optimization --regexp-tier-up-ticks=50";
const USUAL =
  "--max-optimized-bytecode-size=61440 --maglev-filter=* --regexp-peephole-optimization --regexp-tier-up-ticks=1";

/**
 * Does something once, with nothing optimised meanwhile: small work is over before code that V8 optimises for it would
 * pay, and making that code costs a third of it. Most of what has run so is never optimised afterwards, as V8 asks again
 * after a billion steps only: it must be all that is to be done.
 */
export function unoptimised<T>(action: () => T): T {
  if (!isKnown) return action();
  setFlagsFromString(SMALL);
  try {
    return action();
  } finally {
    setFlagsFromString(USUAL);
  }
}

/** The same for what is loaded. */
export async function loadedUnoptimised<T>(load: () => Promise<T>): Promise<T> {
  if (!isKnown) return load();
  setFlagsFromString(SMALL);
  try {
    return await load();
  } finally {
    setFlagsFromString(USUAL);
  }
}

/** The flags that were set for good, each as V8 has it otherwise. */
const former = new Set<string>();

/** Sets a flag for good. */
function setForGood(flag: string, value: number, usual: number): void {
  former.add(`--${flag}=${usual}`);
  setFlagsFromString(`--${flag}=${value}`);
}

/** Sets a switch off for good that V8 has on otherwise. */
function switchOff(name: string): void {
  former.add(`--${name}`);
  setFlagsFromString(`--no-${name}`);
}

/** Whether a stream was cleaned: by its end V8 has thrown away the code of what it ran at the start alone, or optimised. */
let isLong = false;

/**
 * Sets flags back at the end: code that V8 made under other flags is not taken by one that starts without them.
 *
 * @returns whether all the code that a small page needs may still be there
 */
export function setBack(): boolean {
  for (const flag of former) setFlagsFromString(flag);
  former.clear();
  return !isLong;
}

/**
 * Bytes of code that a function runs through, fifteen times as many as V8 lets pass before it asks what to optimise; and in
 * a long stream, which gets back more of what that costs.
 */
const PATIENCE = 1_000_000;
const LONG_PATIENCE = 400_000;
/** Later ones count calls instead, and have a compiler for what is called less often. */
const BY_BYTES = 22;

/** Bytes of code that V8 takes into one function from those that it calls, a third of what it takes otherwise. */
const INLINED = 300;

/**
 * Lets V8 wait longer before it optimises a function, and do less then. Cleaning is many functions, which soon see another
 * kind of page or line: optimised early, they are so again and again. Of 30 MB of texts as JSONL that is a quarter of the
 * time. With less taken into each, a seventh of what is left is saved, and the code is as fast.
 *
 * The loops of `map`, `filter` and the like stay where they are, too. A `map` that is taken into a function makes lists of
 * another kind than one that is called, so that whatever reads them is thrown away and optimised anew; and what is taken in
 * is a fifth of what there is to compile.
 */
export function optimiseLate(): void {
  if (!isKnown) return;
  if (major < BY_BYTES) setForGood("interrupt-budget", isLong ? LONG_PATIENCE : PATIENCE, 67_584);
  setForGood("max-inlined-bytecode-size-cumulative", INLINED, 920);
  switchOff("turbo-inline-array-builtins");
}

/** Percent of what is in use by which a heap may grow before it is collected. V8 itself lets small heaps grow fourfold. */
const GROWTH = 50;

/** From here on heaps are collected before they have grown large: for streams, of which little is kept. */
export function growSlowly(): void {
  isLong = true;
  if (isKnown) setForGood("heap-growing-percent", GROWTH, 0);
}

/** How many times as large V8 makes the space for what was just made when it lets it grow. */
const grow = (times: number): void => setForGood("semi-space-growth-factor", times, 2);
/** Bytes of the two halves of that space from which on it is large enough: half of what V8 would take. */
const ENOUGH = 2 ** 24;

/**
 * Keeps the space of this thread for what was just made as small as streams need it. V8 takes its size at the start, from
 * flags that nobody gives: so it is looked at between records, and stopped where it has grown enough.
 */
export class Young {
  #grows = isKnown;

  look(): void {
    if (!this.#grows) return;
    const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    if (space && space.space_size < ENOUGH) return;
    grow(1);
    this.#grows = false;
  }
}

/** Bytes by which the heap of this thread may grow before Node gives up; what may be collected counts as taken. */
export function freeHeap(): number {
  const { heap_size_limit, used_heap_size } = getHeapStatistics();
  return heap_size_limit - used_heap_size;
}
