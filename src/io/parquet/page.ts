/**
 * Unpacks a page and looks at its run lengths before hyparquet reads it, which trusts them: a single bit that is wrong
 * would have it write values without end.
 */
import type { PageHeader } from "hyparquet/src/types.js";
import { unpackers } from "./codecs.js";
import { damagedFile } from "./file.js";

export type Codec = keyof typeof unpackers;

interface Page {
  readonly header: PageHeader;
  /** Not compressed any more, as the header now says. */
  readonly bytes: Uint8Array;
}

/** Writers fill the last run of bits up to this. */
const PADDING = 504;

const widthOf = (level: number): number => 32 - Math.clz32(level);

/**
 * Passes over runs of values of `width` bits.
 *
 * @param count how many there are; where they are not `all` there, fewer will do
 * @throws InputError where they are more
 */
function checkRuns(bytes: Uint8Array, start: number, end: number, width: number, count: number, all: boolean): void {
  let at = start;
  let seen = 0;
  while (seen < count && at < end) {
    let run = 0;
    for (let shift = 0; shift <= 28 && at < end; shift += 7) {
      const byte = bytes[at++]!;
      run += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    const half = Math.floor(run / 2);
    const values = run % 2 ? half * 8 : half;
    at += run % 2 ? half * width : Math.ceil(width / 8);
    if (values > count - seen + PADDING) throw damagedFile("runs of a page are too long");
    seen += values;
  }
  if (all && seen < count) throw damagedFile("runs of a page break off");
}

/** Passes over runs that tell their length first. */
function checkSized(bytes: Uint8Array, at: number, width: number, count: number, all: boolean): number {
  if (at + 4 > bytes.length) throw damagedFile("a page breaks off");
  const end = at + 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
  if (end > bytes.length) throw damagedFile("a page breaks off");
  checkRuns(bytes, at + 4, end, width, count, all);
  return end;
}

/** @param most of the values, as how many are null is not known */
function checkValues(bytes: Uint8Array, at: number, encoding: string, most: number): void {
  if (at >= bytes.length) return;
  if (encoding === "RLE") checkSized(bytes, at, 1, most, false);
  else if (encoding.endsWith("_DICTIONARY")) checkRuns(bytes, at + 1, bytes.length, bytes[at]!, most, false);
}

/**
 * Makes a page ready for hyparquet.
 *
 * @param levels the greatest repetition and definition level of the column
 * @param most values that the column chunk holds in all
 * @throws InputError where the page cannot be what its header says
 */
export function openPage(
  packed: Uint8Array,
  header: PageHeader,
  codec: Codec,
  levels: { readonly repetition: number; readonly definition: number },
  most: number,
): Page {
  const { data_page_header: v1, data_page_header_v2: v2, dictionary_page_header: dictionary } = header;
  const unpack = (bytes: Uint8Array, size: number): Uint8Array =>
    codec === "UNCOMPRESSED" ? bytes : unpackers[codec]!(bytes, size);
  if (v2) {
    const { num_values: count, num_nulls: nulls, encoding } = v2;
    const before = v2.repetition_levels_byte_length + v2.definition_levels_byte_length;
    if (!(before >= 0 && before <= packed.length && count <= most && nulls <= count))
      throw damagedFile("a page's header");
    const { repetition, definition } = levels;
    if (repetition) checkRuns(packed, 0, v2.repetition_levels_byte_length, widthOf(repetition), count, true);
    if (definition) checkRuns(packed, v2.repetition_levels_byte_length, before, widthOf(definition), count, true);
    const rest = packed.subarray(before);
    const values =
      v2.is_compressed && codec !== "UNCOMPRESSED" ? unpack(rest, header.uncompressed_page_size - before) : rest;
    checkValues(values, 0, encoding, count - nulls);
    const bytes = Buffer.concat([packed.subarray(0, before), values]);
    const size = bytes.length;
    return {
      header: {
        ...header,
        compressed_page_size: size,
        uncompressed_page_size: size,
        data_page_header_v2: { ...v2, is_compressed: false },
      },
      bytes,
    };
  }
  const bytes = unpack(packed, header.uncompressed_page_size);
  const opened = { header: { ...header, compressed_page_size: bytes.length }, bytes };
  if (dictionary && dictionary.num_values > bytes.length) throw damagedFile("a dictionary is longer than its page");
  if (!v1) return opened;
  if (!(v1.num_values <= most)) throw damagedFile("a page's header");
  let at = 0;
  for (const [level, encoding] of [
    [levels.repetition, v1.repetition_level_encoding],
    [levels.definition, v1.definition_level_encoding],
  ] as const) {
    if (!level) continue;
    if (encoding !== "RLE") throw damagedFile(`levels of the kind ${encoding}`);
    at = checkSized(bytes, at, widthOf(level), v1.num_values, true);
  }
  checkValues(bytes, at, v1.encoding, v1.num_values);
  return opened;
}
