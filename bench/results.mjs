// Sections of RESULTS.md, each between two comments with its name.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("RESULTS.md", import.meta.url));

/** Puts a section in the place of the one of that name, or at the end. */
export function writeSection(name, markdown) {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "# Results\n";
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = before.indexOf(open);
  const to = before.indexOf(close);
  const section = `${open}\n${markdown.trim()}\n${close}`;
  const after =
    from < 0 || to < from
      ? `${before.trimEnd()}\n\n${section}\n`
      : before.slice(0, from) + section + before.slice(to + close.length);
  writeFileSync(file, after);
}

/** How and when a section was made. */
export const madeBy = (command) =>
  `Made by \`${command}\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}.`;

export const machine = () => cpus()[0]?.model.replace(/\s+/g, " ").trim() ?? "an unknown processor";

/** A Markdown table; the first column is text, the others are figures. */
export const tableOf = (heads, rows) =>
  [
    `| ${heads.join(" | ")} |`,
    `| --- |${" ---: |".repeat(heads.length - 1)}`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");

/** A share as it stands in the tables. */
export const cell = (value, digits = 3) => (value === undefined || Number.isNaN(value) ? "" : value.toFixed(digits));

/** A difference, with its sign; 0 where it rounds to nothing. */
export function signed(value, digits = 3) {
  const text = Math.abs(value).toFixed(digits);
  return Number(text) === 0 ? "0" : (value < 0 ? "−" : "+") + text;
}
