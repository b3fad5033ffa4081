/** Kept blocks to Markdown: CommonMark with GFM's tables and strikethrough. */
import type { Block, Document, Inline } from "../model.js";
import { renderInline } from "./inline.js";
import { type Branch, type Leaf, treeOf } from "./tree.js";

const BREAK = /\r\n|[\n\r]/;
const HIGHEST = 999_999_999;
const FENCED = /^(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n\r`]*(?:\r\n|[\n\r])([\s\S]*?)(?:\r\n|[\n\r])?[ \t]*\1[ \t]*$/;

/** Code between fences that nothing in it can close. */
function fence(code: string, language: string | undefined): string[] {
  let longest = 2;
  for (const [run] of code.matchAll(/`{3,}/g)) longest = Math.max(longest, run.length);
  const ticks = "`".repeat(longest + 1);
  return [ticks + (language && !/[\s`\\&]/.test(language) ? language : ""), ...code.split(BREAK), ticks];
}

function renderCode(block: Block, html: boolean): string[] {
  const fenced = html ? null : FENCED.exec(block.text);
  if (fenced) return fence(fenced[3]!, fenced[2]);
  // The white space before the first line stands in the gap, as for all blocks.
  const indent = /[^\n\r]*$/.exec(block.gap)?.[0] ?? "";
  return fence(indent + block.text, block.language);
}

function renderTable(rows: readonly Block[]): string[] {
  const width = Math.max(...rows.map(({ row }) => row!.cells.length));
  const line = (cells: readonly string[]): string =>
    `|${Array.from({ length: width }, (_, i) => ` ${cells[i] ?? ""} `.replace(/^ {2}$/, "  ")).join("|")}|`;
  const cells = ({ text, inline, row }: Block): string[] =>
    row!.cells.map((range) => renderInline(text, inline ?? [], { place: "cell", hard: false, range }));
  const lines = rows.map((row) => line(cells(row)));
  // A table of Markdown begins with its header; one that has none begins with an empty one.
  const head = rows[0]!.row!.header ? lines.shift()! : line([]);
  return [head, `|${" --- |".repeat(width)}`, ...lines];
}

/** What is bold from end to end needs no marks where its kind says so. */
const withoutBold = (block: Block): readonly Inline[] =>
  (block.inline ?? []).filter(({ kind, start, end }) => kind !== "strong" || start > 0 || end < block.text.length);

function renderLeaf({ blocks, term }: Leaf, html: boolean): string[] {
  const block = blocks[0]!;
  if (block.row) return renderTable(blocks);
  if (block.kind === "code") return renderCode(block, html);
  const { text } = block;
  if (block.kind === "heading") {
    const level = Math.min(6, Math.max(1, block.level ?? 2));
    return [`${"#".repeat(level)} ${renderInline(text, withoutBold(block), { place: "heading", hard: false })}`];
  }
  const spans: readonly Inline[] = term
    ? [{ kind: "strong", start: 0, end: text.length }, ...(block.inline ?? [])]
    : (block.inline ?? []);
  return renderInline(text, spans, { place: "flow", hard: html }).split("\n");
}

const isParagraph = (node: Branch | Leaf): boolean =>
  node.type === "leaf" && !node.blocks[0]!.row && node.blocks[0]!.kind !== "code";

/** Whether an item reads well with no blank line in it: one paragraph, and lists below it. */
const isTight = ({ children }: Branch): boolean =>
  children.every((node, i) =>
    i === 0 ? isParagraph(node) : node.type === "list" && (!node.ordered || firstNumber(node) === 1),
  );

/** A number that Markdown can write. */
const valid = (number: number | undefined): number | undefined =>
  number !== undefined && number >= 0 && number <= HIGHEST ? number : undefined;

const firstNumber = ({ children }: Branch): number => valid((children[0] as Branch | undefined)?.number) ?? 1;

/** `other`: with the other mark, which parts it from the list before it. */
function renderList(list: Branch, html: boolean, other: boolean): string[] {
  const items = list.children.filter((node): node is Branch => node.type === "item");
  const tight = items.every(isTight);
  const out: string[] = [];
  let next = firstNumber(list);
  for (const item of items) {
    const number = valid(item.number) ?? next;
    next = Math.min(number + 1, HIGHEST);
    const mark = list.ordered ? `${number}${other ? ")" : "."}` : other ? "*" : "-";
    const indent = " ".repeat(mark.length + 1);
    if (out.length && !tight) out.push("");
    for (const [i, line] of renderAll(item, html, tight).entries())
      out.push(i === 0 ? `${mark} ${line}` : line && indent + line);
  }
  return out;
}

function renderAll({ children }: Branch, html: boolean, tight = false): string[] {
  const out: string[] = [];
  let before: Branch | undefined;
  let other = false;
  for (const [i, node] of children.entries()) {
    if (i > 0 && !tight) out.push("");
    if (node.type === "leaf") out.push(...renderLeaf(node, html));
    else if (node.type === "quote") out.push(...renderAll(node, html).map((line) => (line ? `> ${line}` : ">")));
    else {
      other = before?.type === "list" && before.ordered === node.ordered && !other;
      out.push(...renderList(node, html, other));
    }
    before = node.type === "leaf" ? undefined : node;
  }
  return out;
}

/**
 * The kept blocks as Markdown: CommonMark, with tables and strikethrough as GitHub writes them. What would be read as
 * markup is escaped. Blocks of HTML keep their structure; links and emphasis are there if the page was parsed with
 * `inline`. Text becomes paragraphs and lists.
 *
 * @param blocks blocks to print, a subset of the document's by id, in order
 * @param document the document that they are from
 * @returns Markdown that ends with a line break; empty where there is no block
 */
export function renderMarkdown(blocks: readonly Block[], document: Document): string {
  const lines = renderAll(treeOf(blocks, document), document.source === "html");
  return lines.length ? `${lines.join("\n")}\n` : "";
}
