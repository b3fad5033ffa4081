/**
 * Cleaning twice equals cleaning once: what a page became is read again as text and cleaned again, until nothing
 * changes. Blocks that lost their neighbours may show what they are only then.
 */
import { withRole, withText } from "./block.js";
import { type ChainOptions, type ChainResult, runChain } from "./chain.js";
import { decisionOf, isLater } from "./decision.js";
import { drop, dropLater, repair } from "./filter.js";
import { retext } from "./inline.js";
import type { Block, Decision, Document, Filter, Role } from "./model.js";
import { type Reread, readAgain } from "./reread.js";

/** Rounds at most; a page that is not still by then is left as it is. */
const ROUNDS = 6;

const ROLES: ReadonlySet<string> = new Set<Role>(["headline", "byline", "date", "caption"]);

/** Drops the blocks whose role or kind is to be left out. */
function leaveOut(blocks: readonly Block[], without: ReadonlySet<string>, decisions: Decision[]): readonly Block[] {
  if (without.size === 0) return blocks;
  return blocks.filter((block) => {
    const what = without.has(block.role) ? block.role : without.has(block.kind) ? block.kind : undefined;
    if (!what) return true;
    decisions.push(decisionOf(drop(block, `${what}s are left out`), "without", block.text));
    return false;
  });
}

/** What the second reading did to the pieces of one block. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kept: Block | undefined;
  readonly reasons: readonly Decision[];
}

/** One block after its pieces were judged: unchanged, shortened, or gone. */
function merge(block: Block, from: number, pieces: readonly Piece[], decisions: Decision[]): Block | undefined {
  const reasons: Decision[] = [];
  for (const piece of pieces) for (const reason of piece.reasons) if (reason.do !== "name") reasons.push(reason);
  const naming =
    pieces.length === 1 && block.role === "body" ? pieces[0]!.reasons.findLast((r) => r.do === "name") : undefined;
  const named = naming?.do === "name" && naming.role !== block.role ? withRole(block, naming.role) : block;
  if (naming && named !== block) decisions.push({ ...naming, block: block.id });
  if (reasons.length === 0) return named;
  let text = "";
  let last = from;
  for (const piece of pieces) {
    if (piece.kept) text += (text ? block.text.slice(last - from, piece.start - from) : "") + piece.kept.text;
    last = piece.end;
  }
  const reason = reasons[0]!;
  const { filter } = reason;
  if (!text) {
    const gone = isLater(reason) ? dropLater(block, () => reason.because) : drop(block, reason.because);
    decisions.push(decisionOf(gone, filter, block.text));
    return undefined;
  }
  decisions.push(decisionOf(repair(block, text, reason.because), filter, block.text));
  return retext(named, text);
}

/** Whether each block is one piece of what was read again, and each piece one block. */
function isPaired({ document, pieces, spans }: Reread, blocks: readonly Block[]): boolean {
  if (document.blocks.length !== blocks.length) return false;
  for (let i = 0; i < 2 * blocks.length; i++) if (pieces[i] !== spans[i]) return false;
  return true;
}

/** The chain run once more over the page as its text now reads; the same blocks come back where nothing changed. */
function again(
  doc: Document,
  blocks: readonly Block[],
  filters: readonly Filter[],
  without: ReadonlySet<string>,
  optionsFor: (doc: Document) => ChainOptions,
  decisions: Decision[],
  isKept: (block: Block) => boolean,
): readonly Block[] {
  const read = readAgain(blocks, doc);
  const { document: reread, spans, pieces: places, slice } = read;
  const ran = runChain(reread, filters, optionsFor(reread));
  const found = [...ran.decisions];
  const left = leaveOut(ran.blocks, without, found);
  if (found.length === 0) return blocks;
  const paired = isPaired(read, blocks);
  /** By the number of a piece: what is left of it, and what was decided of it. */
  const kept: (Block | undefined)[] = new Array(reread.blocks.length).fill(undefined);
  for (const block of left) kept[block.id] = block;
  const reasons: (Decision[] | undefined)[] = new Array(reread.blocks.length).fill(undefined);
  for (const decision of found) {
    const list = reasons[decision.block];
    if (list) list.push(decision);
    else reasons[decision.block] = [decision];
  }
  const out: Block[] = [];
  let next = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    // Most blocks are one piece of which nothing was said.
    if (paired && reasons[i] === undefined) {
      out.push(block);
      continue;
    }
    // Markup has said that it is code, or the user that it stays; read as text its lines would be judged one by one.
    if ((doc.source === "html" && block.kind === "code") || isKept(block)) {
      out.push(block);
      continue;
    }
    const start = spans[2 * i]!;
    const end = spans[2 * i + 1]!;
    if (paired) next = i;
    while (next < reread.blocks.length && places[2 * next + 1]! <= start) next++;
    if (places[2 * next] === start && places[2 * next + 1] === end && reasons[next] === undefined) {
      out.push(block);
      continue;
    }
    const pieces: Piece[] = [];
    for (let j = next; j < reread.blocks.length && places[2 * j]! < end; j++) {
      const piece = reread.blocks[j]!;
      const first = places[2 * j]!;
      const last = places[2 * j + 1]!;
      const whole = first >= start && last <= end;
      const now = kept[piece.id];
      pieces.push({
        start: first,
        end: last,
        // A piece that reaches over a block's edge is one paragraph in text: it goes whole, or stays as it is.
        kept: whole || now === undefined ? now : withText(piece, slice(Math.max(start, first), Math.min(end, last))),
        reasons: whole || now === undefined ? (reasons[piece.id] ?? []) : [],
      });
    }
    const merged = merge(block, start, pieces, decisions);
    if (merged) out.push(merged);
  }
  return out;
}

/**
 * Runs the chain again over what it left, and leaves out the unwanted roles, until all is still.
 *
 * @param optionsFor the language may show otherwise once the junk is gone, so each reading is asked for its own
 * @param isKept blocks that no filter may change
 */
export function settle(
  doc: Document,
  first: ChainResult,
  filters: readonly Filter[],
  without: ReadonlySet<string>,
  optionsFor: (doc: Document) => ChainOptions,
  isKept: (block: Block) => boolean = () => false,
): ChainResult {
  const decisions = [...first.decisions];
  let blocks = leaveOut(first.blocks, without, decisions);
  // A text that was left as it is reads the same again.
  if (doc.source === "text" && decisions.every((decision) => decision.do === "name")) return { ...first, blocks };
  // Read as text, a heading is a paragraph: of HTML, markup alone says what kinds its blocks are.
  const roles = doc.source === "html" ? new Set([...without].filter((what) => ROLES.has(what))) : without;
  // Markup has told the content and the headline; read as text, lists would be menus, and what stands below the headline
  // another.
  const headed = first.blocks.some((block) => block.role === "headline");
  const later =
    doc.source === "html"
      ? filters.filter(({ name, needs }) => needs !== "plain" && !(headed && name === "headline"))
      : filters;
  for (let round = 0; round < ROUNDS; round++) {
    const before = decisions.length;
    blocks = again(doc, blocks, later, roles, optionsFor, decisions, isKept);
    // Names alone leave the text as it is, so another round would find nothing new.
    if (decisions.slice(before).every((decision) => decision.do === "name")) break;
  }
  return { blocks, decisions, ...(first.page ? { page: first.page } : {}) };
}
