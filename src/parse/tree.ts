/** The open elements of a page, kept as browsers keep them where it matters: a stack that is never searched. */
import type { Element } from "../model.js";
import { Drafts, type Place } from "./drafts.js";
import { isGutter } from "./listing.js";
import { nextCount, numberOf, openList } from "./lists.js";
import { endTable, nextColumn, nextRow, openTable } from "./tables.js";
import { type Attribute, BARRIER, BLOCK, ENDS_P, SKIP, SPECIAL } from "./tags.js";

/** An open element, with what it and those around it say of the text in it. Indexes are into the stack, -1 for none. */
export interface Frame extends Place {
  name: string;
  bits: number;
  /** Index into `elements` of the nearest element that is noted there. */
  noted: number;
  skip: boolean;
  /** Why it is skipped: hidden by an attribute, for browsers without scripts, or for what it is. */
  why: "" | "hidden" | "noscript" | "kind";
  /** Stands in a block-level element that an attribute hides. */
  veiled: boolean;
  /** Where that element's drafts begin, on itself; else -1. */
  veil: number;
  /** The nearest open element with the same name, before it. */
  same: number;
  special: number;
  barrier: number;
  p: number;
  li: number;
  dd: number;
  heading: number;
  /** The innermost open row's cell, row and section. */
  td: number;
  tr: number;
  section: number;
  svg: number;
  math: number;
  /** Length of the open block where the formula began. */
  mathStart: number;
  /** Inline tags that were open where it began. */
  marks: number;
}

const root: Frame = {
  name: "", bits: BLOCK | SPECIAL | BARRIER, noted: -1, skip: false, why: "", veiled: false, veil: -1, same: -1, special: 0, barrier: 0,
  p: -1, li: -1, dd: -1, heading: -1, td: -1, tr: -1, section: -1, svg: -1, math: -1, mathStart: 0,
  marks: 0,
  spot: { list: undefined, count: undefined, quotes: 0, table: -1, column: -1, header: false },
  kind: "paragraph", caption: false, level: 0, tag: "body", element: -1, group: 0, table: undefined, row: -1,
  rowElement: -1, cell: -1,
}; // biome-ignore format: a table

const HEADING = /^h[1-6]$/;
const CELLS = new Set(["td", "th"]);
const SECTIONS = new Set(["thead", "tbody", "tfoot"]);
/** Elements that are articles of their own, even inside a list item. */
const OWN = new Set(["article", "main", "section", "table", "td", "th", "dialog", "nav", "form"]);
/** Elements that list items and their like may hold without ending the reach of the next `<li>`. */
const TRANSPARENT = new Set(["address", "div", "p"]);

/** A block of prose rather than a scrap has at least so many characters (where wcxb's truths hold hidden text). */
const LONG = 200;

/** What the start tag says, apart from its name. */
export interface Start {
  readonly hint: string;
  readonly hidden: boolean;
  readonly caption: boolean;
  /** Shown although its kind of element is not, as a declarative shadow root is. */
  readonly shown: boolean;
  readonly values: Partial<Record<Attribute, string>>;
}

export class Tree {
  readonly elements: Element[] = [];
  readonly drafts: Drafts;
  private readonly stack: Frame[] = [{ ...root }];
  private readonly last = new Map<string, number>();
  /** Letters in block-level elements that were dropped as hidden. */
  hiddenInk = 0;
  private depth = 0;
  private lists = 0;
  private tables = 0;
  top: Frame = this.stack[0]!;

  constructor(inline: boolean) {
    this.drafts = new Drafts(inline);
  }

  /** Whether an element of that name is open. */
  isOpen(name: string): boolean {
    return (this.last.get(name) ?? -1) >= 0;
  }

  /** The start tag's effect on what is open, then the element itself. */
  open(name: string, bits: number, start: Start): void {
    this.imply(name, bits);
    const block = (bits & BLOCK) !== 0 && !(name === "button" && this.top.heading >= 0);
    if (block) this.part();
    const index = ++this.depth;
    const parent = this.top;
    // A fresh copy: engines copy an object of a known shape in one go.
    const frame: Frame = { ...parent };
    this.stack[index] = frame;
    frame.name = name;
    frame.bits = bits;
    frame.same = this.last.get(name) ?? -1;
    this.last.set(name, index);
    frame.veil = -1;
    if (bits & SKIP && !start.shown) frame.why = name === "noscript" ? "noscript" : "kind";
    else if (start.hidden && !frame.skip && !frame.veiled) {
      if (block && frame.kind !== "code") {
        frame.veiled = true;
        frame.veil = this.drafts.list.length;
      } else frame.why = "hidden";
    }
    if (start.hint && frame.kind === "code" && isGutter(start.hint)) frame.why = "kind";
    frame.skip = frame.why !== "";
    if (bits & SPECIAL) {
      frame.special = index;
      if (!TRANSPARENT.has(name)) frame.li = frame.dd = -1;
      if (bits & BARRIER) {
        frame.barrier = index;
        frame.p = frame.heading = -1;
      }
    }
    if (!frame.skip && (block || start.hint)) {
      frame.noted = this.elements.length;
      this.elements.push({ parent: parent.noted, tag: name, hint: start.hint });
    }
    if (start.caption) frame.caption = true;
    if (block) this.settle(frame, name, index, start.values);
    else if (name === "svg") frame.svg = index;
    else if (name === "math") {
      frame.math = index;
      frame.mathStart = this.drafts.length;
    }
    this.top = frame;
  }

  /** What a block-level element is to the text in it. */
  private settle(frame: Frame, name: string, index: number, values: Start["values"]): void {
    const code = frame.kind === "code";
    if (!frame.skip) {
      frame.element = frame.noted;
      frame.tag = name;
    }
    const { drafts } = this;
    if (drafts.marks) {
      frame.marks = drafts.marks.depth;
      if (name === "figure") drafts.marks.noPicture();
    }
    if (name === "p") frame.p = index;
    else if (name === "li") {
      frame.li = index;
      if (!code) {
        frame.kind = "list-item";
        const count = nextCount(frame.spot.list, values.value);
        if (count || frame.spot.count) frame.spot = { ...frame.spot, count };
      }
    } else if (name === "dt" || name === "dd") frame.dd = index;
    else if (name === "ul" || name === "ol" || name === "menu") {
      if (frame.group <= 0) frame.group = ++this.lists;
      if (!code) frame.level = frame.kind === "list-item" ? frame.level + 1 : 1;
      if (!code) frame.kind = "paragraph";
      const list = openList(name === "ol", values.start, values.reversed !== undefined);
      frame.spot = { ...frame.spot, list, count: undefined };
    } else if (HEADING.test(name)) {
      frame.heading = index;
      if (!code) {
        frame.kind = "heading";
        frame.level = name.charCodeAt(1) - 48;
      }
    } else if (name === "pre" || name === "listing" || name === "xmp" || name === "plaintext") {
      frame.kind = "code";
      frame.level = 0;
    } else if (name === "blockquote") {
      if (!code) {
        frame.kind = "quote";
        frame.spot = { ...frame.spot, quotes: frame.spot.quotes + 1 };
      }
    } else if (name === "table" && !code) {
      frame.table = openTable(++this.tables, drafts.list.length, frame.table);
      frame.spot = { ...frame.spot, table: frame.element, header: false };
      frame.td = frame.tr = frame.section = -1;
      frame.cell = -1;
    } else if (SECTIONS.has(name)) {
      frame.section = index;
      if (name === "thead") frame.spot = { ...frame.spot, header: true };
    } else if (name === "tr" && frame.table) {
      frame.tr = index;
      frame.rowElement = frame.element;
      frame.row = nextRow(frame.table);
    } else if (CELLS.has(name) && frame.table) {
      frame.td = index;
      if (frame.row < 0) frame.row = frame.table.row = Math.max(0, frame.table.row);
      frame.cell = ++frame.table.cell;
      const column = nextColumn(frame.table, numberOf(values.colspan), numberOf(values.rowspan));
      frame.spot = { ...frame.spot, column, header: frame.spot.header || name === "th" };
    } else if (name === "figcaption") frame.caption = true;
    if (OWN.has(name) && !code && frame.kind !== "quote") {
      frame.kind = "paragraph";
      frame.level = frame.group = 0;
      if (frame.spot.list) frame.spot = { ...frame.spot, list: undefined, count: undefined };
    }
    if (frame.kind === "paragraph" && name !== "ul" && name !== "ol" && name !== "menu" && frame.group === 0)
      frame.level = 0;
  }

  /** End tags that the start tag implies. */
  private imply(name: string, bits: number): void {
    if (name === "li") this.popTo(this.top.li);
    else if (name === "dt" || name === "dd") this.popTo(this.top.dd);
    else if (name === "rt" || name === "rp") this.endReading();
    if (bits & ENDS_P) this.popTo(this.top.p);
    if (HEADING.test(name) && HEADING.test(this.top.name)) this.popTo(this.depth);
    else if (CELLS.has(name)) this.popTo(this.top.td);
    else if (name === "tr") this.popTo(this.top.tr);
    else if (SECTIONS.has(name)) this.popTo(this.top.tr >= 0 && this.top.section < 0 ? this.top.tr : this.top.section);
  }

  /** The reading of a ruby needs no end tag. */
  private endReading(): void {
    if (this.top.name === "rt" || this.top.name === "rp") this.popTo(this.depth);
  }

  /** The end tag, as far as the element is open and within reach. */
  close(name: string, bits: number): void {
    if (name === "ruby") this.endReading();
    let index = this.last.get(name) ?? -1;
    if (HEADING.test(name)) index = this.top.heading;
    if (index < 0) {
      // A stray </p> is an empty paragraph.
      if (name === "p") this.part();
      return;
    }
    // Table parts and the table itself are reached through the barriers of cells.
    const reach =
      bits & SPECIAL
        ? index === this.top.barrier || name === "table" || name === "tr" || SECTIONS.has(name) || CELLS.has(name)
          ? -1
          : this.top.barrier
        : this.top.special;
    if (index > reach) this.popTo(index);
  }

  /** Skips what else the innermost element holds. */
  skip(): void {
    this.top.skip = true;
    this.top.why = "kind";
  }

  /** A start tag that may not stand in `svg`. */
  leaveSvg(): void {
    this.popTo(this.top.svg);
  }

  /** Ends the open block, or the line where white space counts. */
  part(): void {
    if (this.top.skip) return;
    if (this.top.kind === "code") this.drafts.newLine();
    else this.drafts.flush(this.top);
  }

  /** Closes the element at that place of the stack and all inside it. */
  popTo(index: number): void {
    if (index < 1) return;
    while (this.depth >= index) {
      const frame = this.top;
      const parent = this.stack[this.depth - 1]!;
      if (frame.bits & BLOCK && !frame.skip && frame.tag === frame.name) {
        if (frame.kind === "code" && parent.kind !== "code") this.drafts.flush(frame);
        else this.part();
        if (frame.name === "table" && frame.table && frame.table !== parent.table)
          endTable(frame.table, this.drafts.list);
        if (frame.veil >= 0) this.unveil(frame.veil);
        if (this.drafts.marks) {
          this.drafts.marks.leave(frame.marks);
          if (frame.name === "figure") this.drafts.marks.noPicture();
        }
      }
      this.last.set(frame.name, frame.same);
      this.depth--;
      this.top = parent;
    }
  }

  /** Hidden prose is what a script would have unfolded: an answer, the rest of a story. Hidden scraps are dropped. */
  private unveil(first: number): void {
    const { list } = this.drafts;
    let all = 0;
    let long = 0;
    for (let i = first; i < list.length; i++) {
      const { length } = list[i]!.text;
      all += length;
      if (length >= LONG) long += length;
    }
    if (long * 2 > all) return;
    this.hiddenInk += all;
    list.length = Math.min(first, list.length);
  }

  /** Closes all. */
  end(): void {
    this.popTo(1);
    this.part();
  }
}
