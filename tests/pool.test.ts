/** Room that one page after another uses: no page sees what is another's. */
import { describe, expect, it } from "vitest";
import { type CleanOptions, clean, parse } from "../src/index.js";
import { atBegin, beginPools, endPools, Numbers, Patience, Pool } from "../src/pool.js";
import { tellSpans, told } from "../src/spans.js";
import { facts, tokens } from "../src/text.js";

const PROSE = "The old mill by the river has found a new owner, and the village hopes that its wheel will turn again.";
const pageOf = (i: number): string =>
  `Home\n\nNews\n\nThe mill, part ${i}\n\n${Array.from({ length: 4 }, (_, k) => `${PROSE} It turned ${i + k} times.`).join("\n\n")}\n\nRead more: The baker of ${i}\n\nShare on Facebook\n\n© ${i} Valley Post`;
const HTML = `<html><body><nav><a href="/">Home</a></nav><main><h1>The mill</h1><p>${PROSE}</p><table><tr><th>Year<th>Sacks</tr><tr><td>2020<td>4</tr></table><ul><li>${PROSE}</ul></main></body></html>`;

/** All that a result says. */
const seen = ({ text, blocks, document, decisions, lang, title, meta }: ReturnType<typeof clean>): unknown =>
  JSON.parse(JSON.stringify({ text, blocks, document, decisions, lang, title, meta }));

/** A page that takes more of each pool than there is in one piece. */
const LONG = Array.from({ length: 3000 }, (_, i) => `${PROSE} In year ${i}.`).join("\n\n");

describe("results", () => {
  it("are what they are, whatever was cleaned before, and whenever they are read", () => {
    const alone = [seen(clean(pageOf(1))), seen(clean(HTML)), seen(clean(pageOf(2)))];
    const kept = [clean(pageOf(1)), clean(HTML), clean(pageOf(2))];
    for (const text of [LONG, pageOf(3), "One line", "", LONG.slice(0, 90_000), HTML]) clean(text);
    expect(kept.map(seen)).toEqual(alone);
  });

  it("do not change where a page is cleaned while another one is", () => {
    const plain = seen(clean(pageOf(1), { preset: "gentle", to: "text" }));
    const inner: unknown[] = [];
    const options: CleanOptions = {
      get preset() {
        inner.push(seen(clean(pageOf(2))));
        return "gentle" as const;
      },
      get to() {
        inner.push(seen(clean(HTML)));
        return "text" as const;
      },
    };
    expect(seen(clean(pageOf(1), options))).toEqual(plain);
    expect(inner.length).toBeGreaterThan(1);
    expect([seen(clean(pageOf(2))), seen(clean(HTML))]).toEqual(expect.arrayContaining([...inner]));
  });

  it("say where blocks stand as soon as somebody asks", () => {
    for (const page of [pageOf(1), HTML]) {
      const { blocks, document } = clean(page);
      expect(document.blocks).toEqual(parse(page).blocks);
      expect(document).toEqual(parse(page));
      for (const { id, span } of blocks) expect(span).toEqual(document.blocks[id]!.span);
      const texts = document.blocks.map(({ span: [start, end] }) => page.slice(start, end));
      expect(texts.some((text) => text.includes(PROSE))).toBe(true);
      expect(new Set(document.blocks.map(({ span }) => span.join())).size).toBe(document.blocks.length);
    }
  });

  it("are objects like others", () => {
    const result = clean(pageOf(1));
    const names = ["text", "blocks", "document", "decisions", "lang", "title", "meta", "warnings", "unmatched"];
    expect(Object.keys(result)).toEqual(names);
    expect(Object.keys(result.document)).toEqual(["source", "blocks", "meta", "tail", "elements"]);
    expect(result.blocks).toBe(result.blocks);
    expect(result.decisions).toBe(result.decisions);
    expect({ ...result }.document.blocks).toBe(result.document.blocks);
    expect(structuredClone({ ...result })).toEqual({ ...result });
  });
});

describe("facts", () => {
  const wordsOf = (block: { readonly text: string }): string[] => {
    const found = facts(block);
    return Array.from({ length: found.length }, (_, i) => found.word(i));
  };

  it("of a page that is over are found anew", () => {
    const { blocks } = clean(pageOf(1));
    // Blocks that others have made are measured, too.
    const others = blocks.map((block) => ({ ...block }));
    for (const block of others) facts(block);
    clean(LONG);
    const words = blocks.map(({ text }) => tokens(text).map((token) => token.text));
    expect(words.flat().length).toBeGreaterThan(80);
    expect(blocks.map(wordsOf)).toEqual(words);
    expect(others.map(wordsOf)).toEqual(words);
    expect(facts(blocks[0]!)).toBe(facts(blocks[0]!));
  });
});

describe("a pool", () => {
  const counted = (most: number) => {
    let made = 0;
    return new Pool(() => ({ number: ++made }), most);
  };
  const page = (take: () => void): void => {
    beginPools();
    take();
    endPools();
  };

  it("gives to a page what the one before had, each thing once", () => {
    const pool = counted(10);
    const taken: number[][] = [[], []];
    for (const list of taken) page(() => list.push(pool.take().number, pool.take().number, pool.take().number));
    expect(taken).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it("keeps no more than it may, and does not begin anew within a page", () => {
    const pool = counted(2);
    const taken: number[] = [];
    page(() => {
      taken.push(pool.take().number);
      page(() => taken.push(pool.take().number));
      taken.push(pool.take().number);
    });
    page(() => taken.push(pool.take().number, pool.take().number, pool.take().number));
    expect(taken).toEqual([1, 2, 3, 1, 2, 4]);
  });

  it("lets go what pages no longer need", () => {
    const pool = counted(100);
    page(() => {
      for (let i = 0; i < 64; i++) pool.take();
    });
    for (let i = 0; i < 1000; i++) page(() => pool.take());
    let last = 0;
    page(() => {
      for (let i = 0; i < 10; i++) last = pool.take().number;
    });
    // Of 64 no more than four times what is needed are left.
    expect(last).toBeGreaterThan(64);
  });

  it("tells when a page begins", () => {
    let begun = 0;
    atBegin(() => begun++);
    page(() => page(() => {}));
    expect(begun).toBe(1);
  });
});

describe("room", () => {
  it("goes once many in a row have needed far less", () => {
    const patience = new Patience();
    const asked = Array.from({ length: 200 }, (_, i) => patience.ends(i === 50 ? 100 : 1, 100));
    expect(asked.indexOf(true)).toBe(50 + 64);
    expect(patience.ends(25, 100)).toBe(false);
  });

  it("for numbers grows with them, and stays", () => {
    const numbers = new Numbers();
    for (let i = 0; i < 1000; i++) numbers.push(i);
    const { values } = numbers;
    expect([...values.subarray(0, numbers.size)]).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    numbers.begin(500);
    expect(numbers.values).toBe(values);
    expect(numbers.size).toBe(0);
    numbers.begin(values.length + 1);
    expect(numbers.values.length).toBeGreaterThan(values.length);
    for (let i = 0; i < 2000; i++) numbers.begin(1);
    expect(numbers.values.length).toBe(256);
  });

  it("of blocks that say where they stand is left as it is", () => {
    const document = parse(pageOf(1));
    const [first] = document.blocks;
    tellSpans([first!], [7, 9]);
    expect(first!.span).toEqual([0, 4]);
    expect(told({ ...document, places: [], inBytes: undefined })).toEqual(document);
  });
});
