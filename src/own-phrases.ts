/** Phrases that users add to the lexicons. */
import { type Lexicon, type Topic, topics } from "./lexicons/topics.js";
import { NUMBER, phraseWords } from "./phrase-words.js";
import { languageOfTag } from "./tags.js";

/** Phrases by language (ISO 639-1, or a tag such as `pt-BR`) and topic, in addition to those of the lexicons. */
export type OwnPhrases = Readonly<Record<string, Lexicon>>;

/** Longest phrase, in characters, and most phrases in all. */
export const LONGEST_PHRASE = 200;
export const MOST_PHRASES = 10_000;

const looked = new WeakMap<OwnPhrases, OwnPhrases>();

/** Why a phrase cannot be one, with the remedy; nothing where it can. */
export function phraseProblem(phrase: unknown): string | undefined {
  if (typeof phrase !== "string") return "is no string";
  if (phrase.length > LONGEST_PHRASE)
    return `is longer than ${LONGEST_PHRASE} characters; the words that tell it are enough`;
  const words = phraseWords(phrase);
  if (words.length === 0) return "holds no word";
  // It would match every number of the page.
  if (words.every((word) => word === NUMBER)) return "stands for any number; add a word to it";
  return undefined;
}

/**
 * Looks at a user's phrases, once for each object, and brings them under the codes of the lexicons.
 *
 * @throws RangeError saying which language, topic or phrase cannot be
 */
export function ownPhrases(given: OwnPhrases): OwnPhrases {
  const known = looked.get(given);
  if (known) return known;
  const out: Record<string, Partial<Record<Topic, string[]>>> = {};
  let count = 0;
  for (const [tag, lexicon] of Object.entries(given)) {
    const code = languageOfTag(tag);
    if (!code) throw new RangeError(`phrases: "${tag}" is no language code; it is one such as en, de or pt-BR`);
    if (typeof lexicon !== "object" || lexicon === null) throw new RangeError(`phrases.${tag} is no object of topics`);
    out[code] ??= {};
    for (const [topic, phrases] of Object.entries(lexicon)) {
      if (!(topics as readonly string[]).includes(topic))
        throw new RangeError(`phrases.${tag}: there is no topic "${topic}"; there are ${topics.join(", ")}`);
      if (!Array.isArray(phrases)) throw new RangeError(`phrases.${tag}.${topic} is no list of phrases`);
      for (const phrase of phrases) {
        const problem = phraseProblem(phrase);
        if (problem) throw new RangeError(`phrases.${tag}.${topic}: ${JSON.stringify(phrase)} ${problem}`);
        if (++count > MOST_PHRASES) throw new RangeError(`phrases: there are more than ${MOST_PHRASES}`);
      }
      out[code][topic as Topic] = [...(out[code][topic as Topic] ?? []), ...phrases];
    }
  }
  looked.set(given, out);
  return out;
}
