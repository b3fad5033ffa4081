/**
 * Makes blocks, all of two shapes: one for those that have none of what few blocks have, and one where what a block lacks
 * is there as `undefined`. Engines read a property at once where they have met few shapes, and filters read the properties
 * of blocks more than anything else. One shape for all would take half as much again, and those of a long page all live
 * at once.
 *
 * Each has room for what is known of its text, which nobody sees: a private field is in no copy, comparison or JSON. In a
 * field from birth it is kept at a tenth of what a hidden property costs that is added later, or a WeakMap.
 */
import type { Block, Role } from "./model.js";
import { UNTOLD } from "./spans.js";

/** What every block has. */
type Plain = Pick<Block, "id" | "kind" | "role" | "text" | "gap">;
/** What some have. */
type More = { readonly [Key in Exclude<keyof Block, keyof Plain | "span">]?: Block[Key] | undefined };
/** What few have, most of them headings and items of lists. */
type Rare = { readonly [Key in Exclude<keyof More, "markup">]?: Block[Key] | undefined };

type Writable = { -readonly [Key in keyof Block]: Block[Key] | undefined };

/** Writes down what most blocks are; a constructor of plain objects, and why there is one: `plain.ts`. */
function Few(
  this: Writable,
  id: number,
  kind: Block["kind"],
  role: Role,
  text: string,
  gap: string,
  span: Block["span"],
  markup: Block["markup"],
): void {
  this.id = id;
  this.kind = kind;
  this.role = role;
  this.text = text;
  this.gap = gap;
  this.span = span;
  this.markup = markup;
}
Few.prototype = Object.prototype;
const Short = Few as unknown as new (...fields: Parameters<typeof Few>) => Block;

/** Writes down all that a block may be. */
function All(
  this: Writable,
  id: number,
  kind: Block["kind"],
  role: Role,
  text: string,
  gap: string,
  span: Block["span"],
  markup: Block["markup"],
  rare: Rare,
): void {
  this.id = id;
  this.kind = kind;
  this.role = role;
  this.text = text;
  this.gap = gap;
  this.span = span;
  this.level = rare.level;
  this.number = rare.number;
  this.quotes = rare.quotes;
  this.language = rare.language;
  this.row = rare.row;
  this.inline = rare.inline;
  this.markup = markup;
}
All.prototype = Object.prototype;
const Long = All as unknown as new (...fields: Parameters<typeof All>) => Block;

/** None of what few blocks have. */
const isNone = ({ level, number, quotes, language, row, inline }: Rare): boolean =>
  level === undefined &&
  number === undefined &&
  quotes === undefined &&
  language === undefined &&
  row === undefined &&
  inline === undefined;

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

/** A block as it is read from text. */
export const blockOf = ({ id, kind, role, text, gap }: Plain): Block =>
  withRoom(new Short(id, kind, role, text, gap, UNTOLD, undefined));

/** A block as it is read from HTML, where its id, gap and number are told at the page's end: see `tell`. */
export const draftOf = (
  kind: Block["kind"],
  role: Role,
  text: string,
  markup: Block["markup"],
  rare: Rare | undefined,
): Block =>
  withRoom(
    rare ? new Long(0, kind, role, text, "", UNTOLD, markup, rare) : new Short(0, kind, role, text, "", UNTOLD, markup),
  );

/** Tells a draft what it lacks, before anybody else sees it. One with a number was made with what few have. */
export function tell(draft: Block, id: number, gap: string, number: number | undefined): void {
  const block: Writable = draft;
  block.id = id;
  block.gap = gap;
  if (number !== undefined) block.number = number;
}

/** The block with another number, role and text. */
function copied(block: Block, id: number, role: Role, text: string): Block {
  const { kind, gap, span, markup } = block;
  return withRoom(
    isNone(block)
      ? new Short(id, kind, role, text, gap, span, markup)
      : new Long(id, kind, role, text, gap, span, markup, block),
  );
}

/** The block with another number. */
export const withId = (block: Block, id: number): Block => copied(block, id, block.role, block.text);

/** The block in another role. */
export const withRole = (block: Block, role: Role): Block => copied(block, block.id, role, block.text);

/** The block with another text, where nothing points into it. */
export const withText = (block: Block, text: string): Block => copied(block, block.id, block.role, text);

/** The block with another text, and with what points into that. */
export function withSpans(block: Block, text: string, row: Block["row"], inline: Block["inline"]): Block {
  const { id, kind, role, gap, span, markup, level, number, quotes, language } = block;
  return withRoom(new Long(id, kind, role, text, gap, span, markup, { level, number, quotes, language, row, inline }));
}
