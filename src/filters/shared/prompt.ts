/** Prompts that a site puts between the lines of an article: how sure their phrases make us of one. */
import { DIGIT_FIRST } from "../../expressions.js";
import { drop, limit } from "../../filter.js";
import { type Hit, isSolid } from "../../lexicon.js";
import type { Block, Scope, Verdict } from "../../model.js";
import { facts, isProse, marks } from "../../text.js";
import { deny, looks, outline } from "./outline.js";

export { isSolid } from "../../lexicon.js";

/** What the phrases of some topics say of one block. */
export interface Pitch {
  /** Phrases side by side, the longest first at each place. */
  readonly hits: readonly Hit[];
  /** Different phrases long enough to mean nothing else; 2 at most. */
  readonly solid: number;
  /** Share of the words that the phrases cover, 0 to 1; numbers count as covered, but for lines too long to be prompts. */
  readonly coverage: number;
  /** A phrase that is the whole line. */
  readonly whole: boolean;
  /** A solid phrase opens the line. */
  readonly opens: boolean;
}

/** Longest prompt, in words: longer blocks are articles about the matter. */
const LONGEST = 110;
/** A quotation, or an entry of a numbered list. */
const OTHER = /^(?:["“”„«»『「‘']|\d{1,2}[.)]\s)/;

/** Whether a word begins with a digit of any script. */
function isNumeric(word: string): boolean {
  const first = word.charCodeAt(0);
  return first < 128 ? first >= 48 && first <= 57 : DIGIT_FIRST(word).test(word);
}

/** What most blocks say. */
const NONE: Pitch = { hits: [], solid: 0, coverage: 0, whole: false, opens: false };

/** Reads a block for the phrases of `own`, a mask of topics; those of `helpers` count as covered and as further hits. */
export function pitch(scope: Scope, block: Block, own: number, helpers = 0): Pitch {
  const { phrases } = scope;
  const f = facts(block);
  // Topics without a solid phrase in the line need not be asked for each of their phrases.
  const solidTopics = phrases.solids(block);
  const numbers = f.words <= LONGEST && f.has(marks.number);
  // Most lines have one such phrase: an array that is pushed to has room for many.
  let hits: Hit[] | undefined;
  let solid: string | undefined;
  let solids = 0;
  let covered = 0;
  let reach = 0;
  let mine = false;
  for (const hit of phrases.hits(block)) {
    if (!(hit.bit & (own | helpers)) || hit.from < reach) continue;
    mine ||= (hit.bit & own) !== 0;
    if (hits) hits.push(hit);
    else hits = [hit];
    for (let i = reach; numbers && i < hit.from; i++) if (isNumeric(f.word(i))) covered++;
    covered += hit.to - hit.from;
    reach = hit.to;
    if (solids < 2 && hit.bit & solidTopics && isSolid(hit) && hit.phrase !== solid) {
      solid = hit.phrase;
      solids++;
    }
  }
  if (!mine || !hits) return NONE;
  for (let i = reach; numbers && i < f.length; i++) if (isNumeric(f.word(i))) covered++;
  const first = hits[0];
  return {
    hits,
    solid: solids,
    coverage: f.length ? covered / f.length : 0,
    whole: scope.phrases.whole(block, own) !== undefined,
    opens: first !== undefined && first.from === 0 && (first.bit & solidTopics) !== 0 && isSolid(first),
  };
}

export interface PromptOptions {
  /** Topics, as a mask. */
  readonly own: number;
  /** The filter's bit of `tests`. */
  readonly test: number;
  /** Those that strengthen a prompt without making one. */
  readonly helpers?: number;
  /** Lines that say little alone prove one another where they stand in a row. */
  readonly rows?: boolean;
  /** No writer says such a thing between two paragraphs: "Video Player is loading." */
  readonly machine?: boolean;
}

const list = (hits: readonly Hit[]): string => {
  const names = [...new Set(hits.map((hit) => `“${hit.phrase}”`))];
  return names.slice(0, 3).join(", ");
};

/** Longest line, in words, that is a prompt where phrases are most of it. */
const LITTLE = 30;
/**
 * Longest line, in words, that may be called likely for what phrases cover. A longer one needs a solid phrase, and one
 * that is the whole line is solid for its length.
 */
const SHORT = 14;
/** Share of its words that phrases cover of such a line. */
const LIKELY = 0.5;

/** Why a block is a prompt beyond doubt; undefined where it may be something else. */
function sure(block: Block, p: Pitch, density: number): string | undefined {
  const f = facts(block);
  if (p.hits.length === 0 || f.words > LONGEST || OTHER.test(block.text)) return undefined;
  const longest = p.solid > 0;
  if (p.whole && longest) return `is ${list(p.hits)} and nothing else`;
  if (f.words <= LITTLE && longest && p.coverage >= 0.6) return `is little more than ${list(p.hits)}`;
  if (f.words <= 16 && !f.colon && p.opens && p.coverage >= (f.sentence ? 0.6 : 0.45))
    return `opens with ${list(p.hits)} and is short`;
  if (p.solid >= 2 && p.coverage >= density) return `holds ${list(p.hits)} close together`;
  return undefined;
}

/** A short sentence between two paragraphs: "What do you think?" may be the author's own question. */
function isAside(blocks: readonly Block[], i: number, p: Pitch): boolean {
  const f = facts(blocks[i]!);
  const [above, below] = [i > 0 ? blocks[i - 1] : undefined, blocks[i + 1]];
  return p.whole && f.sentence && f.words <= 5 && !!above && !!below && isProse(above) && isProse(below);
}

/** A line that would be a prompt in the right company. */
function likely(block: Block, p: Pitch): boolean {
  if (p.hits.length === 0 || OTHER.test(block.text)) return false;
  const f = facts(block);
  if (p.whole || (f.words <= SHORT && p.coverage >= LIKELY) || (f.words <= 2 * SHORT && p.opens)) return true;
  return p.solid >= 2 && f.words <= 2 * LONGEST;
}

/**
 * The prompts of a page, as block index (in `scope.blocks`) to reason. One pass: a likely line counts where a sure one
 * stands at most two blocks away, or, with `rows`, where likely lines stand in a row.
 */
export function prompts(scope: Scope, options: PromptOptions): Map<number, string> {
  const { blocks, phrases } = scope;
  const found = new Map<number, string>();
  const { size, topics, solids, looks: look, words, denied, all } = outline(scope);
  const { own, test, helpers = 0 } = options;
  if (!(all & own)) return found;
  const said = own | helpers;
  const density = limit(scope, "promptShare");
  /** Likely lines, in their order. */
  const maybe = new Map<number, Pitch>();
  for (let i = 0; i < size; i++) {
    if (!(topics[i]! & own) || look[i]! & looks.opaque || denied[i]! & test) continue;
    const block = blocks[i]!;
    if (!(solids[i]! & said)) {
      // Of a line that long, only phrases that mean nothing else make a prompt.
      if (words[i]! > SHORT) continue;
      // They are all of a shorter one, or cover half of it, for which numbers count as covered.
      if (!(look[i]! & (looks.whole | marks.number)) && phrases.coverage(block, said) < LIKELY) {
        deny(scope, i, test);
        continue;
      }
    }
    const p = pitch(scope, block, own, helpers);
    const because = sure(block, p, density);
    if (because && (options.machine || !isAside(blocks, i, p))) found.set(i, because);
    else if (likely(block, p)) maybe.set(i, p);
    else if (!because) deny(scope, i, test);
  }
  if (maybe.size === 0) return found;
  const proved = new Set(found.keys());
  for (const [i, p] of maybe) {
    const near = [i - 1, i + 1, i - 2, i + 2].find((j) => proved.has(j));
    if (near !== undefined) {
      found.set(i, `holds ${list(p.hits)} beside another prompt`);
      continue;
    }
    // Two words that are a line of their own may still be a subheading: prose below them says so.
    const words = facts(blocks[i]!).words;
    const below = i + 1 < size ? blocks[i + 1] : undefined;
    const heads = below !== undefined && isProse(below) && !maybe.has(i + 1);
    if (p.whole && words >= 2 && blocks[i]!.text.length >= 9 && !heads && !facts(blocks[i]!).sentence)
      found.set(i, `is ${list(p.hits)} alone on its line`);
  }
  if (options.rows) row(maybe, found);
  // What opens like a prompt is one beside a button that only its place has shown to be one.
  const shown = new Set(found.keys());
  for (const [i, p] of maybe) {
    if (p.opens && !found.has(i) && [i - 1, i + 1, i - 2, i + 2].some((j) => shown.has(j)))
      found.set(i, `opens with ${list(p.hits)} beside another prompt`);
  }
  return found;
}

/** Drops the prompts of a page. */
export function dropPrompts(scope: Scope, options: PromptOptions): readonly Verdict[] {
  const out: Verdict[] = [];
  for (const [i, because] of prompts(scope, options)) out.push(drop(scope.blocks[i]!, because));
  return out;
}

/** Likely lines in a row prove one another: three of them, or two where one has two words. */
function row(maybe: ReadonlyMap<number, Pitch>, found: Map<number, string>): void {
  for (const i of maybe.keys()) {
    if (maybe.has(i - 1)) continue;
    const run: Pitch[] = [];
    for (let p = maybe.get(i); p; p = maybe.get(i + run.length)) run.push(p);
    const wide = run.some((p) => p.hits.some((hit) => hit.to - hit.from >= 2));
    if (run.length >= 3 || (run.length === 2 && wide)) {
      for (let k = 0; k < run.length; k++) {
        const p = run[k]!;
        if (!found.has(i + k)) found.set(i + k, `holds ${list(p.hits)} in a row of ${run.length} such lines`);
      }
    }
  }
}
