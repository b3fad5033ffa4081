/** What characters are to words. */
import { expect, it } from "vitest";
import { classes, classify } from "../src/characters.js";

it("tells the characters of ASCII as the expressions for all characters do", () => {
  for (let code = 0; code < 128; code++)
    expect(classes[code], `U+${code.toString(16)}`).toBe(classify(String.fromCharCode(code)));
});
