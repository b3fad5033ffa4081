/** Parquet as the output of a run: a copy of Parquet inputs with other text, or a table of what came otherwise. */

import type { Columns } from "../jsonl.js";
import { type ByteOutput, byteOutput } from "../output.js";
import { ParquetCopy } from "./copy.js";
import type { ParquetFile } from "./file.js";
import { ParquetTable } from "./table.js";

export interface ParquetOutput {
  /** Where Parquet inputs are announced; absent where rows make the table. */
  readonly copy?: ParquetCopy;
  /**
   * Adds a clean page.
   *
   * @param row the row of an input that it came from, where inputs are copied
   * @param line the page's row as JSON, where rows make the table
   * @throws InputError where the row does not fit the table
   */
  readonly add: (
    row: { readonly file: ParquetFile; readonly number: number } | undefined,
    text: string,
    line: () => string,
    decisions: () => string,
  ) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly abandon: () => void;
}

export interface ParquetPlan {
  readonly columns: Columns;
  /** All inputs are Parquet files, whose columns are to be kept as they are stored. */
  readonly copies: boolean;
  /** Column for what was decided on a page. */
  readonly decisions?: string;
}

/**
 * Opens a Parquet file for writing.
 *
 * @throws UsageError where there can be no such file
 */
export function parquetOutput(path: string, { columns, copies, decisions }: ParquetPlan): ParquetOutput {
  const file: ByteOutput = byteOutput(path);
  if (copies) {
    const copy = new ParquetCopy(file, path, columns, decisions);
    return {
      copy,
      add: (row, text, _, why) => copy.add(row!.file, row!.number, text, decisions === undefined ? null : why()),
      finish: async () => {
        await copy.finish();
        await file.finish();
      },
      abandon: () => {
        file.abandon();
        void copy.close();
      },
    };
  }
  const table = new ParquetTable(file, columns.outField, decisions);
  return {
    add: (_, __, line, why) => table.add(line(), decisions === undefined ? undefined : why()),
    finish: async () => {
      await table.finish();
      await file.finish();
    },
    abandon: file.abandon,
  };
}
