/** Lines that name who wrote the article. */
import { CASED, DIGIT_FIRST } from "../../expressions.js";
import type { Block, Scope } from "../../model.js";
import { facts } from "../../text.js";
import { dated } from "./dates.js";

const LONGEST = 16;
/** Small words inside the names of people and between them, in the languages that write names with capitals. */
const PARTICLES = new Set(
  "and und et y e i og och en & de da di do dos del della la le van von der den ter zu af bin ben al el ibn".split(" "),
);

const isCapital = (text: string, at: number): boolean => text[at] !== text[at]!.toLowerCase();

interface Names {
  readonly capitals: number;
  /** Words in small letters that are no particles of a name. */
  readonly small: number;
}

/** Counts the words of a text from one word on, dates and counters aside. */
function names(scope: Scope, block: Block, from: number): Names {
  const { tokens } = facts(block);
  const aside = new Uint8Array(tokens.length);
  for (const hit of scope.phrases.hits(block)) {
    if (hit.topic === "calendar" || hit.topic === "dateline" || hit.topic === "counter" || hit.topic === "byline")
      aside.fill(1, hit.from, hit.to);
  }
  let capitals = 0;
  let small = 0;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (aside[i] || DIGIT_FIRST(token.text).test(token.text) || PARTICLES.has(token.text)) continue;
    if (isCapital(block.text, token.start)) capitals++;
    else small++;
  }
  return { capitals, small };
}

/** The label before a name on the next line: “By”, “Von:”, “Written by”. */
export const isBylineLabel = (scope: Scope, block: Block): boolean =>
  scope.phrases.whole(block, "byline") !== undefined && facts(block).words <= 3;

/** A line that opens with a phrase such as “By” and goes on with names and no more than a date. */
export function isByline(scope: Scope, block: Block): boolean {
  const f = facts(block);
  if (block.text.length > 240 || f.words < 2 || f.words > LONGEST || f.sentences > 1 || (f.sentence && f.words > 6))
    return false;
  const hit = scope.phrases.opening(block, "byline");
  if (!hit || hit.to >= f.tokens.length) return scriptByline(scope, block);
  if (!CASED(block.text).test(block.text)) return scriptByline(scope, block);
  const first = f.tokens[hit.to]!;
  if (DIGIT_FIRST(first.text).test(first.text)) return false;
  // "By Monday", "By May 2024": what follows is a date, not a name.
  if (scope.phrases.hits(block).some((other) => other.topic === "calendar" && other.from === hit.to)) return false;
  const { capitals, small } = names(scope, block, hit.to);
  if (isCapital(block.text, first.start)) return capitals >= 1 && small * 4 <= capitals;
  // Pen names are written small; a date in the same line tells that it is one.
  return small <= 1 && capitals <= 2 && f.words <= 8 && dated(scope, block)?.day === true;
}

/** Scripts without capitals: a phrase that opens or closes a very short line ("홍길동 기자"). */
function scriptByline(scope: Scope, block: Block): boolean {
  const f = facts(block);
  if (f.words > 5 || f.sentence) return false;
  const hit = scope.phrases.closing(block, "byline") ?? scope.phrases.opening(block, "byline");
  if (!hit || hit.to - hit.from >= f.length) return false;
  const text = block.text.replace(/\S+@\S+/g, "");
  return !CASED(text).test(text);
}

/** A line of two to four words that all look like parts of a name. */
export function isNameLine(scope: Scope, block: Block): boolean {
  const f = facts(block);
  if (f.words < 2 || f.words > 5 || f.digits > 0 || f.sentence || f.colon || /[|:?!#@/]/.test(block.text)) return false;
  if (
    scope.phrases
      .hits(block)
      .some(
        (hit) =>
          hit.topic !== "byline" && hit.topic !== "stop-word" && hit.topic !== "calendar" && hit.topic !== "tags",
      )
  )
    return false;
  const { capitals, small } = names(scope, block, 0);
  return capitals >= 2 && small === 0 && capitals <= 4;
}
