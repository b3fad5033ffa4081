/** Which languages a page is taken to be in. */
import { describe, expect, it } from "vitest";
import { clean, parse } from "../src/index.js";
import { detectLanguages } from "../src/language.js";
import { phrasesFor } from "../src/lexicon.js";
import { languageOfTag } from "../src/tags.js";

describe("tags", () => {
  it.each([
    ["nb", "no"], ["nn-NO", "no"], ["nob", "no"], ["bs", "hr"], ["sr-Latn", "sr"], ["sr_Cyrl_RS", "sr"], ["sh", "sr"],
    ["zh-Hant", "zh"], ["zh-TW", "zh"], ["yue", "zh"], ["ms", "id"], ["in", "id"], ["iw", "he"], ["pt-BR", "pt"],
    ["PT_br", "pt"], ["en-GB", "en"], ["deu", "de"], [" de ", "de"], ["eu", "eu"],
  ])("%s is %s", (tag, code) => {
    expect(languageOfTag(tag)).toBe(code);
  }); // biome-ignore format: a table

  it.each(["", "12", "und", "mul", "english", "-de"])("%j is none", (tag) => {
    expect(languageOfTag(tag)).toBeUndefined();
  });

  it("are taken by the library", () => {
    const page = "Brua åpner mandag.\n\nLes også: Slik ble den nye brua bygget\n\nSkolekorpset spiller på torget.";
    expect(clean(page, { lang: "nb-NO" }).text).not.toContain("Les også");
    expect(clean(page, { lang: "nb-NO" }).lang).toBe("no");
  });
});

describe("languages of a page", () => {
  const GERMAN =
    "Die Bäckerei am Markt öffnet um fünf Uhr, und um sieben reicht die Schlange bis zum Brunnen, sagt die Frau, die dort seit dreißig Jahren das Brot verkauft und jeden Kunden mit Namen kennt.";
  const ENGLISH =
    "The bakery on the square opens at five, and by seven the queue reaches the fountain, says the woman who has sold the bread there for thirty years and knows every customer by name.";
  const LAKE =
    "Not everybody in the towns was in favour of the plan. The owners of the two bus lines, which have carried the commuters around the lake since the flood, had asked for a bridge instead. In the afternoon the wind grew stronger, and the captain let the passengers choose whether they wanted to return by bus. Nobody did.";
  const languages = (text: string) => detectLanguages(parse(text));

  it("adds the language of paragraphs in another one", () => {
    const english = [LAKE, ENGLISH, ENGLISH.replace("five", "six"), ENGLISH.replace("fountain", "bridge")];
    const german = [GERMAN, GERMAN.replace("fünf", "sechs")];
    expect(languages([...english, ...german].join("\n\n"))).toEqual({ lang: "en", also: ["de"] });
  });

  it("adds none to a page in one language", () => {
    const pages = [GERMAN, ENGLISH].map((text) =>
      [text, text.replace("dreißig", "vierzig").replace("thirty", "forty"), text.slice(0, 120)].join("\n\n"),
    );
    for (const page of pages) expect(languages(page).also).toEqual([]);
  });

  it("adds the declared language where the prose is in another", () => {
    const doc = parse(`<html lang="hu-HU"><body><article><p>${ENGLISH}</p><p>${LAKE}</p></article></body></html>`);
    expect(detectLanguages(doc)).toEqual({ lang: "en", also: ["hu"] });
  });

  it("takes the languages of the script where there is too little to tell", () => {
    expect(languages("Читайте также")).toEqual({ lang: "und", also: ["ru", "uk", "bg", "sr"] });
    expect(languages("اقرأ أيضا")).toEqual({ lang: "und", also: ["ar", "fa", "ur"] });
    expect(languages("Ειδήσεις")).toEqual({ lang: "und", also: ["el"] });
    expect(languages("Read more")).toEqual({ lang: "und", also: [] });
  });

  it("finds the phrases of all of them", () => {
    const phrases = phrasesFor("en", ["de", "xx"]);
    expect(phrases.whole({ text: "Lesen Sie auch" }, "read-more")).toBeDefined();
    expect(phrases.whole({ text: "Read more" }, "read-more")).toBeDefined();
    expect(phrasesFor("en").whole({ text: "Lesen Sie auch" }, "read-more")).toBeUndefined();
  });
});
