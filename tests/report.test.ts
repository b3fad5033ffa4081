/** What a run tells of itself: progress, figures, reports and bounds. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { prepare, type Setup, type Tally, work } from "../src/batch/work.js";
import { Extent, extentOf } from "../src/cli/extent.js";
import { clean } from "../src/index.js";
import type { Source } from "../src/io/sources.js";
import { guardOf } from "../src/report/guards.js";
import { reportHtml } from "../src/report/html.js";
import { progressLine, watchProgress } from "../src/report/progress.js";
import { statsText } from "../src/report/stats.js";
import { Totals, WORST } from "../src/report/totals.js";
import { run } from "./setup/run.js";

const PROSE =
  "The old mill by the river was sold on Tuesday to a family from the next valley, who want to grind corn again.";
const MORE = "They will open its doors to visitors in the summer, when the new water wheel has been put in its place.";
const JUNK = "Read more: Town hall to get new clock";
const PAGE = `${PROSE}\n\n${JUNK}\n\n${MORE}\n`;

let dir: string;
const at = (name: string): string => join(dir, name);
const json = (name: string) => JSON.parse(readFileSync(at(name), "utf8"));
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "clean-article-"));
  const rows = [{ text: PAGE }, { text: `${PROSE}\n` }, { nothing: 1 }, { text: JUNK.repeat(0) }, { text: PAGE }];
  writeFileSync(at("rows.jsonl"), `${rows.map((row) => JSON.stringify(row)).join("\n")}\n{torn\n`);
  writeFileSync(at("page.txt"), PAGE);
  mkdirSync(at("pages"));
  for (const name of ["a.txt", "b.txt"]) writeFileSync(at(`pages/${name}`), PAGE);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
afterEach(() => {
  vi.useRealTimers();
});

const tally = (charsIn: number, charsOut: number, more: Partial<Tally> = {}): Tally => ({
  bytesIn: charsIn,
  bytesOut: charsOut,
  blocks: 2,
  charsIn,
  charsOut,
  lang: "en",
  dropped: { "cross-link": [1, charsIn - charsOut] },
  ...more,
});

describe("totals", () => {
  it("add up what the filters took", async () => {
    const setup: Setup = { options: {}, to: "text", columns: { outField: "text", keepInput: false }, decisions: false };
    await prepare(setup);
    const page = `<img src="mill.jpg" alt="The old mill\n\n${PAGE}\nFish &amp;amp; chips\n\n${PROSE} ${JUNK}\n`;
    const task = {
      kind: "task",
      shape: "page",
      where: "x",
      source: "x",
      bytes: Buffer.from(page),
      from: "text",
    } as const;
    const outcome = work(task, setup);
    if (!outcome.ok) throw new Error(outcome.problem);
    const { charsIn, charsOut, dropped, blocks, bytesIn, bytesOut } = outcome.tally!;
    const { document, blocks: left, text } = clean(page, { from: "text" });
    expect({ blocks, bytesIn, bytesOut }).toEqual({
      blocks: document.blocks.length,
      bytesIn: Buffer.byteLength(page),
      bytesOut: Buffer.byteLength(text),
    });
    expect(charsOut).toBe(left.reduce((sum, block) => sum + block.text.length, 0));
    expect(Object.values(dropped).reduce((sum, [, chars]) => sum + chars, 0)).toBe(charsIn - charsOut);
    expect(dropped["cross-link"]?.[0]).toBe(1);
    expect(work(task, { ...setup, uncounted: true })).toEqual({ ...outcome, tally: undefined });
  });

  it("count records of which no figures were taken", () => {
    const totals = new Totals();
    totals.count(100);
    totals.count(50);
    expect([totals.records, totals.bytesIn]).toEqual([2, 150]);
  });

  it("keep the worst, however many there are, and languages apart up to a number", () => {
    const totals = new Totals();
    for (let i = 0; i < 5_000; i++) totals.add(`page ${i}`, tally(10_000, i % 1_500, { lang: `x${i % 300}` }));
    totals.add("short", tally(10, 0, { dropped: { "cross-link": [1, 2], consent: [2, 8] } }));
    const { worst, languages, records } = totals.report("1");
    expect(worst).toHaveLength(WORST);
    expect(worst[0]).toEqual({ where: "page 0", lost: 1, chars: 10_000, by: "cross-link" });
    expect(worst.every(({ lost }) => lost > 0.98)).toBe(true);
    expect(worst.find(({ where }) => where === "short")?.by).toBe("consent");
    expect(records).toEqual({ cleaned: 5_001, failed: 0, empty: 5, mostlyLost: 5_001 });
    expect(Object.keys(languages)).toHaveLength(201);
    expect(Object.values(languages).reduce((sum, share) => sum + share.records, 0)).toBe(5_001);
  });

  it("call no page lost that had nothing, nor one at the limit", () => {
    const totals = new Totals();
    totals.add("empty", tally(0, 0));
    totals.add("limit", tally(1_000, 200));
    totals.add("over", tally(1_000, 199));
    expect(totals.report("1").worst.map(({ where }) => where)).toEqual(["over"]);
  });
});

describe("--stats and --report", () => {
  it("tell of a batch, the same with threads", async () => {
    for (const more of [[], ["--timeout", "60000", "--jobs", "2"]]) {
      const args = ["--to", "jsonl", "--stats", "--report", at("out.json"), ...more, at("rows.jsonl")];
      const { code, err } = await run(args);
      expect(code).toBe(1);
      const validate = new Ajv({ strict: false, allErrors: true }).compile(
        JSON.parse(readFileSync(new URL("../docs/report.schema.json", import.meta.url), "utf8")),
      );
      const report = json("out.json");
      expect([validate(report), validate.errors]).toEqual([true, null]);
      expect(report).toMatchObject({
        report: 1,
        records: { cleaned: 4, failed: 2, empty: 0, mostlyLost: 0 },
        chars: { in: 2 * (PROSE + JUNK + MORE).length + PROSE.length, out: 3 * PROSE.length + 2 * MORE.length },
        filters: { "cross-link": { blocks: 2, chars: 2 * JUNK.length } },
        languages: { en: { records: 3, filters: { "cross-link": { blocks: 2 } } } },
        errors: { malformed: 2 },
        bounds: [],
      });
      expect(err).toMatch(/^ {2}records cleaned +4$/m);
      expect(err).toMatch(/^ {2}cross-link +2 blocks +74 characters/m);
      expect(err).toMatch(/^ {2}malformed +2$/m);
    }
  });

  it("write every key that the schema knows, and no other", () => {
    const schema = JSON.parse(readFileSync(new URL("../docs/report.schema.json", import.meta.url), "utf8"));
    const totals = new Totals();
    totals.add("x", tally(100, 1));
    const report = totals.report("1", [guardOf("lost>0").judge(totals)]);
    expect(Object.keys(report).sort()).toEqual(Object.keys(schema.properties).sort());
    expect(Object.keys(report.records)).toEqual(Object.keys(schema.properties.records.properties));
    expect(Object.keys(report.worst[0]!)).toEqual(Object.keys(schema.properties.worst.items.properties));
    expect(Object.keys(report.bounds[0]!)).toEqual(Object.keys(schema.properties.bounds.items.properties));
    expect(Object.keys(report.languages.en!)).toEqual(
      Object.keys(schema.properties.languages.additionalProperties.properties),
    );
  });

  it("show one page block by block, as HTML", async () => {
    expect((await run(["--report", at("page.html"), at("page.txt")])).code).toBe(0);
    const html = readFileSync(at("page.html"), "utf8");
    expect(html).toMatch(
      /<li class="drop"><p>line 3 · paragraph · drop · <b>cross-link<\/b>: [^<]+<\/p><del [^>]+>Read more/,
    );
    expect(html).toContain(`<div dir="auto">${PROSE}</div>`);
    expect((await run(["--to", "jsonl", "--report", at("many.html"), at("pages")])).code).toBe(0);
    const many = readFileSync(at("many.html"), "utf8");
    expect(many).not.toContain("<li");
    expect(many).toContain('<tr><th scope="row">records cleaned</th><td>2</td></tr>');
  });

  it("let nothing of a page be markup", () => {
    const totals = new Totals();
    const evil = `"><script>alert('1')</script>&amp;\u0000\u001b[31m\uD800`;
    totals.add(evil, tally(100, 1, { lang: evil, dropped: { [evil]: [1, 99] } }));
    totals.fail(evil);
    const block = { verdict: "repair", line: 1, kind: "paragraph", role: "body", text: evil, repaired: evil } as const;
    const html = reportHtml(totals.report(evil), {
      where: evil,
      title: evil,
      lang: evil,
      kind: evil,
      blocks: [{ ...block, reasons: [{ do: "repair", filter: evil, because: evil }] }],
    });
    expect(html).not.toContain("<script");
    expect(html).not.toMatch(/[\x00\x1b]/);
    expect(Buffer.from(html).toString()).toBe(html);
    expect(html.match(/&#60;script&#62;/g)?.length).toBeGreaterThan(8);
    expect(statsText(totals.report("1")).split("lost most")[1]).not.toMatch(/[\x00\x1b]/);
    expect(html).not.toMatch(/src=|href=|url\(/);
  });

  it("are not begun where they cannot be written, and leave nothing behind then", async () => {
    mkdirSync(at("free"));
    for (const [name, line] of [
      ["none/report.json", /there is no directory/],
      ["report.txt", /\.json or \.html/],
      ["free", /\.json or \.html/],
    ] as const) {
      const { code, out, err } = await run(["--report", at(name), at("page.txt"), "-o", at("free/out.txt")]);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(line);
    }
    const { code } = await run(["--report", at("free/r.json"), "--out-dir", at("page.txt"), at("pages")]);
    expect(code).toBe(2);
    expect(readdirSync(at("free"))).toEqual([]);
  });
});

it("may lie in the directory of --out-dir, once that is there", async () => {
  mkdirSync(at("tree"));
  const files = ["--report", at("tree/report.json"), "--errors", at("tree/errors.jsonl")];
  expect(await run(["--out-dir", at("tree"), ...files, at("pages")])).toMatchObject({ code: 0, err: "" });
  expect(readdirSync(at("tree")).filter((name) => !name.startsWith("."))).toEqual([
    "a.txt",
    "b.txt",
    "errors.jsonl",
    "report.json",
  ]);
  expect(json("tree/report.json").records.cleaned).toBe(2);
});

describe("--fail-if", () => {
  it("tells which bound is broken", async () => {
    const bounds = ["--fail-if", "dropped > 5%", "--fail-if", "errors>9", "--fail-if", "records<1"];
    const { code, out, err } = await run(["--report", at("bounds.json"), ...bounds, at("page.txt")]);
    expect({ code, out }).toEqual({ code: 1, out: `${PROSE}\n\n${MORE}\n` });
    expect(err).toBe("clean-article: --fail-if dropped > 5%: it is 14.859 %\n");
    expect(json("bounds.json").bounds).toEqual([
      { bound: "dropped > 5%", value: 14.859, broken: true },
      { bound: "errors>9", value: 0, broken: false },
      { bound: "records<1", value: 1, broken: false },
    ]);
    expect((await run(["--fail-if", "dropped>20%", "--fail-if", "lost>0", at("page.txt")])).code).toBe(0);
  });

  it("stands in the configuration, too", async () => {
    writeFileSync(at("conf.json"), JSON.stringify({ failIf: ["dropped>5%"] }));
    expect((await run(["--config", at("conf.json"), at("page.txt")])).code).toBe(1);
    expect((await run(["--config", at("conf.json"), "--fail-if", "dropped>50%", at("page.txt")])).code).toBe(0);
  });

  it.each(["dropped", "dropped>", "dropped>x%", "drop>5%", "dropped=>5", "records>5%", "errors>-1", "", "errors>1%%"])(
    "refuses %j before anything is read",
    (bound) => {
      expect(() => guardOf(bound)).toThrow(/is no bound; --fail-if takes one of dropped .*empty .*lost .*records/);
    },
  );

  it("ends with 2 where it cannot be read", async () => {
    const { code, out, err } = await run(["--fail-if", "drop>5%", at("page.txt")]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^clean-article: "drop>5%" is no bound; .+\n$/);
  });

  it("knows every metric, as a number and as a part", () => {
    const totals = new Totals();
    totals.add("a", tally(1_000, 0));
    totals.add("b", tally(1_000, 1_000));
    totals.fail("malformed");
    totals.fail("malformed");
    const value = (bound: string): number => guardOf(bound).judge(totals).value;
    expect(["dropped>0", "errors>0", "empty>0", "lost>0", "records>0"].map(value)).toEqual([1_000, 2, 1, 1, 2]);
    expect(["dropped>0%", "errors>0%", "empty>0%", "lost>0%"].map(value)).toEqual([50, 50, 50, 50]);
    const broken = (bound: string): boolean => guardOf(bound).judge(totals).broken;
    expect(["records>2", "records>=2", "records<2", "records<=2", "dropped>=50.0%"].map(broken)).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
    expect(guardOf("dropped>0%").judge(new Totals())).toEqual({ bound: "dropped>0%", value: 0, broken: false });
  });
});

describe("progress", () => {
  const screen = (isTTY: boolean) => {
    const wrote: string[] = [];
    const write = (text: string): boolean => wrote.push(text) > 0;
    return { wrote, stream: { isTTY, columns: 60, write } as unknown as NodeJS.WriteStream };
  };

  it("is one line, from the second second on, that makes way for others", () => {
    vi.useFakeTimers();
    const { wrote, stream } = screen(true);
    const progress = watchProgress(stream, () => "x".repeat(100));
    vi.advanceTimersByTime(900);
    expect(wrote).toEqual([]);
    vi.advanceTimersByTime(400);
    expect(wrote).toEqual(Array(2).fill(`\r\x1b[K${"x".repeat(59)}`));
    const before = wrote.length;
    progress.hide();
    progress.hide();
    expect(wrote.slice(before)).toEqual(["\r\x1b[K"]);
    vi.advanceTimersByTime(250);
    progress.close();
    expect(wrote.at(-1)).toBe("\r\x1b[K");
    const closed = wrote.length;
    vi.advanceTimersByTime(5_000);
    expect(wrote).toHaveLength(closed);
  });

  it("is silent elsewhere", () => {
    vi.useFakeTimers();
    const { wrote, stream } = screen(false);
    const progress = watchProgress(stream, () => "x");
    vi.advanceTimersByTime(5_000);
    progress.close();
    expect(wrote).toEqual([]);
  });

  it("says records, bytes, rate, what is left and what failed", () => {
    vi.useFakeTimers();
    const totals = new Totals(() => Date.now());
    vi.advanceTimersByTime(10_000);
    totals.add("a", tally(5_000_000, 1));
    expect(progressLine(totals)).toBe("1 records, 5.0 MB at 500 kB/s");
    expect(progressLine(totals, { part: 0.25 })).toBe("1 records, 5.0 MB at 500 kB/s, 30 s left");
    totals.fail("malformed");
    expect(progressLine(totals, { files: { done: 1, all: 101 } })).toBe(
      "1 of 101 files, 1 records, 5.0 MB at 500 kB/s, 16 min 40 s left, 1 failed",
    );
    expect(progressLine(totals, { part: 0.001 })).not.toContain("left");
    expect(progressLine(totals, { part: 0.01 })).toContain("16 min 30 s left");
    vi.advanceTimersByTime(100_000);
    expect(progressLine(totals, { part: 0.01 })).toContain("3 h 1 min left");
  });

  it("knows how far it is where the files are named", async () => {
    const source = (name: string): Source => ({ kind: "source", name }) as Source;
    const extent = new Extent(new Map([["a", 100], ["b", 300]])); // biome-ignore format: a table
    expect(extent.part).toBe(0);
    extent.opened(source("a"), { bytesRead: 50 } as never);
    expect(extent.part).toBe(0.125);
    extent.ended(source("a"));
    expect(extent.part).toBe(0.25);
    extent.ended(source("b"));
    expect(extent.part).toBe(1);
    expect(await extentOf([at("page.txt"), at("rows.jsonl")])).toBeInstanceOf(Extent);
    for (const path of ["-", at("pages"), at("none"), at("x.parquet")]) expect(await extentOf([path])).toBeUndefined();
    expect(await extentOf([])).toBeUndefined();
  });
});
