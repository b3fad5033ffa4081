/** What every lexicon keeps to, so that a wrong phrase is found when it is written and not on a page. */
import { describe, expect, it } from "vitest";
import { Phrases, phraseWords } from "../src/lexicon.js";
import { lexicons } from "../src/lexicons/index.js";
import { topics } from "../src/lexicons/topics.js";
import { tableOf } from "../src/phrase-table.js";

/** Languages that there must be. */
const wanted =
  "en de fr es it pt nl sv no da fi is pl cs sk sl hr sr hu ro bg el tr ru uk lt lv et ca ar fa he ur hi bn ta th vi id ko ja zh";

it("has every language", () => {
  expect(Object.keys(lexicons).sort()).toEqual(wanted.split(" ").sort());
});

for (const [lang, lexicon] of Object.entries(lexicons)) {
  describe(`lexicon ${lang}`, () => {
    it("has phrases of at least one word, each once a topic", () => {
      const bad: string[] = [];
      for (const [topic, phrases] of Object.entries(lexicon)) {
        const seen = new Map<string, string>();
        for (const phrase of phrases) {
          const words = phraseWords(phrase);
          const key = words.join(" ");
          if (words.every((word) => word === "#")) bad.push(`${topic}: “${phrase}” has no word`);
          const twin = seen.get(key);
          if (twin !== undefined) bad.push(`${topic}: “${phrase}” says the same as “${twin}”`);
          seen.set(key, phrase);
        }
      }
      expect(bad).toEqual([]);
    });

    it("has no phrase that begins inside a letter", () => {
      const bad = Object.values(lexicon)
        .flat()
        .filter((phrase) => /^\p{M}/u.test(phrase));
      expect(bad).toEqual([]);
    });

    it("has topics that exist, none of them empty", () => {
      for (const [topic, phrases] of Object.entries(lexicon)) {
        expect(topics).toContain(topic);
        expect(phrases.length, topic).toBeGreaterThan(0);
      }
    });

    it("has plain phrases: no line breaks, no spaces around them, a language code as its name", () => {
      const all = Object.values(lexicon).flat();
      expect(all.filter((phrase) => phrase !== phrase.trim() || /[\n\t]/.test(phrase))).toEqual([]);
      expect(lang).toMatch(/^[a-z]{2}$/);
    });

    it("has every topic", () => {
      expect(topics.filter((topic) => !lexicon[topic]?.length)).toEqual([]);
    });
  });
}

it("tells phrases in the order of their place, at one place the longer first", () => {
  const phrases = new Phrases([
    tableOf({ "read-more": ["read", "read more", "more", "more on this"], share: ["read more on"] }),
  ]);
  const found = phrases.hits({ text: "Then read more on that" }).map(({ phrase }) => phrase);
  expect(found).toEqual(["read more on", "read more", "read", "more"]);
});

describe("numbers in phrases", () => {
  const phrases = new Phrases([tableOf({ counter: ["# views", "#분 전", "Page # of #", "vor # Std."] })]);
  const whole = (text: string) => phrases.whole({ text }, "counter")?.phrase;

  it("takes any number for #, grouped digits too", () => {
    expect(whole("12 views")).toBe("# views");
    expect(whole("1,234 Views")).toBe("# views");
    expect(whole("1.234.567 views")).toBe("# views");
    expect(whole("3.4k views")).toBe("# views");
    expect(whole("Page 2 of 1,100")).toBe("Page # of #");
    expect(whole("vor 3 Std.")).toBe("vor # Std.");
  });

  it("takes a # that touches letters as one word with them", () => {
    expect(whole("3분 전")).toBe("#분 전");
    expect(whole("30분 전")).toBe("#분 전");
    expect(whole("3 분 전")).toBeUndefined();
  });

  it("takes two numbers where two stand", () => {
    const two = new Phrases([tableOf({ counter: ["# # each"] })]);
    expect(two.whole({ text: "3 45 each" }, "counter")?.phrase).toBe("# # each");
  });

  it("needs a number where # stands", () => {
    expect(whole("some views")).toBeUndefined();
    expect(whole("12, 345 views")).toBeUndefined();
  });
});
