import { drop } from "../../filter.js";
import type { Block, Verdict } from "../../model.js";
import { isProse } from "../../text.js";

/** Drops runs of blocks that are links and nothing else. */
export function* dropLinkLists(blocks: readonly Block[]): Iterable<Verdict> {
  const linked = blocks.map(
    (block) => (block.markup?.linkDensity ?? 0) > 0.8 && !isProse(block) && block.role !== "headline",
  );
  for (let from = 0; from < blocks.length; from++) {
    if (!linked[from]) continue;
    let to = from;
    while (to < blocks.length && linked[to]) to++;
    if (to - from >= 2 || !isProse(blocks[from - 1] ?? blocks[from]!)) {
      for (let i = from; i < to; i++)
        yield drop(blocks[i]!, to - from > 1 ? `one of ${to - from} lines that are links` : "is nothing but a link");
    }
    from = to;
  }
}
