/** What the chain notes of verdicts. */
import { LaterDrop, type Say } from "./later.js";
import type { Decision, Role, Verdict } from "./model.js";
import { plain } from "./plain.js";

type Dropped = Extract<Decision, { readonly do: "drop" }>;
type Repaired = Extract<Decision, { readonly do: "repair" }>;
type Named = Extract<Decision, { readonly do: "name" }>;

const Drop = plain<[number, string, string, string], Dropped>(function (block, because, filter, before) {
  this.do = "drop";
  this.block = block;
  this.because = because;
  this.filter = filter;
  this.before = before;
});
const Repair = plain<[number, string, string, string, string], Repaired>(
  function (block, text, because, filter, before) {
    this.do = "repair";
    this.block = block;
    this.text = text;
    this.because = because;
    this.filter = filter;
    this.before = before;
  },
);
const Name = plain<[number, Role, string, string, string], Named>(function (block, role, because, filter, before) {
  this.do = "name";
  this.block = block;
  this.role = role;
  this.because = because;
  this.filter = filter;
  this.before = before;
});

/** Where such a decision has what words its reason: not enumerable, so that no copy has it, and found through proxies too. */
const SAY = Symbol("say");

/**
 * A property of the object itself, so that copies and JSON have it. One getter serves for all: where each decision brings
 * its own, V8 keeps an account of each, and with it what the reason is worded from, until it collects the old objects.
 */
const BECAUSE: PropertyDescriptor & ThisType<{ readonly block: number; readonly [SAY]: Say }> = {
  get() {
    return this[SAY](this.block);
  },
  enumerable: true,
  configurable: true,
};

/** Describes that property; it is read at once, so one serves for all. */
const HELD: { value: Say | undefined } = { value: undefined };

/** A drop whose reason is worded later, as others see it. */
const DropLater = plain<[LaterDecision], Dropped>(function ({ block, filter, before, say }) {
  this.do = "drop";
  this.block = block;
  Object.defineProperty(this, "because", BECAUSE);
  this.filter = filter;
  this.before = before;
  HELD.value = say;
  Object.defineProperty(this, SAY, HELD);
  HELD.value = undefined;
});

/** The same while the page is cleaned: in a tenth of the time, and most decisions nobody ever looks at. */
class LaterDecision extends LaterDrop {
  readonly filter: string;
  readonly before: string;

  constructor({ block, say }: LaterDrop, filter: string, before: string) {
    super(block, say);
    this.filter = filter;
    this.before = before;
  }
}

/** Whether the reason of a decision is not worded yet. */
export const isLater = (decision: Decision): boolean => decision instanceof LaterDecision;

/** Decisions as plain objects, however they were noted. */
export const shown = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.map((decision) => (decision instanceof LaterDecision ? new DropLater(decision) : decision));

/** The verdict of a filter with what it was of: the block's text before it. */
export function decisionOf(verdict: Verdict, filter: string, before: string): Decision {
  if (verdict instanceof LaterDrop) return new LaterDecision(verdict, filter, before);
  const { block, because } = verdict;
  if (verdict.do === "drop") return new Drop(block, because, filter, before);
  if (verdict.do === "repair") return new Repair(block, verdict.text, because, filter, before);
  return new Name(block, verdict.role, because, filter, before);
}
