/** Whole pages with the text they must give; cleaning that text changes nothing. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clean } from "../src/index.js";

const folder = new URL("../fixtures/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const pages = readdirSync(folder).filter((name) => /\.(?:txt|html)$/.test(name) && !name.includes(".expected."));

it("has pages of text and of HTML", () => {
  expect(pages.some((name) => name.endsWith(".txt"))).toBe(true);
  expect(pages.some((name) => name.endsWith(".html"))).toBe(true);
});

describe.each(pages)("%s", (name) => {
  const expected = read(name.replace(/\.\w+$/, ".expected.txt"));

  it("gives the text that it must", () => {
    expect(clean(read(name)).text).toBe(expected);
  });

  it("is still once it is clean", () => {
    const again = clean(expected);
    expect(again.text).toBe(expected);
    expect(again.decisions.filter(({ do: act }) => act !== "name")).toEqual([]);
  });
});
