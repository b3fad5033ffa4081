/** Traces as lines for people. Colours are the caller's: this file knows their meaning only. */

import type { Entry } from "../filters/index.js";
import type { CleanResult, Example, Form } from "../index.js";
import { deciding, type Trace } from "../trace.js";

/** Colours by meaning; each takes a text and gives it back painted, or as it is. */
export interface Paint {
  readonly keep: (text: string) => string;
  readonly repair: (text: string) => string;
  readonly drop: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** A text on one line, shortened, safe for a terminal: control characters are taken out. */
export function oneLine(text: string, longest = 100): string {
  const line = text
    .slice(0, longest * 4)
    .replace(/[\x00-\x1f\x7f-\x9f]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...line];
  return characters.length > longest
    ? `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`
    : line;
}

const VERDICT = 8;
const ROLE = 11;

function* lines(piece: Trace, paint: Paint): Generator<string> {
  const label = piece.role === "body" && piece.kind !== "paragraph" ? piece.kind : piece.role;
  const text = oneLine(piece.text);
  const head = `${paint[piece.verdict](piece.verdict.padEnd(VERDICT))}${paint.faint(label.padEnd(ROLE))}`;
  yield `${head}${piece.verdict === "drop" ? paint.faint(text) : text}`;
  const indent = " ".repeat(VERDICT + ROLE);
  if (piece.repaired !== undefined) yield `${indent}${paint.repair("→")} ${oneLine(piece.repaired)}`;
  for (const { filter, because } of piece.reasons)
    yield `${indent}${paint[piece.verdict](filter)}: ${oneLine(because, 200)}`;
}

const FORMS: Readonly<Record<Form, string>> = {
  article: "one text",
  discussion: "posts by several hands",
  list: "a list of entries",
};

/** What the page is, every block with its verdict, and the filter and reason where one spoke. */
export function explainText(result: CleanResult, traces: readonly Trace[], paint: Paint): string {
  const count = (verdict: Trace["verdict"]) => traces.filter((piece) => piece.verdict === verdict).length;
  const sums = `${traces.length} blocks: ${count("keep")} kept, ${count("repair")} repaired, ${count("drop")} dropped`;
  const about = `${result.document.source}, language ${result.lang}${result.title ? `, “${oneLine(result.title)}”` : ""}`;
  const { page, meta } = result;
  const kind = meta.kind ? `kind: ${meta.kind} (${oneLine(meta.kindBecause ?? "")})` : "kind: not told";
  const form = page ? `, read as ${FORMS[page.form]}: ${page.because}` : "";
  const body = traces.flatMap((piece) => [...lines(piece, paint)]);
  return `${[paint.strong(about), ...(result.document.source === "html" ? [`${kind}${form}`] : []), ...body, paint.strong(sums)].join("\n")}\n`;
}

/** One line for each piece of boilerplate: where it stands, the filter, its reason, the text. */
export function checkText(where: string, traces: readonly Trace[], paint: Paint): string {
  let out = "";
  for (const piece of traces) {
    const reason = deciding(piece);
    if (reason) {
      const place = paint.strong(`${where}:${piece.line}`);
      out += `${place}: ${paint[piece.verdict](reason.filter)}: ${oneLine(reason.because, 200)}: ${paint.faint(oneLine(piece.text))}\n`;
    }
  }
  return out;
}

/** The chain as a table of names and summaries. */
export function filtersText(chain: readonly Entry[], paint: Paint): string {
  const width = Math.max(0, ...chain.map(({ filter }) => filter.name.length)) + 2;
  return chain.map(({ filter }) => `${paint.strong(filter.name.padEnd(width))}${filter.summary}\n`).join("");
}

const indented = (text: string): string => text.trim().replace(/^/gm, "    ");

function exampleText(example: Example, paint: Paint): string {
  const title = `${example.title}${example.lang ? ` (${example.lang})` : ""}`;
  const outcome =
    example.output !== undefined
      ? `  ${paint.drop("becomes")}\n${example.output.trim() ? indented(example.output) : "    (nothing)"}\n`
      : example.roles
        ? `  ${paint.repair("names")}\n${Object.entries(example.roles)
            .map(([text, role]) => `    ${role}: ${oneLine(text)}\n`)
            .join("")}`
        : `  ${paint.keep("stays as it is")}\n`;
  return `\n${paint.strong(title)}\n${indented(example.input)}\n${outcome}`;
}

/** One filter with its examples. */
export function filterText({ filter, examples }: Entry, place: number, of: number, paint: Paint): string {
  const markup = { markup: "; works on HTML only", plain: "; works on text only", text: "" }[filter.needs];
  const head = `${paint.strong(filter.name)}: ${filter.summary}\n${paint.faint(`filter ${place} of ${of} in the chain${markup}`)}\n`;
  return head + examples.map((example) => exampleText(example, paint)).join("");
}
