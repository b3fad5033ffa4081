/**
 * Makes blocks, all of one shape: what a block lacks is there as `undefined`. Engines read a property at once where they
 * have met few shapes, and filters read the properties of blocks more than anything else.
 */
import type { Block, Role } from "./model.js";

/** What every block has. */
type Plain = Pick<Block, "id" | "kind" | "role" | "text" | "gap" | "span">;
/** What some have. */
type More = { readonly [Key in Exclude<keyof Block, keyof Plain>]?: Block[Key] | undefined };

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Makes a plain object of a block's properties, and of its text and role as they are given.
 *
 * Not written as a literal, since V8 counts for each literal how many of its objects live on. Where a long page, or a
 * lexicon loaded amid a page, has once made all of them do so, it makes later ones among old objects, where all that
 * they refer to lives on with them, long after the page: a fifth of what was new survived each collection. Objects of
 * constructors are not counted.
 */
const Made = function (this: Mutable<Plain & More>, plain: Plain, more: More, role: Role, text: string): void {
  this.id = plain.id;
  this.kind = plain.kind;
  this.role = role;
  this.text = text;
  this.gap = plain.gap;
  this.span = plain.span;
  this.level = more.level;
  this.number = more.number;
  this.quotes = more.quotes;
  this.language = more.language;
  this.row = more.row;
  this.inline = more.inline;
  this.markup = more.markup;
} as unknown as new (
  plain: Plain,
  more: More,
  role: Role,
  text: string,
) => Block;
Made.prototype = Object.prototype;

const NOTHING: More = {};

/** A block as it is read from a source. */
export const blockOf = (plain: Plain, more: More = NOTHING): Block => new Made(plain, more, plain.role, plain.text);

/** The block in another role. */
export const withRole = (block: Block, role: Role): Block => new Made(block, block, role, block.text);

/** The block with another text, where nothing points into it. */
export const withText = (block: Block, text: string): Block => new Made(block, block, block.role, text);
