/**
 * Documents as parsers make them, and as filters read them: all of one shape, whatever a page says or lacks. With each
 * further shape that it meets V8 compiles the code for filters anew, and what `...` copies has a shape of its own.
 */
import type { Block, Document, Meta } from "./model.js";
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
  meta: Meta,
  tail: string,
  elements: Document["elements"],
  inBytes: Placed["inBytes"],
];

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
export const withBlocks = (
  { source, places, meta, tail, elements, inBytes }: Placed,
  blocks: readonly Block[],
): Placed => new PlacedDocument(source, blocks, places, meta, tail, elements, inBytes);

type Said = [
  title: Meta["title"],
  lang: Meta["lang"],
  evidence: Meta["evidence"],
  declared: Meta["declared"],
  articleBody: Meta["articleBody"],
];

/** What a page says of itself; what it lacks is `undefined`. */
export const MetaOf = plain<Said, Meta>(function (title, lang, evidence, declared, articleBody) {
  this.title = title;
  this.lang = lang;
  this.evidence = evidence;
  this.declared = declared;
  this.articleBody = articleBody;
});

/** Text that is read, of which no markup says anything. */
export const textDocument = (blocks: readonly Block[], places: Placed["places"], tail: string): Placed =>
  new PlacedDocument(
    "text",
    blocks,
    places,
    new MetaOf(undefined, undefined, undefined, undefined, undefined),
    tail,
    [],
    undefined,
  );
