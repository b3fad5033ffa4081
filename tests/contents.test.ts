/** Tables of contents. */
import { expect, it } from "vitest";
import { clean } from "../src/index.js";

const PROSE = [
  "The old mill by the river has found a new owner, and the village hopes that its wheel will turn again before the winter.",
  "Carpenters began on Monday with the roof, which had let in the rain for eleven years and had lost most of its slates.",
];
const drops = (table: string, subheads: readonly string[]): string[] =>
  clean([table, ...subheads.flatMap((line, i) => [line, PROSE[i]!])].join("\n\n"), { from: "text", only: ["contents"] })
    .decisions.filter(({ filter }) => filter === "contents")
    .map(({ because }) => because);

it("knows an entry of a table in one line by what a ligature of it stands for", () => {
  const lists = "opens with “Table of contents” and lists 2 subheads of the article";
  expect(drops("Table of contents The old roof A new wheel", ["The old roof", "A new wheel"])).toEqual([lists]);
  expect(drops("Table of contents Book of جل جلاله A new wheel", ["Book of ﷻ", "A new wheel"])).toEqual([lists]);
});
