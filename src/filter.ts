/** The three things a filter can say, and how it reads a preset. */
import type { Block, Preset, Role, Scope, Verdict } from "./model.js";
import { type Threshold, thresholds } from "./thresholds.js";

export const drop = (block: Block, because: string): Verdict => ({ do: "drop", block: block.id, because });

/**
 * A drop whose reason is worded when somebody asks for it: most pages are cleaned by programs that read no reasons. Until
 * then it keeps alive what it is worded from.
 */
export class LaterDrop {
  readonly do = "drop";
  readonly block: number;
  #say: ((which: number) => string) | undefined;
  readonly #which: number;
  #said = "";

  constructor(block: number, say: (which: number) => string, which: number) {
    this.block = block;
    this.#say = say;
    this.#which = which;
  }

  get because(): string {
    if (this.#say) {
      this.#said = this.#say(this.#which);
      this.#say = undefined;
    }
    return this.#said;
  }
}

/**
 * @param say words the reason; it may ask for nothing but what does not change
 * @param which is handed to it, so that one serves many drops
 */
export const dropLater = (block: Block, say: (which: number) => string, which: number): Verdict =>
  new LaterDrop(block.id, say, which);

export const repair = (block: Block, text: string, because: string): Verdict => ({
  do: "repair",
  block: block.id,
  text,
  because,
});

export const name = (block: Block, role: Role, because: string): Verdict => ({
  do: "name",
  block: block.id,
  role,
  because,
});

/** The value that a preset asks for. */
export const at = <T>(scope: Scope, values: Readonly<Record<Preset, T>>): T => values[scope.preset];

/** The value of a threshold that the user has set, else what the preset asks for. */
export const limit = (scope: Scope, name: Threshold): number =>
  scope.thresholds?.[name] ?? at(scope, thresholds[name].values);

/** “text”, shortened for a reason: reasons are read on a terminal. */
export function quote(text: string, longest = 60): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `“${line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line}”`;
}
