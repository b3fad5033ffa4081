/** What a Markdown parser reads, in the few words that tests compare. */
import type { Nodes, PhrasingContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** A run of text with the marks on it, sorted: `["bold", "strong"]`, `["here", "link:/x"]`. */
export type Run = readonly [text: string, ...marks: string[]];

export type Shape =
  | { readonly is: string; readonly runs: readonly Run[] }
  | { readonly is: string; readonly of: readonly Shape[] }
  | { readonly is: string; readonly code: string };

export const read = (markdown: string): Nodes =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const textOf = (node: Nodes): string =>
  "value" in node ? node.value : "children" in node ? node.children.map(textOf).join("") : "";

/** Parsers also make links of bare addresses, which are text to us. */
const isBare = (node: Nodes): boolean =>
  node.type === "link" &&
  [`${textOf(node)}`, `http://${textOf(node)}`, `mailto:${textOf(node)}`].includes(node.url) &&
  /^(?:https?:\/\/|www)|@/i.test(textOf(node));

/** Runs of text with their marks; neighbours with the same marks as one. */
export function runsOf(nodes: readonly PhrasingContent[]): Run[] {
  const out: [string, string[]][] = [];
  const tags: string[] = [];
  const put = (text: string, marks: readonly string[]): void => {
    const all = [...marks, ...tags].sort();
    const last = out.at(-1);
    if (last && last[1].join() === all.join()) last[0] += text;
    else if (text) out.push([text, all]);
  };
  const walk = (node: PhrasingContent, marks: readonly string[]): void => {
    const under = (mark: string): void => {
      if ("children" in node) for (const child of node.children) walk(child, mark ? [...marks, mark] : marks);
    };
    if (node.type === "text") put(node.value, marks);
    else if (node.type === "inlineCode") put(node.value, [...marks, "code"]);
    else if (node.type === "break") put("\n", marks);
    else if (node.type === "html" && /^<su[bp]>$/.test(node.value)) tags.push(node.value.slice(1, -1));
    else if (node.type === "html" && /^<\/su[bp]>$/.test(node.value)) tags.pop();
    else if (node.type === "link") under(isBare(node) ? "" : `link:${node.url}`);
    else if (node.type === "image") put(node.alt ?? "", [...marks, `image:${node.url}`]);
    else if (node.type === "footnoteReference") put(node.identifier, [...marks, "note"]);
    else if (node.type === "emphasis" || node.type === "strong" || node.type === "delete") under(node.type);
    else put(`?${node.type}`, marks);
  };
  for (const node of nodes) walk(node, []);
  return out.map(([text, marks]) => [text, ...marks]);
}

/** The structure of a piece of Markdown. */
export function shapeOf(node: Nodes): Shape {
  switch (node.type) {
    case "heading":
      return { is: `heading${node.depth}`, runs: runsOf(node.children) };
    case "paragraph":
      return { is: "paragraph", runs: runsOf(node.children) };
    case "tableCell":
      return { is: "cell", runs: runsOf(node.children) };
    case "code":
      return { is: `code ${node.lang ?? ""}`, code: node.value };
    case "list":
      return { is: node.ordered ? `list ${node.start}` : "list", of: node.children.map(shapeOf) };
    case "footnoteDefinition":
      return { is: `note ${node.identifier}`, of: node.children.map(shapeOf) };
    case "root":
    case "blockquote":
    case "listItem":
    case "table":
    case "tableRow":
      return { is: node.type, of: node.children.map(shapeOf) };
    default:
      return { is: `?${node.type}`, code: textOf(node) };
  }
}

/** The blocks at the top of a piece of Markdown. */
export function shapes(markdown: string): readonly Shape[] {
  const shape = shapeOf(read(markdown));
  return "of" in shape ? shape.of : [];
}
