/** The three things a filter can say, and how it reads a preset. */
import { LaterDrop, type Say } from "./later.js";
import type { Block, Preset, Role, Scope, Verdict } from "./model.js";
import { plain } from "./plain.js";
import { type Threshold, thresholds } from "./thresholds.js";

export type { Say } from "./later.js";

type Drop = Extract<Verdict, { readonly do: "drop" }>;
type Repair = Extract<Verdict, { readonly do: "repair" }>;
type Name = Extract<Verdict, { readonly do: "name" }>;

const Dropped = plain<[number, string], Drop>(function (block, because) {
  this.do = "drop";
  this.block = block;
  this.because = because;
});
const Repaired = plain<[number, string, string], Repair>(function (block, text, because) {
  this.do = "repair";
  this.block = block;
  this.text = text;
  this.because = because;
});
const Named = plain<[number, Role, string], Name>(function (block, role, because) {
  this.do = "name";
  this.block = block;
  this.role = role;
  this.because = because;
});

export const drop = (block: Block, because: string): Verdict => new Dropped(block.id, because);

/** @param say words the reasons of many drops; it may ask for nothing but what does not change */
export const dropLater = (block: Block, say: Say): Verdict => new LaterDrop(block.id, say);

export const repair = (block: Block, text: string, because: string): Verdict => new Repaired(block.id, text, because);

export const name = (block: Block, role: Role, because: string): Verdict => new Named(block.id, role, because);

/** What a filter says that has nothing to say. A list, since to begin a generator costs more than most filters on a page. */
export const nothing: readonly Verdict[] = [];

/**
 * The same page with other blocks. Of the shape of all scopes, which filters read all the time, and a copy by `...` would not
 * have.
 */
export const scopeWith = ({ doc, lang, phrases, preset, thresholds }: Scope, blocks: readonly Block[]): Scope => ({
  doc,
  blocks,
  lang,
  phrases,
  preset,
  thresholds,
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
