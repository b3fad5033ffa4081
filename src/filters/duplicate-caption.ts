import { drop, nothing, quote } from "../filter.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, factsOf, firstAlike, type Numbered, numbered } from "../text.js";
import { type Caption, caption, mayBeCaption } from "./shared/captions.js";
import { looks, outline, tests } from "./shared/outline.js";

/** Words by which two texts are brought together; a caption of fewer words is compared whole. */
const OPENING = 6;
/** Fewest words of a caption that can repeat a sentence of the body. */
const LEAST_IN_BODY = 6;
/** Most words that a credit or a request adds to a copy. */
const ADDED = 12;
/** Copies of one opening that are compared with one another. */
const MOST = 8;

interface Line {
  readonly block: Block;
  readonly words: Numbered;
  readonly index: number;
  readonly found: Caption | undefined;
}

/** One of 32 bits for the number of a text's first word. */
const bitOf = ({ ids, at }: Numbered): number => 1 << (ids[at]! & 31);

/** Their words, in a list of one kind (`factsOf`). */
function linesOf(lines: readonly Line[]): Numbered[] {
  const out: Numbered[] = [];
  for (const { words } of lines) out.push(words);
  return out;
}

/** Lines that open with the same words, those of each opening together; openings of one line aside. */
function sameOpening(lines: readonly Line[]): Line[][] {
  const first = firstAlike(linesOf(lines), undefined, OPENING);
  const groups = new Map<number, Line[]>();
  for (let i = 0; i < lines.length; i++) {
    const key = first[i]!;
    if (key === i) continue;
    const group = groups.get(key);
    if (!group) groups.set(key, [lines[key]!, lines[i]!]);
    else if (group.length < MOST) group.push(lines[i]!);
  }
  return [...groups].sort((a, b) => a[0] - b[0]).map(([, group]) => group);
}

/** How many words of the two texts agree from `from` of the second on. */
function agree(x: Numbered, y: Numbered, from = 0): number {
  let i = 0;
  while (i < x.length && from + i < y.length && x.ids[x.at + i] === y.ids[y.at + from + i]) i++;
  return i;
}

/** Whether one text is the other with a credit or a request added. */
function isCopy(a: Line, b: Line): boolean {
  const x = a.words.length;
  const y = b.words.length;
  const same = agree(a.words, b.words);
  if (same === x && same === y) return true;
  // Nothing but credit differs.
  if (a.found && b.found && a.found.core >= 4 && a.found.core === b.found.core && same >= a.found.core) return true;
  const longer = x > y ? a : b;
  if (same < Math.min(x, y) || same < OPENING || Math.abs(x - y) > ADDED) return false;
  // What is added must be credit: a sentence that goes on says more than its copy.
  return longer.found !== undefined && longer.found.core <= same;
}

/** An earlier filter mended the block: what a torn image tag carried is its caption. */
const isMended = ({ doc }: Scope, { block }: Line): boolean => doc.blocks[block.id]?.text !== block.text;

/** The blocks that were mended. Those that were not are the document's own, and need not be read to tell. */
function mendedOf({ doc, blocks }: Scope): readonly number[] {
  const out: number[] = [];
  let at = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    while (at < doc.blocks.length && doc.blocks[at] !== block && doc.blocks[at]!.id < block.id) at++;
    if (doc.blocks[at] === block) at++;
    else if (doc.blocks[block.id]?.text !== block.text) out.push(i);
  }
  return out;
}

/** How much of a copy is not as it was written; the one with less stays. */
function taint(scope: Scope, line: Line): number {
  const { phrases } = scope;
  const { block, found } = line;
  const repaired = isMended(scope, line) ? 2 : 0;
  const spaces = /\S[^\S\n\r]{2,}\S/u.test(block.text) ? 1 : 0;
  const action = phrases.closing(block, "caption-action") ? 4 : 0;
  return repaired + spaces + action + (found || block.role === "caption" ? 0 : 0.5);
}

function judge(scope: Scope): readonly Verdict[] {
  const { blocks } = scope;
  const { size, topics, looks: look, words, denied } = outline(scope);
  const found = new Map<number, Caption | undefined>();
  for (let i = 0; i < size; i++) {
    if (look[i]! & looks.body && !mayBeCaption(topics[i]!, look[i]!, words[i]!)) continue;
    const told = denied[i]! & tests.caption ? undefined : caption(scope, blocks[i]!);
    if (told || blocks[i]!.role === "caption") found.set(i, told);
  }
  // Without a caption there is no copy of one.
  const mended = mendedOf(scope);
  if (found.size === 0 && mended.length === 0) return nothing;
  const out: Verdict[] = [];
  const all = numbered(factsOf(blocks)).lines;
  /** Bits of the numbers of the words that captions and mended lines begin with: other lines are copies of none. */
  let firsts = 0;
  for (const i of found.keys()) if (all[i]!.length) firsts |= bitOf(all[i]!);
  for (const i of mended) if (all[i]!.length) firsts |= bitOf(all[i]!);
  const lines: Line[] = [];
  const dropped = new Set<number>();
  const captions: Line[] = [];
  for (let index = 0; index < size; index++) {
    if (words[index]! < 3 || words[index]! > 80) continue;
    const block = blocks[index]!;
    if (block.kind !== "paragraph" && block.kind !== "image" && block.role !== "caption") continue;
    if (!(firsts & bitOf(all[index]!))) continue;
    const line: Line = { block, words: all[index]!, index, found: found.get(index) };
    if (found.has(index)) captions.push(line);
    lines.push(line);
  }
  const isCaption = (line: Line) => line.found !== undefined || line.block.role === "caption";
  for (const group of sameOpening(lines)) {
    for (let i = 1; i < group.length; i++) {
      for (let j = 0; j < i; j++) {
        const a = group[j]!;
        const b = group[i]!;
        if (dropped.has(a.block.id) || dropped.has(b.block.id)) continue;
        // The source of one chart may be that of the next.
        if (/^\s*©/u.test(b.block.text)) continue;
        const mended = b.index === a.index + 1 && isMended(scope, a) !== isMended(scope, b);
        if ((!isCaption(a) && !isCaption(b) && !mended) || !isCopy(a, b)) continue;
        const [goes, stays] = taint(scope, a) > taint(scope, b) ? [a, b] : [b, a];
        dropped.add(goes.block.id);
        out.push(drop(goes.block, `the caption ${quote(stays.block.text)} once more`));
      }
    }
  }
  repeatsOfBody(blocks, all, captions, dropped, out);
  return out;
}

/** How many words of a caption the body must repeat. */
const coreOf = ({ found, words }: Line): number => found?.core ?? words.length;

/** The first words of a core as one number: many captions begin with the same one. */
function openingOf(ids: Int32Array, at: number): number {
  let opening = 0;
  for (let i = at; i < at + LEAST_IN_BODY; i++) opening = Math.imul(opening ^ ids[i]!, 0x9e3779b1);
  return opening;
}

/**
 * Captions that say a sentence of the body again: all openings are looked up in one pass over the body's words.
 *
 * @param all the words of the blocks
 * @param out what is said of them is added to
 */
function repeatsOfBody(
  blocks: readonly Block[],
  all: readonly Numbered[],
  captions: readonly Line[],
  gone: Set<number>,
  out: Verdict[],
): void {
  const lines = captions.filter((line) => !gone.has(line.block.id) && coreOf(line) >= LEAST_IN_BODY);
  if (lines.length === 0) return;
  const alike = firstAlike(linesOf(lines), undefined, OPENING);
  const times = new Int32Array(lines.length);
  /** By their opening: where a line's core stands, that does. */
  const wanted = new Map<number, Line[]>();
  /** The lowest bits of the numbers of first words: a bit each tells most other words at once. */
  let sieve = 0;
  for (let k = 0; k < lines.length; k++) {
    if (times[alike[k]!]!++ >= MOST) continue;
    const { ids, at } = lines[k]!.words;
    const opening = openingOf(ids, at);
    sieve |= bitOf(lines[k]!.words);
    const list = wanted.get(opening);
    if (list) list.push(lines[k]!);
    else wanted.set(opening, [lines[k]!]);
  }
  const own = new Set(captions.map((line) => line.block.id));
  for (let n = 0; n < blocks.length; n++) {
    const block = blocks[n]!;
    if (own.has(block.id) || gone.has(block.id) || block.kind === "table" || block.kind === "code") continue;
    const body = all[n]!;
    const { ids, at, length } = body;
    for (let i = 0; i + LEAST_IN_BODY <= length; i++) {
      const id = ids[at + i]!;
      if (!(sieve & (1 << (id & 31)))) continue;
      for (const line of wanted.get(openingOf(ids, at + i)) ?? []) {
        if (gone.has(line.block.id) || agree(line.words, body, i) < coreOf(line)) continue;
        gone.add(line.block.id);
        out.push(
          drop(line.block, `the caption repeats words of the body: ${quote(block.text.slice(facts(block).start(i)))}`),
        );
      }
    }
  }
}

/** A caption printed twice, word for word or with a credit added, and a caption that repeats the body. */
export const filter: Filter = {
  name: "duplicate-caption",
  summary: "Drops the second copy of a caption, and a caption that only repeats a sentence of the body.",
  needs: "text",
  judge,
};

const PROSE = "The council voted for the new bridge on Monday evening after three hours of debate.";
const CAPTION = "Two skaters cross the frozen lake below the castle of the old town.";

export const examples: readonly Example[] = [
  {
    title: "word for word, and the copy with single spaces stays",
    input: `${CAPTION}  AP Reuters\n\n${PROSE}\n\n${CAPTION} AP Reuters`,
    output: `${PROSE}\n\n${CAPTION} AP Reuters`,
  },
  {
    title: "a request to click added",
    input: `${CAPTION} Photo: Ann Miller\n\n${PROSE}\n\n${CAPTION} Photo: Ann Miller. Click the picture to enlarge.`,
    output: `${CAPTION} Photo: Ann Miller\n\n${PROSE}`,
  },
  {
    title: "an agency added",
    input: `Two skaters cross the frozen lake below the castle of the old town\n\n${PROSE}\n\n${CAPTION} Reuters`,
    output: `${PROSE}\n\n${CAPTION} Reuters`,
  },
  {
    title: "repeats a sentence of the body",
    input: `${CAPTION} Photo: Ann Miller\n\nIt is cold. ${CAPTION} The hut is open from ten to six, and tea is sold there.`,
    output: `It is cold. ${CAPTION} The hut is open from ten to six, and tea is sold there.`,
  },
  {
    title: "German",
    lang: "de",
    input:
      "Zwei Läufer auf dem zugefrorenen See unter der Burg. Foto: Anna Müller\n\nDer See fror früh zu.\n\nZwei Läufer auf dem zugefrorenen See unter der Burg. Foto: dpa",
    output: "Zwei Läufer auf dem zugefrorenen See unter der Burg. Foto: Anna Müller\n\nDer See fror früh zu.",
  },
  { title: "keeps a caption that occurs once", input: `${CAPTION} AP\n\n${PROSE}` },
  {
    title: "keeps two captions that open alike",
    input: `${CAPTION} AP\n\n${PROSE}\n\nTwo skaters cross the frozen lake below the castle, where the hut is. AP`,
  },
  {
    title: "keeps a refrain without any credit",
    input: `Row, row, row your boat gently down the stream\n\n${PROSE}\n\nRow, row, row your boat gently down the stream`,
  },
];
