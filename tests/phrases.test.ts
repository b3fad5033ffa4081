/** The search for phrases finds what comparing each phrase with each place of a text finds. */
import { describe, expect, it } from "vitest";
import { Phrases, phraseWords } from "../src/lexicon.js";
import { lexicons } from "../src/lexicons/index.js";
import { type Lexicon, topics } from "../src/lexicons/topics.js";
import { tableOf } from "../src/phrase-table.js";
import { DIGITS, groups, hasDigit, isNumber, NUMBER } from "../src/phrase-words.js";
import { type Token, tokens } from "../src/text.js";

/** All phrases of a lexicon but function words, with their words. */
const phrasesOf = (lexicon: Lexicon) =>
  topics
    .filter((topic) => topic !== "stop-word")
    .flatMap((topic) => (lexicon[topic] ?? []).map((phrase) => ({ topic, phrase, words: phraseWords(phrase) })));

const isSame = (word: string, own: string): boolean =>
  own === word || (hasDigit(own) && word === (isNumber(own) ? NUMBER : own.replace(DIGITS(own), NUMBER)));

/** Where words that begin at a token may end. */
function endsOf(text: string, all: readonly Token[], words: readonly string[], at: number): number[] {
  if (words.length === 0) return [at];
  const [word, ...rest] = words;
  if (at >= all.length || !isSame(word!, all[at]!.text)) return [];
  const found = endsOf(text, all, rest, at + 1);
  for (let to = at + 1; word === NUMBER && to < all.length && groups(text, all[to - 1]!, all[to]!); to++)
    found.push(...endsOf(text, all, rest, to + 1));
  return found;
}

/** A generator of the same numbers each time. */
function randomizer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) % below;
  };
}

const NUMBERS = ["7", "12", "1,234", "3.4k", "1 234 567", "2nd", "٣", "12,3,4", "404", "2020"];
const GAPS = [" ", " ", " ", ", ", ".", "-", "\u00A0", "/"];
const OWN: Lexicon = {
  counter: ["# left", "404 pages", "page # of 12"],
  share: ["404", "b2b", "24/7 help", "12 more"],
};

describe.each(["en", "de", "ko", "ru"])("phrases of %s, cut and joined", (lang) => {
  const random = randomizer(7);
  const all = [...phrasesOf(lexicons[lang]!), ...phrasesOf(OWN)];
  const phrases = new Phrases([tableOf(lexicons[lang]!), tableOf(OWN)]);
  /** A phrase with its numbers filled in, or a part of one, or a number. */
  const piece = (): string => {
    const { phrase } = random(8) === 0 ? all.at(-1 - random(7))! : all[random(all.length)]!;
    const words = phrase.split(" ");
    const kind = random(5);
    if (kind === 0) return words.slice(0, 1 + random(words.length)).join(" ");
    if (kind === 1) return words.slice(random(words.length)).join(" ");
    if (kind === 2) return NUMBERS[random(NUMBERS.length)]!;
    return phrase.replaceAll(NUMBER, () => NUMBERS[random(NUMBERS.length)]!);
  };

  it("are found where they stand, the longer first", () => {
    for (let line = 0; line < 150; line++) {
      let text = piece();
      for (let i = random(7); i > 0; i--) text += GAPS[random(GAPS.length)]! + piece();
      const known = tokens(text);
      const expected = new Set<string>();
      for (let from = 0; from < known.length; from++) {
        for (const { topic, words } of all) {
          if (!isSame(words[0]!, known[from]!.text)) continue;
          for (const to of endsOf(text, known, words, from)) expected.add(`${topic} ${from} ${to}`);
        }
      }
      const hits = phrases.hits({ text });
      expect(new Set(hits.map(({ topic, from, to }) => `${topic} ${from} ${to}`)), text).toEqual(expected);
      for (const [i, hit] of hits.slice(1).entries())
        expect(hits[i]!.from < hit.from || (hits[i]!.from === hit.from && hits[i]!.to >= hit.to), text).toBe(true);
    }
  });
});
