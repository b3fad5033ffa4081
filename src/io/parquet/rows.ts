/** The rows of a Parquet file: as pages, or with all their columns as lines of JSON. */
import { parquetSchema, type SchemaTree } from "hyparquet";
import { assembleNested } from "hyparquet/src/assemble.js";
import { DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { decodePage } from "../../parse/decode.js";
import type { Columns } from "../jsonl.js";
import { idFields, pageFields } from "../jsonl.js";
import { type Limits, tooLarge } from "../limits.js";
import { InputError } from "../problem.js";
import { damagedFile, type ParquetFile } from "./file.js";
import { isText, Leaf, storedSchema } from "./leaf.js";
import { jsonText, jsonValue } from "./values.js";

/** Rows that are taken from the columns at once. */
const BATCH = 64;

/** A page of a Parquet file, or why its row holds none. */
export interface ParquetPage {
  /** Of the row in its file, from 1. */
  readonly number: number;
  readonly page: Uint8Array | InputError;
  readonly id: unknown;
  readonly url?: string;
  /** The page's charset as a Content-Type, where the column's type tells it. */
  readonly contentType?: string;
}

const listed = (schema: SchemaTree): string =>
  schema.children
    .map(({ element }) => element.name)
    .join(", ")
    .slice(0, 200);

/**
 * The column that holds the pages.
 *
 * @throws InputError where there is none, or it holds no strings
 */
export function pageColumn({ schema }: ParquetFile, { field }: Pick<Columns, "field">): SchemaTree {
  const find = (name: string) => schema.children.find(({ element }) => element.name === name);
  const name = field ?? pageFields.find(find);
  const found = name === undefined ? undefined : find(name);
  if (!found)
    throw new InputError(
      `has ${field === undefined ? `none of the columns ${pageFields.join(", ")}` : `no column "${field}"`}; name its pages with --field (it has: ${listed(schema)})`,
    );
  const { type, repetition_type } = found.element;
  if (type !== "BYTE_ARRAY" || repetition_type === "REPEATED")
    throw new InputError(
      `column "${name}" holds ${type ?? "lists or structs"}, not strings; name the pages with --field`,
    );
  return found;
}

function idColumn({ schema }: ParquetFile, { idField }: Columns): SchemaTree | undefined {
  const find = (name: string) => schema.children.find(({ element }) => element.name === name);
  if (idField !== undefined && !find(idField))
    throw new InputError(`has no column "${idField}"; name its ids with --id-field (it has: ${listed(schema)})`);
  const name = idField ?? idFields.find(find);
  return name === undefined ? undefined : find(name);
}

/** A column of the file's top level, whatever is nested in it. */
class Column {
  readonly #leaves: Leaf[];

  constructor(
    file: ParquetFile,
    group: number,
    readonly node: SchemaTree,
    root: SchemaTree,
    readonly stored: SchemaTree,
  ) {
    const { columns } = file.metadata.row_groups[group]!;
    const leaves: Leaf[] = [];
    const visit = (tree: SchemaTree, path: readonly SchemaTree[]): void => {
      const here = [...path, tree];
      for (const child of tree.children) visit(child, here);
      if (tree.children.length) return;
      const chunk = columns.find(({ meta_data }) => meta_data?.path_in_schema.join("\0") === tree.path.join("\0"));
      if (!chunk) throw new InputError(`lacks the data of column "${tree.path.join(".")}"`, "damaged");
      leaves.push(new Leaf(file, chunk, here));
    };
    visit(stored, [root]);
    this.#leaves = leaves;
  }

  ready(): Promise<number> {
    return this.#leaves[0]!.ready();
  }

  async take(count: number): Promise<readonly unknown[]> {
    if (!this.stored.children.length && this.#leaves.length === 1) return this.#leaves[0]!.take(count);
    const parts = new Map<string, unknown[]>();
    for (const leaf of this.#leaves) parts.set(leaf.name, await leaf.take(count));
    assembleNested(parts as Map<string, never[]>, this.stored, DEFAULT_PARSERS);
    return parts.get(this.stored.path.join("."))!;
  }
}

interface Batch {
  /** Of the first row in its file, from 1. */
  readonly number: number;
  readonly count: number;
  readonly values: ReadonlyMap<string, readonly unknown[]>;
}

/** The values of some columns, a few rows at a time; the first column says how many. */
async function* batches(file: ParquetFile, nodes: readonly SchemaTree[], asBytes: string): AsyncGenerator<Batch> {
  const stored = parquetSchema({ schema: storedSchema(file.metadata.schema, new Set([asBytes])) });
  let number = 1;
  for (const [group, { num_rows }] of file.metadata.row_groups.entries()) {
    const columns = nodes.map((node) => {
      const own = stored.children.find(({ element }) => element.name === node.element.name)!;
      return new Column(file, group, node, stored, own);
    });
    for (let left = Number(num_rows); left > 0; ) {
      const count = Math.min(left, BATCH, Math.max(1, await columns[0]!.ready()));
      const values = new Map<string, readonly unknown[]>();
      for (const column of columns) values.set(column.node.element.name, await column.take(count));
      yield { number, count, values };
      number += count;
      left -= count;
    }
  }
}

/** Whatever stumbles over damaged data says so as an error of the input; what is wrong with the disk stays that. */
async function* guarded<T>(rows: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* rows;
  } catch (error) {
    if (error instanceof InputError || (error as { code?: unknown }).code !== undefined) throw error;
    throw damagedFile((error as Error).message);
  }
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined;

/**
 * The pages of a file with their ids, in order; of the other columns nothing is read.
 *
 * @throws InputError where the file is damaged, or a column is missing
 */
export const parquetPages = (file: ParquetFile, columns: Columns, limits: Limits): AsyncGenerator<ParquetPage> =>
  guarded(readPages(file, columns, limits));

async function* readPages(file: ParquetFile, columns: Columns, limits: Limits): AsyncGenerator<ParquetPage> {
  const page = pageColumn(file, columns);
  const id = idColumn(file, columns);
  const url = file.schema.children.find(({ element }) => element.name === "url" && isText(element));
  const name = page.element.name;
  const nodes = [...new Set([page, id, url === page ? undefined : url])].filter((node) => node !== undefined);
  const told = isText(page.element) ? { contentType: "text/plain; charset=utf-8" } : {};
  for await (const { number, count, values } of batches(file, nodes, name)) {
    for (let i = 0; i < count; i++) {
      const bytes = values.get(name)![i] as Uint8Array | null | undefined;
      const where = url && url !== page ? values.get("url")![i] : undefined;
      yield {
        number: number + i,
        page: isEmpty(bytes)
          ? new InputError(`column "${name}" is null, not a string`)
          : bytes!.length > limits.maxBytes
            ? tooLarge(limits.maxBytes)
            : bytes!.slice(),
        id: id ? JSON.parse(jsonText(jsonValue(values.get(id.element.name)![i], id))) : number + i,
        ...(typeof where === "string" ? { url: where } : {}),
        ...told,
      };
    }
  }
}

/** A row with all its columns. */
export interface ParquetRow {
  readonly number: number;
  /** One JSON object without a line end; or why the row fails. */
  readonly line: string | InputError;
}

/**
 * The rows of a file as lines of JSON, the page's column as a string.
 *
 * @throws InputError where the file is damaged, or the page's column is missing
 */
export const parquetRows = (file: ParquetFile, columns: Columns, limits: Limits): AsyncGenerator<ParquetRow> =>
  guarded(readRows(file, columns, limits));

async function* readRows(file: ParquetFile, columns: Columns, limits: Limits): AsyncGenerator<ParquetRow> {
  const page = pageColumn(file, columns);
  idColumn(file, columns);
  const nodes = file.schema.children;
  const charset = isText(page.element) ? "utf-8" : undefined;
  const first = [page, ...nodes.filter((node) => node !== page)];
  for await (const { number, count, values } of batches(file, first, page.element.name)) {
    for (let i = 0; i < count; i++) {
      const size = (values.get(page.element.name)![i] as Uint8Array | undefined)?.length ?? 0;
      const parts = nodes.map((node) => {
        const value = values.get(node.element.name)![i];
        const text = node === page && value instanceof Uint8Array ? decodePage(value, charset) : jsonValue(value, node);
        return `${JSON.stringify(node.element.name)}:${jsonText(text)}`;
      });
      yield { number: number + i, line: size > limits.maxBytes ? tooLarge(limits.maxBytes) : `{${parts.join(",")}}` };
    }
  }
}
