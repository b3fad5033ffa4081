/** One runner for every filter: its examples are its tests. */
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chain, clean } from "../src/index.js";
import { phrasesFor } from "../src/lexicon.js";
import type { Block, Example } from "../src/model.js";

const freeze = <T>(value: T): T => {
  if (value && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
};

describe.each(chain.map((entry) => [entry.filter.name, entry] as const))("filter %s", (name, { filter, examples }) => {
  const run = (input: string, { lang = "en", with: others = [] }: Pick<Example, "lang" | "with">) =>
    clean(input, { only: [...others, name], lang });

  it("is named after its file and says what it does", () => {
    expect(existsSync(new URL(`../src/filters/${name}.ts`, import.meta.url))).toBe(true);
    expect(filter.summary).toMatch(/^[A-Z].+\.$/);
  });

  it("has at least one example that it changes and two that it must leave alone", () => {
    const acts = examples.filter((e) => e.output !== undefined || e.roles);
    expect(acts.length).toBeGreaterThanOrEqual(1);
    expect(examples.length - acts.length).toBeGreaterThanOrEqual(2);
  });

  it.each(examples.map((e) => [e.title, e] as const))("%s", (_title, example) => {
    const result = run(example.input, example);
    if (example.output === undefined && !example.input.trimStart().startsWith("<")) {
      expect(result.text.trim()).toBe(example.input.trim());
    } else if (example.output !== undefined) {
      expect(result.text.trim()).toBe(example.output.trim());
      expect(result.decisions.length).toBeGreaterThan(0);
    }
    if (example.output === undefined) expect(result.blocks.length).toBe(result.document.blocks.length);
    const roles = (blocks: readonly Block[]) => blocks.map((block) => [block.text, block.role] as const);
    for (const [text, role] of Object.entries(example.roles ?? {}))
      expect(roles(result.blocks)).toContainEqual([text, role]);
    if (!example.roles && example.output === undefined) expect(result.decisions).toEqual([]);
  });

  it("changes nothing more when it runs again, and mutates nothing", () => {
    for (const example of examples) {
      const once = run(example.input, example);
      expect(run(once.text, example).text.trim()).toBe(once.text.trim());
      const doc = freeze(structuredClone(once.document));
      expect(() => [
        ...filter.judge({
          doc,
          blocks: doc.blocks,
          lang: "en",
          phrases: phrasesFor(example.lang ?? "en"),
          preset: "balanced",
        }),
      ]).not.toThrow();
    }
  });
});

it("has no two filters of one name", () => {
  const names = chain.map(({ filter }) => filter.name);
  expect(new Set(names).size).toBe(names.length);
});
