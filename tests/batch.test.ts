/** Runs over many records: every one is accounted for, in order, whatever happens. */
import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rows, run, start } from "./setup/run.js";

const SENTENCES = [
  "The old mill by the river was sold on Tuesday to a family from the next valley, who want to grind corn again.",
  "They will open its doors to visitors in the summer, when the new water wheel has been put in its place.",
  "The council has promised to mend the bridge before the first carts of the harvest come down from the hills.",
];
/** A page of our own, different for each number, with junk in it. */
const page = (i: number): string =>
  `${SENTENCES[i % 3]!}\n\nRead more: Town hall to get new clock number ${i}\n\nStory ${i}: ${SENTENCES[(i + 1) % 3]!}\n\n${"The water rose in spring and fell again in the long dry weeks of August. ".repeat(i % 40)}\n`;

/** Enough of them that threads are started: 1.3 MB. */
const ROWS = 900;
let dir: string;
const at = (name: string) => join(dir, name);
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "clean-article-batch-"));
  mkdirSync(at("pages/deep"), { recursive: true });
  for (let i = 0; i < 60; i++) writeFileSync(at(`pages/${i % 2 ? "deep/" : ""}p${i}.txt`), page(i));
  writeFileSync(
    at("rows.jsonl"),
    Array.from({ length: ROWS }, (_, i) => `{"id":${i},"text":${JSON.stringify(page(i))}}\n`).join(""),
  );
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Every file below a directory with the hash of its bytes. */
function tree(root: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(root, name);
    if (statSync(path).isFile()) out[name] = createHash("sha256").update(readFileSync(path)).digest("hex");
  }
  return out;
}

describe("threads", () => {
  it("give the same rows in the same order, however many", { timeout: 60_000 }, async () => {
    const one = await run(["--to", "jsonl", "--jobs", "1", at("rows.jsonl")]);
    const three = await run(["--to", "jsonl", "--jobs", "3", at("rows.jsonl")]);
    expect(one.code).toBe(0);
    expect(rows(one.out).map(({ id }) => id)).toEqual(Array.from({ length: ROWS }, (_, i) => i));
    expect(three.out).toBe(one.out);
    // The main thread says the same.
    const few = readFileSync(at("rows.jsonl"), "utf8").split("\n").slice(0, 20).join("\n");
    expect((await run(["--to", "jsonl"], few)).out).toBe(`${one.out.split("\n").slice(0, 20).join("\n")}\n`);
  });
});

describe("rows", () => {
  it("keep their columns as they are written", async () => {
    const row = `{ "id" : 12345678901234567890, "price": 1.0, "note": "caf\\u00e9 \\/", "deep": {"a": [1e400, "}\\""]}, "text": ${JSON.stringify(page(1))} }`;
    const { out } = await run(["--to", "jsonl"], row);
    expect(out).toContain(
      '{"id":12345678901234567890,"price":1.0,"note":"caf\\u00e9 \\/","deep":{"a": [1e400, "}\\""]},"text":"',
    );
  });
});

it("reads a column named html as HTML, whatever it looks like", async () => {
  const html = `${SENTENCES[0]}\n<br>${SENTENCES[1]} A &lt; b &amp; c.`;
  const { out } = await run(["--to", "jsonl"], JSON.stringify({ html }));
  writeFileSync(at("column.html"), html);
  expect(rows(out)[0]?.text).toBe((await run([at("column.html")])).out.trimEnd());
  expect(rows(out)[0]?.text).toContain("A < b & c.");
});

describe("faults", () => {
  it("fail alone, each with its kind, and the good records are written", async () => {
    const deep = `${"<div>".repeat(20_000)}${SENTENCES[0]}${"</div>".repeat(20_000)}`;
    const lines: (string | Buffer)[] = [
      JSON.stringify({ id: "a", text: page(1) }),
      '{"id": "torn", "text": "no end',
      Buffer.from([...Buffer.from('{"id":"utf","text":"'), 0xff, 0xfe, ...Buffer.from('"}')]),
      JSON.stringify({ id: "deep", html: deep }),
      `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
      JSON.stringify({ id: "large", text: "word ".repeat(50_000) }),
      JSON.stringify({ id: "none" }),
      JSON.stringify({ id: "z", text: page(2) }),
    ];
    const input = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from("\n")]));
    const errors = at("faults.jsonl");
    const { code, out, err } = await run(["--to", "jsonl", "--max-bytes", "240k", "--errors", errors], input);
    expect(code).toBe(1);
    expect(rows(out).map(({ id }) => id)).toEqual(["a", "deep", "z"]);
    expect(rows(readFileSync(errors, "utf8")).map(({ record, kind }) => [record, kind])).toEqual([
      [2, "malformed"],
      [3, "encoding"],
      [5, "malformed"],
      [6, "too-large"],
      [7, "malformed"],
    ]);
    expect(err.trim().split("\n")).toHaveLength(6);
  });

  it("keep what stands before the break of a torn gzip file", async () => {
    const whole = gzipSync(readFileSync(at("rows.jsonl")));
    writeFileSync(at("torn.jsonl.gz"), whole.subarray(0, whole.length >> 1));
    const { code, out, err } = await run(["--to", "jsonl", at("torn.jsonl.gz")]);
    expect(code).toBe(1);
    expect(err).toContain("the gzip data breaks off");
    const ids = rows(out).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(100);
    expect(ids).toEqual(Array.from({ length: ids.length }, (_, i) => i));
  });

  it("say which output could not be written", async () => {
    if (!existsSync("/dev/full")) return;
    const { code, err } = await run([at("pages/p0.txt"), "-o", "/dev/full"]);
    expect({ code, err }).toEqual({
      code: 1,
      err: "clean-article: /dev/full cannot be written: the disk is full; make room and run again\n",
    });
  });
});

describe("a mirrored tree", () => {
  it("holds a file for each input, whole, and nothing else", async () => {
    const { code, err } = await run([at("pages"), "--out-dir", at("mirror")]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const names = Object.keys(tree(at("mirror")));
    expect(names).toHaveLength(61);
    expect(names).toContain(join("deep", "p1.txt"));
    expect(readFileSync(at("mirror/p0.txt"), "utf8")).toBe((await run([at("pages/p0.txt")])).out);
  });

  it("takes the files that the patterns name", async () => {
    await run([at("pages"), "--out-dir", at("some"), "--include", "deep/**", "--exclude", "p1*.txt"]);
    const names = Object.keys(tree(at("some"))).filter((name) => name.endsWith(".txt"));
    expect(names.length).toBeGreaterThan(10);
    expect(names.every((name) => /^deep.p[^1]/.test(name))).toBe(true);
  });

  it("is refused before anything is written where two inputs or an input and an output would meet", async () => {
    mkdirSync(at("twins"));
    writeFileSync(at("twins/a.txt"), page(1));
    writeFileSync(at("twins/a.html"), `<p>${page(2)}</p>`);
    for (const [args, message] of [
      [[at("twins"), "--out-dir", at("no")], "would both be written to"],
      [[at("pages"), "--out-dir", at("pages/out")], "lies in the input"],
      [[at("pages/p0.txt"), "--out-dir", at("pages")], "would be written over the input"],
      [["--out-dir", at("no")], "give files or directories"],
      [[at("pages"), "--resume", "--to", "jsonl"], "add --out-dir DIR"],
    ] as const) {
      const { code, out, err } = await run([...args]);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(message);
    }
    expect(existsSync(at("no"))).toBe(false);
  });

  it("does not follow a link out of the tree", async () => {
    mkdirSync(at("linked"));
    mkdirSync(at("elsewhere"));
    symlinkSync(at("elsewhere"), at("linked/deep"));
    const { code, err } = await run([at("pages"), "--out-dir", at("linked")]);
    expect(code).toBe(2);
    expect(err).toContain("leads out of");
    expect(readdirSync(at("elsewhere"))).toEqual([]);
  });
});

describe("--resume", () => {
  const args = (to: string) => [at("pages"), "--out-dir", at(to), "--resume", "--jobs", "2", "--timeout", "60000"];

  it("does again what has changed: an input, an output, an option", async () => {
    await run([...args("again"), "--stats"]);
    const stats = async (...more: string[]) =>
      /done before +(\d+)/.exec((await run([...args("again"), "--stats", ...more])).err)?.[1];
    expect(await stats()).toBe("60");
    const before = tree(at("again"));
    writeFileSync(at("again/p0.txt"), "altered");
    rmSync(at("again/p2.txt"));
    expect(await stats()).toBe("58");
    expect(tree(at("again"))).toEqual(before);
    const old = readFileSync(at("pages/p4.txt"), "utf8");
    appendFileSync(at("pages/p4.txt"), `\n${SENTENCES[2]}\n`);
    expect(await stats()).toBe("59");
    writeFileSync(at("pages/p4.txt"), old);
    expect(await stats()).toBe("59");
    expect(await stats("--body-only")).toBeUndefined();
  });

  it("goes on after any kill and leaves what an undisturbed run leaves", async () => {
    await run(args("whole"));
    const wanted = tree(at("whole"));
    for (const wait of [350, 500, 700]) {
      const to = `killed${wait}`;
      const child = start(args(to));
      const gone = new Promise((resolve) => child.once("exit", resolve));
      await new Promise((resolve) => setTimeout(resolve, wait));
      child.kill("SIGKILL");
      await gone;
      if (existsSync(at(to))) writeFileSync(join(at(to), ".p0.txt.0123456789ab.tmp"), "half a p");
      const journal = join(at(to), ".clean-article.journal");
      // As torn as a line can be.
      if (existsSync(journal)) writeFileSync(journal, readFileSync(journal).subarray(0, -7));
      expect((await run(args(to))).code).toBe(0);
      expect(tree(at(to))).toEqual(wanted);
    }
  }, 60_000);

  it("believes no journal of another tree", async () => {
    cpSync(at("whole"), at("copied"), { recursive: true });
    writeFileSync(at("copied/.clean-article.journal"), `0000000000000000 {"output":"p0.txt"}\nnonsense\n`);
    const { code } = await run(args("copied"));
    expect(code).toBe(0);
    expect(tree(at("copied"))).toEqual(tree(at("whole")));
  });
});

it.each(["SIGINT", "SIGTERM"] as const)("%s leaves whole files only and exits 130", async (signal) => {
  const output = at(`stopped-${signal}.jsonl`);
  const child = start(["--to", "jsonl", "-o", output, "--jobs", "1", "-"]);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.stdin.on("error", () => {});
  child.stdin.write(readFileSync(at("rows.jsonl")));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  child.kill(signal);
  expect(await ended).toBe(130);
  expect(readdirSync(dir).filter((name) => name.includes("stopped"))).toEqual([]);
});

describe("what is told", () => {
  it("adds up: figures of the whole, by filter and by language", async () => {
    const { code, err } = await run([
      at("rows.jsonl"),
      "--to",
      "jsonl",
      "-o",
      at("out.jsonl.gz"),
      "--stats",
      "--report",
      at("report.json"),
    ]);
    expect(code).toBe(0);
    expect(err).toContain("records cleaned");
    const report = JSON.parse(readFileSync(at("report.json"), "utf8"));
    expect(report).toMatchObject({ report: 1, records: { cleaned: ROWS, failed: 0 }, errors: {} });
    const valid = new Ajv().compile(
      JSON.parse(readFileSync(new URL("../docs/report.schema.json", import.meta.url), "utf8")),
    );
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
    expect(report.filters["cross-link"].blocks).toBe(ROWS);
    const dropped = Object.values<{ chars: number }>(report.filters).reduce((sum, { chars }) => sum + chars, 0);
    expect(dropped).toBe(report.chars.in - report.chars.out);
    expect(report.languages.en.filters).toEqual(report.filters);
    expect(
      gunzipSync(readFileSync(at("out.jsonl.gz")))
        .toString()
        .trim()
        .split("\n"),
    ).toHaveLength(ROWS);
  });

  it("is a page without anything foreign, its names escaped", async () => {
    const { code } = await run([at("pages/p0.txt"), "--report", at("<report>.html")]);
    expect(code).toBe(0);
    expect(readFileSync(at("<report>.html"), "utf8")).toMatch(
      /^<!doctype html>[\s\S]*records cleaned[\s\S]*<\/html>\n$/,
    );
  });

  it.each([
    ["dropped>90%", 0, ""],
    ["dropped>1%", 1, "--fail-if dropped>1%: it is "],
    ["records<2", 1, "--fail-if records<2: it is 1"],
    ["dropped", 2, "is no bound"],
    ["size>3", 2, "takes one of dropped (characters), errors"],
  ])("keeps the bound %s with exit code %i", async (bound, code, message) => {
    const got = await run([at("pages/p0.txt"), "--fail-if", bound]);
    expect(got.code).toBe(code);
    expect(got.err).toContain(message);
  });
});
