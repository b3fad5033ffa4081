import { describe, expect, it } from "vitest";
import { parseText } from "../src/parse/text.js";
import { renderText } from "../src/render.js";

/** The page as it reads when the blocks of these texts are gone. */
function without(source: string, ...gone: readonly string[]): string {
  const { blocks } = parseText(source);
  const kept = blocks.filter(({ text }) => !gone.includes(text));
  expect(kept.length).toBe(blocks.length - gone.length);
  const { text, spans } = renderText(kept, blocks);
  expect(kept.map((_, i) => text.slice(spans[2 * i], spans[2 * i + 1]))).toEqual(kept.map((block) => block.text));
  return text;
}

describe("renderText", () => {
  it("gives nothing for nothing", () => {
    expect(without("")).toBe("");
    expect(without("One.\n", "One.")).toBe("");
  });

  it("gives back what it read, with one line break at the end", () => {
    for (const source of ["One.\n\nTwo.\nThree.\n", "One.\r\n\r\nTwo.\r\n", "One.\n \n\n  - two\n    - three\n"])
      expect(without(source)).toBe(source);
    expect(without("\n\n  One.\n\n\n")).toBe("One.\n");
  });

  it("parts two blocks by the widest gap between them, and leaves each its own indentation", () => {
    expect(without("One.\n\nTwo.\nThree.\n", "Two.")).toBe("One.\n\nThree.\n");
    expect(without("One.\nTwo.\nThree.\n", "Two.")).toBe("One.\nThree.\n");
    expect(without("One.\n\n        Two.\n    Three.\n", "Two.")).toBe("One.\n\n    Three.\n");
  });

  it("keeps CRLF files CRLF, one-block files too", () => {
    expect(without("One.\r\n\r\nTwo.\r\n\r\nThree.", "Two.")).toBe("One.\r\n\r\nThree.\r\n");
    expect(without("One.\r\n\r\nTwo.\r\n", "Two.")).toBe("One.\r\n");
  });

  it("keeps the indentation of code that comes first", () => {
    const code = "    while (open) {\n      count();\n    }";
    expect(without(`Advert\n\n${code}\n`, "Advert")).toBe(`${code}\n`);
  });

  it("joins what is left of a flattened page by spaces, and by nothing in scripts without spaces", () => {
    const long = "The bridge is closed until the spring and nobody may cross it on foot or by cart. ".repeat(8);
    const source = `${long}Share this! The ferry goes at noon.`;
    expect(without(source, "Share this!")).toBe(`${long}The ferry goes at noon.\n`);
    const unspaced = "橋は春まで閉鎖され、歩いても車でも渡ることはできない。".repeat(25);
    expect(without(`${unspaced}共有！船は正午に出る。`, "共有！")).toBe(`${unspaced}船は正午に出る。\n`);
  });
});
