/** Phrases that mean nothing else, wherever they stand. */
import type { Hit } from "./phrase-hits.js";

/** Scripts without spaces that spell sound by sound: a word has as many letters as an English one. */
const SPELLED = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]/;
/** Scripts whose words say more than one English word each. */
const DENSE = /[\u1100-\u11FF\u3040-\u30FF\u3130-\u318F\u3400-\u9FFF\uAC00-\uD7AF]/;

/** Letters of the shortest solid phrase in such a script, by phrase; nought in others. */
const least = new Map<string, number>();
/** Phrases of lexicons are fewer; those of users may be more. */
const MOST = 20_000;

/** That number, of a phrase as the lexicon spells it. */
export function leastOf(phrase: string): number {
  let found = least.get(phrase);
  if (found === undefined) {
    found = SPELLED.test(phrase) ? 14 : DENSE.test(phrase) ? 5 : 0;
    if (least.size < MOST) least.set(phrase, found);
  }
  return found;
}

/**
 * Whether a phrase of so many words and letters means nothing else.
 *
 * @param least what `leastOf` says of it
 */
export const isLong = (least: number, words: number, length: number): boolean =>
  least > 0 ? length >= least : words >= 3 || (words === 2 && length >= 18);

/** A phrase of three words, or of two long ones: shorter ones are also names of everyday things. */
export const isSolid = ({ phrase, from, to, start, end }: Hit): boolean =>
  isLong(leastOf(phrase), to - from, end - start);
