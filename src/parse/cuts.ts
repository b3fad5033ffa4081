/** Which parts of a page are read, where selectors choose: stretches of its source, in order. */

/** A stretch of the source, in UTF-16 units, [start, end), and the selector that found it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly selector: string;
}

/** What selectors have found in one page. */
export interface Found {
  /** Nothing outside these is read; undefined where no keep selector found anything. */
  readonly keep: readonly Stretch[] | undefined;
  /** Nothing inside these is read. */
  readonly drop: readonly Stretch[];
}

/** Puts stretches in order and leaves out those inside others: elements lie inside one another or apart. */
export function outermost(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (!last || stretch.start >= last.end) out.push(stretch);
    else if (stretch.end > last.end) out[out.length - 1] = { ...last, end: stretch.end };
  }
  return out;
}

/** The stretch that a place lies in, by halving. */
export function stretchAt(stretches: readonly Stretch[], at: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low];
  return found && found.start <= at ? found : undefined;
}

/** Whether what stands at a place of the source is read. */
export const isRead = ({ keep, drop }: Found, at: number): boolean =>
  (keep === undefined || stretchAt(keep, at) !== undefined) && stretchAt(drop, at) === undefined;
