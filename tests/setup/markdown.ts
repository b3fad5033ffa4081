/** For the tests of Markdown: pages as Markdown, shapes of it, and text that parsers could take for markup. */
import fc from "fast-check";
import { renderMarkdown } from "../../src/markdown/markdown.js";
import { parseHtml } from "../../src/parse/html.js";
import type { Run, Shape } from "./mdast.js";

export function markdownOf(html: string, base?: string): string {
  const document = parseHtml(html, { inline: true });
  return renderMarkdown(document.blocks, document, { base });
}

export const p = (...runs: Run[]): Shape => ({ is: "paragraph", runs });
export const item = (...of: Shape[]): Shape => ({ is: "listItem", of });

/** Text that parsers could take for markup. */
const NASTY = [
  "*", "**", "_", "__", "snake_case", "`", "``", "~", "~~", "[", "]", "[x]", "](y)", "[^1]", "[x]:", "![", "!", "<", "<b>",
  "</div>", "<!--", "&amp;", "&copy", "&#35;", "\\", "\\*", "|", "||", "---", "- - -", "===", "***", "#", "##", "# x", "C #",
  ">", "-", "+", "1.", "12)", "1986.", "```js", "~~~", ":--", "| --- |", "www.example.com/a_b", "https://example.com/a_b*c",
  "https://example.com/x", "ann@example.com", "“", "”", "…", "é", "橋", "שלום", "مرحبا", "😀", "2", "x", "word", "a b", "(", ")", "a*b", "(c)",
]; // biome-ignore format: a list
const nasty = fc.constantFrom(...NASTY);
const words = fc.array(fc.oneof(nasty, fc.constantFrom("tide", "mill", "river")), {
  minLength: 1,
  maxLength: 6,
});
export const text = words.map((list) => list.join(" ").replace(/ +/g, " "));
export const glued = fc
  .array(fc.oneof(nasty, fc.constant(" "), fc.constant("\n"), fc.string({ maxLength: 3 })), {
    minLength: 1,
    maxLength: 14,
  })
  .map((list) =>
    list
      .join("")
      .replace(/[^\S\n]+/g, " ")
      .replace(/\s*\n\s*/g, "\n")
      .trim(),
  )
  .filter((line) => line !== "" && !/[\u0000-\u0009\u000b-\u001f]/.test(line));

export const escapeHtml = (line: string): string => line.replace(/&/g, "&amp;").replace(/</g, "&lt;");
