/** Decisions gathered by block: what became of each piece of a page, and why. */
import type { Block, CleanResult, Decision, Role } from "./index.js";

export interface Reason {
  readonly do: Decision["do"];
  readonly filter: string;
  readonly because: string;
}

export interface Trace {
  readonly verdict: "keep" | "repair" | "drop";
  /** Line of the source on which the block begins, from 1. */
  readonly line: number;
  readonly kind: Block["kind"];
  readonly role: Role;
  /** The block as it stood in the input. */
  readonly text: string;
  /** What is left of it, where it was repaired. */
  readonly repaired?: string;
  /** In the order in which the filters spoke; empty where none did. */
  readonly reasons: readonly Reason[];
}

/**
 * One trace for each block of the input, in reading order.
 *
 * @param source the page as it was given to `clean`: lines are counted in it
 */
export function trace(result: CleanResult, source: string): Trace[] {
  const kept = new Map(result.blocks.map((block) => [block.id, block]));
  const reasons = new Map<number, Reason[]>();
  for (const { block, do: act, filter, because } of result.decisions) {
    const list = reasons.get(block);
    const reason = { do: act, filter, because };
    if (list) list.push(reason);
    else reasons.set(block, [reason]);
  }
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  let line = 1;
  let at = 0;
  return result.document.blocks.map((block) => {
    for (let next = text.indexOf("\n", at); next >= 0 && next < block.span[0]; next = text.indexOf("\n", at)) {
      line++;
      at = next + 1;
    }
    const now = kept.get(block.id);
    const changed = now !== undefined && now.text !== block.text;
    return {
      verdict: now === undefined ? "drop" : changed ? "repair" : "keep",
      line,
      kind: block.kind,
      role: now?.role ?? block.role,
      text: block.text,
      ...(changed ? { repaired: now.text } : {}),
      reasons: reasons.get(block.id) ?? [],
    };
  });
}

/** The reason that settled the verdict: the drop of a dropped block, the first repair of a repaired one. */
export const deciding = ({ verdict, reasons }: Trace): Reason | undefined =>
  verdict === "keep" ? undefined : reasons.find((reason) => reason.do === verdict);
