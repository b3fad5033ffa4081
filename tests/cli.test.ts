/** The command line as a user meets it: what goes in and out, and what it says. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chain, clean } from "../src/index.js";
import { rows, run, start } from "./setup/run.js";

const PROSE =
  "The old mill by the river was sold on Tuesday to a family from the next valley, who want to grind corn again.";
const MORE = "They will open its doors to visitors in the summer, when the new water wheel has been put in its place.";
const JUNK = "Read more: Town hall to get new clock";
const PAGE = `${PROSE}\n\n${JUNK}\n\n${MORE}\n`;
const CLEAN = `${PROSE}\n\n${MORE}\n`;
const HTML = `<!doctype html><html lang="en"><head><title>Mill sold</title></head><body><article><p>${PROSE}</p><p>${MORE}</p></article></body></html>`;

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "clean-article-"));
  writeFileSync(join(dir, "page.txt"), PAGE);
  writeFileSync(join(dir, "page.html"), HTML);
  writeFileSync(join(dir, "page.html.gz"), gzipSync(HTML));
  writeFileSync(join(dir, "clean.txt"), CLEAN);
  mkdirSync(join(dir, "pages/deep"), { recursive: true });
  writeFileSync(join(dir, "pages/b.html.gz"), gzipSync(HTML));
  writeFileSync(join(dir, "pages/a.txt"), PAGE);
  writeFileSync(join(dir, "pages/example.com.html"), HTML);
  writeFileSync(join(dir, "pages/deep/c.htm"), HTML);
  writeFileSync(join(dir, "pages/rows.jsonl"), `${JSON.stringify({ id: "row", text: PAGE })}\n`);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const at = (name: string) => join(dir, name);

describe("one page", () => {
  it("comes from standard input, named or not", async () => {
    for (const args of [[], ["-"]]) {
      const { code, out, err } = await run(args, PAGE);
      expect({ code, out, err }).toEqual({ code: 0, out: CLEAN, err: "" });
    }
  });

  it("comes from a file, gzipped or not, whatever its name", async () => {
    writeFileSync(at("misnamed.html"), gzipSync(HTML));
    const plain = await run([at("page.html")]);
    expect(plain.out).toContain(PROSE);
    for (const name of ["page.html.gz", "misnamed.html"]) expect((await run([at(name)])).out).toBe(plain.out);
    expect((await run([], gzipSync(PAGE))).out).toBe(CLEAN);
  });

  it("is what --from says", async () => {
    const { out } = await run(["--from", "text"], "<p>One</p>\n");
    expect(out).toBe(clean("<p>One</p>\n", { from: "text" }).text);
  });

  it("gives nothing where it holds nothing", async () => {
    for (const args of [[], ["--to", "jsonl", "--from", "jsonl"]])
      expect(await run(args, "")).toMatchObject({ code: 0, out: "", err: "" });
  });

  it("passes the chain's options on", async () => {
    expect((await run(["--disable", "cross-link"], PAGE)).out).toBe(clean(PAGE, { disable: ["cross-link"] }).text);
    const names = chain.map(({ filter }) => filter.name);
    expect((await run(["--disable", names.slice(0, 2).join(), "--disable", names.slice(2).join()], PAGE)).out).toBe(
      PAGE,
    );
    expect((await run(["--only", "cross-link", "--lang", "en-GB", "--preset", "strict"], PAGE)).out).toBe(CLEAN);
  });

  it("leaves roles out", async () => {
    const page = `<article><h1>Mill sold</h1><p>${PROSE}</p><p>${MORE}</p></article>`;
    const whole = await run(["--from", "html"], page);
    const body = await run(["--from", "html", "--body-only"], page);
    expect(whole.out).toContain("Mill sold");
    expect(body.out).not.toContain("Mill sold");
    expect((await run(["--from", "html", "--without", "headline,caption"], page)).out).toBe(body.out);
  });
});

describe("--to markdown", () => {
  it("prints one page as Markdown, HTML or text", async () => {
    const html = `<article><h1>Mill sold</h1><p>${PROSE}</p><p>${MORE} <a href="/wheel">The wheel</a> is of oak.</p></article>`;
    expect(await run(["--to", "markdown"], html)).toEqual({
      code: 0,
      out: `# Mill sold\n\n${PROSE}\n\n${MORE} [The wheel](/wheel) is of oak.\n`,
      err: "",
    });
    expect((await run(["--to", "markdown"], `${PROSE} * 1\n\n${JUNK}\n\n${MORE}\n`)).out).toBe(
      `${PROSE} \\* 1\n\n${MORE}\n`,
    );
  });

  it("is for one page", async () => {
    const { code, out, err } = await run(["--to", "markdown", at("page.txt"), at("page.html")]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/--to jsonl/);
  });
});

describe("many pages", () => {
  it("need --to jsonl", async () => {
    for (const paths of [[at("page.txt"), at("page.html")], [at("pages")]]) {
      const { code, out, err } = await run(paths);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(/^clean-article: .*--to jsonl.*\n$/);
    }
    expect(await run(["--from", "jsonl"], "{}")).toMatchObject({ code: 2, out: "" });
    expect(await run([], '{"text":"a"}\n{"text":"b"}\n')).toMatchObject({ code: 2, out: "" });
  });

  it("come from a directory in the order of their paths, their paths without extensions as ids", async () => {
    symlinkSync(at("page.txt"), at("pages/link.txt"));
    const { code, out, err } = await run(["--to", "jsonl", at("pages")]);
    expect(code).toBe(0);
    expect(rows(out).map(({ id }) => id)).toEqual(["a", "b", "deep/c", "example.com", "row"]);
    expect(rows(out)[0]).toEqual({ id: "a", text: CLEAN.trimEnd(), lang: "en" });
    expect(rows(out)[1]).toMatchObject({ title: "Mill sold" });
    expect(err).toMatch(/^clean-article: .*link\.txt is a symbolic link.*\n$/);
    expect((await run(["--to", "jsonl", "--quiet", at("pages")])).err).toBe("");
  });

  it("fail alone", async () => {
    writeFileSync(at("image.html"), Buffer.from("\x89PNG\r\n\x1a\n\0\0", "latin1"));
    writeFileSync(at("broken.txt.gz"), gzipSync(PAGE).subarray(0, 60));
    const paths = [at("image.html"), at("none.txt"), at("broken.txt.gz"), at("page.txt")];
    const { code, out, err } = await run(["--to", "jsonl", ...paths]);
    expect(code).toBe(1);
    expect(rows(out)).toHaveLength(1);
    const lines = err.trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/image\.html: is a PNG image, not a page; give HTML or text$/);
    expect(lines[1]).toMatch(/none\.txt: there is no such file; check the path$/);
    expect(lines[2]).toMatch(/broken\.txt\.gz: the gzip data breaks off/);
    expect(lines[3]).toBe("clean-article: 3 of 4 inputs failed; the others are done");
  });
});

describe("JSONL", () => {
  const jsonl = (...args: string[]) => ["--from", "jsonl", "--to", "jsonl", ...args];

  it("keeps every other column, takes the page's own out", async () => {
    const row = { n: 1.5, url: "u", html: HTML, tags: ["a", { b: null }], title: "Own" };
    const { out } = await run(jsonl(), JSON.stringify(row));
    const [got] = rows(out);
    expect(got).toMatchObject({ id: "u", n: 1.5, url: "u", tags: ["a", { b: null }], title: "Own", lang: "en" });
    expect(got).not.toHaveProperty("html");
    expect(Object.keys(got!)[0]).toBe("id");
  });

  it("finds the page and its id where they usually are, else counts lines", async () => {
    const input = [{ raw_content: PAGE, content: "c" }, { id: 7, url: "u", text: PAGE }, { text: PAGE }];
    const { out } = await run(jsonl(), `${input.map((row) => JSON.stringify(row)).join("\r\n\n")}`);
    expect(rows(out).map(({ id }) => id)).toEqual([1, 7, 5]);
    expect(rows(out)[0]).toMatchObject({ text: "c", raw_content: PAGE });
  });

  it("goes by the columns that it is given", async () => {
    const row = JSON.stringify({ key: "k", page: PAGE, text: "other" });
    const flags = ["--field", "page", "--id-field", "key", "--out-field", "clean", "--keep-input"];
    const { out } = await run(jsonl(...flags), row);
    expect(rows(out)).toEqual([{ id: "k", key: "k", page: PAGE, text: "other", clean: CLEAN.trimEnd(), lang: "en" }]);
    expect(await run(jsonl("--field", "text", "--keep-input"), row)).toMatchObject({ code: 2, out: "" });
  });

  it("tells of a bad record by file, record and remedy, and goes on", async () => {
    const good = JSON.stringify({ text: PAGE });
    writeFileSync(at("bad.jsonl"), `${good}\n{"text": \n[1]\n{"id":1}\n{"text":5}\n${good}\n`);
    const { code, out, err } = await run(["--to", "jsonl", at("bad.jsonl")]);
    expect(code).toBe(1);
    expect(rows(out).map(({ id }) => id)).toEqual([1, 6]);
    const lines = err.trimEnd().split("\n");
    expect(lines).toHaveLength(5);
    for (const [i, line] of lines.slice(0, 4).entries())
      expect(line).toMatch(new RegExp(`^clean-article: .*bad\\.jsonl: record ${i + 2}: .*(?:must hold|--field)`));
  });

  it("answers line by line while its input is still open", async () => {
    const child = start(jsonl());
    child.stdin.write(`${JSON.stringify({ id: 1, text: PAGE })}\n`);
    const first = await new Promise<string>((resolve) => child.stdout.once("data", (data) => resolve(String(data))));
    expect(rows(first)[0]).toMatchObject({ id: 1 });
    child.stdin.end();
    await new Promise((resolve) => child.once("close", resolve));
  });
});

describe("-o", () => {
  it("writes a file whole, beside which nothing is left", async () => {
    mkdirSync(at("out"));
    expect(await run(["-o", at("out/clean.txt"), at("page.txt")])).toMatchObject({ code: 0, out: "", err: "" });
    expect(readFileSync(at("out/clean.txt"), "utf8")).toBe(CLEAN);
    expect(readdirSync(at("out"))).toEqual(["clean.txt"]);
  });

  it("leaves the older file where every input fails", async () => {
    mkdirSync(at("old"));
    writeFileSync(at("old/clean.txt"), "older");
    expect((await run(["-o", at("old/clean.txt"), at("none.txt")])).code).toBe(1);
    expect(readFileSync(at("old/clean.txt"), "utf8")).toBe("older");
    expect(readdirSync(at("old"))).toEqual(["clean.txt"]);
  });

  it("may be the input itself", async () => {
    writeFileSync(at("same.txt"), PAGE);
    await run(["-o", at("same.txt"), at("same.txt")]);
    expect(readFileSync(at("same.txt"), "utf8")).toBe(CLEAN);
  });

  it("refuses what can be no file", async () => {
    for (const path of [dir, at("nowhere/file.txt")]) {
      const { code, err } = await run(["-o", path, at("page.txt")]);
      expect(code).toBe(2);
      expect(err).toMatch(/^clean-article: .+\n$/);
    }
  });

  it("leaves nothing half-written when it is interrupted", async () => {
    mkdirSync(at("cut"));
    const child = start(["--from", "jsonl", "--to", "jsonl", "-o", at("cut/rows.jsonl")]);
    child.stdin.write(`${JSON.stringify({ text: PAGE })}\n`);
    while (readdirSync(at("cut")).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(130);
    expect(readdirSync(at("cut"))).toEqual([]);
  });
});

describe("wrong usage", () => {
  it.each([
    [["--no-such-option"], /unknown option '--no-such-option'/],
    [["--lnag", "en"], /Did you mean --lang\?/],
    [["--only", "no-such-filter"], /no filter "no-such-filter"/],
    [["--disable", "no-such-filter"], /no filter "no-such-filter"/],
    [["--without", "headlines"], /no role or kind "headlines".*headline/],
    [["--preset", "hard"], /strict, balanced, gentle/],
    [["--lang", "12"], /language code/],
    [["--from", "pdf"], /auto, html, text, jsonl/],
    [["--to", "jsonl", "explain", "page.html"], /explain has no option --to/],
    [["explain", "a", "b"], /too many arguments/],
    [["filters", "no-such-filter"], /no filter "no-such-filter"/],
  ])("%j exits with 2 and one line that says why", async (args, line) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(line);
    expect(err).toMatch(/^clean-article: .+\n$/);
  });

  it.each([
    ["-h", /Examples:/],
    ["--version", /^\d+\.\d+\.\d+\n$/],
  ])("%s answers on standard output", async (flag, text) => {
    const { code, out, err } = await run([flag]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(text);
  });
});

it("ends quietly when its reader goes away", async () => {
  const many = `${JSON.stringify({ text: PAGE })}\n`.repeat(3_000);
  writeFileSync(at("many.jsonl"), many);
  const child = start(["--to", "jsonl", at("many.jsonl")]);
  let err = "";
  child.stderr.on("data", (data) => {
    err += data;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect({ code, err }).toEqual({ code: 0, err: "" });
});

it("starts from a script that stands anywhere", async () => {
  const child = spawn(process.execPath, [(await import("vitest")).inject("program"), "--version"], { cwd: dir });
  expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
});
