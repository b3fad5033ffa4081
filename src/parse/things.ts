/** What a page's JSON-LD and microdata are about: the thing that the page shows, and the page itself. */
import type { Evidence, Item, Kind } from "../model.js";
import { absolute, placeOf } from "./addresses.js";
import { type Graph, graphOf, isNode, listOf, type Node, stringOf, typeNamesOf, typesOf } from "./jsonld.js";
import { kindOfType, rankOfKind } from "./kinds.js";
import { keyOf, nameIn, namesIn, plain } from "./names.js";

export interface Things {
  readonly graph: Graph;
  /** What the page shows, as far as one thing can be told from the others. */
  readonly main: Node | undefined;
  /** The page as a page. */
  readonly page: Node | undefined;
  readonly site: Node | undefined;
  readonly kind: Kind | undefined;
  /** The type, as written, that says so. */
  readonly type: string;
}

const PAGE = /page$/;
const ORGANISATION = /organization$|corporation$|^(?:newsmediaorganization|localbusiness|brand)$/;
const LISTS: ReadonlySet<string> = new Set(["collectionpage", "searchresultspage", "offercatalog", "blog", "itemlist"]);

/** Things that stand on pages about others, unless they say that the page is theirs. */
const BESIDE: ReadonlySet<Kind> = new Set(["event", "job", "audio", "video", "profile"]);

/** Addresses that a node gives as its own. */
function* placesOf(node: Node, base: string | undefined): Iterable<string> {
  for (const key of ["url", "mainEntityOfPage", "@id"]) {
    const value = node[key];
    const address = isNode(value) ? (value["@id"] ?? value.url) : value;
    const place = placeOf(absolute(stringOf(address), base));
    if (place) yield place;
  }
}

/** Asks once, when it is first asked. */
export function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/**
 * Looks for the page's own things among those of its JSON-LD. Most pages speak of one thing, which needs no telling
 * apart from others: then neither of the two below is asked.
 *
 * @param findAddress where the page is, as far as is known
 * @param findTitles keys of its titles and headings
 */
export function thingsOf(
  evidence: Evidence,
  findAddress: () => string | undefined,
  findTitles: () => ReadonlySet<string>,
): Things {
  const graph = graphOf(evidence.jsonLd);
  const addressed = once(() => {
    const address = findAddress();
    return { address, place: placeOf(address) };
  });
  const titled = once(findTitles);
  const kinds = new Map<Node, Kind>();
  const pages: Node[] = [];
  let site: Node | undefined;
  let listing = false;
  // The questions of a FAQ are asked by nobody.
  const typed = graph.top.map((node) => ({ node, all: typesOf(node) }));
  const questions = typed.filter(({ all }) => all.includes("question")).length;
  const faq = questions > 1 || typed.some(({ all }) => all.includes("faqpage"));
  for (const { node, all } of typed) {
    const types = faq ? all.filter((type) => type !== "question") : all;
    const kind = types.map(kindOfType).find((known) => known !== undefined);
    if (types.some((type) => LISTS.has(type))) listing = true;
    if (types.includes("website")) site ??= node;
    else if (types.some((type) => PAGE.test(type)) && kind !== "forum") pages.push(node);
    else if (kind) kinds.set(node, kind);
  }
  const isHere = (node: Node): boolean => {
    const { address, place } = addressed();
    return place !== "" && [...placesOf(node, address)].includes(place);
  };
  const isTitled = (node: Node): boolean =>
    [node.headline, node.name].some((name) => titled().has(keyOf(plain(stringOf(name) ?? ""))));
  const best = Math.min(...[...kinds.values()].map(rankOfKind));
  const nodes = [...kinds.keys()].sort((a, b) => rankOfKind(kinds.get(a)!) - rankOfKind(kinds.get(b)!));
  const first = nodes.filter((node) => rankOfKind(kinds.get(node)!) === best);
  const only = first.length === 1 && !listing && !BESIDE.has(kinds.get(first[0]!)!) ? first[0] : undefined;
  // What is the only thing of all is chosen whether it is here, titled or neither.
  const main =
    only && nodes.length === 1
      ? only
      : (nodes.find((node) => isTitled(node) && isHere(node)) ?? nodes.find(isTitled) ?? nodes.find(isHere) ?? only);
  const page = pages.length === 1 ? pages[0] : pages.find(isHere);
  const pageKind = page && typesOf(page).map(kindOfType).find(Boolean);
  const kind = (main && kinds.get(main)) ?? pageKind ?? (first.length > 1 ? "listing" : undefined);
  const sayer = main ?? (pageKind ? page : first[0]);
  const named = sayer ? typeNamesOf(sayer) : [];
  const type = named.find((name) => kindOfType(name.toLowerCase())) ?? "";
  return { graph, main, page, site, kind, type: main || pageKind ? type : `${first.length} times ${type}` };
}

/** Authors of one page, at most; and pointers from one to the next. */
const MOST = 100;
const DEEPEST = 3;

/** The names of a property's persons: strings, nodes, lists of both, pointers to others. */
export function peopleOf(value: unknown, graph: Graph, depth = 0): string[] {
  // Pointers may go round in a circle.
  if (depth > DEEPEST) return [];
  const named = listOf(value).slice(0, MOST);
  return named.flatMap((one): string[] => {
    if (typeof one === "string") {
      const node = graph.node(one);
      return node ? peopleOf(node, graph, depth + 1) : namesIn(one);
    }
    const node = graph.node(one);
    if (!node) return [];
    if (node["@list"] !== undefined) return peopleOf(node["@list"], graph, depth + 1);
    const names = listOf(node.name).filter((name) => typeof name === "string" || isNode(name));
    if (!names.length) {
      const whole = [node.givenName, node.familyName].map((part) => stringOf(part) ?? "").join(" ");
      return nameIn(whole) ? [nameIn(whole)!] : [];
    }
    const firm = typesOf(node).some((type) => ORGANISATION.test(type));
    return names.flatMap((name) => {
      const text = stringOf(name) ?? "";
      return firm ? (nameIn(text) ?? []) : namesIn(text);
    });
  });
}

/** The address of a picture: a string, a node, a list of them. */
export function pictureOf(value: unknown, graph: Graph): string | undefined {
  for (const one of listOf(value)) {
    const node = graph.node(one);
    if (typeof one === "string" && !node) return one;
    const address = stringOf(node?.url) ?? stringOf(node?.contentUrl);
    if (address) return address;
  }
  return undefined;
}

/** The microdata item that the page shows: the only one of its sort, or the one with the page's title. */
export function mainItem(items: readonly Item[], findTitles: () => ReadonlySet<string>): Item | undefined {
  const own = items.filter(({ prop, type }) => (prop === "" || prop === "mainentity") && kindOfType(type));
  if (own.length < 2) return own[0];
  const titles = findTitles();
  const titled = own.find(({ props }) =>
    props.some(([name, value]) => (name === "headline" || name === "name") && titles.has(keyOf(value))),
  );
  return titled;
}
