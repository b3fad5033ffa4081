/**
 * Makes blocks, all of one shape: what a block lacks is there as `undefined`. Engines read a property at once where they
 * have met few shapes, and filters read the properties of blocks more than anything else.
 *
 * Each has room for what is known of its text, which nobody sees: a private field is in no copy, comparison or JSON. In a
 * field from birth it is kept at a tenth of what a hidden property costs that is added later, or a WeakMap.
 */
import type { Block, Role } from "./model.js";

/** What every block has. */
type Plain = Pick<Block, "id" | "kind" | "role" | "text" | "gap" | "span">;
/** What some have. */
type More = { readonly [Key in Exclude<keyof Block, keyof Plain>]?: Block[Key] | undefined };

type Writable = { -readonly [Key in keyof Block]: Block[Key] | undefined };

/** Writes down what a block is; a constructor of plain objects, and why there is one: `plain.ts`. */
function Fields(
  this: Writable,
  id: number,
  kind: Block["kind"],
  role: Role,
  text: string,
  gap: string,
  span: Block["span"],
  more: More,
): void {
  this.id = id;
  this.kind = kind;
  this.role = role;
  this.text = text;
  this.gap = gap;
  this.span = span;
  this.level = more.level;
  this.number = more.number;
  this.quotes = more.quotes;
  this.language = more.language;
  this.row = more.row;
  this.inline = more.inline;
  this.markup = more.markup;
}
Fields.prototype = Object.prototype;
const Made = Fields as unknown as new (...fields: Parameters<typeof Fields>) => Block;

/** What extends it adds its private fields to the object that it is given: a class's own objects would not be plain. */
function Same(object: object): object {
  return object;
}

/** Gives a block that room. */
class Roomy extends (Same as unknown as new (block: Block) => object) {
  #known: object | undefined = undefined;

  // Without one of its own its argument would go through an array.
  constructor(block: Block) {
    super(block);
  }

  static has(block: object): boolean {
    return #known in block;
  }

  static get(block: object): object | undefined {
    return #known in block ? block.#known : undefined;
  }

  static set(block: object, known: object): boolean {
    if (!(#known in block)) return false;
    block.#known = known;
    return true;
  }
}

/** What is known of the text of a block made here; of an object made elsewhere nothing is. */
export const knownOf = (block: object): object | undefined => Roomy.get(block);
/** Whether the block has room for that. */
export const hasRoom = (block: object): boolean => Roomy.has(block);
/** Keeps it; false where the block has no room. */
export const keepKnown = (block: object, known: object): boolean => Roomy.set(block, known);

/** The same block, with room. */
function withRoom(block: Block): Block {
  new Roomy(block);
  return block;
}

const NO_MORE: More = {};

/** A block as it is read from a source. */
export const blockOf = ({ id, kind, role, text, gap, span }: Plain, more = NO_MORE): Block =>
  withRoom(new Made(id, kind, role, text, gap, span, more));

/** The block in another role. */
export const withRole = (block: Block, role: Role): Block =>
  withRoom(new Made(block.id, block.kind, role, block.text, block.gap, block.span, block));

/** The block with another text, where nothing points into it. */
export const withText = (block: Block, text: string): Block =>
  withRoom(new Made(block.id, block.kind, block.role, text, block.gap, block.span, block));
