/** Words and what is kept of them are told apart, however they are looked up. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockOf, draftOf, tell, withRole, withText } from "../src/block.js";
import { tellSpans } from "../src/spans.js";
import { facts, shareFacts, tokens } from "../src/text.js";
import { kinds, Vocabulary } from "../src/vocabulary.js";
import { Words } from "../src/words.js";

const idsOf = (text: string): number[] => {
  const { ids, at, length } = new Words(text);
  return Array.from(ids.subarray(at, at + length));
};
const words = (text: string): string[] => tokens(text).map((token) => token.text);

describe("the numbers of words", () => {
  it("are the same for one word, in whatever case, script or place it stands", () => {
    const [a, b, c, d, e] = idsOf("don't DON’T ‘don’t’ 'Don't' don't");
    expect([b, c, d, e]).toEqual([a, a, a, a]);
    expect(new Set(idsOf("Ångström angstrom ÅNGSTRÖM angström")).size).toBe(1);
  });

  it("differ where one letter does, in words of any length", () => {
    const stem = "abcdefghijklmnopqrstuvwxyz".repeat(3);
    const all: string[] = [];
    for (let size = 1; size <= stem.length; size++) {
      const word = stem.slice(0, size);
      all.push(
        word,
        `${word.slice(0, -1)}0`,
        `9${word.slice(1)}`,
        `${word.slice(0, size >> 1)}ж${word.slice(size >> 1)}`,
      );
    }
    const known = new Set(all);
    expect(new Set(idsOf([...known].join(" "))).size).toBe(known.size);
    expect(idsOf([...known].join(" ").toUpperCase())).toEqual(idsOf([...known].join(" ")));
    expect(words([...known].join(", "))).toEqual([...known]);
  });

  it("are found again for folded words", () => {
    const vocabulary = new Vocabulary();
    const texts = [
      "a",
      "zz",
      "'",
      "it's",
      "abcdefghijkl",
      "abcdefghijklm",
      "abcdefghijklmn",
      "жук",
      "(1)",
      "1⁄2",
      "Upper",
    ];
    const ids = texts.map((text) => vocabulary.numberOf(text));
    expect(new Set(ids).size).toBe(texts.length);
    expect(texts.map((text) => vocabulary.numberOf(text))).toEqual(ids);
  });

  it("spell them as they are, folded", () => {
    const letters = fc.constantFrom(..."abcmyz0189'");
    const vocabulary = new Vocabulary();
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 20 }), (word) => {
        expect(vocabulary.text(vocabulary.numberOf(word))).toBe(word);
      }),
    );
    expect(words("Today's WORDS' 'o'clock', jack-o'-lantern aa")).toEqual([
      "today's",
      "words",
      "o'clock",
      "jack",
      "o",
      "lantern",
      "aa",
    ]);
  });

  it("spell words of any length", () => {
    const long = "abcdefghij".repeat(2000);
    expect(words(`${long} ${long}K ${long.toUpperCase()}`)).toEqual([long, `${long}k`, long]);
  });

  it("tell which words are of digits, and which have none", () => {
    const vocabulary = new Vocabulary();
    const kindOf = (word: string): number => vocabulary.kindOf(vocabulary.numberOf(word));
    expect(["a", "it's", "abcdefghijkl"].map(kindOf)).toEqual(Array(3).fill(kinds.letters));
    expect(["0", "2026", "123456789012"].map(kindOf)).toEqual(Array(3).fill(kinds.digits));
    expect(["3rd", "abcdefghijklm", "1234567890123", "жук", "½"].map(kindOf)).toEqual(Array(5).fill(kinds.other));
  });

  it("are those of the words of a text", () => {
    const text = "Hello, WORLD of extraordinarily-incomprehensibilities; ½ of it’s Жук ⑴ 't'is";
    const { vocabulary, ids, at, length } = new Words(text);
    for (let i = 0; i < length; i++) expect(vocabulary.numberOf(vocabulary.text(ids[at + i]!))).toBe(ids[at + i]);
  });

  it("stand at the same places in long texts as in short ones, which are read otherwise", () => {
    const text = "Über 𝒜 naïve café’s, 3.5 € and “quotes” — done. ";
    const short = tokens(text);
    const long = tokens(text.repeat(5));
    for (let k = 0; k < 5; k++)
      expect(long.slice(k * short.length, (k + 1) * short.length)).toEqual(
        short.map(({ text: word, start, end }) => ({
          text: word,
          start: start + k * text.length,
          end: end + k * text.length,
        })),
      );
  });
});

describe("the end of a line", () => {
  it("is a sentence's after a full stop or its relatives, quotes and brackets allowed", () => {
    const ends = ["Yes.", "Yes!", "Yes?", "Yes.”", "Yes.)  ", "是。", "是。」", "Yes…", "हाँ।"];
    for (const text of ends) expect(facts({ text }).sentence, text).toBe(true);
    for (const text of ["", "Yes", "Yes”", "(Yes)", "Yes:", "Yes.1", "Ж", "😀"])
      expect(facts({ text }).sentence, text).toBe(false);
    expect(["是。", "是。是。」", "One. Two.", "One"].map((text) => facts({ text }).sentences)).toEqual([1, 2, 2, 0]);
  });
});

const plainBlock = { id: 3, kind: "paragraph", role: "body", text: "One two.", gap: "", span: [0, 8] } as const;
const withLevel = draftOf("paragraph", "body", "One two.", undefined, { level: 2 });
tell(withLevel, 3, "", undefined);
const short = blockOf(plainBlock);
// Of block 3.
tellSpans([short, withLevel], [0, 0, 0, 0, 0, 0, 0, 8]);
const rare = { level: 2, number: undefined, quotes: undefined, language: undefined, row: undefined, inline: undefined };

describe.each([
  ["with what all have", short, { ...plainBlock, markup: undefined }],
  ["with what few have", withLevel, { ...plainBlock, ...rare, markup: undefined }],
])("blocks %s", (_, block, literal) => {
  it("are plain objects, whatever is known of them", () => {
    facts(block);
    expect(block).toStrictEqual(literal);
    expect(Object.getPrototypeOf(block)).toBe(Object.prototype);
    expect(Reflect.ownKeys(block)).toEqual(Object.keys(literal));
    expect(structuredClone(block)).toEqual(literal);
  });

  it("are measured once, and hand nothing to copies with another text", () => {
    expect(facts(block)).toBe(facts(block));
    expect(facts({ ...block, text: "One" }).length).toBe(1);
    expect(facts(withText(block, "One")).length).toBe(1);
    expect(withText(block, "One")).toStrictEqual({ ...literal, text: "One" });
    const named = withRole(block, "caption");
    expect(named).toStrictEqual({ ...literal, role: "caption" });
    shareFacts(block, named);
    expect(facts(named)).toBe(facts(block));
  });

  it("may be anybody's", () => {
    const frozen = Object.freeze({ ...literal });
    expect(facts(frozen)).toBe(facts(frozen));
    const copy = { ...literal };
    shareFacts(block, copy);
    expect(facts(copy)).toBe(facts(block));
    expect(Reflect.ownKeys(copy)).toEqual(Object.keys(literal));
  });
});
