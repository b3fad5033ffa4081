/** HTML to blocks, in one pass over the page. The only user of cheerio, which finds what selectors choose. */
import { withId } from "../block.js";
import type { Block, Document, Meta } from "../model.js";
import { MetaOf, type Placed, PlacedDocument, withBlocks } from "../placed.js";
import { tellSpans, told } from "../spans.js";
import { type Found, outermost, type Stretch, stretchAt } from "./cuts.js";
import { articleBodyOf, declaredOf } from "./declared.js";
import { finish } from "./draft.js";
import { mend } from "./mend.js";
import { Reader, type Show } from "./reader.js";
import { Source } from "./source.js";

/** How often a page is mended and read again at most. */
const ROUNDS = 4;

/** A page that shows less than this, in characters, may well have been hidden as a whole. */
const LITTLE = 2000;

/** Longest note that asks to turn scripts on, in characters. */
const SHORT_NOTE = 300;

export interface ParseOptions {
  /** Keep links, emphasis and the like as spans on the blocks (`Block.inline`). */
  readonly inline?: boolean;
}

/** Mends the page as often as it takes to read all of it. */
function read(page: Source, show: Show, found?: Found): { readonly reader: Reader; readonly source: Source } {
  let source = page;
  for (let round = 0; ; round++) {
    const reader = new Reader(source, show, found);
    if (round === ROUNDS || !reader.torn) return { reader, source };
    // What is mended keeps its length in characters.
    if (source.inBytes) return read(new Source(source.whole()), show, found);
    const mended = mend(source.units, reader.torn);
    if (mended === source.units) return { reader, source };
    source = new Source(mended);
  }
}

/** Reads a page, with what is hidden on it where little else is there. */
function readShown(
  page: Source,
  inline: boolean,
): { readonly reader: Reader; readonly source: Source; readonly show: Show } {
  const first = read(page, { hidden: false, noscript: false, inline });
  const { ink, hiddenInk, noscriptInk } = first.reader;
  // A page that keeps most of its text back is one that scripts would have built or shown.
  const show = { hidden: ink < LITTLE && hiddenInk > ink, noscript: noscriptInk > ink + SHORT_NOTE, inline };
  const { reader, source } = show.hidden || show.noscript ? read(page, show) : first;
  return { reader, source, show };
}

/** What a page says of itself, with what follows from it. */
function declaring(meta: Meta, blocks: readonly Block[]): Meta {
  const { evidence } = meta;
  if (!evidence || meta.declared) return meta;
  return new MetaOf(meta.title, meta.lang, evidence, declaredOf(evidence, blocks), articleBodyOf(evidence));
}

function toDocument({ tree }: Reader, meta: Meta, inBytes: boolean): Placed {
  const { drafts, elements } = tree;
  const blocks = finish(drafts);
  const places = drafts.places.taken();
  return new PlacedDocument("html", blocks, places, declaring(meta, blocks), "", elements, inBytes || undefined);
}

/**
 * Turns a page or a piece of one into blocks. Never throws: what is torn is read as a browser would, or better where a
 * browser would show nothing of the rest.
 *
 * @param source the markup, as a string without a byte order mark or opened
 * @param options `inline` keeps links, emphasis and the like as spans on the blocks
 * @returns a document whose spans are places in `source`
 */
export function readHtml(source: string | Source, { inline = false }: ParseOptions = {}): Placed {
  const { reader, source: read } = readShown(typeof source === "string" ? new Source(source) : source, inline);
  return toDocument(reader, reader.meta(), read.inBytes);
}

/** The same, of blocks that say where they stand. */
export const parseHtml = (source: string | Source, options: ParseOptions = {}): Document =>
  told(readHtml(source, options));

/** CSS selectors for what is kept and what is dropped of a page. */
export interface Selectors {
  readonly keep: readonly string[];
  readonly drop: readonly string[];
}

/** A page of which selectors have chosen. */
export interface Selected {
  /** All blocks, those that were left out included. */
  readonly document: Placed;
  /** Blocks that were left out, by id, and why. */
  readonly left: ReadonlyMap<number, { readonly filter: "keep-selector" | "drop-selector"; readonly because: string }>;
  /** Something was found to keep. */
  readonly kept: boolean;
  /** Selectors that found nothing. */
  readonly unmatched: readonly string[];
}

let load: typeof import("cheerio/slim").load | undefined;

/** Makes selectors ready for use. They are not loaded before, as few need them. */
export async function loadSelectors(): Promise<void> {
  load ??= (await import("cheerio/slim")).load;
}

const INDEXED = { xml: { xmlMode: false, withStartIndices: true, withEndIndices: true } };

function loaded(): NonNullable<typeof load> {
  if (!load) throw new Error("selectors are not loaded; call await loadSelectors() once before");
  return load;
}

/**
 * Looks at selectors without a page.
 *
 * @throws RangeError naming the first that is none
 * @throws Error where `loadSelectors` has not been awaited
 */
export function checkSelectors({ keep, drop }: Selectors): void {
  const root = loaded()("", INDEXED).root();
  for (const selector of [...keep, ...drop]) {
    let problem = selector.trim() === "" ? "it is empty" : selector.trim().startsWith("<") ? "it is a tag" : "";
    try {
      if (!problem) root.find(selector);
    } catch (error) {
      problem = error instanceof Error ? error.message.replace(/\s+/g, " ") : String(error);
    }
    if (problem) throw new RangeError(`"${selector}" is no CSS selector (${problem})`);
  }
}

/** Some selectors are followed by a function that calls itself for each level of the page. */
function findDeep<T>(search: () => T): T {
  try {
    return search();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Error("its elements are nested too deep for the selector", { cause });
  }
}

/** The stretches of the elements that each selector finds; one that finds none is noted. */
function find(source: string, { keep, drop }: Selectors): Found & Pick<Selected, "unmatched"> {
  const root = loaded()(source, INDEXED).root();
  const unmatched: string[] = [];
  const stretches = (selector: string): Stretch[] => {
    const elements = findDeep(() => root.find(selector).toArray());
    if (!elements.length) unmatched.push(selector);
    return elements.map((element) => {
      let up: typeof element | typeof element.parent = element;
      while (up && !up.next) up = up.parent;
      const { startIndex, endIndex } = element;
      // An element without an end tag ends where the next thing begins.
      const end = Math.min((endIndex ?? source.length) + 1, up?.next?.startIndex ?? source.length);
      return { start: startIndex ?? 0, end, selector };
    });
  };
  const kept = outermost(keep.flatMap(stretches));
  return { keep: kept.length ? kept : undefined, drop: outermost(drop.flatMap(stretches)), unmatched };
}

/**
 * Turns a page into blocks, of what selectors leave of it. Text is left out, not its elements: a row stays in its
 * table, an item in its list.
 *
 * @throws Error where `loadSelectors` has not been awaited
 */
export function parseSelected(source: string, selectors: Selectors, { inline = false }: ParseOptions = {}): Selected {
  const whole = readShown(new Source(source), inline);
  const { unmatched, ...found } = find(whole.source.units, selectors);
  const meta = whole.reader.meta();
  const all = told(toDocument(whole.reader, meta, false));
  const remains = toDocument(read(new Source(source), whole.show, found).reader, all.meta, false);
  tellSpans(remains.blocks, remains.places);
  const blocks: Block[] = [];
  const left = new Map<number, { readonly filter: "keep-selector" | "drop-selector"; readonly because: string }>();
  let next = 0;
  const put = (block: Block): void => {
    blocks.push(withId(block, blocks.length));
  };
  for (const block of all.blocks) {
    while (next < remains.blocks.length && remains.blocks[next]!.span[0] < block.span[1]) put(remains.blocks[next++]!);
    const last = remains.blocks[next - 1];
    // Something of it was read.
    if (last && last.span[1] > block.span[0]) continue;
    const dropped = stretchAt(found.drop, block.span[0]);
    left.set(blocks.length, {
      filter: dropped ? "drop-selector" : "keep-selector",
      because: dropped ? `stands in what “${dropped.selector}” finds` : "stands in nothing that a selector keeps",
    });
    put(block);
  }
  while (next < remains.blocks.length) put(remains.blocks[next++]!);
  return { document: withBlocks(remains, blocks), left, kept: found.keep !== undefined, unmatched };
}
