/** A report as a page of its own, without anything from elsewhere: nothing that a scraped page says is markup in it. */
import type { PageTrace } from "../batch/work.js";
import { deciding, type Trace } from "../trace.js";
import { tables } from "./stats.js";
import type { Report } from "./totals.js";

/** Longest text of a block that is shown, in characters. */
const LONGEST = 2_000;

/** As HTML may hold it: no markup, no control characters. */
const escaped = (text: string): string =>
  text
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "\uFFFD")
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const shown = (text: string): string => escaped(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function tableHtml(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    row.map((cell, i) => (i ? `<td>${escaped(cell)}</td>` : `<th scope="row">${escaped(cell)}</th>`)).join("");
  return `<table>\n${rows.map((row) => `<tr>${cells(row)}</tr>`).join("\n")}\n</table>`;
}

function blockHtml(piece: Trace): string {
  const label = piece.role === "body" ? piece.kind : piece.role;
  const reason = deciding(piece);
  const why = reason ? ` · <b>${escaped(reason.filter)}</b>: ${escaped(reason.because)}` : "";
  const text = (tag: string, of: string): string => `<${tag} dir="auto">${shown(of)}</${tag}>`;
  const body =
    piece.verdict === "drop"
      ? text("del", piece.text)
      : piece.repaired === undefined
        ? text("div", piece.text)
        : `${text("del", piece.text)}${text("ins", piece.repaired)}`;
  return `<li class="${piece.verdict}"><p>line ${piece.line} · ${escaped(label)} · ${piece.verdict}${why}</p>${body}</li>`;
}

function pageHtml({ where, title, lang, kind, blocks }: PageTrace): string {
  const count = (verdict: Trace["verdict"]): number => blocks.filter((piece) => piece.verdict === verdict).length;
  const sums = `${blocks.length} blocks: ${count("keep")} kept, ${count("repair")} repaired, ${count("drop")} dropped`;
  const about = [where, `language ${lang}`, ...(kind ? [`kind ${kind}`] : []), sums].join(" · ");
  return `<h2 dir="auto">${shown(title ?? "What became of the page")}</h2>\n<p>${escaped(about)}</p>\n<ol>\n${blocks.map(blockHtml).join("\n")}\n</ol>`;
}

const STYLE = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}th{text-align:left;font-weight:normal;overflow-wrap:anywhere}td{text-align:right}
th,td{padding:.15rem 1.5rem .15rem 0;border-bottom:1px solid #8884;vertical-align:top}
ol{list-style:none;padding:0}li{border-left:.3rem solid #2a7;padding:.1rem .8rem;margin:.5rem 0}
li.drop{border-color:#c33}li.repair{border-color:#c80}li p{margin:0;font-size:.8rem;opacity:.75}
li div,ins,del{display:block;white-space:pre-wrap;overflow-wrap:anywhere}del{opacity:.65}ins{text-decoration:none}`;

/**
 * The whole page.
 *
 * @param page what became of each block, where the run had one page
 */
export function reportHtml(report: Report, page?: PageTrace): string {
  const parts = tables(report).map(({ title, rows }) => `<h2>${escaped(title)}</h2>\n${tableHtml(rows)}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(report.program)}: report</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>${escaped(report.program)}</h1>
${[...(page ? [pageHtml(page)] : []), ...parts].join("\n")}
</body>
</html>
`;
}
