/** The runs of three letters of a script's languages, turned about: each run tells the languages that have it. */
import { Pairs } from "./pairs.js";

/** What a run costs that a language does not have among its 300 most frequent. */
export const ABSENT = 300;

export interface Model {
  /** Codes, in franc's order. */
  readonly codes: readonly string[];
  /** Runs of three letters, numbered: a letter, and two in one. */
  readonly runs: Pairs;
  /** Where the share of each run in `having` begins; the next one's begins where it ends. */
  readonly shares: Int32Array;
  /** For each run the languages that have it, and its rank there: language, rank, language, rank, ... */
  readonly having: Uint16Array;
}

const lowAt = (text: string, at: number): number => (text.charCodeAt(at + 1) << 16) | text.charCodeAt(at + 2);

/**
 * The languages of a script, turned about.
 *
 * @param languages their runs as franc has them, by code
 * @param only codes of those that count
 */
export function modelOf(languages: Readonly<Record<string, string>>, only: ReadonlySet<string>): Model {
  const codes = Object.keys(languages).filter((code) => only.has(code));
  const runs = new Pairs(codes.length * ABSENT + 1);
  const having: number[][] = [];
  for (let language = 0; language < codes.length; language++) {
    const code = codes[language]!;
    for (const [rank, run] of languages[code]!.split("|").entries()) {
      const number = runs.add(run.charCodeAt(0), lowAt(run, 0));
      having[number] ??= [];
      const known = having[number];
      if (known.at(-2) !== language) known.push(language, rank);
    }
  }
  const shares = new Int32Array(having.length + 1);
  for (let number = 0; number < having.length; number++) shares[number + 1] = shares[number]! + having[number]!.length;
  return { codes, runs, shares, having: Uint16Array.from(having.flat()) };
}
