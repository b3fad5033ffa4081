/** A Parquet file on disk: its footer and its schema. Everything else is read where it is wanted. */
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import {
  type ColumnChunk,
  type FileMetaData,
  parquetMetadataAsync,
  parquetSchema,
  type SchemaElement,
  type SchemaTree,
} from "hyparquet";
import { InputError } from "../problem.js";
import { scratchFile, writeAll } from "./scratch.js";

/** Footers are some kilobytes; one of this size is none. */
const LARGEST_FOOTER = 2 ** 28;

const MAGIC = 0x31524150;

/** Statistics stay as they are stored: they are copied, not understood. */
const same = <T>(value: T): T => value;
const asStored = {
  timestampFromMilliseconds: same,
  timestampFromMicroseconds: same,
  timestampFromNanoseconds: same,
  dateFromDays: same,
  stringFromBytes: same,
  jsonFromBytes: same,
  geometryFromBytes: same,
  geographyFromBytes: same,
  uuidFromBytes: same,
};

export class ParquetFile {
  private constructor(
    readonly name: string,
    readonly handle: FileHandle,
    readonly metadata: FileMetaData,
    readonly schema: SchemaTree,
  ) {}

  /**
   * Opens a file and reads its footer.
   *
   * @param name how messages name it
   * @throws InputError where it is no whole Parquet file
   */
  static async open(path: string, name = path): Promise<ParquetFile> {
    return ParquetFile.#of(await open(path, "r"), name);
  }

  /**
   * Puts a stream into a scratch file, because Parquet is read from its end, and opens that.
   *
   * @throws InputError where it is no whole Parquet file
   */
  static async fromStream(chunks: AsyncIterable<Uint8Array>, name: string): Promise<ParquetFile> {
    const handle = await scratchFile(tmpdir());
    try {
      for await (const chunk of chunks) await writeAll(handle, chunk);
    } catch (error) {
      await handle.close();
      throw error;
    }
    return ParquetFile.#of(handle, name);
  }

  static async #of(handle: FileHandle, name: string): Promise<ParquetFile> {
    try {
      const { size } = await handle.stat();
      const slice = (start: number, end = size): Promise<ArrayBuffer> => readRange(handle, start, end);
      const view = size < 12 ? undefined : new DataView(await slice(size - 8));
      if (view?.getUint32(4, true) !== MAGIC)
        throw new InputError("is no whole Parquet file (it does not end as one); fetch it again", "damaged");
      if (view.getUint32(0, true) > Math.min(size, LARGEST_FOOTER)) throw damagedFile("its footer has no such length");
      const file = await parquetMetadataAsync({ byteLength: size, slice }, { parsers: asStored, geoparquet: false })
        .then((metadata) => {
          const schema = parquetSchema({ schema: metadata.schema.map(withNesting) });
          return new ParquetFile(name, handle, metadata, schema);
        })
        .catch((error) => {
          throw damagedFile(`its footer cannot be read: ${(error as Error).message}`);
        });
      file.#check(size);
      return file;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  #check(size: number): void {
    for (const { columns } of this.metadata.row_groups) {
      for (const chunk of columns) {
        const { start, end } = rangeOf(chunk);
        if (!(start >= 4 && end > start && end <= size)) throw damagedFile("a column lies outside of it");
      }
    }
  }

  /** Bytes of the file. */
  read(start: number, end: number): Promise<ArrayBuffer> {
    return readRange(this.handle, start, end);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

/** hyparquet tells lists and maps by the older of the two ways to say so. */
export function withNesting(element: SchemaElement): SchemaElement {
  const type = element.logical_type?.type;
  return type === "LIST" || type === "MAP" ? { ...element, converted_type: type } : element;
}

async function readRange(handle: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(end - start);
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at);
    if (!bytesRead) throw damagedFile("it breaks off");
    at += bytesRead;
  }
  return bytes.buffer;
}

export const damagedFile = (what: string): InputError =>
  new InputError(`the Parquet file is damaged (${what.replace(/\s+/g, " ").slice(0, 120)}); fetch it again`, "damaged");

/**
 * Where a column chunk lies in its file.
 *
 * @throws InputError where it lies in another file, or is encrypted
 */
export function rangeOf({ meta_data: meta, file_path, crypto_metadata }: ColumnChunk): { start: number; end: number } {
  if (file_path) throw new InputError("keeps its columns in other files, which is not supported", "unsupported");
  if (crypto_metadata || !meta) throw new InputError("holds encrypted columns, which are not supported", "unsupported");
  const data = Number(meta.data_page_offset);
  // Some writers have 0 for no dictionary.
  const dictionary = Number(meta.dictionary_page_offset ?? 0);
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  return { start, end: start + Number(meta.total_compressed_size) };
}
