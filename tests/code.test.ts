import { describe, expect, it } from "vitest";
import { clean } from "../src/index.js";
import { parseText } from "../src/parse/text.js";

const kinds = (source: string): string[] => parseText(source).blocks.map(({ kind }) => kind);

const CODE = [
  "import { useState } from 'react';\nfunction Form() {\n  return (\n    <form>\n    </form>\n  );\n}",
  "def count(loaves):\n    return sum(loaves);\ntotal = count([1, 2, 3])",
  'user = {\n  name: "Ruth",\n  town: "Ashford",\n}',
  "<header>\n  <h1>The mill</h1>\n</header>\n<section>\n  <p>Home</p>\n</section>",
];
const PROSE = [
  "The parties agree;\nthat the mill is sold;\nthat the roof is mended;\nand that the river stays.",
  "Return to the river\nand import beans (dried);\nlet the mill rest.",
  "Prices:\nBread: 3.20, cake: 4.10\nRolls: 0.60",
  "<p>\nThe mill is open.\n</p>",
  '<img src="mill.jpg"\n  alt="The old mill">\nThe mill is open.',
];

describe("code in text", () => {
  it.each(CODE)("is told by its lines: %j", (source) => {
    expect(kinds(source)).toEqual(["code"]);
  });

  it.each(PROSE)("is not what these are: %j", (source) => {
    expect(kinds(source)).not.toContain("code");
  });
});

describe("code in HTML", () => {
  it("keeps its lines, whatever they would be as text", () => {
    const page = `<h1>Menus</h1><p>${"The menu of a page is a list of links, and here is how to write one. ".repeat(3)}</p><pre>Home | News | Sport | Contact\n\nShare on Facebook</pre><p>${"The bar stands at the top of the page, and the list below the text. ".repeat(3)}</p>`;
    expect(clean(page, { from: "html" }).text).toContain("Home | News | Sport | Contact\n\nShare on Facebook\n");
  });
});

describe("roles left out of HTML", () => {
  it("are those that its text shows too, so that a second cleaning finds none", () => {
    const page = "<p>By Ruth Adler</p><h2>Old Mill Becomes a Library</h2><p>12 March 2024<br>By Tom van Dyke</p>";
    expect(clean(page, { from: "html", without: ["headline", "byline", "date"] }).text).toBe("");
  });

  it("leaves kinds to the markup: a heading is no paragraph once it is text", () => {
    const page = "<h2>Old Mill Becomes a Library</h2><p>The council voted for it on Monday.</p>";
    expect(clean(page, { from: "html", without: ["paragraph"] }).text).toBe("Old Mill Becomes a Library\n");
  });
});
