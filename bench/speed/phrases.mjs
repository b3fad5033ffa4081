// Made-up phrases, as many as a lexicon holds.

/** Letters moved on by a few places make a word that no lexicon holds; others than letters of a to z stay. */
const moved = (word) =>
  `q${word.replace(/[a-z]/gi, (letter) => String.fromCharCode(((letter.toLowerCase().charCodeAt(0) - 97 + 7) % 26) + 97))}`;

/**
 * For each phrase of a lexicon another of as many words under the same topic: it opens with the same words and ends in
 * another, as phrases that are added to a lexicon do; of a phrase of one word the word is another.
 *
 * @param lexicon lists of phrases by topic
 */
export const doubledPhrases = (lexicon) =>
  Object.fromEntries(
    Object.entries(lexicon).map(([topic, phrases]) => [
      topic,
      phrases.map((phrase) => phrase.replace(/\S+\s*$/, (last) => moved(last))),
    ]),
  );
