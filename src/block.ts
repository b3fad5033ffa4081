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

/** Writes down what a block is; a constructor of plain objects, and why there is one: `plain.ts`. */
function Fields(this: { -readonly [Key in keyof Block]: unknown }, plain: Plain, more: More): void {
  this.id = plain.id;
  this.kind = plain.kind;
  this.role = plain.role;
  this.text = plain.text;
  this.gap = plain.gap;
  this.span = plain.span;
  this.level = more.level;
  this.number = more.number;
  this.quotes = more.quotes;
  this.language = more.language;
  this.row = more.row;
  this.inline = more.inline;
  this.markup = more.markup;
}
Fields.prototype = Object.prototype;

/** A block with that room. Made as `Fields`, since a class cannot have the prototype of literals. */
class Roomy extends (Fields as unknown as new (plain: Plain, more: More) => object) {
  #known: object | undefined = undefined;

  // Without one of its own its arguments would go through an array.
  constructor(plain: Plain, more: More) {
    super(plain, more);
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

/** A block as it is read from a source. */
export const blockOf = (plain: Plain, more: More = {}): Block => Reflect.construct(Roomy, [plain, more], Fields);

/** The block in another role. */
export function withRole(block: Block, role: Role): Block {
  const { id, kind, text, gap, span } = block;
  return blockOf({ id, kind, role, text, gap, span }, block);
}

/** The block with another text, where nothing points into it. */
export function withText(block: Block, text: string): Block {
  const { id, kind, role, gap, span } = block;
  return blockOf({ id, kind, role, text, gap, span }, block);
}
