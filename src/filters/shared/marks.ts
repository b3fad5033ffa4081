/** Which parts of a page say that they are not its content, and which of these names to doubt. */
import type { Document } from "../../model.js";
import { type Elements, elementsOf, shapes } from "./places.js";
import { type Masses, negative, positive } from "./regions.js";

/** The regions of a page that are not its content. */
export interface Regions {
  /** For each element that holds a block: the outermost such region around it, itself included; -1 for none. */
  readonly marks: Int32Array;
  /** What an element says it holds, as far as that is believed. */
  readonly labelOf: (index: number) => string | undefined;
}

/** Tells what an element holds that is not the content; undefined where it says nothing of the kind. */
export type Naming = (index: number) => string | undefined;

/** Where less than this share of the page's prose is left outside its named regions, the names are doubted. */
const REMAINDER = 0.25;
/** or less than this, where an element among what is left is named for the article's text and holds some. */
const REMAINDER_NAMED = 0.1;
const SOME = 150;
/** A region that holds at least this share of the prose may then be the article under an unlucky name. */
const DOUBTED = 0.3;
/** Comments may hold more than the article: they are the content only where they leave less than this share. */
const ALL_BUT = 0.06;
/** A name may be doubted at several depths, one inside the other. */
const DEPTHS = 4;
/** Never doubted: consent dialogs hold long texts, and nothing else bears their names. */
const CERTAIN: ReadonlySet<string> = new Set(["consent notice"]);
/** An element named for the article's text that holds this share of the prose vouches for all that it stands in. */
const VOUCHED = 0.4;
/** A form that holds less than this share of the prose is one to fill in; some systems put the whole page into one. */
const FILLED_IN = 0.1;
/** Names that tell of a place on the page more than of what stands there. */
const LAYOUT: ReadonlySet<string> = new Set(["sidebar", "navigation", "footer", "dialog"]);
const CONTENT_INFO = /(?:^|\s)contentinfo(?:\s|$)/;
const TEASER = /(?:^|[\s_-])teaser/;

/** How many elements bear each of the names of teasers. */
function teasers(doc: Document): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const { hint } of doc.elements) if (TEASER.test(hint)) out.set(hint, (out.get(hint) ?? 0) + 1);
  return out;
}

/** What is known of an element's name; nought where nobody has asked. */
const NAMELESS = 1;
const NAMED = 2;

/**
 * What elements say they hold, where that is boilerplate and not of a kind that this page is made of. Told when it is
 * asked for: of most elements nobody asks, as they stand in one that is named or hold nothing.
 */
class Names {
  readonly #doc: Document;
  readonly #mass: Masses;
  readonly #trusted: ReadonlySet<string>;
  readonly #more: Naming | undefined;
  readonly #elements: Elements;
  readonly #known: Uint8Array;
  readonly #names = new Map<number, string>();
  #teasers: ReadonlyMap<string, number> | undefined;

  constructor(doc: Document, mass: Masses, trusted: ReadonlySet<string>, more: Naming | undefined) {
    this.#doc = doc;
    this.#mass = mass;
    this.#trusted = trusted;
    this.#more = more;
    this.#elements = elementsOf(doc);
    const { parents } = this.#elements;
    this.#known = new Uint8Array(parents.length);
    const least = mass.total * VOUCHED;
    for (let i = 0; i < parents.length; i++) {
      if (mass.prose[i]! < least || !positive(this.#elements, i)) continue;
      for (let up = i; up >= 0; up = parents[up]!) if (LAYOUT.has(this.of(up) ?? "")) this.forget(up);
    }
  }

  of(index: number): string | undefined {
    // Few elements bear a name.
    if (this.#known[index] === NAMED) return this.#names.get(index);
    if (this.#known[index] === NAMELESS) return undefined;
    const name = this.#find(index);
    this.#known[index] = name ? NAMED : NAMELESS;
    if (name) this.#names.set(index, name);
    return name;
  }

  /** No name of the element counts. */
  forget(index: number): void {
    this.#known[index] = NAMELESS;
  }

  #find(index: number): string | undefined {
    const elements = this.#elements;
    const also = this.#more?.(index);
    if (also) return also;
    const filledIn = elements.looks[index]! & shapes.form && this.#mass.prose[index]! < this.#mass.total * FILLED_IN;
    const label = negative(elements, index) ?? (filledIn ? "form" : undefined);
    if (!label || this.#trusted.has(label)) return undefined;
    // One teaser on a page is the article's own lead; teasers of other articles come in rows.
    return label === "related articles" && this.#isOnlyTeaser(elements.list[index]!.hint) ? undefined : label;
  }

  #isOnlyTeaser(hint: string): boolean {
    if (!TEASER.test(hint)) return false;
    this.#teasers ??= teasers(this.#doc);
    return this.#teasers.get(hint) === 1;
  }
}

/** For each element that holds something the outermost named one around it, itself included; -1 for none. */
function outermost({ parents }: Elements, mass: Masses, names: Names): Int32Array {
  const marks = new Int32Array(parents.length).fill(-1);
  for (let i = 0; i < parents.length; i++) {
    if (mass.chars[i] === 0) continue;
    const parent = parents[i]!;
    const above = parent >= 0 ? marks[parent]! : -1;
    if (above >= 0) marks[i] = above;
    else if (names.of(i)) marks[i] = i;
  }
  return marks;
}

function holdsNamedText(elements: Elements, mass: Masses, marks: Int32Array): boolean {
  for (let i = 0; i < marks.length; i++)
    if (marks[i]! < 0 && mass.prose[i]! >= SOME && positive(elements, i)) return true;
  return false;
}

/**
 * Finds the parts of a page that say they hold boilerplate.
 *
 * @param trusted kinds of regions that are content on this page
 * @param more names that mean boilerplate on pages of this kind only
 * @param text an element that is known to hold the text, so that no name of those around it counts; -1 for none
 */
export function markRegions(
  doc: Document,
  mass: Masses,
  trusted: ReadonlySet<string> = new Set(),
  more?: Naming,
  text = -1,
): Regions {
  const names = new Names(doc, mass, trusted, more);
  const elements = elementsOf(doc);
  for (let i = text; i >= 0; i = elements.parents[i]!) names.forget(i);
  let marks = outermost(elements, mass, names);
  const sum = (wanted: (name: string, index: number) => boolean): number => {
    let prose = 0;
    for (let i = 0; i < marks.length; i++) {
      const at = marks[i]!;
      if (at === i && wanted(names.of(i)!, i)) prose += mass.prose[i]!;
    }
    return prose;
  };
  let isSure = (name: string, i: number): boolean => CERTAIN.has(name) || isPageFooter(doc, i);
  let all = mass.total;
  // What is no content for sure says nothing about the rest; a page that is all footer is read all the same.
  if (all - sum(isSure) < SOME && unnamed(elements, mass, marks) < SOME) isSure = (name) => CERTAIN.has(name);
  all -= sum(isSure);
  let total = all - sum((name) => name === "comments");
  const onlyComments = total < all * ALL_BUT;
  if (onlyComments) total = all;
  for (let depth = 0; depth < DEPTHS; depth++) {
    const enough = holdsNamedText(elements, mass, marks) ? REMAINDER_NAMED : REMAINDER;
    if (all - sum((name, i) => !isSure(name, i)) >= total * enough) break;
    // Elements of one name are judged together: the sections of an article may all bear it.
    const together = new Map<string, number>();
    for (let i = 0; i < marks.length; i++) {
      const at = marks[i]!;
      if (at === i) together.set(nameOf(doc, i), (together.get(nameOf(doc, i)) ?? 0) + mass.prose[i]!);
    }
    let doubted = false;
    for (let i = 0; i < marks.length; i++) {
      const at = marks[i]!;
      if (at !== i || isSure(names.of(i)!, i) || (names.of(i) === "comments" && !onlyComments)) continue;
      if (together.get(nameOf(doc, i))! < total * DOUBTED) continue;
      names.forget(i);
      doubted = true;
    }
    if (!doubted) break;
    marks = outermost(elements, mass, names);
  }
  return { marks, labelOf: (index) => names.of(index) };
}

/** Characters outside all named regions. */
function unnamed({ parents }: Elements, mass: Masses, marks: Int32Array): number {
  let chars = 0;
  for (let i = 0; i < parents.length; i++) {
    if (parents[i]! < 0) chars += mass.chars[i]!;
    if (marks[i] === i) chars -= mass.chars[i]!;
  }
  return chars;
}

/** Elements whose footers are their own, not the page's. */
const PARTS: ReadonlySet<string> = new Set(["main", "article", "section", "aside"]);

/** The element is a footer of the page, not of an article or a section of it. */
function isPageFooter({ elements }: Document, index: number): boolean {
  const { tag, hint } = elements[index]!;
  if (tag !== "footer" && !(hint.includes("contentinfo") && CONTENT_INFO.test(hint))) return false;
  for (let up = index; up >= 0; up = elements[up]!.parent) if (PARTS.has(elements[up]!.tag)) return false;
  return true;
}

/** Tag and first two names, numbers aside: siblings of one make share it. */
export function nameOf(doc: Document, i: number): string {
  const { tag, hint } = doc.elements[i]!;
  const words = hint.replace(/[\d_-]+/g, " ").split(" ");
  return `${tag} ${words.slice(0, 2).join(" ")}`;
}
