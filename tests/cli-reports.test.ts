/** `check`, `explain` and `filters`: what they print and how they exit. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { chain, clean } from "../src/index.js";
import { run } from "./setup/run.js";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const page = fixture("news-report.txt");
const expected = fixture("news-report.expected.txt");
const ESCAPE = "\x1b[";

it("checks a page that holds boilerplate: file, line, filter, reason and text, exit 1", async () => {
  const { code, out, err } = await run(["check", page]);
  expect({ code, err }).toEqual({ code: 1, err: "" });
  const lines = out.trimEnd().split("\n");
  expect(lines).toHaveLength(10);
  const source = readFileSync(page, "utf8").split("\n");
  for (const line of lines) {
    const [, number, filter] = /^.*news-report\.txt:(\d+): ([a-z-]+): ./.exec(line) ?? [];
    expect(chain.map((entry) => entry.filter.name)).toContain(filter);
    const text = source[Number(number) - 1]!.replace(/\s+/g, " ");
    expect(text).not.toBe("");
    expect(line).toContain(`: ${text.slice(0, 60)}`);
  }
});

it("checks clean text and prints nothing, exit 0", async () => {
  expect(await run(["check", expected])).toEqual({ code: 0, out: "", err: "" });
});

it("checks standard input, rows and several files, and can be quiet", async () => {
  const text = readFileSync(page, "utf8");
  expect((await run(["check", "-"], text)).out).toMatch(/^standard input:\d+: /);
  expect((await run(["check", "--from", "jsonl"], JSON.stringify({ text }))).out).toMatch(
    /^standard input: record 1:\d+: /,
  );
  expect((await run(["check", expected, page])).code).toBe(1);
  expect(await run(["check", "--quiet", page])).toEqual({ code: 1, out: "", err: "" });
  const missing = await run(["check", "no-such-file.txt"]);
  expect(missing).toMatchObject({ code: 1, out: "" });
  expect(missing.err).toMatch(/no-such-file\.txt: there is no such file/);
});

it("explains every block with its verdict, filter and reason", async () => {
  const { code, out } = await run(["explain", page]);
  const result = clean(readFileSync(page, "utf8"));
  expect(code).toBe(0);
  expect(out.match(/^(?:keep|repair|drop) /gm)).toHaveLength(result.document.blocks.length);
  for (const { filter, because } of result.decisions)
    expect(out.replace(/\s+/g, " ")).toContain(`${filter}: ${because.replace(/\s+/g, " ").trim()}`);
});

it("explains as JSON", async () => {
  const { out } = await run(["explain", "--json", page]);
  const { source, lang, blocks } = JSON.parse(out);
  expect({ source, lang }).toEqual({ source: "text", lang: "en" });
  const gone = blocks.filter(({ verdict }: { verdict: string }) => verdict === "drop");
  expect(gone).toHaveLength(10);
  for (const { reasons, line } of gone) {
    expect(line).toBeGreaterThan(0);
    expect(reasons.at(-1)).toMatchObject({ do: "drop", filter: expect.any(String), because: expect.any(String) });
  }
});

it("explains what kind of page it is and how it was read", async () => {
  const words = "The old mill by the river was sold on Tuesday to a family from the next valley.";
  const html = `<html><head><meta property="og:type" content="product"></head><body><p>${words}</p></body></html>`;
  const { out } = await run(["explain", "--from", "html"], html);
  expect(out).toMatch(/^kind: product \(og:type says product\), read as one text: og:type says product, \d+ % of it/m);
  const plain = await run(["explain", "--from", "html"], `<p>${words}</p>`);
  expect(plain.out).toMatch(/^kind: not told, read as one text: \d+ % of it is prose$/m);
  const { meta, page } = JSON.parse((await run(["explain", "--json", "--from", "html"], html)).out);
  expect({ kind: meta.kind, form: page.form }).toEqual({ kind: "product", form: "article" });
  expect((await run(["explain"], words)).out).not.toContain("kind:");
});

it("explains one page only", async () => {
  expect(await run(["explain", fixture("")])).toMatchObject({ code: 2, out: "" });
  expect(await run(["explain"], '{"text":"a"}\n')).toMatchObject({ code: 2, out: "" });
  expect((await run(["explain", "-"], "A line.\n")).out).toContain("A line.");
});

it("keeps control characters of a page away from the terminal", async () => {
  const { out } = await run(["explain"], `A line with ${ESCAPE}31mred text\x07 in it.\n`);
  expect(out).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
});

it("lists the chain, and shows one filter with its examples", async () => {
  const all = await run(["filters"]);
  expect(
    all.out
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ")[0]),
  ).toEqual(chain.map(({ filter }) => filter.name));
  const { filter, examples } = chain.at(-1)!;
  const one = await run(["filters", filter.name]);
  expect(one.out).toContain(filter.summary);
  for (const { title } of examples) expect(one.out).toContain(title);
});

it("colours as NO_COLOR and FORCE_COLOR say, and never on a pipe by itself", async () => {
  for (const args of [["explain", page], ["filters"]]) {
    expect((await run(args)).out).not.toContain(ESCAPE);
    expect((await run(args, "", { FORCE_COLOR: "1" })).out).toContain(ESCAPE);
    expect((await run(args, "", { FORCE_COLOR: "1", NO_COLOR: "1" })).out).not.toContain(ESCAPE);
  }
});
