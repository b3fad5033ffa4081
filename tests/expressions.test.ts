/** Expressions that have a form for ASCII: it must say what the full one says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forms } from "../src/expressions.js";
import { MAY_BE_DIGIT, westernDigits } from "../src/fold.js";
import "../src/index.js";

/** Bits of what the expressions ask for, so that texts often match. */
const PIECES = [
  ..."abcdeioszKSAZX0159 \t.,:;!?'\"()[]{}<>@#%&*-+=/|\\_~$^`", "by ", "By ", "von ", "written by ", "and", "th", "st",
  "km", "(c) ", "Copyright", "Mar 12", "10:00:00", " 2024", "GMT+0100", "\n", "- ", "12. ", "st. ", ", ",
]; // biome-ignore format: a list
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(""));

/** All that an expression can say of a text. */
const said = (expression: RegExp, of: string): unknown => {
  const all = new RegExp(expression.source, `${expression.flags.replace("g", "")}g`);
  return [...of.matchAll(all)].map((match) => [match.index, ...match]);
};

describe.each(forms.map(([plain, full]) => [String(full()), plain, full()] as const))("%s", (_, plain, full) => {
  it("says the same of ASCII in its plain form", () => {
    fc.assert(
      fc.property(text, (of) => {
        expect(said(plain, of)).toEqual(said(full, of));
      }),
      { numRuns: 2000 },
    );
  });

  it("has the same flags but Unicode's", () => {
    expect(plain.flags.replace("i", "")).toBe(full.flags.replace("u", "").replace("i", ""));
  });
});

it("looks for digits wherever there may be some", () => {
  for (let code = 0x80; code <= 0x10ffff; code++) {
    const char = String.fromCodePoint(code);
    if (/\p{Nd}/u.test(char) && !MAY_BE_DIGIT.test(char)) expect.unreachable(`U+${code.toString(16)}`);
  }
  expect(westernDigits("\u0663 \uff15")).toBe("3 5");
});
