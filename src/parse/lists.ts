/** The numbers of ordered lists. */
import type { Draft, Spot } from "./drafts.js";

/** A list while it is open. */
export interface List {
  readonly ordered: boolean;
  /** Index of its first draft. */
  readonly first: number;
  /** Counts down to 1 from how many items there are, which is known at its end only. */
  readonly countdown: boolean;
  readonly step: 1 | -1;
  next: number;
  items: number;
}

const NUMBER = /^\s*([+-]?\d{1,9})/;

/** What browsers read as a number in an attribute. */
export function numberOf(value: string | undefined): number | undefined {
  const found = value === undefined ? undefined : NUMBER.exec(value)?.[1];
  return found === undefined ? undefined : Number(found);
}

export function openList(ordered: boolean, first: number, start: string | undefined, reversed: boolean): List {
  const from = numberOf(start);
  const countdown = ordered && reversed && from === undefined;
  return { ordered, first, countdown, step: reversed ? -1 : 1, next: countdown ? 0 : (from ?? 1), items: 0 };
}

/** The number of the next item; undefined where the list has none. */
export function nextNumber(list: List | undefined, value: string | undefined): number | undefined {
  if (!list?.ordered) return undefined;
  const number = numberOf(value) ?? list.next;
  list.next = number + list.step;
  list.items++;
  return number;
}

/** Called at the end of a list, with all drafts: a countdown starts from the number of its items. */
export function endList(list: List, drafts: readonly Draft[]): void {
  const done = new Set<Spot>();
  for (let i = list.first; i < drafts.length; i++) {
    const { spot } = drafts[i]!;
    if (spot.list !== list || spot.number === undefined || done.has(spot)) continue;
    spot.number += list.items;
    done.add(spot);
  }
}
