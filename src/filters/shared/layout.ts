/** How a page is laid out: its kind, its named regions, and the element that holds its content. */
import { at } from "../../filter.js";
import type { Block, Form, Scope } from "../../model.js";
import { type Body, bodyOf, declares, isMissed, namedBody, rootOfBody } from "./declared.js";
import { discussionNames } from "./discussion.js";
import { type Reading, readPage } from "./kind.js";
import { markRegions, type Naming, type Regions } from "./marks.js";
import { elementsOf } from "./places.js";
import { productNames } from "./product.js";
import { isFactBox, labels, type Masses, masses, proseOutside } from "./regions.js";
import { chooseRoot, common, inside, isApart } from "./root.js";

/** An element is left for a child that holds this share of its prose: the larger, the more stays around the article. */
const SHARE = { strict: 0.65, balanced: 0.75, gentle: 0.9 } as const;
/** Of one shape, whatever the page. */
export interface Layout {
  readonly reading: Reading;
  readonly regions: Regions;
  readonly root: number;
  /** What the page declares as its article's text, and whether that was about to be missed. */
  readonly body: Body | undefined;
  readonly rescued: boolean | undefined;
}

/** A discussion is left for a part of it that holds this share of what was said. */
const POSTS_SHARE = 0.9;

/** Names of regions that hold what a reader came for, on pages of a kind. */
const TRUSTED: Readonly<Record<Form, ReadonlySet<string>>> = {
  article: new Set(),
  discussion: new Set(["comments", "author box", "tags"]),
  list: new Set(["related articles", "comments", "tags"]),
};

/** How to choose where the first choice has left next to nothing: as one text, and then whatever the names. */
export type Gentler = "form" | "names";

/** No name counts but that of a consent dialog. */
const ALL: ReadonlySet<string> = new Set([...labels, "form"].filter((label) => label !== "consent notice"));

/** Finds the named regions, the kind of the page, and the element that holds its content; -1 is the page itself. */
export function layOut(scope: Scope, gentler: Gentler | undefined): Layout {
  const { doc, blocks } = scope;
  const mass = masses(doc, blocks);
  const share = at(scope, SHARE);
  const named = doc.meta.declared?.some(({ kind }) => kind === "article") ? namedBody(doc, mass) : -1;
  const settle = (form: Form) => {
    const more = naming(scope, mass, form);
    const regions = markRegions(doc, mass, gentler === "names" ? ALL : TRUSTED[form], more, named);
    const least = form === "discussion" ? POSTS_SHARE : share;
    const root = chooseRoot(scope, proseOutside(doc, blocks, regions.marks, form === "list"), least, form);
    return { regions, root };
  };
  const first = settle("article");
  const within = inside(doc, first.root);
  const read = readPage(doc, blocks, mass, first.regions.marks, (element) => within[element] === 1 || first.root < 0);
  const found: Reading = gentler
    ? { form: "article", kind: undefined, because: `${read.because}; read otherwise it leaves nothing` }
    : read;
  if (found.form === "article") {
    // Named as schema.org names it, it is the article's text, even where its comments are longer.
    const root = named >= 0 && isApart(doc, named, first.root) ? named : first.root;
    const body = bodyOf(doc, blocks);
    const held = inside(doc, root);
    const isKept = ({ markup }: Block): boolean =>
      held[markup?.element ?? 0] === 1 && first.regions.marks[markup?.element ?? 0]! < 0;
    const rescued = body && isMissed(blocks, body, isKept);
    const kept = rescued ? rootOfBody(doc, blocks, body) : root;
    return { reading: found, regions: first.regions, root: kept, body, rescued };
  }
  const { regions, root } = settle(found.form);
  return { reading: found, regions, root: common(doc, root, first.root), body: undefined, rescued: undefined };
}

/** What the parts of a page say beyond their common names, on pages of a form. */
function naming(scope: Scope, mass: Masses, form: Form): Naming | undefined {
  if (form === "discussion") return discussionNames(scope.doc);
  if (declares(scope.doc, "product")) return productNames(scope, mass);
  if (!declares(scope.doc, "article")) return undefined;
  const elements = elementsOf(scope.doc);
  // Elsewhere than in news boxes so named hold notes that belong to the text.
  return (index) => (isFactBox(elements, index) ? "fact box" : undefined);
}
