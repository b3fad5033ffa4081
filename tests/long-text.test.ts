/** Books, reports and whole series in one file: a text that is far longer than a page keeps its paragraphs. */
import { describe, expect, it } from "vitest";
import { clean } from "../src/index.js";

const WHO = [
  "The miller",
  "Her neighbour",
  "An old ferryman",
  "The council",
  "One of the carpenters",
  "The baker's son",
];
const DID = ["had seen", "could not forget", "wrote down", "wanted to know", "was told about", "asked for"];
const WHAT = [
  "the flood of that winter",
  "a letter from the capital",
  "the price of the new roof",
  "what the river had left",
];
const WHEN = [
  "when the carts came back",
  "before anybody was up",
  "as it had been agreed",
  "while the wheel stood still",
];
const THEN = [
  "and there was nobody in the village who did not talk of it for weeks",
  "but the days were short, and most of the work had to wait until spring",
  "so that they sat together in the kitchen until it was dark",
  "which is how the story is told to this day by those who were there",
];

/** A paragraph of its own for each number. */
function paragraph(n: number): string {
  const of = (list: readonly string[], step: number): string => list[(n * step + (n >> 3)) % list.length]!;
  return (
    `${of(WHO, 1)} ${of(DID, 5)} ${of(WHAT, 3)} ${of(WHEN, 1)}, ${of(THEN, 3)}. ` +
    `By ${1700 + (n % 300)} ${of(WHO, 5).toLowerCase()} ${of(DID, 1)} ${of(WHAT, 1)}, ${of(THEN, 1)}.`
  );
}

const FURNITURE = [
  "Read more: How the mill came to the valley",
  "Sign up for our newsletter to get the latest stories in your inbox",
  "Share on Facebook",
];

describe("a text far longer than a page", () => {
  it.each([100, 400, 2_000])("of %i paragraphs keeps them, and loses the furniture between them", (count) => {
    const paragraphs = Array.from({ length: count }, (_, n) => paragraph(n));
    const lines = paragraphs.flatMap((text, n) => (n % 40 === 20 ? [text, FURNITURE[((n / 20) % 3) | 0]!] : [text]));
    const { blocks } = clean(lines.join("\n\n"), { from: "text" });
    const left = new Set(blocks.map(({ text }) => text));
    expect(paragraphs.filter((text) => !left.has(text)).length).toBeLessThanOrEqual(count / 50);
    for (const text of FURNITURE) expect(left).not.toContain(text);
  });

  it("keeps the paragraphs of one language as those of another", () => {
    const german = Array.from(
      { length: 600 },
      (_, n) =>
        `Im Jahr ${1700 + (n % 300)} stand die alte Mühle am Fluss noch ohne Dach, und wer in der Nummer ${n} wohnte, der ` +
        "musste sein Korn über den Berg in das nächste Tal tragen, auch wenn der Schnee so hoch lag wie die Zäune.",
    );
    const lines = german.flatMap((text, n) => (n % 60 === 30 ? [text, "Auf Facebook teilen"] : [text]));
    const { blocks } = clean(lines.join("\n\n"), { from: "text" });
    const left = new Set(blocks.map(({ text }) => text));
    expect(german.filter((text) => !left.has(text)).length).toBeLessThanOrEqual(12);
    expect(left).not.toContain("Auf Facebook teilen");
  });

  it("keeps verse, of which hardly a line is a sentence", () => {
    // Words that hardly come twice, as in a collection of poems.
    const rare = (n: number): string =>
      ["mar", "ten", "lor", "wick", "sel", "hol"].map((part, i) => ((n >> i) % 3 ? part : "")).join("") + (n % 97);
    const verse = Array.from(
      { length: 2_000 },
      (_, n) => `${n % 4 ? "and" : "Then"} the ${rare(n)} of ${rare(7 * n)} came to ${rare(n * n)}`,
    );
    const lines = verse.flatMap((text, n) => (n % 50 === 25 ? [text, FURNITURE[n % 3]!] : [text]));
    const { blocks } = clean([paragraph(1), ...lines, paragraph(2)].join("\n\n"), { from: "text" });
    const left = blocks.map(({ text }) => text).join("\n");
    expect(verse.filter((text) => !left.includes(text)).length).toBeLessThanOrEqual(30);
    for (const text of FURNITURE) expect(left).not.toContain(text);
  });

  it("keeps long paragraphs side by side, whatever prompts they quote", () => {
    const about = [
      "People are asked to sign up for our newsletter, as the sign says.",
      "Nobody knew what “subscribe to our newsletter” was to mean.",
    ];
    const long = [0, 1].map((k) =>
      [...about, ...Array.from({ length: 12 }, (_, n) => paragraph(31 * k + n))].join(" "),
    );
    const { text } = clean([paragraph(3), ...long, paragraph(4)].join("\n\n"), { from: "text" });
    for (const one of long) expect(text).toContain(one);
  });
});
