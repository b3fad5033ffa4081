import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../src/model.js";
import { sentences } from "../src/parse/sentences.js";
import { parseText } from "../src/parse/text.js";
import { renderText } from "../src/render.js";

const texts = (source: string) => parseText(source).blocks.map((block) => block.text);
const kinds = (source: string) => parseText(source).blocks.map((block) => block.kind);
const cut = (line: string) => sentences(line, 0, line.length).map(([start, end]) => line.slice(start, end));

/** Wraps words greedily, as mail programs and fmt do. */
function wrap(text: string, width: number, newline = "\n"): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join(newline);
}

const RIVER =
  "The old bridge over the river was closed on Monday after divers found cracks in two of its piers. Engineers from the " +
  "county said that lorries had been crossing it for years in spite of the weight limit, and that nobody had kept count. " +
  "A ferry will carry people on foot until the spring, when the repairs ought to be finished.";
const MARKET =
  "The market moves to the square behind the church for as long as the works last. Stallholders were told by letter, and " +
  "most of them are content, though the baker fears for her oven, which needs a wall at its back and a roof over it.";
const GERMAN =
  "Die alte Brücke über den Fluss wurde am Montag gesperrt, nachdem Taucher Risse in zwei Pfeilern gefunden hatten. Die " +
  "Ingenieure des Kreises sagten, dass seit Jahren trotz der Beschränkung schwere Lastwagen hinüber gefahren seien.";

describe("parseText", () => {
  it("parts paragraphs at blank lines, and lines where there are none", () => {
    expect(texts("One two.\n\nThree four.\n \n\nFive.\n")).toEqual(["One two.", "Three four.", "Five."]);
    expect(texts("A headline\nBy Ann Lee\nThe first sentence of it.\nThe second one.")).toHaveLength(4);
  });

  it.each([50, 60, 72, 76, 80, 100])("reads text wrapped at %i columns as one paragraph each", (width) => {
    for (const paragraph of [RIVER, MARKET, GERMAN])
      expect(texts(wrap(paragraph, width))).toEqual([wrap(paragraph, width)]);
    const both = `${wrap(RIVER, width)}\n\n${wrap(MARKET, width)}\n`;
    expect(texts(both)).toEqual([wrap(RIVER, width), wrap(MARKET, width)]);
    expect(texts(wrap(RIVER, width, "\r\n"))).toEqual([wrap(RIVER, width, "\r\n")]);
    expect(texts(wrap(RIVER, width, "\n    "))).toHaveLength(1);
  });

  it("parts a label from the wrapped paragraph that follows without a blank line", () => {
    expect(texts(`Advertisement\n${wrap(RIVER, 72)}`)).toEqual(["Advertisement", wrap(RIVER, 72)]);
  });

  it("keeps headlines, verses and sentences a line apart", () => {
    const headlines = [
      "Council Votes to Close the Old Bridge Over the River",
      "Ferry Timetable for the Winter Months Is Published",
      "Market Moves to the Square Behind the Old Church",
      "Baker Fears for Her Oven as the Stalls Are Moved",
    ];
    expect(texts(headlines.join("\n"))).toEqual(headlines);
    const lines = RIVER.match(/[^.]+\./g)!.map((line) => line.slice(-90).trim());
    expect(texts(lines.join("\n"))).toEqual(lines);
    const verse = ["the river runs below the bridge", "and no one counts the carts", "the baker moves her oven"];
    expect(texts(verse.join("\n"))).toEqual(verse);
  });

  it("reads a run of short lines among paragraphs as a line a block", () => {
    const doc = parseText(`${RIVER}\n\nShare\nTweet\nPrint\n\n${MARKET}`);
    expect(doc.blocks.map(({ gap }) => gap)).toEqual(["", "\n\n", "\n", "\n", "\n\n"]);
  });

  it("takes CRLF, lone CR, NBSP and other white space for what they are", () => {
    expect(texts("One.\r\n\r\nTwo.\r\nThree.\rFour.")).toEqual(["One.", "Two.", "Three.", "Four."]);
    expect(texts("\u00A0\u2003One two.\u00A0\n\u00A0\n\u3000Three.\u2028Four.")).toEqual([
      "One two.",
      "Three.",
      "Four.",
    ]);
    expect(texts(" \u00A0\n\t\n")).toEqual([]);
    expect(parseText(" \n").tail).toBe(" \n");
  });

  it("names list items, and keeps fenced and indented code whole", () => {
    expect(kinds("- one\n* two\n• three\n1. four\n12) five\n-six\n2024. A year")).toEqual([
      ...Array(5).fill("list-item"),
      "paragraph",
      "paragraph",
    ]);
    const code = "```js\nconst a = 1;\n\nconst b = 2;\n```";
    expect(texts(`Before:\n${code}\nAfter.`)).toEqual(["Before:", code, "After."]);
    expect(kinds(`Before:\n${code}\nAfter.`)).toEqual(["paragraph", "code", "paragraph"]);
    expect(texts("```\nnever closed\n\nprose")).toHaveLength(3);
    const indented = "    for (const x of list) {\n      use(x);\n    }";
    expect(parseText(`Like so:\n\n${indented}\n\nDone.`).blocks[1]).toMatchObject({
      kind: "code",
      text: indented.trim(),
    });
    expect(kinds("    Deep in the page\n    stands a line of prose.")).toEqual(["paragraph", "paragraph"]);
  });

  it("cuts a page flattened into one line at its sentences", () => {
    const page = `${RIVER} Share this article ${MARKET} ${RIVER}`;
    const doc = parseText(`${page}\n`);
    expect(doc.blocks.length).toBe(8);
    expect(doc.blocks.slice(1).every(({ gap }) => gap === " ")).toBe(true);
    expect(texts(`${page}\n\n${page}\n\n${page}`)).toHaveLength(3);
  });
});

describe("sentences", () => {
  it.each([
    ["Dr. Lee met J. P. Moss of the U.S. Army at 5 p.m. on Friday. They left.", 2],
    ["It rose 3.5 per cent, i.e. Much of it came from No. 7. alone.", 1],
    ["“Will it hold?” she asked. “It will!” He nodded. (So did they.) Then we went.", 5],
    ["Er kam am 3. Mai, z. B. Montag, bzw. Dienstag. Dann ging er.", 2],
    ["« Il tiendra. » Elle sourit… Puis rien.", 3],
    ["橋は閉鎖された。修理は春まで続く。「大丈夫だ。」と彼は言った。", 4],
    ["Home | News | The bridge is closed. It opens in spring.  Print  Share", 6],
    ["wait... what? no.", 1],
  ] as const)("%s", (line, count) => {
    expect(cut(line)).toHaveLength(count);
  });
});

/** Pages that have the shapes we know, and strings that have none. */
const word = fc.constantFrom(
  "the",
  "bridge",
  "Ferry",
  "of",
  "3.5",
  "Dr.",
  "closed.",
  "river,",
  "“Yes.”",
  "橋。",
  "|",
  "market!",
  "a",
);
const line = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(" "));
const paragraph = fc.oneof(
  line,
  fc.constantFrom(...[RIVER, MARKET, GERMAN].flatMap((text) => [text, wrap(text, 60), wrap(text, 72), wrap(text, 80)])),
  fc.constantFrom("Share\nTweet\nPrint", "- one\n- two", "```\na = 1\n```", "    a = 1;\n    b(2);"),
);
const page = fc
  .tuple(fc.array(paragraph, { minLength: 1, maxLength: 12 }), fc.constantFrom("\n\n", "\n\n\n", "\r\n\r\n", "\n \n"))
  .map(([paragraphs, gap]) => paragraphs.join(gap).replace(/\r?\n/g, gap.startsWith("\r") ? "\r\n" : "\n"));
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(fc.constantFrom("\n", "\r", " ", "\u00A0", "```", "a", "B", ". ", "。", "  ", "\t", "- ", "|"), {
      maxLength: 400,
    })
    .map((list) => list.join("")),
  fc.array(line, { maxLength: 60 }).map((lines) => lines.join(" ")),
  page,
);

describe("for every string", () => {
  it("accounts for every character, in order, without white space around a block", () => {
    fc.assert(
      fc.property(anything, (source) => {
        const doc = parseText(source);
        expect(doc.blocks.map((block) => block.gap + block.text).join("") + doc.tail).toBe(source);
        for (const [i, block] of doc.blocks.entries()) {
          expect(block.id).toBe(i);
          expect(block.text).not.toBe("");
          expect(block.text.trim()).toBe(block.text);
          expect(block.gap.trim()).toBe("");
          expect(source.slice(...block.span)).toBe(block.text);
        }
        expect(parseText(source)).toEqual(doc);
      }),
    );
  });

  it("reads what it rendered as the same blocks", () => {
    const same = (source: string) => {
      const { blocks } = parseText(source);
      expect(texts(renderText(blocks, blocks).text)).toEqual(blocks.map(({ text }) => text));
    };
    fc.assert(fc.property(page, same));
    fc.assert(fc.property(anything, same));
  });

  it("reads what is left of a page as it read it in the page", () => {
    let all = 0;
    let same = 0;
    const some = fc.tuple(page, fc.infiniteStream(fc.boolean()));
    fc.assert(
      fc.property(some, ([source, coins]) => {
        const { blocks } = parseText(source);
        const kept: Block[] = blocks.filter(() => coins.next().value);
        const again = texts(renderText(kept, blocks).text);
        all++;
        if (JSON.stringify(again) === JSON.stringify(kept.map(({ text }) => text))) same++;
      }),
      { numRuns: 300 },
    );
    expect(same / all).toBeGreaterThan(0.9);
  });
});

describe("time", () => {
  const timed = (source: string) => {
    const start = performance.now();
    parseText(source);
    return performance.now() - start;
  };
  it.each([
    ["words a line", "word\n"],
    ["sentences in one line", "The bridge is closed. "],
    ["full stops", "."],
    ["spaces", " "],
    ["open fences", "```js\n"],
    ["quotes", '."'],
  ])("is linear in %s", (_name, unit) => {
    expect(timed(unit.repeat(200_000))).toBeLessThan(3000);
  });
});
