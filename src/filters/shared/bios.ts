/** What is said of its author below an article, where no label opens it. */
import { CAPITAL_FIRST } from "../../expressions.js";
import type { Block, Scope } from "../../model.js";
import { codeAt, type Facts, facts, isProse } from "../../text.js";
import { isNameLine } from "./bylines.js";
import { isOpaque } from "./page.js";

function isCapital(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (code < 128) return code >= 65 && code <= 90;
  const first = text.slice(at, at + 2);
  return CAPITAL_FIRST(first).test(first);
}

/** The first two words of a line, where both are written like those of a name; empty elsewhere. */
function nameAt(block: Block): string {
  const f = facts(block);
  if (f.length < 2 || !isCapital(block.text, f.start(0)) || !isCapital(block.text, f.start(1))) return "";
  // "ANN MILLER: …" is what she says.
  if (/^\s*[:：]/.test(block.text.slice(f.ends[f.at + 1]))) return "";
  return `${f.word(0)} ${f.word(1)}`;
}

/** Whether a line holds, side by side, the two words that another begins with. */
function holdsOpening(line: Facts, other: Facts): boolean {
  if (line.vocabulary !== other.vocabulary) return ` ${line.key} `.includes(` ${other.word(0)} ${other.word(1)} `);
  const { ids, at, length } = line;
  const first = other.ids[other.at]!;
  const second = other.ids[other.at + 1]!;
  for (let i = at; i + 1 < at + length; i++) if (ids[i] === first && ids[i + 1] === second) return true;
  return false;
}

/**
 * The page's last paragraph, where it opens with the name that stands alone above it, as no other paragraph does, or
 * with the byline's, and no other line speaks of its bearer, as an article does of whom it is about: [name's line or
 * none, paragraph] as indices into the blocks.
 */
export function lastWord(
  scope: Scope,
  first: number,
  last: number,
  longest: number,
): readonly [number | undefined, number] | undefined {
  const { blocks } = scope;
  const own = facts(blocks[last]!);
  if (last <= first || own.words > longest || !nameAt(blocks[last]!)) return undefined;
  const headed = (i: number): boolean => {
    const above = i > 0 ? blocks[i - 1] : undefined;
    if (!above || isProse(above) || !isProse(blocks[i]!) || isOpaque(above)) return false;
    const name = nameAt(blocks[i]!);
    return name !== "" && nameAt(above) === name;
  };
  const named = headed(last) && isNameLine(scope, blocks[last - 1]!);
  // Without a name above it or in the byline the other lines need not be gone over.
  if (!named && !blocks.some((block, i) => block.role === "byline" && i < last && holdsOpening(facts(block), own)))
    return undefined;
  const told = (i: number): boolean => blocks[i]!.role !== "byline" && holdsOpening(facts(blocks[i]!), own);
  for (let i = 0; i < last - 1; i++) if (told(i)) return undefined;
  if (!named) return told(last - 1) ? undefined : [undefined, last];
  for (let i = first; i < last; i++) if (headed(i)) return undefined;
  return [last - 1, last];
}
