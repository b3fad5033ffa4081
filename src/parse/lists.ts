/** The numbers of ordered lists. */

/** A list while it is open. */
export interface List {
  readonly ordered: boolean;
  readonly step: 1 | -1;
  /** Counts down to 1 from how many items there are, which is known at its end only. */
  countdown: boolean;
  next: number;
  items: number;
}

/** The number of an item; `from` is the list whose items are to be added, once they are all read. */
export interface Count {
  readonly number: number;
  readonly from: List | undefined;
}

const NUMBER = /^\s*([+-]?\d{1,9})/;

/** What browsers read as a number in an attribute. */
export function numberOf(value: string | undefined): number | undefined {
  const found = value === undefined ? undefined : NUMBER.exec(value)?.[1];
  return found === undefined ? undefined : Number(found);
}

export function openList(ordered: boolean, start: string | undefined, reversed: boolean): List {
  const from = numberOf(start);
  const countdown = ordered && reversed && from === undefined;
  return { ordered, countdown, step: reversed ? -1 : 1, next: countdown ? 0 : (from ?? 1), items: 0 };
}

/** The number of the next item; undefined where the list has none. */
export function nextCount(list: List | undefined, value: string | undefined): Count | undefined {
  if (!list?.ordered) return undefined;
  const own = numberOf(value);
  if (own !== undefined) list.countdown = false;
  const number = own ?? list.next;
  list.next = number + list.step;
  list.items++;
  return { number, from: list.countdown ? list : undefined };
}

export const countOf = (count: Count | undefined): number | undefined =>
  count && count.number + (count.from?.items ?? 0);
