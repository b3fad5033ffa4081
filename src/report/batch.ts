/** The figures of a run as a table for the terminal and as a page. */
import type { Report } from "./totals.js";

const number = (value: number): string => Math.round(value).toLocaleString("en-US");
const percent = (part: number, all: number): string => (all ? `${((part / all) * 100).toFixed(1)} %` : "-");
export const size = (bytes: number): string =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(2)} GB`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${number(bytes / 1e3)} kB`;

/** Rows of two columns and more, the first of them names. */
function sections(report: Report): readonly (readonly [title: string, rows: readonly (readonly string[])[]])[] {
  const { records, bytes, chars } = report;
  const filters = Object.entries(report.filters).sort((a, b) => b[1].chars - a[1].chars);
  return [
    [
      "run",
      [
        ["records cleaned", number(records.cleaned)],
        ["records failed", number(records.failed)],
        ["nothing left of", number(records.empty)],
        ["lost over 80 %", number(records.mostlyLost)],
        ...(report.inputsSkipped ? [["done before", number(report.inputsSkipped)]] : []),
        ["bytes in", size(bytes.in)],
        ["bytes out", size(bytes.out)],
        ["characters dropped", `${number(chars.in - chars.out)} (${percent(chars.in - chars.out, chars.in)})`],
        ["time", `${report.seconds.toFixed(1)} s`],
        [
          "rate",
          `${number(report.throughput.recordsPerSecond)} records/s, ${size(report.throughput.bytesPerSecond)}/s`,
        ],
      ],
    ],
    ["errors", Object.entries(report.errors).map(([kind, count]) => [kind, number(count)])],
    [
      "dropped by filter",
      filters.map(([name, count]) => [name, `${number(count.blocks)} blocks`, `${number(count.chars)} characters`]),
    ],
    [
      "by language",
      Object.entries(report.languages).map(([lang, share]) => [
        lang,
        `${number(share.records)} records`,
        `${percent(share.charsIn - share.charsOut, share.charsIn)} dropped`,
      ]),
    ],
    [
      "lost most",
      report.worst.map(({ where, lost, chars }) => [
        where,
        `${(lost * 100).toFixed(1)} %`,
        `of ${number(chars)} characters`,
      ]),
    ],
  ];
}

/** Lines for the terminal. */
export function statsText(report: Report): string {
  let out = "";
  for (const [title, rows] of sections(report)) {
    if (!rows.length) continue;
    const shown = title === "lost most" ? rows.slice(0, 10) : rows;
    const widths = [0, 1, 2].map((i) => Math.max(0, ...shown.map((row) => row[i]?.length ?? 0)));
    out += `${title}\n`;
    for (const row of shown)
      out += `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[i]!))).join("  ")}\n`;
  }
  return out;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A page of its own, without anything from elsewhere. */
export function reportHtml(report: Report): string {
  const tables = sections(report)
    .filter(([, rows]) => rows.length)
    .map(
      ([title, rows]) =>
        `<h2>${escaped(title)}</h2>\n<table>\n${rows
          .map(
            (row) =>
              `<tr>${row.map((cell, i) => (i ? `<td>${escaped(cell)}</td>` : `<th scope="row">${escaped(cell)}</th>`)).join("")}</tr>`,
          )
          .join("\n")}\n</table>`,
    );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(report.program)}: report</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}th{text-align:left;font-weight:normal}td{text-align:right}th,td{padding:.15rem 1rem .15rem 0;border-bottom:1px solid #ddd}</style>
</head><body><h1>${escaped(report.program)}</h1>
${tables.join("\n")}
</body></html>
`;
}
