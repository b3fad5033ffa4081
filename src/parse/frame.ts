/** An open element, with what it and those around it say of the text in it. */
import type { BlockKind, Element } from "../model.js";
import type { Place } from "./draft.js";
import type { Tag } from "./known-tags.js";
import { NOWHERE, type Spot } from "./spot.js";
import type { Table } from "./tables.js";
import { BARRIER, BLOCK, SPECIAL } from "./tags.js";

const ROOT: Tag = { name: "", bits: BLOCK | SPECIAL | BARRIER, id: -1, raw: false };

/** Indexes are into the stack, -1 for none. A new one is that of the page itself. */
export class Frame implements Place {
  open: Tag = ROOT;
  /** Index into `elements` of the nearest element that is noted there. */
  noted = -1;
  /** The last one that was noted in it. */
  child: Element | undefined = undefined;
  skip = false;
  /** Why it is skipped: hidden by an attribute, for browsers without scripts, or for what it is. */
  why: "" | "hidden" | "noscript" | "kind" = "";
  /** Stands in a block-level element that an attribute hides. */
  veiled = false;
  /** Where that element's drafts begin, on itself; else -1. */
  veil = -1;
  /** The nearest open element with the same name, before it. */
  same = -1;
  special = 0;
  barrier = 0;
  p = -1;
  li = -1;
  dd = -1;
  heading = -1;
  /** The innermost open row's cell, row and section. */
  td = -1;
  tr = -1;
  section = -1;
  svg = -1;
  math = -1;
  /** Length of the open block where the formula began. */
  mathStart = 0;
  /** Inline tags that were open where it began. */
  marks = 0;
  spot: Spot = NOWHERE;
  kind: BlockKind = "paragraph";
  caption = false;
  level = 0;
  tag = "body";
  element = -1;
  group = 0;
  table: Table | undefined = undefined;
  row = -1;
  rowElement = -1;
  cell = -1;

  /** Takes over what holds for all that stands in a parent; `open` and `same` are left to be said. */
  goOn(parent: Frame): void {
    this.noted = parent.noted;
    this.child = undefined;
    this.skip = parent.skip;
    this.why = parent.why;
    this.veiled = parent.veiled;
    this.veil = -1;
    this.special = parent.special;
    this.barrier = parent.barrier;
    this.p = parent.p;
    this.li = parent.li;
    this.dd = parent.dd;
    this.heading = parent.heading;
    this.td = parent.td;
    this.tr = parent.tr;
    this.section = parent.section;
    this.svg = parent.svg;
    this.math = parent.math;
    this.mathStart = parent.mathStart;
    this.marks = parent.marks;
    this.spot = parent.spot;
    this.kind = parent.kind;
    this.caption = parent.caption;
    this.level = parent.level;
    this.tag = parent.tag;
    this.element = parent.element;
    this.group = parent.group;
    this.table = parent.table;
    this.row = parent.row;
    this.rowElement = parent.rowElement;
    this.cell = parent.cell;
  }
}
