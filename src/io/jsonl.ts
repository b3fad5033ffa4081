/** JSONL rows: which columns hold the page and its id, and what a row looks like when its page is clean. */
import type { CleanResult, Metadata } from "../index.js";
import { jsonMembers } from "./json-members.js";
import { InputError } from "./problem.js";
import { quote } from "./quote.js";

export interface Columns {
  /** Column of the page; where absent the first of `html`, `text`, `content`, `raw_content`. */
  readonly field?: string;
  /** Column of the id; where absent `id`, else `url`, else the line number. */
  readonly idField?: string;
  /** Column for the cleaned text. */
  readonly outField: string;
  /** Leave the page's own column in the row. */
  readonly keepInput: boolean;
}

export const pageFields: readonly string[] = ["html", "text", "content", "raw_content"];
export const idFields: readonly string[] = ["id", "url"];

export interface Row {
  readonly id: unknown;
  readonly input: string;
  /** The column's name says that the page is HTML, whatever it looks like. */
  readonly from: "html" | undefined;
  /** Where the page came from, as the column `url` says. */
  readonly url: string | undefined;
  /** Every column that passes through: all but the page's own. */
  readonly columns: Readonly<Record<string, unknown>>;
  /** All of its columns as the line writes them: JSON by name. */
  readonly raw: ReadonlyMap<string, string> | undefined;
  /** The id as the line writes it. */
  readonly rawId: string | undefined;
}

type Fields = Record<string, unknown>;
const has = (fields: Fields, name: string): boolean => Object.hasOwn(fields, name);
const listed = (fields: Fields): string => Object.keys(fields).slice(0, 12).join(", ").slice(0, 200) || "none at all";

function parseLine(line: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const detail = (error as Error).message.split(/, (?:\.\.\.)?"| in JSON/)[0]!.replace(/\s+/g, " ");
    throw new InputError(`is not JSON (${detail.slice(0, 80)}); each line must hold one whole object`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new InputError('is not a JSON object; each line must hold one, such as {"id": 1, "text": "..."}');
  return value as Fields;
}

/**
 * Reads one line.
 *
 * @param line one JSON object
 * @param number the line's number, from 1: the id where the row has none
 * @throws InputError saying what is wrong with the row and what to do
 */
export function readRow(line: string, number: number, columns: Columns): Row {
  const fields = parseLine(line);
  const field = columns.field ?? pageFields.find((name) => has(fields, name));
  if (field === undefined)
    throw new InputError(
      `has none of the columns ${pageFields.join(", ")}; name its page with --field (it has: ${listed(fields)})`,
    );
  if (!has(fields, field))
    throw new InputError(`has no column "${field}"; name its page with --field (it has: ${listed(fields)})`);
  const input = fields[field];
  if (typeof input !== "string")
    throw new InputError(
      `column "${field}" is ${input === null ? "null" : `a ${Array.isArray(input) ? "list" : typeof input}`}, not a string; name the page with --field`,
    );
  if (columns.idField !== undefined && !has(fields, columns.idField))
    throw new InputError(`has no column "${columns.idField}"; name its id with --id-field (it has: ${listed(fields)})`);
  if (columns.keepInput && field === columns.outField)
    throw new InputError(
      `column "${field}" cannot hold both the page and its clean text; name another with --out-field`,
    );
  const idField = columns.idField ?? idFields.find((name) => has(fields, name));
  const raw = jsonMembers(line);
  const rest = Object.entries(fields).filter(([name]) => columns.keepInput || name !== field);
  return {
    id: idField === undefined ? number : fields[idField],
    input,
    from: field === "html" ? "html" : undefined,
    url: typeof fields.url === "string" && field !== "url" ? fields.url : undefined,
    columns: Object.fromEntries(rest),
    raw,
    rawId: idField === undefined ? undefined : raw.get(idField),
  };
}

/** The id of a line that cannot be cleaned, as JSON: as the line writes it, its number where it names none. */
export function idOfLine(line: string, number: number, { idField }: Pick<Columns, "idField">): string {
  try {
    const fields = parseLine(line);
    const name = idField ?? idFields.find((field) => has(fields, field));
    return (name === undefined ? undefined : jsonMembers(line).get(name)) ?? String(number);
  } catch {
    return String(number);
  }
}

/** Columns for what a page says of itself, and what of it they hold. */
const metaColumns: readonly (readonly [column: string, key: keyof Metadata])[] = [
  ["title", "title"],
  ["authors", "authors"],
  ["published", "published"],
  ["modified", "modified"],
  ["site", "siteName"],
  ["url", "url"],
  ["lang", "lang"],
  ["description", "description"],
  ["image", "image"],
  ["kind", "kind"],
  ["kind_because", "kindBecause"],
];

const withoutLineEnd = (text: string): string =>
  text.endsWith("\n") ? text.slice(0, text.endsWith("\r\n") ? -2 : -1) : text;

const jsonOf = (value: unknown): string | undefined =>
  typeof value === "string" ? quote(value) : JSON.stringify(value);

/**
 * The row of a clean page: its id, its other columns, its text, and what the page says of itself, as far as that is
 * known and no column of the row has the name.
 */
export function writeRow(
  row: Pick<Row, "id" | "columns" | "raw" | "rawId">,
  outField: string,
  result: Pick<CleanResult, "text" | "title" | "lang" | "meta">,
): string {
  const out: Fields = { id: row.id, ...row.columns };
  out.id = row.id;
  out[outField] = withoutLineEnd(result.text);
  const { meta, title, lang } = result;
  // The row's own kind needs no evidence of ours.
  const hasKind = has(out, "kind");
  for (const [column, key] of metaColumns) {
    const value = key === "lang" ? lang : key === "title" ? title : meta[key];
    if (value !== undefined && !has(out, column) && !(hasKind && key === "kindBecause")) out[column] = value;
  }
  // What the row had goes out as it came in: JSON.parse would round large numbers.
  const own = (name: string): string | undefined =>
    has(row.columns, name) && row.columns[name] === out[name] ? row.raw?.get(name) : undefined;
  // Put together, not joined: whoever writes it makes one text of the parts, and a join would make one before.
  let members = "";
  for (const name of Object.keys(out)) {
    const json = own(name) ?? (name === "id" ? row.rawId : undefined) ?? jsonOf(out[name]);
    if (json !== undefined) members += `${members && ","}${JSON.stringify(name)}:${json}`;
  }
  return `{${members}}\n`;
}
