/** What kind of page it is: what it declares, how it reads, and what the two make together. */
import { describe, expect, it } from "vitest";
import { clean } from "../src/index.js";

const PROSE = [
  "The old mill by the river was sold on Tuesday to a family from the next valley, who want to grind corn again.",
  "They will open its doors to visitors in the summer, when the new water wheel has been put in its place.",
  "Until then the road along the bank stays closed, and the ferry takes whoever wants to cross on weekdays.",
];
const TEXT = PROSE.map((text) => `<p>${text}</p>`).join("");
const ARTICLE = `<article><h1>Old mill sold</h1>${TEXT}</article>`;
const CARDS = Array.from({ length: 12 }, (_, n) => `<li><a href="/${n}">Lamp number ${n} of brass</a> in stock</li>`);
const LISTING = `<main><h1>Lamps</h1><ul>${CARDS.join("")}</ul></main>`;

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const kindOf = (head: string, body = ARTICLE) => {
  const { meta, page: reading } = clean(page(head, body), { from: "html" });
  return { kind: meta.kind, because: meta.kindBecause, form: reading?.form };
};
const graph = (type: string) => `<meta property="og:type" content="${type}">`;

describe("what a page declares", () => {
  it("is trusted in the order JSON-LD, Open Graph, microdata, program", () => {
    const json = ld({ "@type": "Product", name: "Old mill sold" });
    const micro = `<div itemscope itemtype="https://schema.org/Event"><h1 itemprop="name">Old mill sold</h1>${TEXT}</div>`;
    const program = '<meta name="generator" content="Docusaurus v3">';
    const all = json + graph("book") + program;
    expect(kindOf(all, micro)).toMatchObject({ kind: "product", because: "JSON-LD says Product" });
    expect(kindOf(graph("video.movie") + program, micro)).toMatchObject({ because: "og:type says video.movie" });
    expect(kindOf(program, micro)).toMatchObject({ kind: "event", because: "microdata says event" });
    expect(kindOf(program)).toMatchObject({ kind: "documentation", because: "made by Docusaurus v3" });
  });

  it("counts little where programs write it on every page", () => {
    expect(kindOf(graph("article")).kind).toBeUndefined();
    const json = ld({ "@type": "QAPage", name: "Old mill sold" });
    expect(kindOf(graph("article") + json)).toMatchObject({ kind: "forum", form: "discussion" });
  });

  it("is a shop's list where a shop says product group", () => {
    expect(kindOf(graph("product.group")).kind).toBe("listing");
    expect(kindOf(graph("someshop:product")).kind).toBe("product");
  });

  it("is no forum where a FAQ is answered", () => {
    const questions = [1, 2, 3].map((n) => ({ "@type": "Question", name: `Question ${n}?` }));
    expect(kindOf(ld({ "@type": "FAQPage", mainEntity: questions })).kind).toBeUndefined();
    expect(kindOf(ld({ "@type": "FAQPage", mainEntity: questions.slice(0, 1) })).kind).toBeUndefined();
    const answers = [1, 2, 3].map(
      (n) =>
        `<div itemscope itemtype="https://schema.org/Question"><h3>What of it, number ${n}?</h3>
        <div itemscope itemtype="https://schema.org/Answer"><p>${PROSE[n - 1]}</p></div></div>`,
    );
    expect(kindOf("", `<main><h1>Your questions</h1>${answers.join("")}</main>`).form).toBe("article");
    const asked = `<div itemscope itemtype="https://schema.org/Question"><p>${PROSE[0]}</p></div>`;
    const said = `<div itemscope itemtype="https://schema.org/Answer"><p>${PROSE[1]}</p></div>`;
    expect(kindOf("", `<main>${asked}${said}${said}</main>`)).toMatchObject({ form: "discussion", kind: "forum" });
  });
});

describe("how a page reads", () => {
  it("tells a list, and says so of a page that declares nothing", () => {
    const found = kindOf("", LISTING);
    expect(found).toMatchObject({ kind: "listing", form: "list" });
    expect(found.because).toMatch(/% links$/);
    expect(kindOf(ld({ "@type": "Product", name: "Lamps" }), LISTING)).toMatchObject({ kind: "product", form: "list" });
  });

  it("wins over a declared article that holds hardly any prose, and over no other", () => {
    const json = ld({ "@type": "NewsArticle", headline: "Old mill sold" });
    expect(kindOf(json, LISTING)).toMatchObject({ kind: "listing", form: "list" });
    const short = `<main><h1>Old mill sold</h1><p>${PROSE[0]}</p></main><div><ul>${CARDS.join("")}</ul></div>`;
    expect(kindOf("", short).form).toBe("list");
    expect(kindOf(json, short)).toMatchObject({ kind: "article", form: "article" });
    const { text } = clean(page(json, short), { from: "html" });
    expect(text).toContain(PROSE[0]);
    expect(text).not.toContain("Lamp number");
  });

  it("is one text where an article or a product declares itself, whatever its comments are called", () => {
    const posts = PROSE.map((text) => `<div class="message-body"><p>${text}</p></div>`).join("");
    expect(kindOf("", `<main>${posts}</main>`).form).toBe("discussion");
    expect(kindOf(ld({ "@type": "Article", headline: "Mill" }), `<main>${posts}</main>`).form).toBe("article");
    expect(kindOf(graph("product"), `<main>${posts}</main>`).form).toBe("article");
  });

  it("makes an article of a text with an author and a date", () => {
    const head = '<meta name="author" content="Ruth Adler"><meta name="date" content="2024-03-12">';
    expect(kindOf(head)).toMatchObject({ kind: "article", because: "it is one text with an author and a date" });
    expect(kindOf(head, LISTING).kind).toBe("listing");
    expect(kindOf('<meta name="date" content="2024-03-12">').kind).toBeUndefined();
  });

  it("is told of HTML in which something chose the content, and of nothing else", () => {
    expect(clean(page("", ARTICLE), { from: "html" }).page).toEqual({
      form: "article",
      because: expect.stringMatching(/prose$/),
    });
    expect(clean(page("", ARTICLE), { from: "html", disable: ["main-content"] }).page).toBeUndefined();
    expect(clean(PROSE[0]!, { from: "text" }).page).toBeUndefined();
    expect(clean("<p></p>", { from: "html" }).page).toBeUndefined();
  });
});

describe("the article that the markup gives", () => {
  const json = (articleBody: string) => ld({ "@type": "NewsArticle", headline: "Old mill sold", articleBody });
  const LONG = Array.from({ length: 6 }, (_, n) => PROSE.map((text) => text.replace("The old", `The ${n}th old`)))
    .flat()
    .map((text, n) => `${text} It is so in year ${1900 + n}.`);
  const body = LONG.map((text) => `<p>${text}</p>`).join("");
  const textOf = (source: string) => clean(source, { from: "html" }).text.trim();

  it("is kept, whatever the names of the elements around it", () => {
    const other = (n: number) =>
      `<p>Bread number ${n} of the baker is sold out by noon, says everyone who has stood in front of its empty shelf.</p>`;
    const comments = `<div class="post-content">${LONG.map((_, n) => other(n) + other(n + 100)).join("")}</div>`;
    const hidden = `<div class="sidebar"><section>${body}</section></div>${comments}`;
    expect(textOf(page("", hidden))).not.toContain(LONG[0]);
    const found = textOf(page(json(LONG.join(" ")), hidden));
    for (const text of LONG) expect(found).toContain(text);
  });

  it("may be written as HTML, once or twice escaped", () => {
    const bread = Array.from(
      { length: 30 },
      (_, n) => `<p>Bread number ${n} is sold out by noon, says everyone who has seen its shelf.</p>`,
    ).join("");
    const hidden = `<div class="sidebar">${body}</div><div class="post-content">${bread}</div>`;
    expect(textOf(page("", hidden))).not.toContain(LONG[17]);
    for (const written of [body, body.replaceAll("<", "&lt;"), body.replaceAll("<", "&amp;lt;")])
      expect(textOf(page(json(written), hidden))).toContain(LONG[17]);
  });

  it("ends where its body ends, if that is whole", () => {
    const after = "<p>This piece was first told on the radio of the valley, on the first Sunday in May.</p>";
    const source = (head: string) => page(head, `<main><h1>Old mill sold</h1>${body}${after}</main>`);
    expect(textOf(source(""))).toContain("on the radio");
    expect(textOf(source(json(LONG.join(" "))))).not.toContain("on the radio");
    // Cut off, shortened, or of something else.
    for (const given of [
      LONG.slice(0, 14).join(" "),
      LONG.join(" ").slice(0, -30),
      `${LONG.join(" ")} And so on it goes.`,
    ])
      expect(textOf(source(json(given)))).toContain("on the radio");
    const many = page(json(LONG.join(" ")), `<main><h1>Old mill sold</h1>${body}${TEXT}${TEXT}${TEXT}</main>`);
    expect(textOf(many)).toContain(PROSE[1]);
  });

  it("is no description, no first post, and no text that the page does not show", () => {
    const after = "<p>This piece was first told on the radio of the valley, on the first Sunday in May.</p>";
    const source = (head: string) => page(head, `<main><h1>Old mill sold</h1>${body}${after}</main>`);
    const post = ld({ "@type": "DiscussionForumPosting", articleBody: LONG.join(" ") });
    const bodyOf = (head: string) => clean(source(head), { from: "html" }).document.meta.articleBody;
    expect(bodyOf(json(LONG.join(" ")))).toBe(LONG.join(" "));
    expect(bodyOf(json(PROSE[0]!))).toBeUndefined();
    expect(bodyOf(post)).toBeUndefined();
    const other = LONG.map((text) => [...text].reverse().join("")).join(" ");
    expect(textOf(source(json(other)))).toBe(textOf(source("")));
  });

  it("stands in the one element named articleBody, on a page that declares an article", () => {
    const comments = `<div class="community">${LONG.concat(LONG, LONG)
      .map((text, n) => `<div><p>${text} I say so for the ${n}th time.</p></div>`)
      .join("")}</div>`;
    const named = `<div class="side-rail rail"><div itemprop="articleBody">${body}</div></div>${comments}`;
    const head = ld({ "@type": "Article", headline: "Old mill sold" });
    expect(textOf(page(head, named))).toBe(LONG.join("\n\n"));
  });
});
