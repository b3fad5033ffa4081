/** Phrases that mean nothing else, wherever they stand. */
import type { Hit } from "./phrase-hits.js";

/** Scripts without spaces that spell sound by sound: a word has as many letters as an English one. */
const SPELLED = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]/;
/** Scripts whose words say more than one English word each. */
const DENSE = /[\u1100-\u11FF\u3040-\u30FF\u3130-\u318F\u3400-\u9FFF\uAC00-\uD7AF]/;

/** Letters of the shortest solid phrase in the script of a phrase as the lexicon spells it; nought where words tell. */
export const leastOf = (phrase: string): number => (SPELLED.test(phrase) ? 14 : DENSE.test(phrase) ? 5 : 0);

/**
 * Whether a phrase of so many words and letters means nothing else.
 *
 * @param least what `leastOf` says of it
 */
export const isLong = (least: number, words: number, length: number): boolean =>
  least > 0 ? length >= least : words >= 3 || (words === 2 && length >= 18);

/** A phrase of three words, or of two long ones: shorter ones are also names of everyday things. */
export const isSolid = ({ solid }: Hit): boolean => solid;
