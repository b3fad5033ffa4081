import { withRole } from "./block.js";
import { decisionOf } from "./decision.js";
import { scopeWith } from "./filter.js";
import { leavesTooLittle } from "./filters/shared/gut.js";
import { outline } from "./filters/shared/outline.js";
import { retext } from "./inline.js";
import { phrasesFor } from "./lexicon.js";
/** Runs filters over a document and keeps the decisions. Never mutates the document. */
import type { Block, Decision, Document, Filter, PageVerdict, Preset, Scope, Verdict } from "./model.js";
import type { OwnPhrases } from "./own-phrases.js";
import { shareFacts } from "./text.js";
import type { Thresholds } from "./thresholds.js";

export interface ChainResult {
  /** What is left, in reading order, repairs and roles applied. */
  readonly blocks: readonly Block[];
  readonly decisions: readonly Decision[];
  /** What was said of the whole page, the last of several. */
  readonly page?: PageVerdict;
}

export interface ChainOptions {
  /** ISO 639-1 code of the page's language, or `und`. */
  readonly lang: string;
  /** Further languages whose phrases count. */
  readonly also?: readonly string[] | undefined;
  readonly preset: Preset;
  /** What the user asks for in the place of the preset. */
  readonly thresholds?: Thresholds | undefined;
  /** The user's own phrases, as `ownPhrases` gives them. */
  readonly own?: OwnPhrases | undefined;
}

/** A verdict applied to its block: nothing is left of a dropped one. */
function apply(block: Block, verdict: Verdict): Block | undefined {
  if (verdict.do === "drop") return undefined;
  if (verdict.do === "repair") return retext(block, verdict.text);
  const named = withRole(block, verdict.role);
  shareFacts(block, named);
  return named;
}

/** Says nothing new: a repair to the same text, a role that stands already. */
const isIdle = (block: Block, verdict: Verdict): boolean =>
  (verdict.do === "repair" && verdict.text === block.text) || (verdict.do === "name" && verdict.role === block.role);

/** What one filter has said of the blocks. The same object serves for each filter of a chain. */
class Verdicts {
  /** By the block's id: the place of what was said of it, 0 for nothing. */
  readonly #places: Int32Array;
  /** Nothing, and then of each block that was spoken of one verdict, or several in their order. */
  readonly #said: (Verdict | Verdict[] | undefined)[] = [undefined];
  /** Blocks that it has spoken of. */
  readonly #blocks: number[] = [];
  /** Whether their ids ascend, as those of most filters do. */
  #ascending = true;
  /** How many of them it would drop. */
  #drops = 0;

  constructor(doc: Document) {
    this.#places = new Int32Array((doc.blocks.at(-1)?.id ?? -1) + 1);
  }

  get any(): boolean {
    return this.#blocks.length > 0;
  }

  get drops(): number {
    return this.#drops;
  }

  add(verdict: Verdict): void {
    const { block } = verdict;
    // A filter may speak of what is no block of the page.
    if (this.#places[block] === undefined) return;
    const before = this.of(block);
    if (verdict.do === "drop" && !this.isDropped(block)) this.#drops++;
    if (before === undefined) {
      this.#places[block] = this.#said.push(verdict) - 1;
      if (this.#blocks.length && block < this.#blocks.at(-1)!) this.#ascending = false;
      this.#blocks.push(block);
    } else if (Array.isArray(before)) before.push(verdict);
    else this.#said[this.#places[block]!] = [before, verdict];
  }

  of(block: number): Verdict | Verdict[] | undefined {
    return this.#said[this.#places[block]!];
  }

  /** The blocks that it has spoken of, by their ids in ascending order. */
  get blocks(): readonly number[] {
    if (!this.#ascending) this.#blocks.sort((a, b) => a - b);
    this.#ascending = true;
    return this.#blocks;
  }

  /** Whether it would drop a block, by its id. */
  isDropped(block: number): boolean {
    const said = this.of(block);
    if (said === undefined) return false;
    return Array.isArray(said) ? said.some((verdict) => verdict.do === "drop") : said.do === "drop";
  }

  /** Takes back what it would drop. */
  keepAll(): void {
    for (const block of this.#blocks) {
      const said = this.of(block)!;
      const left = (Array.isArray(said) ? said : [said]).filter((verdict) => verdict.do !== "drop");
      this.#said[this.#places[block]!] = left;
    }
    this.#drops = 0;
  }

  clear(): void {
    for (const block of this.#blocks) this.#places[block] = 0;
    this.#blocks.length = 0;
    this.#said.length = 1;
    this.#ascending = true;
    this.#drops = 0;
  }
}

/** The place of the first block from one on whose id is not below another. Ids ascend, so that it is soon found. */
function placeOf(blocks: readonly Block[], id: number, from: number): number {
  if (from === blocks.length) return from;
  // Where no block between them has gone it is there, and further on nowhere.
  let high = Math.min(blocks.length, from + Math.max(0, id - blocks[from]!.id));
  if (high < blocks.length && blocks[high]!.id === id) return high;
  let low = from;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The blocks that are left once a filter's verdicts apply. Those of which it said nothing are not even read. */
function carryOut(blocks: readonly Block[], verdicts: Verdicts, filter: string, decisions: Decision[]): Block[] {
  // A copy, not `new Array`: to V8 that is a list of another kind, for which it would compile all later filters anew.
  const left = blocks.slice();
  let count = 0;
  const carry = (block: Block, verdict: Verdict): Block | undefined => {
    if (isIdle(block, verdict)) return block;
    decisions.push(decisionOf(verdict, filter, block.text));
    return apply(block, verdict);
  };
  let next = 0;
  for (const id of verdicts.blocks) {
    const at = placeOf(blocks, id, next);
    while (next < at) left[count++] = blocks[next++]!;
    const block = blocks[at];
    if (block?.id !== id) continue;
    next++;
    const said = verdicts.of(id)!;
    let now: Block | undefined = block;
    if (!Array.isArray(said)) now = carry(block, said as Verdict);
    else for (const verdict of said as readonly Verdict[]) now = now && carry(now, verdict);
    if (now) left[count++] = now;
  }
  while (next < blocks.length) left[count++] = blocks[next++]!;
  left.length = count;
  return left;
}

/**
 * Runs each filter over what the earlier ones left. A block may get several verdicts from one filter; they apply in
 * order, and those after a drop are void.
 *
 * @throws Error naming the filter, where a filter throws.
 */
export function runChain(doc: Document, chain: readonly Filter[], options: ChainOptions): ChainResult {
  const phrases = phrasesFor(options.lang, options.also, options.own);
  const { lang, preset, thresholds } = options;
  const decisions: Decision[] = [];
  let blocks = doc.blocks;
  const verdicts = new Verdicts(doc);
  let page: PageVerdict | undefined;
  let scope: Scope = { doc, blocks, lang, phrases, preset, thresholds };
  for (const filter of chain) {
    if (filter.needs === (doc.source === "html" ? "plain" : "markup")) continue;
    const { topics } = filter;
    if (topics !== undefined && !(outline(scope).all & topics)) continue;
    try {
      for (const verdict of filter.judge(scope)) {
        if (verdict.do === "page") page = verdict;
        else verdicts.add(verdict);
      }
    } catch (cause) {
      throw new Error(`filter ${filter.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    }
    if (!verdicts.any) continue;
    // A filter that would take all that a page says is wrong about the page.
    if (verdicts.drops && !filter.sure && leavesTooLittle(blocks, (id) => verdicts.isDropped(id))) verdicts.keepAll();
    blocks = carryOut(blocks, verdicts, filter.name, decisions);
    verdicts.clear();
    scope = scopeWith(scope, blocks);
  }
  return { blocks, decisions, ...(page ? { page } : {}) };
}
