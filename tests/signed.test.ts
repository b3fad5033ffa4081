/** What is read sign by sign says the same as an expression. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSigned } from "../src/signed.js";

const SIGN = /^\W*(?:©|\([cC]\)\s|copyright\b)/iu;

describe("a line that opens with the sign of copyright", () => {
  it("is told from others", () => {
    for (const text of [
      "© 2024 Valley Post",
      "\u0011© 2020",
      "(c) 2020",
      "— Copyright 2020",
      "Все права © 2024",
      "“COPYRIGHT”",
    ])
      expect(isSigned(text), text).toBe(true);
    for (const text of ["", "Copyrights", "(c)2020", "The © sign", "copyright_", "Cars", "— none"])
      expect(isSigned(text), text).toBe(false);
  });

  it("is what the expression says", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "©",
        "(c) ",
        "(C)\u00A0",
        "(c)",
        "copyright",
        "Copyright ",
        "Ж",
        "文",
        "ſ",
        "\u212A",
        "_",
        " ",
        "😀",
        "é",
      ),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (parts) => {
        const text = parts.join("");
        expect(isSigned(text), text).toBe(SIGN.test(text));
      }),
      { numRuns: 2000 },
    );
  });
});
