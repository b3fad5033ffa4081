/** What pages say of themselves in JSON-LD, well and badly written. */
import { describe, expect, it } from "vitest";
import { parseJsonLd } from "../src/parse/jsonld.js";
import { ld, MORE, meta, news, PROSE, page } from "./setup/metadata.js";

describe("JSON-LD", () => {
  it("tells all there is to tell", () => {
    const json = news({
      headline: "Old mill sold",
      author: [{ "@type": "Person", name: "Ruth Adler" }, "Tom van Dyke"],
      datePublished: "2024-03-12T10:00:00+0100",
      dateModified: "2024-03-13T08:30:00Z",
      publisher: { "@type": "Organization", name: "Valley Post" },
      url: "https://valley.example.org/mill",
      description: "It will grind corn again.",
      image: { "@type": "ImageObject", url: "/mill.jpg" },
    });
    expect(meta(page(`${ld(json)}<link rel="canonical" href="https://valley.example.org/mill">`))).toEqual({
      title: "Old mill sold",
      authors: ["Ruth Adler", "Tom van Dyke"],
      published: "2024-03-12T10:00:00+01:00",
      modified: "2024-03-13T08:30:00Z",
      siteName: "Valley Post",
      url: "https://valley.example.org/mill",
      lang: "en",
      description: "It will grind corn again.",
      image: "https://valley.example.org/mill.jpg",
      kind: "article",
      kindBecause: "JSON-LD says NewsArticle",
    });
  });

  it("is followed through graphs and pointers", () => {
    const graph = [
      { "@type": "WebSite", "@id": "#site", name: "Valley Post" },
      { "@type": "WebPage", "@id": "https://valley.example.org/mill", datePublished: "2024-03-12", name: "Mill" },
      { "@type": "Article", headline: "Old mill sold", author: { "@id": "#ruth" }, image: { "@id": "#image" } },
      { "@type": "Person", "@id": "#ruth", name: "Ruth Adler" },
      { "@type": "ImageObject", "@id": "#image", url: "https://valley.example.org/mill.jpg" },
    ];
    expect(meta(page(ld({ "@context": "https://schema.org", "@graph": graph })))).toMatchObject({
      authors: ["Ruth Adler"],
      published: "2024-03-12",
      siteName: "Valley Post",
      image: "https://valley.example.org/mill.jpg",
      kind: "article",
    });
  });

  it("is read with comments, trailing commas, raw line breaks, quotes and entities, and cut off", () => {
    const broken = [
      `<!-- {"@type": "NewsArticle", "author": "Ruth Adler"} -->`,
      `/* made by hand */ {"@type": "NewsArticle", // it is\n "author": "Ruth Adler",}`,
      `{"@type": "NewsArticle", "headline": "The mill\nis sold", "author": ["Ruth Adler",],};`,
      `{"@type": "NewsArticle", "headline": "The "old" mill", "author": "Ruth Adler"}`,
      `{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;author&quot;: &quot;Ruth Adler&quot;}`,
      `{"@type": "NewsArticle", "headline": "It\\'s sold", "author": {"name": "Ruth Adler"}`,
      `{"@context": "x", "@type": "WebSite"} {"@context": "x", "@type": "NewsArticle", "author": "Ruth Adler"}`,
      `//<![CDATA[\n{"@type": "NewsArticle", "author": "Ruth Adler"}\n//]]>`,
    ];
    for (const script of broken) expect(meta(page(ld(script))).authors, script).toEqual(["Ruth Adler"]);
    for (const script of ["", "{", "nothing", '{"a": ', "[[[[", '"', "{}{}", "}{"])
      expect(() => parseJsonLd(script), script).not.toThrow();
  });

  it("ends, and in time, whatever it is", () => {
    const start = performance.now();
    for (const part of ["[", '{"a":', '"', '",', "/*", "//", "{}", " ", '"\n,', "<!--", ", "])
      expect(Array.isArray(parseJsonLd(part.repeat(100_000)))).toBe(true);
    const deep = `${'{"author":'.repeat(3_000)}"x"${"}".repeat(3_000)}`;
    expect(meta(page(ld(deep))).authors).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("of several articles is the page's own, or none", () => {
    const cards = [1, 2, 3].map((n) =>
      news({ headline: `Story ${n}`, author: `Ann Bell${n}`, datePublished: `2024-01-0${n}` }),
    );
    const listing = meta(page(ld(cards)));
    expect(listing).toMatchObject({ title: "Old mill sold", kind: "listing" });
    expect(listing.authors).toBeUndefined();
    expect(listing.published).toBeUndefined();
    const own = news({ headline: "Old mill sold", author: "Ruth Adler" });
    expect(meta(page(ld([...cards, own])))).toMatchObject({ authors: ["Ruth Adler"], kind: "article" });
  });

  it("may point in circles, and at what stands beside the page's own text", () => {
    const circle = [
      news({ author: { "@id": "#a" } }),
      { "@id": "#a", "@list": ["#a", { "@id": "#a" }], knows: 1 },
      { "@type": "AudioObject", name: "mill.mp3" },
    ];
    expect(meta(page(ld(circle)))).toMatchObject({ title: "Old mill sold", kind: "article" });
    expect(meta(page(ld({ "@type": "AudioObject", name: "mill.mp3" })))).toEqual({
      title: "Old mill sold",
      lang: "en",
    });
  });

  it("wins over meta, and meta over microdata", () => {
    const head = '<meta name="author" content="Tom Dyke">';
    const body = `<article itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">Old mill sold</h1>
      <span itemprop="author">Ann Bell</span><p>${PROSE}</p><p>${MORE}</p></article>`;
    const json = ld(news({ author: "Ruth Adler" }));
    expect(meta(page(json + head, body)).authors).toEqual(["Ruth Adler"]);
    expect(meta(page(head, body)).authors).toEqual(["Tom Dyke"]);
    expect(meta(page("", body)).authors).toEqual(["Ann Bell"]);
  });
});
