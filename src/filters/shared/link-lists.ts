import { drop } from "../../filter.js";
import type { Block, Verdict } from "../../model.js";
import { isProse } from "../../text.js";

/** Share of a block's characters in links from which it is a link, */
const LINK = 0.8;
/** and of a list item: a topic or a date stands beside the title of another article. */
const ENTRY_LINK = 0.6;

/** Drops runs of blocks that are links and nothing else. */
export function* dropLinkLists(blocks: readonly Block[]): Iterable<Verdict> {
  const linked = blocks.map(
    (block) =>
      (block.markup?.linkDensity ?? 0) > (block.kind === "list-item" ? ENTRY_LINK : LINK) &&
      !isProse(block) &&
      block.role !== "headline",
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
