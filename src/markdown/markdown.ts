/** Kept blocks to Markdown: CommonMark with GFM's tables and strikethrough. */
import type { Block, Document, Inline } from "../model.js";
import { type InlineOptions, renderInline } from "./inline.js";
import { notesOf } from "./notes.js";
import { type Branch, type Leaf, treeOf } from "./tree.js";

const BREAK = /\r\n|[\n\r]/;
const HIGHEST = 999_999_999;
const FENCED = /^(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n\r`]*(?:\r\n|[\n\r])([\s\S]*?)(?:\r\n|[\n\r])?[ \t]*\1[ \t]*$/;

/** What all blocks of a document share. */
interface Context extends Pick<InlineOptions, "notes" | "address"> {
  readonly html: boolean;
}

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

function renderTable(rows: readonly Block[], context: Context): string[] {
  const width = rows.reduce((most, { row }) => Math.max(most, row!.cells.length), 1);
  const line = (cells: readonly string[]): string =>
    `|${Array.from({ length: width }, (_, i) => ` ${cells[i] ?? ""} `.replace(/^ {2}$/, "  ")).join("|")}|`;
  const cells = ({ text, inline, row }: Block): string[] =>
    row!.cells.map((range) => renderInline(text, inline ?? [], { ...context, place: "cell", hard: false, range }));
  const lines = rows.map((row) => line(cells(row)));
  // A table of Markdown begins with its header; one that has none begins with an empty one.
  const head = rows[0]!.row!.header ? lines.shift()! : line([]);
  return [head, `|${" --- |".repeat(width)}`, ...lines];
}

/** What is bold from end to end needs no marks where its kind says so. */
const withoutBold = (block: Block): readonly Inline[] =>
  (block.inline ?? []).filter(({ kind, start, end }) => kind !== "strong" || start > 0 || end < block.text.length);

function renderLeaf({ blocks, term }: Leaf, context: Context): string[] {
  const block = blocks[0]!;
  if (block.row) return renderTable(blocks, context);
  if (block.kind === "code") return renderCode(block, context.html);
  const { text } = block;
  if (block.kind === "heading") {
    const level = Math.min(6, Math.max(1, block.level ?? 2));
    return [
      `${"#".repeat(level)} ${renderInline(text, withoutBold(block), { ...context, place: "heading", hard: false })}`,
    ];
  }
  const spans: readonly Inline[] = term
    ? [{ kind: "strong", start: 0, end: text.length }, ...(block.inline ?? [])]
    : (block.inline ?? []);
  return renderInline(text, spans, { ...context, place: "flow", hard: context.html }).split("\n");
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
function renderList(list: Branch, context: Context, other: boolean): string[] {
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
    for (const [i, line] of renderAll(item, context, tight).entries())
      out.push(i === 0 ? `${mark} ${line}` : line && indent + line);
  }
  return out;
}

function renderNote(note: Branch, context: Context): string[] {
  return renderAll(note, context).map((line, i) => (i === 0 ? `[^${note.label}]: ${line}` : line && `    ${line}`));
}

/** Spread arguments have a limit that long lists of lines reach. */
function append(out: string[], lines: readonly string[]): void {
  for (const line of lines) out.push(line);
}

function renderAll({ children }: Branch, context: Context, tight = false): string[] {
  const out: string[] = [];
  let before: Branch | undefined;
  let other = false;
  for (const [i, node] of children.entries()) {
    if (i > 0 && !tight) out.push("");
    if (node.type === "leaf") append(out, renderLeaf(node, context));
    else if (node.type === "quote")
      append(
        out,
        renderAll(node, context).map((line) => (line ? `> ${line}` : ">")),
      );
    else if (node.type === "note") append(out, renderNote(node, context));
    else {
      other = before?.type === "list" && before.ordered === node.ordered && !other;
      append(out, renderList(node, context, other));
    }
    before = node.type === "leaf" ? undefined : node;
  }
  return out;
}

export interface MarkdownOptions {
  /** Address of the page, or the one that its `<base>` gives: makes links complete. They stay as written without it. */
  readonly base?: string | undefined;
}

/** Completes an address; one on the same page stays as it is. */
function completing(base: string): (href: string) => string {
  return (href) => {
    if (href.startsWith("#")) return href;
    try {
      return new URL(href, base).href;
    } catch {
      return href;
    }
  };
}

/**
 * The kept blocks as Markdown: CommonMark, with tables, strikethrough and footnotes as GitHub writes them. What would
 * be read as markup is escaped. Blocks of HTML keep their structure; links and emphasis are there if the page was
 * parsed with `inline`. Text becomes paragraphs, lists and code.
 *
 * @param blocks blocks to print, a subset of the document's by id, in order
 * @param document the document that they are from
 * @returns Markdown that ends with a line break; empty where there is no block
 */
export function renderMarkdown(blocks: readonly Block[], document: Document, { base }: MarkdownOptions = {}): string {
  const notes = notesOf(blocks, document.elements);
  const lines = renderAll(treeOf(notes, document), {
    html: document.source === "html",
    notes: notes.marks,
    ...(base ? { address: completing(base) } : {}),
  });
  return lines.length ? `${lines.join("\n")}\n` : "";
}
