/** Kept blocks as a tree of lists, items and quotes, by the elements that they stand in. */
import { expression } from "../expressions.js";
import type { Block, Document, Element } from "../model.js";
import type { Notes } from "./notes.js";

export type Container = "list" | "item" | "quote" | "note";

/** A run of rows is one leaf, all else a leaf a block. */
export interface Leaf {
  readonly type: "leaf";
  readonly blocks: Block[];
  /** A term of a definition list. */
  readonly term: boolean;
}

export interface Branch {
  readonly type: Container | "root";
  readonly key: number;
  readonly ordered: boolean;
  /** Of an item: its number, where the page gives it one. */
  readonly number: number | undefined;
  /** Of a footnote. */
  readonly label?: string;
  readonly children: (Branch | Leaf)[];
}

/** One of the containers around a block, and the next one outwards. */
interface Place {
  readonly type: Container;
  readonly key: number;
  readonly ordered: boolean;
  readonly up: Place | undefined;
  readonly depth: number;
  /** The quotes alone, for articles of their own inside lists. */
  readonly quotes: Place | undefined;
  /** Item of a definition list: opened by a term, and shared by what is said of it. */
  readonly part: "dt" | "dd" | "";
}

/** Deeper containers are left out: nobody reads them, and every line is set in by all of them. */
const DEEPEST = 24;
/** Elements that make what stands in them no part of the list around them, as for the kinds of blocks. */
const OWN = new Set(["article", "main", "section", "table", "td", "th", "dialog", "nav", "form"]);
const LISTS = new Set(["ul", "ol", "menu", "dl"]);

function inside(up: Place | undefined, type: Container, key: number, ordered = false, part: Place["part"] = ""): Place {
  const place = { type, key, ordered, part, up, depth: (up?.depth ?? 0) + 1, quotes: up?.quotes };
  if (type === "quote") place.quotes = up === up?.quotes ? place : inside(up?.quotes, type, key);
  return place;
}

/** For each element the innermost container that it is or stands in. */
function placesOf(elements: readonly Element[]): (Place | undefined)[] {
  const out: (Place | undefined)[] = [];
  for (const [key, { parent, tag }] of elements.entries()) {
    const up = out[parent];
    let place = up;
    if (OWN.has(tag)) place = up?.quotes;
    else if (up && up.depth >= DEEPEST) place = up;
    else if (LISTS.has(tag)) place = inside(up, "list", key, tag === "ol");
    else if (tag === "blockquote") place = inside(up, "quote", key);
    else if (tag === "li") place = inside(up?.type === "list" ? up : inside(up, "list", -2 - parent), "item", key);
    else if ((tag === "dt" || tag === "dd") && up?.type === "list") place = inside(up, "item", key, false, tag);
    out.push(place);
  }
  return out;
}

const ITEM = expression(/^(?:[-*+]|(\d{1,3})[.)])\s+(?=\S)/, () => /^(?:[-*+•‣◦▪●·–]|(\p{N}{1,3})[.)])\s+(?=\S)/u);
const markOf = (text: string): RegExpExecArray | null => ITEM(text).exec(text);
/** Columns by which an item of an inner list is set in. */
const SET_IN = 2;

/** Puts blocks one after the other into the tree. */
class Builder {
  readonly root: Branch = { type: "root", key: -1, ordered: false, number: undefined, children: [] };
  private readonly open: Branch[] = [this.root];

  /** Makes the containers, outermost first, the open ones. */
  enter(path: readonly Omit<Branch, "children">[]): void {
    let same = 0;
    while (same < path.length && same + 1 < this.open.length) {
      const branch = this.open[same + 1]!;
      if (branch.key !== path[same]!.key || branch.type !== path[same]!.type) break;
      same++;
    }
    this.open.length = same + 1;
    for (const next of path.slice(same)) {
      const branch: Branch = { ...next, children: [] };
      this.open.at(-1)!.children.push(branch);
      this.open.push(branch);
    }
  }

  put(block: Block, term = false): void {
    const { children } = this.open.at(-1)!;
    const last = children.at(-1);
    const before = last?.type === "leaf" ? last.blocks[0]! : undefined;
    if (block.row && before?.row && before.row.table === block.row.table) (last as Leaf).blocks.push(block);
    else children.push({ type: "leaf", blocks: [block], term });
  }
}

function fromHtml({ blocks, labels }: Pick<Notes, "blocks" | "labels">, elements: readonly Element[]): Branch {
  const builder = new Builder();
  const places = placesOf(elements);
  /** The item of each list that came last. */
  const lastItem = new Map<number, number>();
  const keys = new Map([...new Set(labels.values())].map((label, i) => [label, i]));
  for (const block of blocks) {
    const label = labels.get(block.id);
    if (label) {
      builder.enter([{ type: "note", key: keys.get(label)!, ordered: false, number: undefined, label }]);
      builder.put(block);
      continue;
    }
    const element = block.row ? (elements[block.row.table]?.parent ?? -1) : (block.markup?.element ?? -1);
    let place = places[element];
    // A list outside its items is no list.
    while (place?.type === "list") place = place.up;
    const term = place?.part === "dt";
    const path: Omit<Branch, "children">[] = [];
    let number = block.number;
    for (let at = place; at; at = at.up) {
      if (at.type === "item") {
        const list = at.up!.key;
        const key = at.part === "dd" ? (lastItem.get(list) ?? at.key) : at.key;
        lastItem.set(list, key);
        path.push({ type: "item", key, ordered: false, number });
        number = undefined;
      } else if (at.type === "list" && path.at(-1)?.type === "list") {
        // A list right inside another one belongs to the item before it.
        const key = lastItem.get(at.key);
        if (key === undefined) continue;
        path.push({ type: "item", key, ordered: false, number: undefined }, { ...at, number: undefined });
      } else path.push({ type: at.type, key: at.key, ordered: at.ordered, number: undefined });
    }
    builder.enter(path.reverse());
    builder.put(block, term);
  }
  return builder.root;
}

/** Text tells of its lists by marks and indentation alone. */
function fromText(blocks: readonly Block[]): Branch {
  const builder = new Builder();
  const open: { indent: number; ordered: boolean; list: number; item: number }[] = [];
  let keys = 0;
  for (const block of blocks) {
    const mark = block.kind === "list-item" ? markOf(block.text.slice(0, 24)) : null;
    if (!mark) {
      open.length = 0;
      builder.enter([]);
      builder.put(block);
      continue;
    }
    const number = mark[1] && /^\d+$/.test(mark[1]) ? Number(mark[1]) : undefined;
    const ordered = number !== undefined;
    const indent = (/[^\n\r]*$/.exec(block.gap)?.[0] ?? "").replace(/\t/g, "    ").length;
    while (open.length > 1 && open.at(-1)!.indent > indent) open.pop();
    const level = open.at(-1);
    if (!level || indent >= level.indent + SET_IN) open.push({ indent, ordered, list: keys++, item: keys++ });
    else if (level.ordered !== ordered) open[open.length - 1] = { indent, ordered, list: keys++, item: keys++ };
    else level.item = keys++;
    builder.enter(
      open.flatMap(({ ordered, list, item }, i) => [
        { type: "list" as const, key: list, ordered, number: undefined },
        { type: "item" as const, key: item, ordered: false, number: i === open.length - 1 ? number : undefined },
      ]),
    );
    builder.put({ ...block, text: block.text.slice(mark[0].length) });
  }
  return builder.root;
}

/** The tree of the kept blocks, a subset of the document's by id and in order. */
export const treeOf = (notes: Pick<Notes, "blocks" | "labels">, document: Document): Branch =>
  document.source === "html" ? fromHtml(notes, document.elements) : fromText(notes.blocks);
