/** The open elements of a page, kept as browsers keep them where it matters: a stack that is never searched. */
import type { Element } from "../model.js";
import type { Attributes } from "./attributes.js";
import { Drafts } from "./drafts.js";
import { Frame } from "./frame.js";
import { AT, type Tag, tags } from "./known-tags.js";
import { isGutter } from "./listing.js";
import { nextCount, numberOf, openList } from "./lists.js";
import { inCell, inList, inQuote, inTable } from "./spot.js";
import { endTable, nextColumn, nextRow, openTable } from "./tables.js";
import { BARRIER, BLOCK, CELL, ENDS_P, HEADING, OWN, SECTION, SKIP, SPECIAL, TRANSPARENT } from "./tags.js";

/** A block of prose rather than a scrap has at least so many characters (where wcxb's truths hold hidden text). */
const LONG = 200;

/** What the start tag says, apart from its name. Read at once, so that one object may serve for all tags. */
export interface Start {
  hint: string;
  hidden: boolean;
  caption: boolean;
  /** Shown although its kind of element is not, as a declarative shadow root is. */
  shown: boolean;
  /** Its attributes, if it has any that are asked for. */
  readonly values: Attributes | undefined;
}

const TABLE = tags.get("table")!;
const NOSCRIPT = tags.get("noscript")!;

/** What is noted of an element. Those that are alike one after the other share it: of a long page all live at once. */
function elementIn(parent: Frame, tag: string, hint: string): Element {
  const { child } = parent;
  if (child !== undefined && child.tag === tag && child.hint === hint) return child;
  parent.child = { parent: parent.noted, tag, hint };
  return parent.child;
}

export class Tree {
  readonly elements: Element[] = [];
  readonly drafts: Drafts;
  /** Frames are used again for what opens later: only the first `depth + 1` are of open elements. */
  private readonly stack: Frame[] = [new Frame()];
  /** The innermost open element of each known tag, by its id, and of the others by name; -1 or absent for none. */
  private readonly last = new Int32Array(tags.size).fill(-1);
  private readonly lastOther = new Map<string, number>();
  /** Letters in block-level elements that were dropped as hidden. */
  hiddenInk = 0;
  private depth = 0;
  private lists = 0;
  private tables = 0;
  top: Frame = this.stack[0]!;

  constructor(inline: boolean) {
    this.drafts = new Drafts(inline);
  }

  /** Whether an element of that tag is open. */
  isOpen(tag: Tag): boolean {
    return this.lastOf(tag) >= 0;
  }

  private lastOf({ id, name }: Tag): number {
    return id >= 0 ? this.last[id]! : (this.lastOther.get(name) ?? -1);
  }

  private setLast({ id, name }: Tag, index: number): void {
    if (id >= 0) this.last[id] = index;
    else this.lastOther.set(name, index);
  }

  /** The start tag's effect on what is open, then the element itself. */
  open(tag: Tag, start: Start): void {
    const { name, bits } = tag;
    this.imply(tag);
    const block = (bits & BLOCK) !== 0 && !(name === "button" && this.top.heading >= 0);
    if (block) this.part();
    const index = ++this.depth;
    const parent = this.top;
    this.stack[index] ??= new Frame();
    const frame = this.stack[index];
    frame.goOn(parent);
    frame.open = tag;
    frame.same = this.lastOf(tag);
    this.setLast(tag, index);
    if (bits & SKIP && !start.shown) frame.why = tag === NOSCRIPT ? "noscript" : "kind";
    else if (start.hidden && !frame.skip && !frame.veiled) {
      if (block && frame.kind !== "code") {
        frame.veiled = true;
        frame.veil = this.drafts.blocks.length;
      } else frame.why = "hidden";
    }
    if (start.hint && frame.kind === "code" && isGutter(start.hint)) frame.why = "kind";
    frame.skip = frame.why !== "";
    if (bits & SPECIAL) {
      frame.special = index;
      if (!(bits & TRANSPARENT)) frame.li = frame.dd = -1;
      if (bits & BARRIER) {
        frame.barrier = index;
        frame.p = frame.heading = -1;
      }
    }
    if (!frame.skip && (block || start.hint)) {
      frame.noted = this.elements.length;
      this.elements.push(elementIn(parent, name, start.hint));
    }
    if (start.caption) frame.caption = true;
    if (block) this.settle(frame, tag, index, start.values);
    else if (name === "svg") frame.svg = index;
    else if (name === "math") {
      frame.math = index;
      frame.mathStart = this.drafts.length;
    }
    this.top = frame;
  }

  /** What a block-level element is to the text in it. */
  private settle(frame: Frame, { name, bits }: Tag, index: number, values: Start["values"]): void {
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
        const count = nextCount(frame.spot.list, values?.get(AT.value));
        if (count || frame.spot.count) frame.spot = inList(frame.spot, frame.spot.list, count);
      }
    } else if (name === "dt" || name === "dd") frame.dd = index;
    else if (name === "ul" || name === "ol" || name === "menu") {
      if (frame.group <= 0) frame.group = ++this.lists;
      if (!code) frame.level = frame.kind === "list-item" ? frame.level + 1 : 1;
      if (!code) frame.kind = "paragraph";
      const list = openList(name === "ol", values?.get(AT.start), values?.has(AT.reversed) === true);
      frame.spot = inList(frame.spot, list, undefined);
    } else if (bits & HEADING) {
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
        frame.spot = inQuote(frame.spot);
      }
    } else if (name === "table" && !code) {
      frame.table = openTable(++this.tables, drafts.blocks.length, frame.table);
      frame.spot = inTable(frame.spot, frame.element);
      frame.td = frame.tr = frame.section = -1;
      frame.cell = -1;
    } else if (bits & SECTION) {
      frame.section = index;
      if (name === "thead") frame.spot = inCell(frame.spot, frame.spot.column, true);
    } else if (name === "tr" && frame.table) {
      frame.tr = index;
      frame.rowElement = frame.element;
      frame.row = nextRow(frame.table);
    } else if (bits & CELL && frame.table) {
      frame.td = index;
      if (frame.row < 0) frame.row = frame.table.row = Math.max(0, frame.table.row);
      frame.cell = ++frame.table.cell;
      const column = nextColumn(frame.table, numberOf(values?.get(AT.colspan)), numberOf(values?.get(AT.rowspan)));
      frame.spot = inCell(frame.spot, column, frame.spot.header || name === "th");
    } else if (name === "figcaption") frame.caption = true;
    if (bits & OWN && !code && frame.kind !== "quote") {
      frame.kind = "paragraph";
      frame.level = frame.group = 0;
      if (frame.spot.list) frame.spot = inList(frame.spot, undefined, undefined);
    }
    if (frame.kind === "paragraph" && name !== "ul" && name !== "ol" && name !== "menu" && frame.group === 0)
      frame.level = 0;
  }

  /** End tags that the start tag implies. */
  private imply({ name, bits }: Tag): void {
    if (name === "li") this.popTo(this.top.li);
    else if (name === "dt" || name === "dd") this.popTo(this.top.dd);
    else if (name === "rt" || name === "rp") this.endReading();
    if (bits & ENDS_P) this.popTo(this.top.p);
    if (bits & HEADING) {
      if (this.top.open.bits & HEADING) this.popTo(this.depth);
    } else if (bits & CELL) this.popTo(this.top.td);
    else if (name === "tr") this.popTo(this.top.tr);
    else if (bits & SECTION) this.popTo(this.top.tr >= 0 && this.top.section < 0 ? this.top.tr : this.top.section);
  }

  /** The reading of a ruby needs no end tag. */
  private endReading(): void {
    const { name } = this.top.open;
    if (name === "rt" || name === "rp") this.popTo(this.depth);
  }

  /** The end tag, as far as the element is open and within reach. */
  close(tag: Tag): void {
    const { name, bits } = tag;
    if (name === "ruby") this.endReading();
    const index = bits & HEADING ? this.top.heading : this.lastOf(tag);
    if (index < 0) {
      // A stray </p> is an empty paragraph.
      if (name === "p") this.part();
      return;
    }
    // Table parts and the table itself are reached through the barriers of cells.
    const reach =
      bits & SPECIAL
        ? index === this.top.barrier || tag === TABLE || name === "tr" || bits & (SECTION | CELL)
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
      const { name, bits } = frame.open;
      if (bits & BLOCK && !frame.skip && frame.tag === name) {
        if (frame.kind === "code" && parent.kind !== "code") this.drafts.flush(frame);
        else this.part();
        if (name === "table" && frame.table && frame.table !== parent.table) endTable(frame.table, this.drafts);
        if (frame.veil >= 0) this.unveil(frame.veil);
        if (this.drafts.marks) {
          this.drafts.marks.leave(frame.marks);
          if (name === "figure") this.drafts.marks.noPicture();
        }
      }
      this.setLast(frame.open, frame.same);
      this.depth--;
      this.top = parent;
    }
  }

  /** Hidden prose is what a script would have unfolded: an answer, the rest of a story. Hidden scraps are dropped. */
  private unveil(first: number): void {
    const { blocks, stands, places } = this.drafts;
    let all = 0;
    let long = 0;
    for (let i = first; i < blocks.length; i++) {
      const { length } = blocks[i]!.text;
      all += length;
      if (length >= LONG) long += length;
    }
    if (long * 2 > all) return;
    this.hiddenInk += all;
    blocks.length = Math.min(first, blocks.length);
    stands.cut(blocks.length);
    places.size = 2 * blocks.length;
  }

  /** Closes all. */
  end(): void {
    this.popTo(1);
    this.part();
  }
}
