/** Quotes in a discussion that repeat what another post on the page says. */
import type { Block, Document } from "../../model.js";
import { factsOf, type Numbered, numbered } from "../../text.js";
import { Runs } from "./runs.js";

/** Names that forum programs give to the quote of a post. */
const QUOTE =
  /(?:^|[\s_-])(?:bbcodeblock--quote|ips-?quote|quote(?:-?(?:block|container|box|wrapper))?|message-quote)(?:$|[\s_])/;
/** Words of a run, and share of the quote's runs that must stand in one of the posts before it. */
const RUN = 3;
const REPEATED = 0.8;
/** Shorter quotes are found by chance, in words: no fewer than a run has. */
const SHORTEST = 4;

/** The outermost quote around each element; -1 for none. */
function quotesOf(doc: Document): Int32Array {
  const out = new Int32Array(doc.elements.length).fill(-1);
  for (let i = 0; i < doc.elements.length; i++) {
    const { tag, hint, parent } = doc.elements[i]!;
    const above = parent >= 0 ? out[parent]! : -1;
    if (above >= 0) out[i] = above;
    else if (tag === "blockquote" || QUOTE.test(hint)) out[i] = i;
  }
  return out;
}

/** The words of several texts as those of one. */
function joined(parts: readonly Numbered[]): Numbered {
  if (parts.length === 1) return parts[0]!;
  const ids = Int32Array.from(parts.flatMap(({ ids, at, length }) => [...ids.subarray(at, at + length)]));
  return { ids, at: 0, length: ids.length };
}

/**
 * The blocks of quotes whose text the posts above them have, with who said it.
 *
 * @param blocks those of the posts, in reading order
 */
export function repeatedQuotes(doc: Document, blocks: readonly Block[]): Block[] {
  const quotes = quotesOf(doc);
  // Most pages quote nothing.
  if (!blocks.some((block) => (quotes[block.markup?.element ?? -1] ?? -1) >= 0)) return [];
  const { lines } = numbered(factsOf(blocks));
  const said = new Runs(
    RUN,
    lines.reduce((sum, { length }) => sum + length, 0),
  );
  const out: Block[] = [];
  for (let from = 0; from < blocks.length; ) {
    const quote = quotes[blocks[from]!.markup?.element ?? -1] ?? -1;
    let to = from + 1;
    while (quote >= 0 && to < blocks.length && quotes[blocks[to]!.markup?.element ?? -1] === quote) to++;
    if (quote < 0) said.add(lines[from]!);
    else {
      const words = joined(lines.slice(from, to));
      if (words.length >= SHORTEST && said.share(words) >= REPEATED) out.push(...blocks.slice(from, to));
    }
    from = to;
  }
  return out;
}
