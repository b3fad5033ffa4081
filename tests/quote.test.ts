/** Long texts as strings of JSON, and as bytes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeBriefly } from "../src/io/encode.js";
import { quote } from "../src/io/quote.js";

const units = fc.constantFrom(
  "a",
  "é",
  "’",
  "中",
  "𝒳",
  "\ud83d",
  "\ude00",
  "\\",
  '"',
  "\n",
  "\r",
  "\t",
  "\0",
  "\u2028",
  "\x7f",
);
const texts = fc.array(fc.oneof(units, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));

describe("quote", () => {
  it("gives what JSON.stringify gives", () => {
    const same = fc.property(texts, (text) => {
      expect(quote(text)).toBe(JSON.stringify(text));
    });
    fc.assert(same, { numRuns: 1000 });
  });

  it("takes what is replaced as it stands", () => {
    for (const text of ["’$&$1\\$'", '’"$`"', "’\n$$\n"]) expect(quote(text)).toBe(JSON.stringify(text));
  });
});

describe("encodeBriefly", () => {
  const expectSame = (text: string): void => {
    expect(Buffer.from(encodeBriefly(text)).equals(Buffer.from(text, "utf8"))).toBe(true);
  };

  it("gives what Node gives", () => {
    fc.assert(fc.property(texts, expectSame));
  });

  it("does so where the text is long", () => {
    for (const length of [87_381, 87_382, 300_000]) expectSame("中".repeat(length));
  });
});
