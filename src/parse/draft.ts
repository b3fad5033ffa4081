/** Blocks in the making, each from the text of one block-level element or of what stands between two. */

import { draftOf, tell } from "../block.js";
import type { Block, BlockKind, Inline, Markup } from "../model.js";
import { plain } from "../plain.js";
import { Numbers } from "../pool.js";
import { countOf } from "./lists.js";
import type { Spot } from "./spot.js";

/** The cell of an open table that text stands in; -1 for none. */
interface Cell {
  readonly row: number;
  readonly rowElement: number;
  readonly cell: number;
}

/** Where a draft stands, as far as only what follows it asks. Drafts that stand alike one after the other share one. */
export interface Stand extends Cell {
  /** Number of the outermost list, 0 outside lists; of the table, negative, once its rows are blocks. */
  readonly group: number;
  readonly spot: Spot;
  /** White space that the first line of a block of code starts with. */
  readonly indent: string;
}

/**
 * Blocks whose gap, id and number are not known yet, and where each stands. Of a long page all live at once, so they are
 * no objects of their own beside their blocks.
 */
export interface DraftList {
  readonly blocks: Block[];
  /** As many. */
  readonly stands: Stands;
  /** Where each stands in the source: its start, its end, and those of the next. */
  readonly places: Numbers;
}

/** By the number of a draft, where its stand is among those of the list. */
const numbered = new Numbers();

/** Where drafts stand, one list at a time: those that stand alike one after the other share an entry. */
export class Stands {
  readonly #all: Stand[] = [];

  constructor() {
    numbered.begin();
  }

  at(draft: number): Stand {
    return this.#all[numbered.values[draft]!]!;
  }

  /** Adds where the next draft stands. */
  push(place: Place, indent: string): void {
    const { group, row, rowElement, cell, spot } = place;
    const last = numbered.size ? this.at(numbered.size - 1) : undefined;
    const same =
      last !== undefined &&
      last.group === group &&
      last.spot === spot &&
      last.cell === cell &&
      last.row === row &&
      last.rowElement === rowElement &&
      last.indent === indent;
    if (!same) this.#all.push(new Stood(group, row, rowElement, cell, spot, indent));
    numbered.push(same ? numbered.values[numbered.size - 1]! : this.#all.length - 1);
  }

  /** A draft stands where another one did. */
  move(draft: number, from: number): void {
    numbered.values[draft] = numbered.values[from]!;
  }

  /** A draft stands where another one did, in a group of its own. */
  moveTo(group: number, draft: number, from: number): void {
    const { row, rowElement, cell, spot, indent } = this.at(from);
    numbered.values[draft] = this.#all.push(new Stood(group, row, rowElement, cell, spot, indent)) - 1;
  }

  /** Leaves out the drafts from one on. */
  cut(draft: number): void {
    numbered.size = draft;
  }
}

/** Where a draft stands: what the innermost open element says. */
export interface Place extends Cell {
  kind: BlockKind;
  caption: boolean;
  level: number;
  tag: string;
  element: number;
  group: number;
  spot: Spot;
}

const MarkupOf = plain<[tag: string, element: number, linkDensity: number, links: number], Markup>(
  function (tag, element, linkDensity, links) {
    this.tag = tag;
    this.element = element;
    this.linkDensity = linkDensity;
    this.links = links;
  },
);

/** The markup of a block with so many characters, some of them in links. */
export const markupOf = (tag: string, element: number, chars: number, linked: number, links: number): Markup =>
  new MarkupOf(tag, element, chars ? linked / chars : 0, links);

type Standing = [group: number, row: number, rowElement: number, cell: number, spot: Spot, indent: string];

const Stood = plain<Standing, Stand>(function (group, row, rowElement, cell, spot, indent) {
  this.group = group;
  this.row = row;
  this.rowElement = rowElement;
  this.cell = cell;
  this.spot = spot;
  this.indent = indent;
});

/** A block of text that was gathered at a place. */
export function draftAt(
  place: Place,
  text: string,
  caption: boolean,
  markup: Markup,
  language: string | undefined,
  inline: readonly Inline[] | undefined,
): Block {
  const { kind, level, spot } = place;
  const role = caption ? "caption" : "body";
  const rare = level > 0 || spot.quotes > 0 || spot.count || language || inline;
  if (!rare) return draftOf(kind, role, text, markup, undefined);
  return draftOf(kind, role, text, markup, {
    level: level > 0 ? level : undefined,
    quotes: spot.quotes > 0 ? spot.quotes : undefined,
    language: language || undefined,
    inline,
  });
}

/** Tells drafts what they lack: ids, gaps and numbers. */
export function finish({ blocks, stands }: DraftList): readonly Block[] {
  let before: Block | undefined;
  let group = 0;
  for (let id = 0; id < blocks.length; id++) {
    const block = blocks[id]!;
    const stand = stands.at(id);
    const { kind } = block;
    const near =
      before !== undefined &&
      stand.group !== 0 &&
      stand.group === group &&
      kind === before.kind &&
      (kind === "list-item" || kind === "table");
    const gap = before ? (near ? "\n" : "\n\n") + stand.indent : stand.indent;
    tell(block, id, gap, countOf(stand.spot.count));
    before = block;
    group = stand.group;
  }
  return blocks;
}
