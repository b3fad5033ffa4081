/**
 * Users' own patterns: what is dropped by its text, and what nothing may drop. The only user of re2js, which takes time
 * in proportion to the text whatever the pattern is: patterns meet hostile pages.
 */
import type { RE2JS } from "re2js";
import { drop, quote } from "./filter.js";
import type { Block, Filter } from "./model.js";

/** Longest pattern, in characters; most patterns of a sort; and how large one may become, in steps of its program. */
export const LONGEST_PATTERN = 1_000;
export const MOST_PATTERNS = 1_000;
const MOST_STEPS = 20_000;

let engine: typeof RE2JS | undefined;

/** Makes patterns ready for use. They are not loaded before, as few need them. */
export async function loadPatterns(): Promise<void> {
  engine ??= (await import("re2js")).RE2JS;
}

const compiled = new Map<string, RE2JS>();

function compile(source: string): RE2JS {
  const known = compiled.get(source);
  if (known) return known;
  if (!engine) throw new Error("patterns are not loaded; call await loadPatterns() once before");
  const problem = (what: string): RangeError => new RangeError(`the pattern ${JSON.stringify(source)} ${what}`);
  if (source.length > LONGEST_PATTERN) throw problem(`is longer than ${LONGEST_PATTERN} characters; make it several`);
  let pattern: RE2JS;
  try {
    pattern = engine.compile(source);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\s+/g, " ") : String(error);
    throw problem(`cannot be read (${why}); patterns are those of RE2, without (?=...), (?!...), (?<=...) and \\1`);
  }
  if (pattern.programSize() > MOST_STEPS) throw problem("grows too large; ask for fewer repetitions");
  if (pattern.test("")) throw problem("matches every text, an empty one too; let it ask for something");
  if (compiled.size >= 2 * MOST_PATTERNS) compiled.clear();
  compiled.set(source, pattern);
  return pattern;
}

/** Why a pattern cannot be one, with the remedy; nothing where it can. Needs `loadPatterns`. */
export function patternProblem(source: string): string | undefined {
  try {
    compile(source);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function compileAll(sources: readonly string[]): readonly RE2JS[] {
  if (sources.length > MOST_PATTERNS)
    throw new RangeError(`there are ${sources.length} patterns; there may be ${MOST_PATTERNS}`);
  return sources.map(compile);
}

/**
 * The filter that drops blocks whose text a pattern matches, somewhere in it.
 *
 * @throws RangeError naming a pattern that cannot be read, is too large or matches every text
 * @throws Error where `loadPatterns` has not been awaited
 */
export function dropping(sources: readonly string[]): Filter[] {
  if (sources.length === 0) return [];
  const patterns = compileAll(sources);
  return [
    {
      name: "drop-pattern",
      summary: "Drops what the user's patterns match.",
      needs: "text",
      sure: true,
      *judge({ blocks }) {
        for (const block of blocks) {
          const i = patterns.findIndex((pattern) => pattern.test(block.text));
          if (i >= 0) yield drop(block, `matches ${quote(sources[i]!)}`);
        }
      },
    },
  ];
}

/** Which blocks no filter may drop or repair, as the user's patterns say; throws as `dropping` does. */
export function keeping(sources: readonly string[]): ((block: Block) => boolean) | undefined {
  if (sources.length === 0) return undefined;
  const patterns = compileAll(sources);
  const known = new WeakMap<Block, boolean>();
  return (block) => {
    let kept = known.get(block);
    if (kept === undefined) {
      kept = patterns.some((pattern) => pattern.test(block.text));
      known.set(block, kept);
    }
    return kept;
  };
}

/** A filter that leaves alone what is to be kept; it may still name its role. */
export const sparing = (filter: Filter, isKept: (block: Block) => boolean): Filter => ({
  ...filter,
  *judge(scope) {
    const kept = new Set(scope.blocks.filter(isKept).map(({ id }) => id));
    for (const verdict of filter.judge(scope)) {
      if (verdict.do === "page" || verdict.do === "name" || !kept.has(verdict.block)) yield verdict;
    }
  },
});
