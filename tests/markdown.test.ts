/** What we print as Markdown of whole pages reads back as what the page was. */
import fc from "fast-check";
import type { Paragraph } from "mdast";
import { describe, expect, it } from "vitest";
import { clean } from "../src/index.js";
import { renderMarkdown } from "../src/markdown/markdown.js";
import { parseHtml } from "../src/parse/html.js";
import { parseText } from "../src/parse/text.js";
import { glued, item, markdownOf, p } from "./setup/markdown.js";
import { read, runsOf, type Shape, shapes } from "./setup/mdast.js";

describe("pages", () => {
  const shapesOf = (html: string): readonly Shape[] => shapes(markdownOf(html));

  it("keep links, emphasis and what is struck out, raised or code", () => {
    expect(
      shapesOf(
        "<p>The <b>old</b> <a href='/mill?a=1&amp;b=(2)'>m<i>i</i>ll</a> was <del>three</del> <code>two | `2`</code> H<sub>2</sub>O",
      ),
    ).toEqual([
      p(
        ["The "], ["old", "strong"], [" "], ["m", "link:/mill?a=1&b=(2)"], ["i", "emphasis", "link:/mill?a=1&b=(2)"],
        ["ll", "link:/mill?a=1&b=(2)"], [" was "], ["three", "delete"], [" "], ["two | `2`", "code"], [" H"], ["2", "sub"], ["O"],
      ),
    ]); // biome-ignore format: short
    expect(markdownOf("<p><a href='javascript:go()'>Go</a> <a>on</a> <a name=x>x</a></p>")).toBe("Go on x\n");
  });

  it("complete links where the page's address is known, and leave those on the page itself", () => {
    const page = "<p><a href='../b'>One</a>, <a href='#c'>two</a>, <a href='mailto:a@b.example'>three</a>";
    expect(markdownOf(page, "https://mill.example/a/a")).toBe(
      "[One](https://mill.example/b), [two](#c), [three](mailto:a@b.example)\n",
    );
    expect(markdownOf(page)).toContain("[One](../b)");
  });

  it("carry formatting over the ends of blocks, but not out of the one that opened it", () => {
    expect(shapesOf("<b><p>One</p><p>two</p></b><p><i>Three</p><p>four</p>")).toEqual([
      p(["One", "strong"]),
      p(["two", "strong"]),
      p(["Three", "emphasis"]),
      p(["four"]),
    ]);
  });

  it("keep lines of verse and of addresses, and what at their start looks like markup", () => {
    expect(shapesOf("<p>The tide<br># goes out<br>1. and in<br>- and out<br>===<br>+ on</p>")).toEqual([
      p(["The tide\n# goes out\n1. and in\n- and out\n===\n+ on"]),
    ]);
    expect(markdownOf("<address>Mill Lane 3<br>Ashford</address>")).toBe("Mill Lane 3\\\nAshford\n");
  });

  it("keep lists that are nested wrongly, or follow each other, apart", () => {
    expect(shapesOf("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul><ul><li>d</ul>")).toEqual([
      { is: "list", of: [item(p(["a"]), { is: "list", of: [item(p(["b"]))] }), item(p(["c"]))] },
      { is: "list", of: [item(p(["d"]))] },
    ]);
  });

  it("keep the numbers of ordered lists", () => {
    const numbers = (html: string): (number | undefined)[] => parseHtml(html).blocks.map(({ number }) => number);
    expect(numbers("<ol><li>a<li>b<ul><li>c</ul><li value=7>d<li>e</ol><p>f")).toEqual([
      1,
      2,
      undefined,
      7,
      8,
      undefined,
    ]);
    expect(numbers("<ol reversed><li>a<li>b<ol><li>x</ol><li>c</ol>")).toEqual([3, 2, 1, 1]);
    expect(numbers("<ol reversed start=9><li>a<li>b</ol>")).toEqual([9, 8]);
    expect(markdownOf("<ol start=9><li>a<li>b</ol>")).toBe("9. a\n10. b\n");
  });

  it("make definition lists lists of terms", () => {
    expect(
      shapesOf("<dl><dt>Weir<dd>Holds the water.<dd>Lets fish pass.<div><dt>Sluice<dd><p>A gate.</div></dl>"),
    ).toEqual([
      {
        is: "list",
        of: [
          item(p(["Weir", "strong"]), p(["Holds the water."]), p(["Lets fish pass."])),
          item(p(["Sluice", "strong"]), p(["A gate."])),
        ],
      },
    ]);
  });

  it("put every cell under its heading, with others above or beside it", () => {
    const page = `<table><tr><th>Year<th>Boats<th>Fish</tr><tr><td rowspan=2>1986<td colspan=2>none</tr>
      <tr><td>2<td>30 | 31</tr><tr><td><td>4<td><a href=/x>many</a></tr></table>`;
    expect(markdownOf(page)).toBe(
      "| Year | Boats | Fish |\n| --- | --- | --- |\n| 1986 | none |  |\n|  | 2 | 30 \\| 31 |\n|  | 4 | [many](/x) |\n",
    );
    const [first, second] = parseHtml(page).blocks;
    expect(first!.row).toEqual({ table: 0, header: true, cells: [[0, 4], [7, 12], [15, 19]] }); // biome-ignore format: short
    expect(second!.row!.header).toBe(false);
  });

  it("keep code as it is, its language, and no line numbers in it", () => {
    const code = "  def f():\n\treturn 1\n\nf()";
    for (const page of [
      `<pre class="brush: python">${code}</pre>`,
      `<pre><code class="hljs python">${code}</code></pre>`,
      `<pre><code data-lang="Python">${code}</code></pre>`,
      `<div class="highlight-python notranslate"><div class=highlight><pre>${code}</pre></div></div>`,
      `<figure class="highlight python"><table><tr><td class=code><pre>${code}</pre></table></figure>`,
      `<pre class="language-python">${code.replace(/^/gm, "<span class=lineno>9</span>")}</pre>`,
    ])
      expect(shapesOf(page)).toEqual([{ is: "code python", code }]);
    expect(shapesOf("<pre class=language-none>a</pre>")).toEqual([{ is: "code ", code: "a" }]);
  });

  it("keep quotes in quotes", () => {
    const page = "<blockquote><p>He said:<blockquote>Go.</blockquote><p>So I went.</blockquote>";
    expect(markdownOf(page)).toBe("> He said:\n>\n> > Go.\n>\n> So I went.\n");
    expect(parseHtml(page).blocks.map(({ quotes }) => quotes)).toEqual([1, 2, 1]);
  });

  it("show a figure's picture with its caption, and pictures without one not at all", () => {
    expect(
      markdownOf(
        "<figure><a href=/p><img src=mill.jpg alt='The [old] mill'></a><figcaption>Low <i>tide</i></figcaption></figure>",
      ),
    ).toBe("![The \\[old\\] mill](mill.jpg)\\\nLow *tide*\n");
    expect(markdownOf("<p>One <img src=x.gif alt=x> two<figure><img src=y.gif></figure>")).toBe("One two\n");
  });

  it("make footnotes of marks that lead to notes", () => {
    const page = `<p>The mill is old.<sup><a href="#fn1">1</a></sup> It stands [<a href="#fn2">2</a>, <a href="#fn3">3</a>].</p>
      <p>See <a href="#more">2</a>.</p><p id=more>More of it.</p>
      <ol><li id=fn1>Built in <em>1802</em>. <a href="#ref1">↩</a><li id=fn2><p>2. By the river.</p><p>Still.</p><p><a href="#ref2">↩</a></p><li id=fn3>So they say.</ol>`;
    const note = (label: string, ...of: Shape[]): Shape => ({ is: `note ${label}`, of });
    expect(shapesOf(page)).toEqual([
      p(["The mill is old."], ["1", "note"], [" It stands ["], ["2", "note"], [", "], ["3", "note"], ["]."]),
      p(["See "], ["2", "link:#more"], ["."]),
      p(["More of it."]),
      note("1", p(["Built in "], ["1802", "emphasis"], ["."])),
      note("2", p(["By the river."]), p(["Still."])),
      note("3", p(["So they say."])),
    ]);
  });

  it("print formulas of MathJax, KaTeX and Wikipedia once", () => {
    const mathml = "<math><mi>E</mi><mo>=</mo><mi>m</mi></math>";
    const texts = [
      `<mjx-container><mjx-math aria-hidden=true><mjx-c class=mjx-c45></mjx-c></mjx-math><mjx-assistive-mml>${mathml}</mjx-assistive-mml></mjx-container>`,
      `<span class=MathJax><nobr aria-hidden=true><span>E</span><span>=</span><span>m</span></nobr><span class=MJX_Assistive_MathML>${mathml}</span></span><script type="math/tex">E=m</script>`,
      `<span class=MathJax_SVG><svg><path d="M0"></path></svg><span class=MJX_Assistive_MathML>${mathml}</span></span>`,
      `<span class=katex><span class=katex-mathml><math><semantics><mi>E</mi><annotation encoding="application/x-tex">E=m</annotation></semantics></math></span><span class=katex-html aria-hidden=true>E=m</span></span>`,
      `<span class=mwe-math-mathml-inline style="display: none;"><math alttext="{\\displaystyle E=m}"><mi>E</mi></math></span><img alt="{\\displaystyle E=m}">`,
    ].map((formula) => parseHtml(`<p>So ${formula} holds.`).blocks.map(({ text }) => text));
    expect(texts).toEqual(texts.map(() => ["So E=m holds."]));
  });

  it("print formulas once, ruby without its readings, and text from right to left in its order", () => {
    expect(
      shapesOf("<p>So <math alttext='a_1^{*}'><mi>a</mi></math> holds, 橋<ruby>本<rp>(<rt>もと<rp>)</ruby>へ</p>"),
    ).toEqual([p(["So a_1^{*} holds, 橋本へ"])]);
    expect(shapesOf("<p dir=rtl>הטחנה <b>הישנה</b> ליד <a href=/n>הנהר</a>.</p>")).toEqual([
      p(["הטחנה "], ["הישנה", "strong"], [" ליד "], ["הנהר", "link:/n"], ["."]),
    ]);
  });
});

describe("text", () => {
  const markdown = (source: string): string => {
    const document = parseText(source);
    return renderMarkdown(document.blocks, document);
  };

  it("becomes paragraphs, lists and code", () => {
    expect(
      markdown(
        "# One *and* two\n\n- flour\n- salt\n    - of the sea\n\n3) Mix.\n4) Bake.\n\n```js\nlet a = `x`;\n```\n",
      ),
    ).toBe(
      "\\# One \\*and\\* two\n\n- flour\n- salt\n  - of the sea\n\n3. Mix.\n4. Bake.\n\n```js\nlet a = `x`;\n```\n",
    );
    expect(markdown("")).toBe("");
  });

  it("reads back as the same words", () => {
    const ink = (part: string): string => part.replace(/\s+/g, "");
    fc.assert(
      fc.property(fc.array(glued, { maxLength: 5 }), (lines) => {
        const document = parseText(lines.join("\n\n"));
        if (document.blocks.some(({ kind }) => kind !== "paragraph")) return;
        const root = read(renderMarkdown(document.blocks, document));
        const all = "children" in root ? root.children : [];
        expect(all.map(({ type }) => type)).toEqual(document.blocks.map(() => "paragraph"));
        for (const [i, node] of all.entries())
          expect(
            ink(
              runsOf((node as Paragraph).children)
                .map(([part]) => part)
                .join(""),
            ),
          ).toBe(ink(document.blocks[i]!.text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("clean", () => {
  const page = `<article><h1>The mill by the river</h1>${`<p>The old mill has stood by the <a href="/river">river</a> since <b>1802</b>, and its wheel still turns every Sunday for the people of the village.</p>`.repeat(2)}
    <p>It is open to all who bring a loaf, and the miller shows them how the stones are dressed, how the sluice is opened and where the flour falls.</p></article>`;

  it("gives Markdown where it is asked for, of the same blocks", () => {
    const plain = clean(page);
    const marked = clean(page, { to: "markdown", url: "https://mill.example/a" });
    const bare = (result: typeof plain) => result.blocks.map(({ inline: _, ...block }) => block);
    expect(bare(marked)).toEqual(bare(plain));
    expect(plain.blocks.some(({ inline }) => inline)).toBe(false);
    expect(marked.text).toMatch(/^# The mill by the river\n\n/);
    expect(marked.text).toContain("[river](https://mill.example/river) since **1802**,");
  });
});
