/** Words are found by their letters as numbers just as they are as strings. */
import { expect, it } from "vitest";
import { lexicons } from "../src/lexicons/index.js";
import { tableOf } from "../src/phrase-table.js";
import { PhraseTree } from "../src/phrase-tree.js";
import { isStopIn, numberIn } from "../src/phrase-word-table.js";
import { key, tellKey } from "../src/word-keys.js";

it.each(Object.entries(lexicons))("finds the words of %s", (_, lexicon) => {
  const table = tableOf(lexicon);
  const tree = new PhraseTree([table]);
  const words = [...new Set([...table.words, ...table.stops])];
  let found = 0;
  // Half of them are none: the same words, written backwards.
  for (const word of [...words, ...words.map((one) => [...one].reverse().join(""))]) {
    if (word.length > 12 || !tellKey(word)) continue;
    const known = tree.find(key.first, key.second);
    expect([word, numberIn(known), isStopIn(known)]).toEqual([word, tree.numberOf(word), tree.isStopWord(word)]);
    found++;
  }
  expect(found).toBeGreaterThan(0);
});
