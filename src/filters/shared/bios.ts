/** What is said of its author below an article, where no label opens it. */
import { CAPITAL_FIRST } from "../../expressions.js";
import type { Block, Scope } from "../../model.js";
import { facts, isProse } from "../../text.js";
import { isNameLine } from "./bylines.js";
import { isOpaque } from "./page.js";

function isCapital(text: string, at: number): boolean {
  const first = text.slice(at, at + 2);
  return CAPITAL_FIRST(first).test(first);
}

/** The first two words of a line, where both are written like those of a name; empty elsewhere. */
function nameAt(block: Block): string {
  const [a, b] = facts(block).tokens;
  // "ANN MILLER: …" is what she says.
  if (b && /^\s*[:：]/.test(block.text.slice(b.end))) return "";
  if (!a || !b || !isCapital(block.text, a.start) || !isCapital(block.text, b.start)) return "";
  return `${a.text} ${b.text}`;
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
  const own = nameAt(blocks[last]!);
  if (!own || last <= first || facts(blocks[last]!).words > longest) return undefined;
  const headed = (i: number): boolean => {
    const above = blocks[i - 1];
    if (!above || isProse(above) || !isProse(blocks[i]!) || isOpaque(above)) return false;
    const name = nameAt(blocks[i]!);
    return name !== "" && nameAt(above) === name;
  };
  const told = (i: number): boolean =>
    blocks[i]!.role !== "byline" && ` ${facts(blocks[i]!).key} `.includes(` ${own} `);
  for (let i = 0; i < last - 1; i++) if (told(i)) return undefined;
  if (headed(last) && isNameLine(scope, blocks[last - 1]!)) {
    for (let i = first; i < last; i++) if (headed(i)) return undefined;
    return [last - 1, last];
  }
  if (told(last - 1)) return undefined;
  const signed = blocks.some(
    ({ role }, i) => role === "byline" && i < last && ` ${facts(blocks[i]!).key} `.includes(` ${own} `),
  );
  return signed ? [undefined, last] : undefined;
}
