/**
 * Where blocks stand, told to them when somebody asks. An array of two is as large as most of a block, those of a long page
 * all live at once, and most pages are cleaned for their text alone.
 */
import type { Block, Document } from "./model.js";
import { plain } from "./plain.js";

/** A document whose blocks do not say yet where they stand. */
export interface Placed extends Document {
  /** `Block.span` of each block, by its number: the start of the first, its end, the start of the second, and so on. */
  readonly places: ArrayLike<number>;
  readonly inBytes: true | undefined;
}

type Fields = [
  source: Document["source"],
  blocks: Document["blocks"],
  places: Placed["places"],
  meta: Document["meta"],
  tail: string,
  elements: Document["elements"],
  inBytes: Placed["inBytes"],
];

/** All documents that filters look at are of this one shape: with each other one V8 makes the code for filters anew. */
export const PlacedDocument = plain<Fields, Placed>(function (source, blocks, places, meta, tail, elements, inBytes) {
  this.source = source;
  this.blocks = blocks;
  this.places = places;
  this.meta = meta;
  this.tail = tail;
  this.elements = elements;
  this.inBytes = inBytes;
});

/** The document with other blocks. */
export const withBlocks = ({ source, places, meta, tail, elements, inBytes }: Placed, blocks: readonly Block[]): Placed =>
  new PlacedDocument(source, blocks, places, meta, tail, elements, inBytes);

/** The span of a block that does not say where it stands. */
export const UNTOLD: Block["span"] = [0, 0];

/** Tells blocks where they stand, those that do not say it yet. */
export function tellSpans(blocks: readonly Block[], places: ArrayLike<number>): void {
  for (const block of blocks as readonly { -readonly [Key in keyof Block]: Block[Key] }[]) {
    const { id, span } = block;
    if (span === UNTOLD) block.span = [places[2 * id]!, places[2 * id + 1]!];
  }
}

/** The document as everybody sees it. */
export function told({ source, blocks, places, meta, tail, elements, inBytes }: Placed): Document {
  tellSpans(blocks, places);
  return inBytes ? { source, blocks, meta, tail, elements, inBytes } : { source, blocks, meta, tail, elements };
}
