/** What becomes of a Parquet file's columns in a copy with other text: which are copied, and how the footer tells of them. */
import type { ColumnChunk, ConvertedType, KeyValue, SchemaElement } from "hyparquet";
import type { Columns } from "../jsonl.js";
import { InputError } from "../problem.js";
import { arrowNote } from "./arrow.js";
import { type ParquetFile, rangeOf } from "./file.js";
import { isText } from "./leaf.js";
import { pageColumn } from "./rows.js";
import { stringColumn } from "./spool.js";

/** A column of the output: copied, or written anew. */
export interface Top {
  readonly name: string;
  /** The element of a column that is written anew. */
  readonly fresh?: SchemaElement;
  /** It stands in the place of one of the same type. */
  readonly kept?: boolean;
}

/** What is to become of a file's columns. */
export interface Plan {
  readonly top: readonly Top[];
  readonly schema: SchemaElement[];
  /** No column has come, gone or changed its type. */
  readonly same: boolean;
}

/** A column's elements in the schema's list: itself and what is nested in it. */
function elementsOf(schema: readonly SchemaElement[]): Map<string, SchemaElement[]> {
  const columns = new Map<string, SchemaElement[]>();
  let at = 1;
  const take = (): SchemaElement[] => {
    const element = schema[at++]!;
    const all = [element];
    for (let i = 0; i < (element.num_children ?? 0); i++) all.push(...take());
    return all;
  };
  while (at < schema.length) {
    const all = take();
    const { name } = all[0]!;
    if (columns.has(name))
      throw new InputError(`has two columns "${name}"; give them names of their own`, "unsupported");
    columns.set(name, all);
  }
  return columns;
}

/** hyparquet-writer cannot say these in a footer. */
function refuseUnknown(columns: ReadonlyMap<string, readonly SchemaElement[]>): void {
  for (const [name, elements] of columns) {
    for (const { logical_type: type } of elements) {
      const known = type === undefined || (typeof type.type === "string" && type.type !== "VARIANT");
      if (!known)
        throw new InputError(
          `column "${name}" has a type that cannot be kept (${type.type ?? "one of a later Parquet"}); use --to jsonl, or leave the column out`,
          "unsupported",
        );
    }
  }
}

/** hyparquet-writer writes the width of whole numbers as readers do not take it; the older way to tell it means the same. */
function asWritten(element: SchemaElement): SchemaElement {
  const { logical_type: type, ...rest } = element;
  if (type?.type !== "INTEGER") return element;
  return { ...rest, converted_type: `${type.isSigned ? "" : "U"}INT_${type.bitWidth}` as ConvertedType };
}

export function planOf(
  file: ParquetFile,
  { field, outField, keepInput }: Columns,
  decisions: string | undefined,
): Plan {
  const columns = elementsOf(file.metadata.schema);
  refuseUnknown(columns);
  const page = pageColumn(file, field === undefined ? {} : { field }).element;
  if (keepInput && page.name === outField)
    throw new InputError(
      `column "${outField}" cannot hold both the page and its clean text; name another with --out-field`,
    );
  const old = columns.get(outField)?.[0];
  const isKept = old !== undefined && isText(old) && old.repetition_type === "OPTIONAL";
  const text = isKept ? old : stringColumn(outField);
  const top: Top[] = [];
  for (const name of columns.keys()) {
    if (name === outField) top.push({ name, fresh: text, kept: isKept });
    else if (name !== page.name || keepInput) top.push({ name });
    // The text takes the place of the page, where it has none of its own.
    else if (!columns.has(outField)) top.push({ name: outField, fresh: text });
  }
  if (!top.some(({ name }) => name === outField)) top.push({ name: outField, fresh: text });
  if (decisions !== undefined) {
    if (columns.has(decisions))
      throw new InputError(`has a column "${decisions}" already; name another for the decisions`);
    top.push({ name: decisions, fresh: stringColumn(decisions) });
  }
  const root = { ...file.metadata.schema[0]!, num_children: top.length };
  const elements = top.flatMap(({ name, fresh }) => (fresh ? [fresh] : columns.get(name)!));
  const same = isKept && decisions === undefined && top.length === columns.size;
  return { top, schema: [root, ...elements].map(asWritten), same };
}

/** Statistics of these compare in ways that hyparquet's values do not keep. */
const isInexact = ({ type, converted_type, logical_type }: SchemaElement): boolean =>
  type === "INT96" ||
  converted_type === "DECIMAL" ||
  logical_type?.type === "FLOAT16" ||
  logical_type?.type === "DECIMAL";

/** A chunk's description for its new place. */
export function moved(chunk: ColumnChunk, element: SchemaElement, at: number): ColumnChunk {
  const { start } = rangeOf(chunk);
  const by = BigInt(at - start);
  // What points elsewhere in the old file is left out; readers do without.
  const {
    bloom_filter_offset: _offset,
    bloom_filter_length: _length,
    index_page_offset: _index,
    size_statistics: _sizes,
    statistics: old,
    dictionary_page_offset: dictionary,
    ...meta
  } = chunk.meta_data!;
  // The oldest two bounds were written wrongly by some, which readers tell by the file's writer.
  const { max: _max, min: _min, max_value, min_value, ...counts } = old ?? {};
  const bounds = isInexact(element)
    ? {}
    : {
        max_value,
        min_value,
        is_max_value_exact: old?.is_max_value_exact ?? false,
        is_min_value_exact: old?.is_min_value_exact ?? false,
      };
  const statistics = { ...counts, ...bounds };
  return {
    file_offset: BigInt(at),
    meta_data: {
      ...meta,
      data_page_offset: meta.data_page_offset + by,
      ...(dictionary ? { dictionary_page_offset: dictionary + by } : {}),
      ...(old ? { statistics: statistics as NonNullable<typeof old> } : {}),
    },
  };
}

/** Notes on the file: all are kept, Arrow's with the columns as they are now. */
export function notesOf({ metadata }: ParquetFile, plan: Plan): KeyValue[] {
  return (metadata.key_value_metadata ?? []).flatMap((note) => {
    if (plan.same || note.key !== "ARROW:schema" || note.value === undefined) return [note];
    const value = arrowNote(
      note.value,
      plan.top.map(({ name, fresh, kept }) => ({ name, fresh: fresh !== undefined && !kept })),
    );
    return value === undefined ? [] : [{ key: note.key, value }];
  });
}

/** Equal for files whose rows can stand in one. */
export const shape = (schema: readonly SchemaElement[]): string => JSON.stringify(schema.slice(1));
