/** Quotes in a discussion that repeat what another post on the page says. */
import type { Block, Document } from "../../model.js";
import { containment, facts, shingles } from "../../text.js";

/** Names that forum programs give to the quote of a post. */
const QUOTE =
  /(?:^|[\s_-])(?:bbcodeblock--quote|ips-?quote|quote(?:-?(?:block|container|box|wrapper))?|message-quote)(?:$|[\s_])/;
/** Share of the quote's runs of three words that must stand in one of the posts before it. */
const REPEATED = 0.8;
/** Shorter quotes are found by chance, in words. */
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

/**
 * The blocks of quotes whose text the posts above them have, with who said it.
 *
 * @param blocks those of the posts, in reading order
 */
export function repeatedQuotes(doc: Document, blocks: readonly Block[]): Block[] {
  const quotes = quotesOf(doc);
  // Most pages quote nothing.
  if (!blocks.some((block) => (quotes[block.markup?.element ?? -1] ?? -1) >= 0)) return [];
  const said = new Set<string>();
  const out: Block[] = [];
  for (let from = 0; from < blocks.length; ) {
    const quote = quotes[blocks[from]!.markup?.element ?? -1] ?? -1;
    let to = from + 1;
    while (quote >= 0 && to < blocks.length && quotes[blocks[to]!.markup?.element ?? -1] === quote) to++;
    const part = blocks.slice(from, to);
    from = to;
    const words = part.flatMap((block) => facts(block).tokens);
    const runs = shingles(words);
    if (quote < 0) for (const run of runs) said.add(run);
    else if (words.length >= SHORTEST && containment(runs, said) >= REPEATED) out.push(...part);
  }
  return out;
}
