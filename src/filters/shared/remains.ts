/** Remains of markup in text: which of them stand where only a remain can stand, and the text without them. */

/** A piece of markup found in a text. */
export interface Remain {
  /** [start, end) in the text. */
  readonly start: number;
  readonly end: number;
  /** What stands for it: nothing, a line break, or a paragraph's end. */
  readonly leaves: "" | "line" | "paragraph";
  /** Cannot be what the text speaks of: it has attributes, or its partner stands in the text, too. */
  readonly certain: boolean;
}

const SENTENCE_END = /[.!?…。！？:؟।]["'”’»“)\]]*\s*$/u;
const QUOTE_BEFORE = /["'“‘„«`([]\s?$/u;
const QUOTE_AFTER = /^\s?["'”’“»`)\]]/u;
/** How far around a remain the text is looked at, in UTF-16 units. */
const REACH = 12;

/** Remains with nothing but white space between them act as one. */
function groups(text: string, remains: readonly Remain[]): Remain[] {
  const out: Remain[] = [];
  for (const one of remains) {
    const last = out.at(-1);
    if (!last || text.slice(last.end, one.start).trim()) {
      out.push(one);
      continue;
    }
    const breaks = [last.leaves, one.leaves];
    const twice = breaks[0] === "line" && breaks[1] === "line";
    const leaves = twice || breaks.includes("paragraph") ? "paragraph" : breaks.includes("line") ? "line" : "";
    out[out.length - 1] = { start: last.start, end: one.end, leaves, certain: last.certain && one.certain };
  }
  return out;
}

function stands(text: string, { start, end, leaves, certain }: Remain): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const opens = before.trim() === "";
  const closes = after.trim() === "";
  if (opens && closes) return true;
  if (QUOTE_BEFORE.test(before) && QUOTE_AFTER.test(after)) return false;
  if (certain) return true;
  const lower = /^\s+["'“‘«(]?\p{Ll}/u.test(after);
  if (opens) return !lower && !/^\s*[,;:–—=-]/.test(after);
  const attached = /[\p{L}\p{N}%]$/u.test(before);
  const ended = SENTENCE_END.test(before);
  if (closes) return attached || ended;
  if (leaves) return (ended && !lower) || (attached && /^["'“‘«(]?[\p{L}\p{N}]/u.test(after));
  return ended && !lower && /^\s/.test(after);
}

/**
 * The text without the remains that stand at its edge, between two sentences, or that are certain. A tag in the
 * middle of a sentence stays: somebody writes about it.
 *
 * @param remains in the order of their place, none overlapping another
 * @param newline how the page breaks its lines
 * @returns undefined where all stay
 */
export function withoutRemains(text: string, remains: readonly Remain[], newline: string): string | undefined {
  let out = "";
  let last = 0;
  for (const remain of groups(text, remains)) {
    if (!stands(text, remain)) continue;
    const before = text.slice(last, remain.start);
    const spaced = /\s$/.test(before) || /^\s/.test(text.slice(remain.end, remain.end + 1));
    const joint = remain.leaves === "paragraph" ? newline + newline : remain.leaves ? newline : spaced ? " " : "";
    out += before.trimEnd() + joint;
    last = remain.end;
    while (last < text.length && !text[last]!.trim()) last++;
  }
  return last === 0 ? undefined : (out + text.slice(last)).trim();
}

/** How a page breaks its lines. */
export const newlineOf = (blocks: readonly { readonly gap: string }[]): string =>
  blocks.some(({ gap }) => gap.includes("\r\n")) ? "\r\n" : "\n";
