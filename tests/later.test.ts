/** What is found only when it is asked for looks like all else. */
import { describe, expect, it } from "vitest";
import { clean, withoutNames } from "../src/index.js";

const PROSE = [
  "The old mill by the river has found a new owner, and the village hopes that its wheel will turn again before the winter.",
  "Carpenters began on Monday with the roof, which had let in the rain for eleven years and had lost most of its slates.",
  "The wheel itself is to come from a workshop in the next valley, where two of its kind have been built since the spring.",
];
const MENU = "Valley Life\n\nHills & Woods\n\nGoats\n\nBoats\n\nSkip to main content\n\nOur Readers Write\n\nTowers";
const PAGE = `${MENU}\n\n${PROSE.join("\n\n")}\n\nOld Town\n\nNew Town\n\nHouses\n\nCars\n\nBarns and Byres\n\nCookie policy`;
const HTML = `<html><head><title>The mill turns</title><meta name="author" content="Ann Miller"></head><body><h1>The mill turns</h1><p>${PROSE.join("</p><p>")}</p></body></html>`;

describe("the reasons of main-text", () => {
  const unlike = () => clean(PAGE).decisions.filter((one) => one.filter === "main-text" && one.do === "drop");

  it("are there, and the same whenever they are read", () => {
    const [one] = unlike();
    const read = one!.because;
    expect(read).toMatch(/^reads unlike the article \(score -?\d/);
    clean(HTML);
    clean("Another page\n\nwith other lines");
    expect(one!.because).toBe(read);
    expect(unlike()[0]!.because).toBe(read);
  });

  it("are of their own lines when they are read after other pages", () => {
    const later = unlike();
    clean(PAGE.replaceAll("Houses", "Ferries and boats"));
    expect(later.map(({ because }) => because)).toEqual(unlike().map(({ because }) => because));
  });

  it("are printed, copied and sent to threads with the rest", () => {
    const found = unlike();
    expect(found.length).toBeGreaterThan(3);
    for (const decision of found) {
      const plain = { ...decision };
      expect(Object.keys(plain)).toEqual(["do", "block", "because", "filter", "before"]);
      expect(JSON.parse(JSON.stringify(decision))).toEqual(plain);
      expect(structuredClone(decision)).toEqual(plain);
    }
  });
});

describe("metadata and title", () => {
  it("are printed, copied and sent to threads with the rest", () => {
    const result = clean(HTML);
    const { meta, title } = { ...result };
    expect(title).toBe("The mill turns");
    expect(meta).toMatchObject({ title: "The mill turns", authors: ["Ann Miller"], lang: "en" });
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({ title, meta });
    expect(structuredClone({ title: result.title, meta: result.meta })).toEqual({ title, meta });
    expect(result.meta).toBe(result.meta);
  });

  it("do not hang on what was cleaned since", () => {
    const early = clean(HTML);
    const late = clean(HTML);
    for (let i = 0; i < 20; i++) clean(`${PAGE}\n\nNumber ${i}`);
    expect(late.meta).toEqual(early.meta);
  });

  it("know what was left out on request", () => {
    const without = withoutNames.filter((name) => name === "headline" || name === "byline");
    expect(clean(HTML, { without }).title).toBe("The mill turns");
  });
});

describe("a property that is found later", () => {
  it("has one getter for all objects: one for each would hold its page for as long as their shape lives", () => {
    const getterOf = (result: object, name: string) => Object.getOwnPropertyDescriptor(result, name)!.get;
    const [one, other] = [clean(PAGE), clean(HTML)];
    expect(getterOf(one, "title")).toBe(getterOf(other, "title"));
    const [first, second] = one.decisions.filter(({ filter }) => filter === "main-text");
    expect(getterOf(first!, "because")).toBe(getterOf(second!, "because"));
  });

  it("is found by way of proxies and heirs, too", () => {
    const result = clean(PAGE);
    const [decision] = result.decisions.filter(({ filter }) => filter === "main-text");
    for (const seen of [new Proxy(decision!, {}), Object.create(decision!)])
      expect(seen.because).toBe(decision!.because);
    for (const seen of [new Proxy(result, {}), Object.create(result)]) expect(seen.meta).toEqual(result.meta);
  });
});
