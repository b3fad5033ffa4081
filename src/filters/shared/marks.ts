/** Which parts of a page say that they are not its content, and which of these names to doubt. */
import type { Document, Element } from "../../model.js";
import { type Masses, negative, positive, totalProse } from "./regions.js";

/** The regions of a page that are not its content. */
export interface Regions {
  /** For each element: the outermost such region around it, itself included; -1 for none. */
  readonly marks: Int32Array;
  /** What each element says it holds, as far as that is believed. */
  readonly names: readonly (string | undefined)[];
}

/** Tells what an element holds that is not the content; undefined where it says nothing of the kind. */
export type Naming = (element: Element, index: number) => string | undefined;

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

/** What each element says it holds, where that is boilerplate and not of a kind that this page is made of. */
function namesOf(
  doc: Document,
  mass: Masses,
  trusted: ReadonlySet<string>,
  more: Naming | undefined,
): (string | undefined)[] {
  const total = totalProse(doc, mass);
  let counted: ReadonlyMap<string, number> | undefined;
  const isOnlyTeaser = (hint: string): boolean => {
    if (!TEASER.test(hint)) return false;
    counted ??= teasers(doc);
    return counted.get(hint) === 1;
  };
  const names = doc.elements.map((element, i) => {
    const also = more?.(element, i);
    if (also) return also;
    const label =
      negative(doc, i) ?? (element.tag === "form" && mass.prose[i]! < total * FILLED_IN ? "form" : undefined);
    if (!label || trusted.has(label)) return undefined;
    // One teaser on a page is the article's own lead; teasers of other articles come in rows.
    if (label === "related articles" && isOnlyTeaser(element.hint)) return undefined;
    return label;
  });
  for (let i = 0; i < doc.elements.length; i++) {
    if (mass.prose[i]! < total * VOUCHED || !positive(doc, i)) continue;
    for (let up = i; up >= 0; up = doc.elements[up]!.parent) {
      if (LAYOUT.has(names[up] ?? "")) names[up] = undefined;
    }
  }
  return names;
}

/** For each element the outermost named one around it, itself included; -1 for none. */
function outermost(doc: Document, names: readonly (string | undefined)[]): Int32Array {
  const marks = new Int32Array(doc.elements.length).fill(-1);
  for (let i = 0; i < doc.elements.length; i++) {
    const { parent } = doc.elements[i]!;
    const above = parent >= 0 ? marks[parent]! : -1;
    if (above >= 0) marks[i] = above;
    else if (names[i]) marks[i] = i;
  }
  return marks;
}

const holdsNamedText = (doc: Document, mass: Masses, marks: Int32Array): boolean =>
  doc.elements.some((_, i) => marks[i]! < 0 && mass.prose[i]! >= SOME && positive(doc, i));

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
  const names = namesOf(doc, mass, trusted, more);
  for (let i = text; i >= 0; i = doc.elements[i]!.parent) names[i] = undefined;
  let marks = outermost(doc, names);
  const sum = (wanted: (name: string, index: number) => boolean): number => {
    let prose = 0;
    for (let i = 0; i < marks.length; i++) {
      const at = marks[i]!;
      if (at === i && wanted(names[i]!, i)) prose += mass.prose[i]!;
    }
    return prose;
  };
  const footers = pageFooters(doc);
  let isSure = (name: string, i: number): boolean => CERTAIN.has(name) || footers[i] === 1;
  let all = totalProse(doc, mass);
  // What is no content for sure says nothing about the rest; a page that is all footer is read all the same.
  if (all - sum(isSure) < SOME && unnamed(doc, mass, marks) < SOME) isSure = (name) => CERTAIN.has(name);
  all -= sum(isSure);
  let total = all - sum((name) => name === "comments");
  const onlyComments = total < all * ALL_BUT;
  if (onlyComments) total = all;
  for (let depth = 0; depth < DEPTHS; depth++) {
    const enough = holdsNamedText(doc, mass, marks) ? REMAINDER_NAMED : REMAINDER;
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
      if (at !== i || isSure(names[i]!, i) || (names[i] === "comments" && !onlyComments)) continue;
      if (together.get(nameOf(doc, i))! < total * DOUBTED) continue;
      names[i] = undefined;
      doubted = true;
    }
    if (!doubted) break;
    marks = outermost(doc, names);
  }
  return { marks, names };
}

/** Characters outside all named regions. */
function unnamed(doc: Document, mass: Masses, marks: Int32Array): number {
  let chars = 0;
  for (let i = 0; i < doc.elements.length; i++) {
    const { parent } = doc.elements[i]!;
    if (parent < 0) chars += mass.chars[i]!;
    if (marks[i] === i) chars -= mass.chars[i]!;
  }
  return chars;
}

/** For each element, 1 where it is a footer of the page, not of an article or a section of it. */
function pageFooters(doc: Document): Uint8Array {
  const out = new Uint8Array(doc.elements.length);
  const within = new Uint8Array(doc.elements.length);
  for (let i = 0; i < doc.elements.length; i++) {
    const { tag, hint, parent } = doc.elements[i]!;
    if (parent >= 0) within[i] = within[parent]!;
    if (tag === "main" || tag === "article" || tag === "section" || tag === "aside") within[i] = 1;
    if (!within[i] && (tag === "footer" || (hint.includes("contentinfo") && CONTENT_INFO.test(hint)))) out[i] = 1;
  }
  return out;
}

/** Tag and first two names, numbers aside: siblings of one make share it. */
export function nameOf(doc: Document, i: number): string {
  const { tag, hint } = doc.elements[i]!;
  const words = hint.replace(/[\d_-]+/g, " ").split(" ");
  return `${tag} ${words.slice(0, 2).join(" ")}`;
}
