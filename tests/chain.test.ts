/** The chain carries out what filters say, in whatever order they say it. */
import { describe, expect, it } from "vitest";
import { runChain } from "../src/chain.js";
import { drop, name, repair } from "../src/filter.js";
import { maskOf } from "../src/lexicon.js";
import type { Block, Filter, Verdict } from "../src/model.js";
import { parseText } from "../src/parse/text.js";

const OPTIONS = { lang: "en", preset: "balanced" } as const;
const LINES = Array.from({ length: 30 }, (_, i) => `The mill by the river turned its wheel ${i} times that day.`);
const doc = parseText(LINES.join("\n\n"));

const saying = (say: (blocks: readonly Block[]) => readonly Verdict[], more: Partial<Filter> = {}): Filter => ({
  name: "test",
  summary: "",
  needs: "text",
  judge: ({ blocks }) => say(blocks),
  ...more,
});

describe("the chain", () => {
  it("carries out verdicts by the order of the blocks, and those of one block by their own", () => {
    const [zero, , two, , four] = doc.blocks as [Block, Block, Block, Block, Block];
    const last = doc.blocks.at(-1)!;
    const filter = saying(() => [
      drop(last, "the last"),
      name(four, "caption", "first named"),
      drop(two, "gone"),
      repair(four, "Mended.", "then mended"),
      repair(two, "void", "after a drop"),
      name(zero, "date", "the first"),
      // Of a block that nobody has.
      drop({ ...last, id: 10_000 }, "none"),
    ]);
    const { blocks, decisions } = runChain(doc, [filter], OPTIONS);
    expect(decisions.map(({ block, do: what }) => [block, what])).toEqual([
      [0, "name"],
      [2, "drop"],
      [4, "name"],
      [4, "repair"],
      [29, "drop"],
    ]);
    expect(blocks.map(({ id }) => id)).toEqual(doc.blocks.map(({ id }) => id).filter((id) => id !== 2 && id !== 29));
    expect([blocks[0]!.role, blocks[3]!.role, blocks[3]!.text]).toEqual(["date", "caption", "Mended."]);
  });

  it("finds the blocks that are left, whichever went before", () => {
    for (let step = 2; step < 12; step++) {
      const every = (from: number) => saying((all) => all.filter((_, i) => i % step === from).map((b) => drop(b, "")));
      const { blocks } = runChain(doc, [every(0), every(1), every(0)], OPTIONS);
      let expected = doc.blocks.map(({ id }) => id);
      for (const from of [0, 1, 0]) expected = expected.filter((_, i) => i % step !== from);
      // Void again, since they have gone.
      const gone = saying(() => doc.blocks.map((block) => name(block, "caption", "each")));
      const named = runChain({ ...doc, blocks }, [gone], OPTIONS);
      expect(blocks.map(({ id }) => id)).toEqual(expected);
      expect(named.decisions.map(({ block }) => block)).toEqual(expected);
    }
  });

  it("does not ask a filter whose phrases no line has", () => {
    const asked: string[] = [];
    const about = (topic: "donation" | "read-more"): Filter =>
      saying(
        (blocks) => {
          asked.push(`${topic} ${blocks.length}`);
          return [];
        },
        { topics: maskOf([topic]) },
      );
    const page = parseText("Read more: The mill has a new roof\n\nThe wheel turns.");
    const label = saying((blocks) => [drop(blocks[0]!, "a label")]);
    runChain(page, [about("donation"), about("read-more"), label, about("read-more")], OPTIONS);
    expect(asked).toEqual(["read-more 2"]);
  });
});
