/** Pages that are torn, huge, nested without end or empty: a result or a clear error, soon, and never a crash. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CleanOptions, clean } from "../src/index.js";
import { rows, run } from "./setup/run.js";

const PROSE =
  "The miller opened the sluice before dawn, and the wheel began to turn as it had done for two hundred years.";

/** Longest that a page may take, in milliseconds. */
const LIMIT = 2_000;

function soon(page: string, options: CleanOptions = {}): string {
  const start = performance.now();
  const { text } = clean(page, { from: "html", ...options });
  expect(performance.now() - start).toBeLessThan(LIMIT);
  return text;
}

const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + PROSE + close.repeat(depth);

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The mill</title>
<style>p { color: red }</style><script>var a = "</p>";</script></head><body><nav><a href="/">Home</a> <a href="/x">News</a></nav>
<!-- story --><article class="story"><h1>The mill</h1><p>${PROSE}</p><figure><img src="a.jpg" alt="x">
<figcaption>The mill at dawn</figcaption></figure><table><tr><th>Year<th>Sacks<tr><td>1900<td>40</table>
<ul><li>rye<li>wheat</ul><p title='a "quoted" one'>${PROSE} &amp; more&nbsp;of it.</p><pre>a  b</pre></article>
<footer>&copy; 2024</footer></body></html>`;

describe("deep and broken nesting", () => {
  it.each([
    ["tables 1,000 deep", nested("<table><tr><td>", "</td></tr></table>", 1_000)],
    ["tables 1,000 deep, never closed", `${"<table><tr><td>one<td>".repeat(1_000)}${PROSE}`],
    ["5,000 unclosed <div>s", `<div><p>${PROSE}</p>`.repeat(5_000)],
    ["20,000 elements deep", nested("<div>", "</div>", 20_000)],
    ["20,000 elements with names deep", nested('<div class="content main">', "</div>", 20_000)],
    ["lists 5,000 deep", nested("<ul><li>a", "</li></ul>", 5_000)],
    ["quotes 20,000 deep", nested("<blockquote>", "</blockquote>", 20_000)],
    ["sections 2,000 deep with heads", nested("<section><h2>Day</h2>", "</section>", 2_000)],
    ["formatting 50,000 deep", nested("<b>", "</b>", 50_000)],
    ["hidden formatting 20,000 deep", nested("<i hidden>", "</i>", 20_000)],
    ["links 20,000 deep", nested("<a href=x>", "</a>", 20_000)],
    ["definition lists without end", `${"<dl><dt>a<dd>b".repeat(3_000)}${PROSE}`],
    ["an attribute of a megabyte", `<div class="${"x ".repeat(500_000)}">${PROSE}</div>`],
    ["20,000 attributes", `<div ${Array.from({ length: 20_000 }, (_, i) => `a${i}=b`).join(" ")}>${PROSE}</div>`],
    ["entities without end", `<p>${PROSE}</p><p>${"&amp;".repeat(100_000)}</p>`],
    ["a word of a megabyte", `<p>${PROSE}</p><p>${"a".repeat(1_000_000)}</p>`],
    ["white space of a megabyte", `<p>${PROSE}</p>${" \n".repeat(500_000)}`],
    ["half a surrogate pair and a NUL", `<p>\ud800 \0 ${PROSE}</p>`],
    [
      "structured data 50,000 deep",
      `<script type="application/ld+json">${'{"a":['.repeat(50_000)}</script><p>${PROSE}</p>`,
    ],
  ])("%s", (_, page) => {
    for (const preset of ["strict", "balanced", "gentle"] as const)
      expect(soon(page, { preset }), preset).toContain(PROSE);
  });
});

/** Paragraphs that none repeats another. */
const told = (i: number): string => `${PROSE.slice(0, -1)} in year ${i}.`;

describe("many paragraphs", () => {
  it("in 5,000 unclosed <div>s all stay", () => {
    const page = Array.from({ length: 5_000 }, (_, i) => `<div><p>${told(i)}</p>`).join("");
    expect(soon(page).trim().split("\n\n")).toHaveLength(5_000);
  });

  it("in 500 tables, one inside the other and never closed, all stay", () => {
    const page = Array.from({ length: 500 }, (_, i) => `<table><tr><td><p>${told(i)}</p>`).join("");
    const text = soon(page);
    for (let i = 0; i < 500; i++) expect(text).toContain(told(i));
  });
});

describe("torn pages", () => {
  it.each(Array.from({ length: 9 }, (_, i) => i + 1))("cut at %i tenths keep the prose before the cut", (tenths) => {
    const cut = PAGE.slice(0, Math.floor((PAGE.length * tenths) / 10));
    const text = soon(cut);
    expect(text.split(PROSE).length - 1).toBe(cut.split(PROSE).length - 1);
  });

  it("cut anywhere end", () => {
    for (let end = 0; end <= PAGE.length; end += 7) expect(typeof clean(PAGE.slice(0, end)).text).toBe("string");
  });
});

describe("pages without text", () => {
  it.each([
    ["scripts", "<html><head><script>var a = 1;</script></head><body><script>b()</script></body></html>"],
    ["frames", "<html><frameset cols='1,2'><frame src=a><frame src=b></frameset></html>"],
    ["inner frames", `<body>${"<iframe src=x></iframe>".repeat(100)}</body>`],
    ["images", `<body>${"<p><img src=a.jpg alt='The mill'></p>".repeat(200)}</body>`],
    ["5,000 scripts", "<script>document.write('<p>no text</p>');</script>".repeat(5_000)],
    ["a script that never ends", `<body><script>${"var a = '<p>';".repeat(50_000)}`],
    ["a style sheet that never ends", `<head><style>${"p { color: red }".repeat(50_000)}`],
    ["5,000 frames", `<frameset>${"<frame src=a>".repeat(5_000)}</frameset>`],
    ["pictures in words of code", `<body>${'<img src="data:image/png;base64,iVBORw0KGgo=">'.repeat(1_000)}</body>`],
    ["nothing", ""],
    ["white space", " \n\t"],
    ["tags", "<html><body><div><p></p></div></body></html>"],
    ["comments", "<!-- a --><!-- b -->"],
  ])("of %s alone give none", (_, page) => expect(soon(page)).toBe(""));
});

describe("the command line", () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "clean-article-bad-"));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it("takes bad pages in one run, and prints a row for each", async () => {
    mkdirSync(join(dir, "bad"));
    const write = (name: string, data: string | Buffer) => writeFileSync(join(dir, "bad", name), data);
    write("cut.html", PAGE.slice(0, PAGE.length / 2));
    write("deep.html", nested("<div>", "</div>", 20_000));
    write("empty.html", "");
    write("frames.html", "<frameset><frame src=a></frameset>");
    write("image.html", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]));
    const { code, out, err } = await run(["--to", "jsonl", join(dir, "bad")]);
    expect(code).toBe(1);
    expect(rows(out).map(({ id }) => id)).toEqual(["cut", "deep", "empty", "frames"]);
    expect(err).toContain("a PNG image");
    expect(err).not.toMatch(/\n\s+at /);
  });

  const page = (charset: string, ...body: readonly (string | readonly number[])[]): Buffer =>
    Buffer.concat([
      Buffer.from(`<!doctype html><html><head><meta charset="${charset}"><title>x</title></head><body><article><p>`),
      ...body.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
      Buffer.from("</p></article></body></html>"),
    ]);
  // Bytes written out: Node encodes none of these.
  const encoded: readonly (readonly [charset: string, bytes: readonly number[], text: string])[] = [
    ["windows-1252", [0x93, 0x63, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80], "“café” €"],
    ["Shift_JIS", [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea], "日本語"],
    ["GB18030", [0xd6, 0xd0, 0xce, 0xc4, 0x20, 0x81, 0x30, 0x84, 0x36], "中文 ¥"],
    ["EUC-KR", [0xc7, 0xd1, 0xb1, 0xdb], "한글"],
    ["KOI8-R", [0xed, 0xc9, 0xd2], "Мир"],
    ["utf-8", [0xc3, 0xa9], "é"],
  ];

  it("reads pages by the charset that they declare, as files, from a directory and from standard input", async () => {
    mkdirSync(join(dir, "charsets"));
    for (const [charset, bytes] of encoded)
      writeFileSync(join(dir, "charsets", `${charset}.html`), page(charset, bytes, ` - ${PROSE}`));
    const all = rows((await run(["--to", "jsonl", join(dir, "charsets")])).out);
    expect(all).toHaveLength(encoded.length);
    for (const [charset, bytes, text] of encoded) {
      expect(all.find(({ id }) => id === charset)?.text, charset).toBe(`${text} - ${PROSE}`);
      const one = await run([join(dir, "charsets", `${charset}.html`)]);
      expect(one.out, charset).toBe(`${text} - ${PROSE}\n`);
      const piped = await run([], page(charset, bytes, ` - ${PROSE}`));
      expect(piped.out, charset).toBe(one.out);
    }
  });
});
