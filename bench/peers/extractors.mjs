// Extractors of HTML that run in Node, by name: each is made from the folder of a build, takes a page as a string (ours
// takes bytes, too), and gives its text, or a promise of it.
import { libraryOf } from "../library.mjs";
import { toText } from "./text.mjs";

export const extractors = {
  async ours(dist) {
    const { clean, bodyOnly } = await libraryOf(dist);
    return (page) => clean(page, { from: "html", without: bodyOnly }).text;
  },
  async readability() {
    const { Readability } = await import("@mozilla/readability");
    const { parseHTML } = await import("linkedom");
    return (page) => toText(new Readability(parseHTML(page).document).parse()?.content ?? "", parseHTML);
  },
  async defuddle() {
    const { Defuddle } = await import("defuddle/node");
    const { parseHTML } = await import("linkedom");
    return async (page) => {
      const result = await Defuddle(parseHTML(page).document, "https://example.org/", { useAsync: false });
      return toText(result.content ?? "", parseHTML);
    };
  },
};
