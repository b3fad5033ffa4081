/**
 * Files made by other software: warcio's WARC files and pyarrow's Parquet files are read, and pyarrow reads ours. Runs
 * where Python has both; `node scripts/interop.mjs` installs them beside the project.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rows, run } from "./setup/run.js";

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const own = inProject(`.cache/interop/${process.platform === "win32" ? "Scripts" : "bin"}/python`);
const python = [own, "python3"].find(
  (path) =>
    (path !== own || existsSync(own)) &&
    spawnSync(path, ["-c", "import warcio, pyarrow"], { timeout: 60_000 }).status === 0,
);

function ask(...args: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync(python!, args, { encoding: "utf8", maxBuffer: 2 ** 28 });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

interface Compared {
  readonly texts: (string | null)[];
  readonly columns: string[];
  readonly dropped: string[];
  readonly changed: string[];
  readonly sameNotes: boolean;
  readonly sameGroups: boolean;
  readonly others: Record<string, unknown[]>;
}

const SOLD = (i: number) =>
  `The old mill by the river was sold on Tuesday to a family from the next valley, for the sum of ${i} crowns.`;
const ROWS = 100;
const names = ["plain", "snappy", "zstd", "gzip", "brotli", "lz4"];

const title = python ? "files of other software" : "files of other software (skipped: Python lacks warcio or pyarrow)";
describe.skipIf(!python)(title, () => {
  let dir: string;
  const at = (name: string) => join(dir, name);
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "clean-article-interop-"));
    expect(ask(inProject("tests/interop/make.py"), dir)).toEqual(names);
  }, 120_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it.each(["made.warc", "made.warc.gz"])("warcio's %s is read", async (name) => {
    const { code, out, err } = await run(["--to", "jsonl", at(name)]);
    expect(code).toBe(0);
    expect(err).toMatch(/leaves out 2 records that hold no page: 1 image\/png, 1 status 404\n$/);
    const got = rows(out);
    expect(got.map(({ id, url }) => [id, url])).toEqual(
      [1, 2, 3, 4, 5].map((i) => [`http://example.org/${i}`, `http://example.org/${i}`]),
    );
    for (const [i, { text }] of got.entries()) expect(text).toContain(SOLD(i + 1));
    expect(got[1]?.text).toContain("says Мельник.");
  });

  it.each(names)("pyarrow's %s.parquet is read", async (name) => {
    const { code, out, err } = await run(["--to", "jsonl", at(`${name}.parquet`)]);
    expect(code).toBe(1);
    expect(err).toMatch(/record 100: column "html" is null, not a string[^\n]*\n/);
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(ROWS - 1);
    for (const [i, { text }] of rows(out).entries()) expect(text).toContain(SOLD(i));
    const [first] = rows(out);
    expect(first).toMatchObject({
      i8: -5, u32: 4294967295, bool: true, float: 1.5, double: 0.1, half: 1.5, list: ["a", "b"],
      struct: { x: 1, y: ["p", null] }, structs: [{ k: 1 }], map: { a: 1, b: null }, date: "2024-05-01",
      time: "01:02:03.000004", binary: "/wA=", fixed: "AQI=", large: "x", dictionary: "red", null: null,
    }); // biome-ignore format: a table
    expect(String(first!.us)).toBe("2023-11-14T22:13:20.123456Z");
    if (name !== "lz4") expect(String(first!.ns)).toBe("2023-11-14T22:13:20.123456789Z");
  });

  it.each(names)("our copy of %s.parquet is pyarrow's own but for the text", async (name) => {
    const out = at(`${name}.out.parquet`);
    const { code } = await run([at(`${name}.parquet`), "-o", out, "--decisions", "why"]);
    expect(code).toBe(1);
    const got = ask(inProject("tests/interop/compare.py"), at(`${name}.parquet`), out, "text") as Compared;
    expect(got.changed).toEqual([]);
    expect(got.dropped).toEqual(["html"]);
    expect(got.columns.indexOf("text")).toBe(8);
    expect(got.columns.at(-1)).toBe("why");
    expect(got.sameGroups).toBe(true);
    expect(got.sameNotes).toBe(true);
    const rowsOf = rows((await run(["--to", "jsonl", at(`${name}.parquet`)])).out);
    expect(got.texts).toEqual([...rowsOf.map(({ text }) => text), null]);
    expect(JSON.parse(got.others.why![0] as string)).toBeInstanceOf(Array);
  });

  it("our Parquet table of a crawl is read by pyarrow", async () => {
    const out = at("crawl.parquet");
    expect((await run([at("made.warc.gz"), "-o", out])).code).toBe(0);
    const got = ask(inProject("tests/interop/compare.py"), out, out, "text") as Compared;
    const plain = rows((await run(["--to", "jsonl", at("made.warc.gz")])).out);
    expect(got.texts).toEqual(plain.map(({ text }) => text));
    expect(got.columns).toEqual(expect.arrayContaining(["id", "url", "text", "title", "authors", "lang"]));
  });
});
