import { leavesTooLittle } from "./filters/shared/gut.js";
import { retext } from "./inline.js";
import { phrasesFor } from "./lexicon.js";
/** Runs filters over a document and keeps the decisions. Never mutates the document. */
import type { Block, Decision, Document, Filter, PageVerdict, Preset, Verdict } from "./model.js";
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
  readonly also?: readonly string[];
  readonly preset: Preset;
  /** What the user asks for in the place of the preset. */
  readonly thresholds?: Thresholds;
  /** The user's own phrases, as `ownPhrases` gives them. */
  readonly own?: OwnPhrases;
}

/** A verdict applied to its block: nothing is left of a dropped one. */
function apply(block: Block, verdict: Verdict): Block | undefined {
  if (verdict.do === "drop") return undefined;
  if (verdict.do === "repair") return retext(block, verdict.text);
  const named = { ...block, role: verdict.role };
  shareFacts(block, named);
  return named;
}

/** Says nothing new: a repair to the same text, a role that stands already. */
const isIdle = (block: Block, verdict: Verdict): boolean =>
  (verdict.do === "repair" && verdict.text === block.text) || (verdict.do === "name" && verdict.role === block.role);

/**
 * Runs each filter over what the earlier ones left. A block may get several verdicts from one filter; they apply in
 * order, and those after a drop are void.
 *
 * @throws Error naming the filter, where a filter throws.
 */
export function runChain(doc: Document, chain: readonly Filter[], options: ChainOptions): ChainResult {
  const phrases = phrasesFor(options.lang, options.also, options.own);
  const { lang, preset, thresholds } = options;
  const asked = thresholds ? { thresholds } : {};
  const decisions: Decision[] = [];
  let blocks = doc.blocks;
  /** 1 for blocks that the filter at work has spoken of: quicker to ask than a map, and most have none. */
  const judged = new Uint8Array((blocks.at(-1)?.id ?? -1) + 1);
  let page: PageVerdict | undefined;
  for (const filter of chain) {
    if (filter.needs === (doc.source === "html" ? "plain" : "markup")) continue;
    let verdicts: Map<number, Verdict[]> | undefined;
    try {
      for (const verdict of filter.judge({ doc, blocks, phrases, lang, preset, ...asked })) {
        if (verdict.do === "page") {
          page = verdict;
          continue;
        }
        verdicts ??= new Map();
        const same = verdicts.get(verdict.block);
        if (same) same.push(verdict);
        else verdicts.set(verdict.block, [verdict]);
      }
    } catch (cause) {
      throw new Error(`filter ${filter.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    }
    if (!verdicts) continue;
    for (const block of verdicts.keys()) judged[block] = 1;
    // A filter that would take all that a page says is wrong about the page.
    if (!filter.sure && leavesTooLittle(blocks, [...verdicts.values()].flat())) {
      for (const [block, list] of verdicts)
        verdicts.set(
          block,
          list.filter((verdict) => verdict.do !== "drop"),
        );
    }
    const left: Block[] = [];
    for (const block of blocks) {
      if (!judged[block.id]) {
        left.push(block);
        continue;
      }
      let now: Block | undefined = block;
      for (const verdict of verdicts.get(block.id) ?? []) {
        if (!now) break;
        if (isIdle(now, verdict)) continue;
        decisions.push({ ...verdict, filter: filter.name, before: now.text });
        now = apply(now, verdict);
      }
      if (now) left.push(now);
    }
    for (const block of verdicts.keys()) judged[block] = 0;
    blocks = left;
  }
  return { blocks, decisions, ...(page ? { page } : {}) };
}
