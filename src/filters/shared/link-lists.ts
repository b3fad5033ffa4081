import { drop } from "../../filter.js";
import type { Verdict } from "../../model.js";
import { aspects, isProseAt, type Places } from "./places.js";

/**
 * Drops runs of blocks that are links and nothing else.
 *
 * @param left the blocks to look at, by their index, in order
 * @param gone is set to 1 for those that are dropped, by their index
 */
export function dropLinkLists(places: Places, left: ArrayLike<number>, gone: Uint8Array): Verdict[] {
  const { blocks, looks } = places;
  const isLinked = (i: number): boolean =>
    (looks[i]! & aspects.linked) !== 0 && !isProseAt(places, i) && blocks[i]!.role !== "headline";
  const out: Verdict[] = [];
  for (let from = 0; from < left.length; from++) {
    if (!isLinked(left[from]!)) continue;
    let to = from + 1;
    while (to < left.length && isLinked(left[to]!)) to++;
    if (to - from >= 2 || !isProseAt(places, left[from - 1] ?? left[from]!)) {
      const because = to - from > 1 ? `one of ${to - from} lines that are links` : "is nothing but a link";
      for (let k = from; k < to; k++) {
        out.push(drop(blocks[left[k]!]!, because));
        gone[left[k]!] = 1;
      }
    }
    from = to;
  }
  return out;
}
