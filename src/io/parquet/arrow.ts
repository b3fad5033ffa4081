/**
 * The note that Arrow's writers leave in Parquet files: their own schema, from which readers know time zones, durations,
 * dictionaries and the like, by the place of each column. Where columns come and go it is written anew, each column's
 * part as it was: a FlatBuffers message whose tables are kept behind a new list of fields.
 */

/** Places of the fields that are needed in FlatBuffers' tables, by Arrow's Message.fbs and Schema.fbs. */
const MESSAGE = { headerType: 1, header: 2 };
const SCHEMA = { endianness: 0, fields: 1, metadata: 2, features: 3 };
const FIELD = { name: 0 };
const SCHEMA_HEADER = 1;
const VERSION_5 = 4;
const UTF8 = 5;

const CONTINUATION = 0xffff_ffff;

class Reader {
  readonly view: DataView;
  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Where a table's field stands; 0 where the table has none. */
  field(table: number, index: number): number {
    const vtable = table - this.view.getInt32(table, true);
    const at = 4 + 2 * index;
    if (at >= this.view.getUint16(vtable, true)) return 0;
    const offset = this.view.getUint16(vtable + at, true);
    return offset && table + offset;
  }

  /** What an offset leads to. */
  follow(at: number): number {
    return at + this.view.getUint32(at, true);
  }

  text(at: number): string {
    const string = this.follow(at);
    const start = string + 4;
    return Buffer.from(this.bytes.subarray(start, start + this.view.getUint32(string, true))).toString();
  }
}

interface Schema {
  readonly reader: Reader;
  readonly endianness: number;
  /** Where each column's table stands. */
  readonly fields: ReadonlyMap<string, number>;
  /** Where the vectors stand; 0 where there are none. */
  readonly metadata: number;
  readonly features: number;
}

function read(bytes: Uint8Array): Schema {
  const outer = new Reader(bytes);
  // Before version 0.15 there was no mark of continuation.
  const start = outer.view.getUint32(0, true) === CONTINUATION ? 8 : 4;
  const length = outer.view.getUint32(start - 4, true);
  if (start + length > bytes.length) throw new RangeError("the message breaks off");
  const reader = new Reader(bytes.slice(start, start + length));
  const message = reader.follow(0);
  if (reader.view.getUint8(reader.field(message, MESSAGE.headerType)) !== SCHEMA_HEADER)
    throw new RangeError("the message holds no schema");
  const schema = reader.follow(reader.field(message, MESSAGE.header));
  const at = (index: number): number => {
    const place = reader.field(schema, index);
    return place && reader.follow(place);
  };
  const vector = at(SCHEMA.fields);
  const fields = new Map<string, number>();
  for (let i = 0; i < reader.view.getUint32(vector, true); i++) {
    const table = reader.follow(vector + 4 + 4 * i);
    fields.set(reader.text(reader.field(table, FIELD.name)), table);
  }
  const endianness = reader.field(schema, SCHEMA.endianness);
  return {
    reader,
    endianness: endianness && reader.view.getInt16(endianness, true),
    fields,
    metadata: at(SCHEMA.metadata),
    features: at(SCHEMA.features),
  };
}

/** Lays things out one after the other; offsets lead forward only. */
class Layout {
  #bytes = Buffer.alloc(256);
  size = 0;

  place(length: number, align = 4): number {
    this.size += (align - (this.size % align)) % align;
    const at = this.size;
    this.size += length;
    while (this.size > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    return at;
  }
  u32(at: number, value: number): void {
    this.#bytes.writeUInt32LE(value, at);
  }
  u16(at: number, ...values: number[]): void {
    for (const [i, value] of values.entries()) this.#bytes.writeUInt16LE(value, at + 2 * i);
  }
  u8(at: number, value: number): void {
    this.#bytes.writeUInt8(value, at);
  }
  lead(from: number, to: number): void {
    this.u32(from, to - from);
  }
  copy(at: number, bytes: Uint8Array): void {
    this.#bytes.set(bytes, at);
  }
  /** A table of `size` bytes whose fields stand at `offsets`. */
  table(size: number, offsets: readonly number[], align = 4): number {
    const vtable = this.place(4 + 2 * offsets.length, 2);
    const at = this.place(size, align);
    this.u16(vtable, 4 + 2 * offsets.length, size, ...offsets);
    this.u32(at, at - vtable);
    return at;
  }
  take(): Uint8Array {
    return this.#bytes.subarray(0, this.size);
  }
}

/** A nullable column of strings. */
function stringField(out: Layout, name: string): number {
  const field = out.table(20, [4, 16, 17, 8, 0, 12]);
  out.u8(field + 16, 1);
  out.u8(field + 17, UTF8);
  const bytes = Buffer.from(name);
  const text = out.place(4 + bytes.length + 1);
  out.u32(text, bytes.length);
  out.copy(text + 4, bytes);
  out.lead(field + 4, text);
  out.lead(field + 8, out.table(4, []));
  out.lead(field + 12, out.place(4));
  return field;
}

function write(old: Schema, columns: readonly ArrowColumn[]): Uint8Array {
  const out = new Layout();
  const root = out.place(4);
  const message = out.table(24, [16, 18, 4, 8], 8);
  out.lead(root, message);
  out.u16(message + 16, VERSION_5);
  out.u8(message + 18, SCHEMA_HEADER);
  const schema = out.table(20, [16, 4, old.metadata && 8, old.features && 12]);
  out.lead(message + 4, schema);
  out.u16(schema + 16, old.endianness);
  const vector = out.place(4 + 4 * columns.length);
  out.lead(schema + 4, vector);
  out.u32(vector, columns.length);
  const own = columns.map(({ name, fresh }) => (fresh ? stringField(out, name) : undefined));
  const behind = out.place(old.reader.bytes.length, 8);
  out.copy(behind, old.reader.bytes);
  if (old.metadata) out.lead(schema + 8, behind + old.metadata);
  if (old.features) out.lead(schema + 12, behind + old.features);
  for (const [i, { name }] of columns.entries()) {
    const table = own[i] ?? behind + old.fields.get(name)!;
    out.lead(vector + 4 + 4 * i, table);
  }
  out.place(0, 8);
  const bytes = out.take();
  const head = Buffer.alloc(8);
  head.writeUInt32LE(CONTINUATION, 0);
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes]);
}

export interface ArrowColumn {
  readonly name: string;
  /** A new column of strings; else the column of that name as it was. */
  readonly fresh: boolean;
}

/**
 * The note for a file whose columns are others.
 *
 * @param note the value of `ARROW:schema` in the metadata of the old file
 * @param columns the new file's, in order
 * @returns nothing where the note cannot be read, or lacks a column: it must not be kept then
 */
export function arrowNote(note: string, columns: readonly ArrowColumn[]): string | undefined {
  try {
    const old = read(Buffer.from(note, "base64"));
    if (columns.some(({ name, fresh }) => !fresh && !old.fields.has(name))) return undefined;
    return Buffer.from(write(old, columns)).toString("base64");
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
