import { describe, expect, it } from "vitest";
import type { Block } from "../src/model.js";
import { parseHtml } from "../src/parse/html.js";
import { looksLikeHtml } from "../src/parse/sniff.js";

const blocks = (source: string): readonly Block[] => parseHtml(source).blocks;
const texts = (source: string): string[] => blocks(source).map((block) => block.text);
const kinds = (source: string): string[] =>
  blocks(source).map((block) => `${block.kind}${block.level ?? ""}: ${block.text}`);
const joined = (source: string): string =>
  blocks(source)
    .map((block) => block.gap + block.text)
    .join("");

describe("blocks", () => {
  it("end at block-level tags, not at inline ones", () => {
    expect(texts("<div>The <b>old</b> m<i>i</i>ll<p>stands <a href=/x>by the river</a>.</div>Tail")).toEqual([
      "The old mill", "stands by the river.", "Tail",
    ]); // biome-ignore format: short
  });

  it("collapse white space, keep no-break spaces, drop soft hyphens and <wbr>", () => {
    expect(texts("<p>\n  ten&nbsp;miles\n\t of  gra&shy;vel<wbr>road </p>")).toEqual(["ten\u00a0miles of gravelroad"]);
    expect(texts("<p>H<sub>2</sub>O and x<sup>2</sup></p><p>&nbsp;</p><p>\u200b</p>")).toEqual(["H2O and x2"]);
  });

  it("break lines at one <br>, blocks at two", () => {
    expect(texts("<p>Mill Lane 3 <br> Ashford<br />\n<br/>Open daily</p>")).toEqual([
      "Mill Lane 3\nAshford",
      "Open daily",
    ]);
    expect(texts("<h1>The long<br>way home</h1>")).toEqual(["The long way home"]);
  });

  it("part words at seams that no white space marks", () => {
    expect(texts("<p><a href=/a>One</a><a href=/b>Two</a> by Ann<time>4 May</time></p>")).toEqual([
      "One Two by Ann 4 May",
    ]);
    expect(texts("<p><span>T</span>he mill</p>")).toEqual(["The mill"]);
  });

  it("know headings, lists with their depth, quotes and captions", () => {
    expect(
      kinds("<h2>Bread</h2><ul><li>flour<ul><li>rye<li>wheat</ul><li>salt</ul><blockquote><p>Knead.</blockquote>"),
    ).toEqual([
      "heading2: Bread",
      "list-item1: flour",
      "list-item2: rye",
      "list-item2: wheat",
      "list-item1: salt",
      "quote: Knead.",
    ]);
    const page =
      "<figure><img alt=x><figcaption>The mill</figcaption></figure><p class='wp-caption-text'>Low tide</p><p class=has-caption>Text</p>";
    expect(blocks(page).map((block) => block.role)).toEqual(["caption", "caption", "body"]);
  });

  it("part list items and rows by one line break, all else by two", () => {
    expect(joined("<p>You need</p><ul><li>flour<li>salt</ul><ol><li>Mix</ol><p>Done</p>")).toBe(
      "You need\n\nflour\nsalt\n\nMix\n\nDone",
    );
  });

  it("keep the white space of <pre>", () => {
    const page = "<pre>\n\n    if (a &lt; b)\r\n      return  1;\n\n</pre>";
    expect(joined(page)).toBe("    if (a < b)\n      return  1;");
    expect(kinds("<p>a<pre><div>one</div><div>two</div></pre><xmp><b>x</b></xmp>")).toEqual([
      "paragraph: a", "code: one\ntwo", "code: <b>x</b>",
    ]); // biome-ignore format: short
  });

  it("make rows of tables of data, plain blocks of layout tables", () => {
    const data = "<table><tr><th>Town<th>Rain<tr><td><p>Ash<br>ford</p><td>12&nbsp;mm<tr><td>Eyam<td><td>dry</table>";
    expect(kinds(data)).toEqual(["table: Town | Rain", "table: Ash ford | 12\u00a0mm", "table: Eyam |  | dry"]);
    expect(joined(data).split("\n")).toHaveLength(3);
    const layout = `<table><tr><td>Menu<td><h1>Title</h1><p>${"A long story. ".repeat(60)}</p></table>`;
    expect(blocks(layout).map((block) => block.kind)).toEqual(["paragraph", "heading", "paragraph"]);
    expect(kinds("<table><tr><td>Only<tr><td>one column</table>")).toEqual([
      "paragraph: Only",
      "paragraph: one column",
    ]);
  });

  it("leave out scripts, forms' values, hidden scraps; buttons stand alone", () => {
    const page = `<p>Before<script>var a = "<p>no";</script> it</p><style>p{}</style><select><option>no</select>
      <textarea>no</textarea><svg><title>no</title><text>no</text></svg><noscript><p>no</p></noscript><iframe>no</iframe>
      <button>Send</button><p hidden>no</p><div style="display: none">no</div><p>After</p>`;
    expect(texts(page)).toEqual(["Before it", "Send", "After"]);
  });

  it("leave out links and formatting that are hidden, and show what follows", () => {
    expect(texts("<p>The old <a hidden href=/a>no</a><b style='display:none'>no <b>no</b> no</b>mill</p>")).toEqual([
      "The old mill",
    ]);
    expect(texts("<p>The <a hidden>no<a href=/b>mill</a></p><p>stands</p>")).toEqual(["The mill", "stands"]);
    expect(texts("<div>The mill <i hidden>no</div>stands</i>")).toEqual(["The mill", "stands"]);
  });

  it("show hidden prose, and what a page without its scripts would not show", () => {
    const story = "The miller opened the sluice before dawn and watched the wheel turn. ".repeat(4);
    expect(texts(`<p>Why?</p><div hidden><p>${story}</p></div>`)).toEqual(["Why?", story.trim()]);
    expect(texts(`<div hidden><p>One thing</p><p>Another thing</p></div>`)).toEqual(["One thing", "Another thing"]);
    expect(texts(`<p>Loading</p><noscript><p>${story}${story}</p></noscript>`)).toEqual([
      "Loading",
      (story + story).trim(),
    ]);
  });

  it("print a formula once", () => {
    const katex = `<p>So <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>E</mi></mrow>
      <annotation encoding="application/x-tex">E=mc^2</annotation></semantics></math></span><span class="katex-html"
      aria-hidden="true"><span>E</span></span></span> holds.</p>`;
    expect(texts(katex)).toEqual(["So E=mc^2 holds."]);
    expect(texts('<p>So <math alttext="a+b"><mi>a</mi><mi>b</mi></math> holds.</p>')).toEqual(["So a+b holds."]);
  });

  it("carry their markup and their place in the source", () => {
    const page = '<body class=Home><div id=Main role="main"><p>All <a href="/x">linked</a></p></div>';
    const { blocks: [block], elements } = parseHtml(page); // biome-ignore format: short
    expect(block!.markup).toMatchObject({ tag: "p", links: 1 });
    expect(block!.markup!.linkDensity).toBeCloseTo(0.6);
    expect(page.slice(...block!.span)).toBe('All <a href="/x">linked');
    const path = [];
    for (let at = block!.markup!.element; at >= 0; at = elements[at]!.parent)
      path.push(`${elements[at]!.tag}.${elements[at]!.hint}`);
    expect(path).toEqual(["p.", "div.main main", "body.home"]);
  });

  it("keep what is noted of elements apart, whether or not they are alike", () => {
    const { elements } = parseHtml("<body><div><p>One<p>Two<p class=x>Three<b><i id=y>!</i></b></div><div><p>Four");
    expect(elements.map(({ parent, tag, hint }) => `${parent} ${tag} ${hint}`)).toEqual([
      "-1 div ", "0 p ", "0 p ", "0 p x", "-1 div ", "4 p ",
    ]); // biome-ignore format: a list
  });

  it("count what a row holds inside links, and leave rows out with what hides them", () => {
    const cells = (link: string, rest: string) => `<tr><td><a href=/>${link}</a> ${rest}<td>${rest}`;
    const table = `<table>${cells("One", "and more")}${cells("Two links", "in all")}</table>`;
    const [first, second, last] = parseHtml(`${table}<p>End`).blocks;
    expect(first!.text).toBe("One and more | and more");
    expect(first!.markup).toEqual({ tag: "tr", element: expect.any(Number), linkDensity: 3 / 23, links: 1 });
    expect(second!.markup!.linkDensity).toBe(9 / second!.text.length);
    expect([first!.id, second!.id, last!.id]).toEqual([0, 1, 2]);
    expect([first!.gap, second!.gap, last!.gap]).toEqual(["", "\n", "\n\n"]);
    const { blocks } = parseHtml(`<div hidden>${table}</div><p>End</p><p>${"Word ".repeat(500)}`);
    expect(blocks.map(({ id, gap }) => [id, gap])).toEqual([
      [0, ""],
      [1, "\n\n"],
    ]);
  });
});

describe("meta", () => {
  it("prefers og:title, cuts the region of the language", () => {
    const page = '<html lang="de-AT"><title>The mill | Site</title><meta property="og:title" content="The mill"><p>x';
    expect(parseHtml(page).meta).toMatchObject({ title: "The mill", lang: "de" });
    expect(parseHtml("<title> A\n&amp; B </title>").meta).toMatchObject({ title: "A & B" });
    expect(parseHtml('<meta http-equiv="Content-Language" content="FR_ca">').meta).toMatchObject({ lang: "fr" });
  });
});

describe("torn pages", () => {
  it.each([
    ["text in <head>", "<head><title>t</title><p>kept</p></head>"],
    ["CDATA in the body", "<p>kept</p><![CDATA[ x > <p>kept</p>"],
    ["an unclosed title", "<title>t<meta><body><p>kept</p>"],
    ["an unclosed textarea", "<textarea><p>kept</p>"],
    ["an unclosed style sheet", "<style>p { color: red } <p>kept</p>"],
    ["an unclosed comment", "<!-- note ><p>kept</p>"],
    ["a script whose start tag ends in a slash", "<script src=x /><script>a</script><p>kept</p>"],
    ["an iframe in an iframe", "<iframe src=x /><iframe src=y></iframe><p>kept</p>"],
    ["half a comment", "<!- note ><p>kept</p>"],
    ["an iframe unclosed in <noscript>", "<noscript><iframe src=x></noscript><p>kept</p>"],
    ["an unclosed quote", `<a href="x>title</a><p>kept ${"and kept ".repeat(60)}</p>`],
    ["plaintext", "<plaintext>kept"],
    ["a stray end", "</div></p></td>kept"],
  ])("lose no text to %s", (_, page) => {
    expect(texts(page).join("\n")).toContain("kept");
  });

  it("read scripts behind an unclosed comment as scripts, and HTML in <desc> as part of the drawing", () => {
    expect(texts("<p>One</p><!--\n<script>a()</script><p>Two</p>")).toEqual(["One", "Two"]);
    expect(texts("<p>One</p><svg><desc><p>no</p></desc><text>no</text></svg><p>Two</p>")).toEqual(["One", "Two"]);
  });

  it("never throw, and end", () => {
    expect(texts("")).toEqual([]);
    expect(texts("<script>a</script><script>b")).toEqual([]);
    expect(texts("<p>One</p><p>Tw")).toEqual(["One", "Tw"]);
    expect(texts("<p>One</p><a href='")).toEqual(["One"]);
    expect(texts(`${"<div>".repeat(20_000)}deep${"</div>".repeat(20_000)}`)).toEqual(["deep"]);
    expect(texts(`${"<div>a".repeat(5_000)}`)).toHaveLength(5_000);
    for (const piece of [
      "<",
      "<!--",
      "<title>",
      "<style>a",
      "<table>",
      '<a href="',
      "x<br>",
      "<pre>a<div>",
      "&amp",
      "</b>",
    ]) {
      const start = performance.now();
      parseHtml(piece.repeat(30_000));
      expect(performance.now() - start, piece).toBeLessThan(2_000);
    }
  });
});

describe("looksLikeHtml", () => {
  it.each([
    "<!DOCTYPE html><html><body>x", "<p>Hello</p><p>..</p>", "<div>some words", "<P>Old page.\n<P>Second paragraph.",
    "<h1>One</h1>loose text", "junk\n<html><head><title>x</title></head><body><p>A page after all.</p></body></html>",
    "<!-- note --><html><head></head><body>x</body></html>",
    // Code counts for nothing, also where a letter is two in lower case.
    `kale</b><div>İzmir</div><div>Kale</div><DIV>Köprü</DIV><SCRIPT>${"go(); ".repeat(9)}</SCRIPT>`,
  ])("takes %j for HTML", (source) => expect(looksLikeHtml(source)).toBe(true)); // biome-ignore format: a table

  it.each([
    "", "1 < 2 and 3 > 2", "Use the <p> tag to start a paragraph and </p> to end it.", "<html> is the root element.",
    "# Title\n\nSome <b>bold</b> text and <br> a break.", "Hello <b>world</b>",
    'The first line.\n<img src="a.jpg" alt="x">\nThe second line.</p>\n<br>\nMore.',
    'news/p1.webp" loading="lazy">\n\nThe mill stands by the river.</p>',
    'const a = "<div>x</div>";\nfor (let i = 0; i<n; i++) document.write("<p>" + i + "</p>");',
    '<div align="center"><b>Logo</b></div>\n\n# A tool\n\nIt does what it says.\n\n## Use\n\nRun it.',
  ])("takes %j for text", (source) => expect(looksLikeHtml(source)).toBe(false)); // biome-ignore format: a table
});
