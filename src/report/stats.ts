/** The figures of a run as tables, for the terminal and for a page. */
import { oneLine } from "./terminal.js";
import type { Report } from "./totals.js";

export const number = (value: number): string => Math.round(value).toLocaleString("en-US");
export const percent = (part: number, all: number): string => (all ? `${((part / all) * 100).toFixed(1)} %` : "–");
export const size = (bytes: number): string =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(2)} GB`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : bytes >= 1e3
        ? `${number(bytes / 1e3)} kB`
        : `${bytes} B`;

export interface Table {
  readonly title: string;
  /** The first cell of each is a name, the others are figures. */
  readonly rows: readonly (readonly string[])[];
}

/** The tables of a report that hold anything. */
export function tables(report: Report): readonly Table[] {
  const { records, bytes, chars, throughput } = report;
  const filters = Object.entries(report.filters).sort((a, b) => b[1].chars - a[1].chars);
  const all: readonly Table[] = [
    {
      title: "run",
      rows: [
        ["records cleaned", number(records.cleaned)],
        ["records failed", number(records.failed)],
        ["nothing left of", number(records.empty)],
        ["lost over 80 %", number(records.mostlyLost)],
        ...(report.inputsSkipped ? [["inputs done before", number(report.inputsSkipped)]] : []),
        ["bytes in", size(bytes.in)],
        ["bytes out", size(bytes.out)],
        ["characters dropped", `${number(chars.in - chars.out)} (${percent(chars.in - chars.out, chars.in)})`],
        ["time", `${report.seconds.toFixed(1)} s`],
        ["rate", `${number(throughput.recordsPerSecond)} records/s, ${size(throughput.bytesPerSecond)}/s`],
      ],
    },
    {
      title: "bounds",
      rows: report.bounds.map(({ bound, value, broken }) => [bound, String(value), broken ? "broken" : "kept"]),
    },
    { title: "errors", rows: Object.entries(report.errors).map(([kind, count]) => [kind, number(count)]) },
    {
      title: "dropped by filter",
      rows: filters.map(([name, taken]) => [
        name,
        `${number(taken.blocks)} blocks`,
        `${number(taken.chars)} characters`,
        percent(taken.chars, chars.in),
      ]),
    },
    {
      title: "by language",
      rows: Object.entries(report.languages).map(([lang, share]) => [
        lang,
        `${number(share.records)} records`,
        `${number(share.chars.in - share.chars.out)} characters dropped`,
        percent(share.chars.in - share.chars.out, share.chars.in),
      ]),
    },
    {
      title: "lost most",
      rows: report.worst.map(({ where, lost, chars: had, by }) => [
        where,
        `${(lost * 100).toFixed(1)} %`,
        `of ${number(had)} characters`,
        by,
      ]),
    },
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

/** Rows of a list that the terminal shows; the report has more. */
const LISTED = 10;
const LISTS: ReadonlySet<string> = new Set(["by language", "lost most"]);

/** Lines for the terminal. */
export function statsText(report: Report): string {
  let out = "";
  for (const { title, rows } of tables(report)) {
    const shown = (LISTS.has(title) ? rows.slice(0, LISTED) : rows).map((row) => row.map((cell) => oneLine(cell, 200)));
    const widths = [0, 1, 2, 3].map((i) => Math.max(0, ...shown.map((row) => row[i]?.length ?? 0)));
    out += `${title}\n`;
    for (const row of shown) {
      const line = row.map((cell, i) => (i === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[i]!))).join("  ");
      out += `  ${line.trimEnd()}\n`;
    }
    if (shown.length < rows.length) out += `  and ${number(rows.length - shown.length)} more\n`;
  }
  return out;
}
