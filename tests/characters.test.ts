/** Classes of characters that are told without expressions must be those that the expressions give. */
import { expect, it } from "vitest";
import { classes, classify, classifyAll } from "../src/characters.js";

it("gives the characters of ASCII the classes that expressions give them", () => {
  for (let code = 0; code < 128; code++)
    expect(classes[code], `U+${code.toString(16)}`).toBe(classify(String.fromCharCode(code)));
});

it("knows the characters of most pages without expressions", () => {
  for (let code = 0; code < 0x10000; code++) {
    const char = String.fromCharCode(code);
    if (classify(char) !== classifyAll(char)) expect.unreachable(`U+${code.toString(16)}`);
  }
});
