/** Prompts whose phrases are often one everyday word: such a line counts only beside one that says more. */
import type { Scope } from "../../model.js";
import { facts } from "../../text.js";
import { isSolid, type PromptOptions, prompts } from "./prompt.js";

/** Share of a line's words, numbers aside, that phrases must cover. */
const COVERED = 0.6;

/**
 * The lines that `prompts` finds (block index to reason), without the rows in which every phrase is a single word:
 * "Yes", "Video" and "Sources" are also subheads and cells of tables.
 */
export function furniture(scope: Scope, options: PromptOptions): Map<number, string> {
  const found = prompts(scope, options);
  if (found.size === 0) return found;
  const out = new Map<number, string>();
  const topics = options.own | (options.helpers ?? 0);
  const strong = (i: number): boolean =>
    scope.phrases.hits(scope.blocks[i]!).some((hit) => {
      if (!(hit.bit & options.own)) return false;
      const { tokens, sentence } = facts(scope.blocks[i]!);
      return isSolid(hit) || (hit.to - hit.from >= 2 && hit.from === 0 && hit.to === tokens.length && !sentence);
    });
  const places = [...found.keys()].sort((a, b) => a - b);
  for (let from = 0; from < places.length; ) {
    let to = from + 1;
    while (to < places.length && places[to]! - places[to - 1]! <= 2) to++;
    const group = places.slice(from, to);
    from = to;
    if (!group.some(strong)) continue;
    for (const i of group) {
      if (strong(i) || scope.phrases.coverage(scope.blocks[i]!, topics) >= COVERED) out.set(i, found.get(i)!);
    }
  }
  return out;
}
