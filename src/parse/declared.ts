/** What kind of page its markup says it is, how far to trust it, and what text it gives as the article's. */
import type { Block, Declared, Evidence, Kind } from "../model.js";
import { addressOf } from "./addresses.js";
import { graphOf, stringOf, typesOf } from "./jsonld.js";
import { kindOfGenerator, kindOfGraphType, kindOfType } from "./kinds.js";
import { headingsOf } from "./lines.js";
import { Metas } from "./metas.js";
import { keyOf, plain } from "./names.js";
import { mainItem, once, thingsOf } from "./things.js";

/** Longest type that is quoted, in characters. */
const LONGEST = 40;

/** The kinds that a page declares: by JSON-LD, Open Graph, microdata, and the program that made it, in this order. */
export function declaredOf(evidence: Evidence, blocks: readonly Block[]): Declared[] {
  const metas = new Metas(evidence.metas);
  const headings = once(() => new Set(headingsOf(blocks).map(keyOf).filter(Boolean)));
  const things = thingsOf(
    evidence,
    () => addressOf(evidence, metas, undefined),
    () => new Set([...headings(), ...metas.of("title").map((title) => keyOf(plain(title)))]),
  );
  const item = mainItem(evidence.items, headings);
  const strong: Declared[] = [];
  const weak: Declared[] = [];
  const add = (kind: Kind | undefined, by: string): void => {
    if (kind) strong.push({ kind, by });
  };
  add(things.kind, `JSON-LD says ${things.type}`);
  for (const type of metas.all("og:type")) {
    const kind = kindOfGraphType(type);
    const by = `og:type says ${type.trim().slice(0, LONGEST)}`;
    // Programs write "article" on every page.
    if (kind === "article") weak.push({ kind, by, weak: true });
    else add(kind, by);
  }
  add(item && kindOfType(item.type), `microdata says ${item?.type}`);
  for (const name of metas.all("generator")) add(kindOfGenerator(name), `made by ${plain(name).slice(0, LONGEST)}`);
  return [...strong, ...weak];
}

/** Shorter bodies are descriptions, in characters. */
const SHORTEST_BODY = 500;
/** Kinds that hold one text. A discussion's body is its first post. */
const TEXTS: ReadonlySet<string | undefined> = new Set<Kind>(["article", "documentation"]);

/** The longest `articleBody` of the page's articles as plain text; undefined where there is none of some length. */
export function articleBodyOf({ jsonLd }: Evidence): string | undefined {
  let longest = "";
  for (const node of graphOf(jsonLd).top) {
    const body = stringOf(node.articleBody) ?? "";
    if (body.length > longest.length && typesOf(node).some((type) => TEXTS.has(kindOfType(type)))) longest = body;
  }
  if (longest.length < SHORTEST_BODY) return undefined;
  const text = plain(plain(longest).replace(/<[^<>]*>/g, " "));
  return text.length < SHORTEST_BODY ? undefined : text;
}
