/** What pages say of themselves, well and badly written. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean } from "../src/index.js";
import { findDates, monthsOf, parseDate } from "../src/parse/dates.js";
import { metadataOf, type Named } from "../src/parse/metadata.js";
import { nameIn, namesIn, plain } from "../src/parse/names.js";
import { ARTICLE, ld, MORE, meta, news, PROSE, page } from "./setup/metadata.js";
import { rows, run } from "./setup/run.js";

/** Of these lines are made that tell of dates, names and titles. */
const PIECES = [
  "2024-03-12", "20240312", "12.03.2024", "3/4/2024", "March 12, 2024", "12 Mar 2024", "T10:00:00Z", " 10:05 +0100", " 9:30 pm UTC",
  "Updated: ", "Published ", "By ", "Ruth Adler", "Tom van Dyke", " and ", ", ", " | ", " - ", ": ", "Valley Post", "Old mill sold",
  "valley.org", " &amp; ", "…", "Über", "日", " of the ", "7", "-", "/", "admin", "1815-06-18", "1.1.1970",
]; // biome-ignore format: a list
const LINE = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join(""));

describe("meta elements", () => {
  it("are read under their many names", () => {
    const named = (name: string, content: string) => page(`<meta name="${name}" content="${content}">`);
    for (const name of ["author", "DC.creator", "parsely-author", "sailthru.author", "citation_author"])
      expect(meta(named(name, "Ruth Adler")).authors, name).toEqual(["Ruth Adler"]);
    for (const name of ["date", "DC.date.issued", "parsely-pub-date", "citation_publication_date", "pubdate"])
      expect(meta(named(name, "2024/03/12")).published, name).toBe("2024-03-12");
    for (const name of ["last-modified", "og:updated_time", "article:modified_time"])
      expect(meta(named(name, "2024-03-12T10:00:00Z")).modified, name).toBe("2024-03-12T10:00:00Z");
    const typed = '<meta property="og:type" content="article"><meta name="author" content="Ann Bell">';
    expect(meta(page(typed)).kind).toBe("article");
    expect(meta(page('<meta name="generator" content="Docusaurus v3">')).kind).toBe("documentation");
  });

  it("name nobody where nobody is named", () => {
    const nobody = ["admin", "admin2", "Admin", "@ruth", "ruth@example.org", "{{author}}", "undefined", "-", "12"];
    for (const name of [...nobody, "https://valley.example.org/ruth", "Valley Post"]) {
      const head = `<meta name="author" content="${name}"><meta property="og:site_name" content="Valley Post">`;
      expect(meta(page(head)).authors, name).toBeUndefined();
    }
  });

  it("give no impossible date", () => {
    const published = (date: string) => `<meta property="article:published_time" content="${date}">`;
    for (const date of ["2024-02-30", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2999-01-01", "x", "03/04/2024"])
      expect(meta(page(published(date))).published, date).toBeUndefined();
    const turned = `${published("2024-03-12")}<meta property="article:modified_time" content="2024-03-01">`;
    expect(meta(page(turned)).published).toBe("2024-03-12");
    expect(meta(page(turned)).modified).toBeUndefined();
  });
});

describe("titles", () => {
  it("lose the site's name where it is known, or where a heading ends them", () => {
    const site = '<meta property="og:site_name" content="Valley Post">';
    const untitled = `<article><p>${PROSE}</p><p>${MORE}</p></article>`;
    const titled = (title: string, head = "", options = {}) =>
      meta(page(`<title>${title}</title>${head}`, untitled), options).title;
    expect(titled("Mill sold | Valley Post", site)).toBe("Mill sold");
    expect(titled("Valley Post: Mill sold", site)).toBe("Mill sold");
    expect(titled("Mill sold - Valley Post")).toBe("Mill sold - Valley Post");
    expect(titled("Mill sold – Valley Post", "", { url: "https://www.valleypost.example/mill" })).toBe("Mill sold");
    expect(titled("Sold: the mill - a story", site)).toBe("Sold: the mill - a story");
    expect(meta(page("<title>Old mill sold - News - Valley Post</title>")).title).toBe("Old mill sold");
  });

  it("give way where they were shortened", () => {
    const head = `${ld(news({ headline: "Old mill by the river…" }))}<title>Old mill by the river sold to a family</title>`;
    expect(meta(page(head, `<p>${PROSE}</p>`)).title).toBe("Old mill by the river sold to a family");
  });

  it("are plain text, and tell of tags", () => {
    expect(plain("Tom &amp;amp; <b>Ruth</b>&#8217;s  mill")).toBe("Tom & Ruth’s mill");
    expect(plain("The <video> element")).toBe("The <video> element");
  });

  it("keep what is no name of the site, though its address has the same letters", () => {
    const url = "https://valley.org/mill";
    const titled = (name: string) => page(`<title>Old mill sold - ${name}</title>`, "<p>The mill.</p>");
    expect(meta(titled("Valley.org"), { url }).title).toBe("Old mill sold");
    expect(meta(titled("Valley"), { url }).title).toBe("Old mill sold");
    expect(meta(titled("ValleyOrg"), { url }).title).toBe("Old mill sold - ValleyOrg");
    const signed = page('<meta name="author" content="ValleyOrg">', "<p>The mill.</p>");
    expect(meta(signed, { url }).authors).toEqual(["ValleyOrg"]);
  });
});

describe("the page itself", () => {
  it("names authors and dates in its lines", () => {
    const byline = "By Ruth Adler and Tom van Dyke | 12 March 2024";
    const lines = page("", `<article><h1>Old mill sold</h1><p>${byline}</p><p>${PROSE}</p><p>${MORE}</p></article>`);
    const told = { authors: ["Ruth Adler", "Tom van Dyke"], published: "2024-03-12" };
    expect(meta(lines)).toMatchObject(told);
    expect(meta(lines, { without: ["byline", "date"] })).toMatchObject(told);
    const text = clean(`Old mill sold\n\nBy Ruth Adler\n\n12 March 2024\n\n${PROSE}\n\n${MORE}\n`).meta;
    expect(text).toMatchObject({ authors: ["Ruth Adler"], published: "2024-03-12" });
  });

  it("dates itself by its time elements, unless they are of many days", () => {
    const time = (value: string, name = "") => `<time class="${name}" datetime="${value}">then</time>`;
    const body = (times: string) =>
      meta(page("", `<article><h1>Old mill sold</h1><p>${PROSE}</p>${times}<p>${MORE}</p></article>`));
    expect(body(time("2024-03-12T10:00:00Z")).published).toBe("2024-03-12T10:00:00Z");
    expect(body(time("2024-03-12") + time("2024-03-14")).published).toBeUndefined();
    const classed = time("2024-03-12", "entry-date published") + time("2024-03-14", "updated");
    expect(body(classed)).toMatchObject({ published: "2024-03-12", modified: "2024-03-14" });
  });

  it("holds microdata, nested, hidden and in lists", () => {
    const nested = `<div itemscope itemtype="http://schema.org/BlogPosting"><h1 itemprop="headline">Old mill sold</h1>
      <div itemprop="author" itemscope itemtype="http://schema.org/Person">by
        <a itemprop="url" href="/ruth"><span itemprop="name">Ruth Adler</span></a></div>
      <meta itemprop="datePublished" content="2024-03-12">
      <div style="display:none" itemprop="publisher" itemscope><b itemprop="name">Valley Post</b></div>
      <p>${PROSE}</p><p>${MORE}</p>
      <div itemprop="comment" itemscope><span itemprop="author">Ann Bell</span></div></div>`;
    expect(meta(page("", nested))).toMatchObject({
      authors: ["Ruth Adler"],
      published: "2024-03-12",
      siteName: "Valley Post",
      kind: "article",
    });
    const after = `<div itemscope itemtype="https://schema.org/Article"><div itemprop="comment" itemscope>
      <div itemprop="author" itemscope><div itemprop="name">Ann Bell</div></div></div><div itemprop="author">Ruth Adler</div></div>`;
    expect(meta(page("", after + ARTICLE)).authors).toEqual(["Ruth Adler"]);
    const card = (n: number) => `<li><b itemprop="headline">Story ${n}</b> <i itemprop="author">Ann Bell${n}</i></li>`;
    expect(meta(page("", `${ARTICLE}<ul>${card(1)}${card(2)}</ul>`)).authors).toBeUndefined();
  });

  it("says little, and so does the metadata", () => {
    expect(meta("<p></p>")).toEqual({});
    expect(meta(page(""))).toEqual({ title: "Old mill sold", lang: "en" });
  });
});

describe("addresses", () => {
  it("are made absolute by base, canonical address and option", () => {
    const head = '<link rel="canonical" href="/mill"><meta property="og:image" content="mill.jpg">';
    expect(meta(page(head)).url).toBeUndefined();
    expect(meta(page(head)).image).toBeUndefined();
    const url = "https://valley.example.org/news/1?from=feed";
    expect(meta(page(head), { url })).toMatchObject({
      url: "https://valley.example.org/mill",
      image: "https://valley.example.org/mill.jpg",
    });
    expect(meta(page(`<base href="https://static.example.org/a/">${head}`))).toMatchObject({
      url: "https://static.example.org/mill",
      image: "https://static.example.org/a/mill.jpg",
    });
    expect(meta(page(""), { url }).url).toBe(url);
    for (const bad of ["javascript:void(0)", "not an address", "http://[", "data:,x"])
      expect(meta(page(`<link rel="canonical" href="${bad}">`)).url, bad).toBeUndefined();
  });

  it("do not fall for a first page that stands on every page", () => {
    const home = '<link rel="canonical" href="https://valley.example.org/">';
    const own = '<meta property="og:url" content="https://valley.example.org/mill">';
    expect(meta(page(home + own)).url).toBe("https://valley.example.org/mill");
  });
});

describe("dates", () => {
  it("knows the months of English as the platform spells them", () => {
    const names = new Map([["sept", 9]]);
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat("en", { month, timeZone: "UTC" });
      for (let i = 0; i < 12; i++) names.set(format.format(Date.UTC(2024, i, 5)).toLowerCase(), i + 1);
    }
    expect(new Map([...monthsOf("en")].sort())).toEqual(new Map([...names].sort()));
  });

  it("finds the same beside letters and signs that are not of ASCII", () => {
    for (const rest of ["", " · 5 min", " – “seen”", " é", " 日"])
      for (const date of ["March 3, 2024", "3 March 2024", "3. März 2024", "3 de marzo de 2024"])
        expect(findDates(date + rest, date.includes("z de") ? "es" : "de")[0]?.iso, date + rest).toBe(
          date.includes("marzo") ? undefined : "2024-03-03",
        );
  });

  it("are read as people and programs write them", () => {
    const cases: readonly (readonly [string, string, string?])[] = [
      ["2024-03-12 10:00:00", "2024-03-12"],
      ["20240312T101500Z", "2024-03-12T10:15:00Z"],
      ["Tue, 12 Mar 2024 10:00:00 GMT", "2024-03-12T10:00:00Z"],
      ["Tue Mar 12 2024 10:00:00 GMT+0100 (CET)", "2024-03-12T10:00:00+01:00"],
      ["1710237600", "2024-03-12T10:00:00Z"],
      ["March 12th, 2024 at 3:05 pm UTC", "2024-03-12T15:05:00Z"],
      ["12.03.2024, 10:05 Uhr", "2024-03-12"],
      ["5. März 2024", "2024-03-05", "de"],
      ["12 février 2024", "2024-02-12", "fr"],
      ["12 de marzo de 2024", "2024-03-12", "es"],
      ["2024년 3월 12일", "2024-03-12", "ko"],
      ["03/04/2024", "2024-04-03", "fr"],
      ["2024-03-12T25:00Z", "2024-03-12"],
    ];
    for (const [text, iso, lang] of cases) expect(parseDate(text, lang), text).toBe(iso);
    for (const text of ["2024", "1.2.3", "12 Mill 2024", "1 March 2024 or 2 March 2024"])
      expect(parseDate(text), text).toBeUndefined();
    const both = findDates("Published 1 March 2024, updated 3 March 2024");
    expect(both.map(({ iso }) => iso)).toEqual(["2024-03-01", "2024-03-03"]);
  });

  it("read as themselves once they have been found in a line", () => {
    fc.assert(
      fc.property(LINE, (line) => {
        for (const { iso } of findDates(line)) expect(parseDate(iso), line).toBe(iso);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a text", () => {
  it("says what a page would whose markup says nothing", () => {
    const evidence = { jsonLd: [], metas: [], links: [], title: "", base: "", items: [], times: [] };
    const blocks = fc.array(fc.tuple(fc.constantFrom("headline", "byline", "date", "caption", "body"), LINE));
    const url = fc.constantFrom(undefined, "https://www.valley-post.example.org/", "https://valley.org/mill", "mill");
    fc.assert(
      fc.property(blocks, url, fc.constantFrom("en", "de", "und"), (lines, url, lang) => {
        const named = lines.map(([role, text], id) => ({ role, block: { id, text, span: [0, 0] } }) as Named);
        const document = { source: "text", blocks: [], tail: "", elements: [] } as const;
        const told = metadataOf({ ...document, meta: {} }, { url, lang, named });
        const same = metadataOf({ ...document, meta: { evidence } }, { url, lang, named });
        expect(JSON.stringify(told)).toBe(JSON.stringify(same));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("names", () => {
  it("are parted where they are several", () => {
    expect(namesIn("By Ruth Adler, Tom van Dyke and Ann Bell")).toEqual(["Ruth Adler", "Tom van Dyke", "Ann Bell"]);
    expect(namesIn("Ruth Adler; Tom Dyke; ruth adler")).toEqual(["Ruth Adler", "Tom Dyke"]);
    expect(namesIn("Autor/in: Ruth Adler")).toEqual(["Ruth Adler"]);
    expect(namesIn("Ruth Adler, Bern")).toEqual(["Ruth Adler"]);
    expect(namesIn("Smith and Sons")).toEqual(["Smith and Sons"]);
    expect(namesIn("Adler, Ruth")).toEqual(["Adler, Ruth"]);
    for (const name of ["홍길동", "Анна Белл", "山田太郎"]) expect(nameIn(name)).toBe(name);
  });
});

describe("the command line", () => {
  it("adds columns for what is known, and leaves those of the row alone", async () => {
    const json = ld(news({ author: "Ruth Adler", datePublished: "2024-03-12" }));
    const html = page(`${json}<link rel="canonical" href="/mill">`);
    const url = "https://valley.example.org/1";
    const input = [
      { id: 1, html, authors: null, kind: "mine" },
      { id: 2, html, url },
      { id: 3, text: PROSE },
    ];
    const { out } = await run(["--to", "jsonl", "--from", "jsonl"], input.map((row) => JSON.stringify(row)).join("\n"));
    const [first, second, third] = rows(out);
    expect(first).toMatchObject({ title: "Old mill sold", authors: null, published: "2024-03-12", kind: "mine" });
    expect(first).not.toHaveProperty("url");
    expect(first).not.toHaveProperty("kind_because");
    expect(second).toMatchObject({ id: 2, url, authors: ["Ruth Adler"], kind: "article" });
    expect(second).toMatchObject({ kind_because: "JSON-LD says NewsArticle" });
    expect(Object.keys(third!)).toEqual(["id", "text", "lang"]);
  });
});
