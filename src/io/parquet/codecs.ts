/** The codecs of Parquet's pages: Node's own where it has them, else those of hyparquet-compressors. */
import zlib from "node:zlib";
import { decompress as fzstd } from "fzstd";
import type { CompressionCodec, Compressors } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { ParquetWriter } from "hyparquet-writer";

type Packers = NonNullable<ConstructorParameters<typeof ParquetWriter>[0]["compressors"]>;
type Codec = (input: Uint8Array, length: number) => Uint8Array;

const byNode =
  (unpack: (input: Uint8Array, options: { maxOutputLength: number }) => Uint8Array): Codec =>
  (input, length) =>
    unpack(input, { maxOutputLength: Math.max(1, length) });

const hasZstd = typeof zlib.zstdDecompressSync === "function";

const known: Compressors = {
  ...compressors,
  GZIP: byNode(zlib.gunzipSync),
  BROTLI: byNode(zlib.brotliDecompressSync),
  ZSTD: hasZstd ? byNode(zlib.zstdDecompressSync) : (input, length) => fzstd(input, new Uint8Array(length)),
};

/** They never give more than the page's header tells. Some do not expect that this is nothing. */
export const unpackers: Compressors = Object.fromEntries(
  Object.entries(known).map(([name, unpack]): [string, Codec] => [
    name,
    (input, length) => (length === 0 ? new Uint8Array() : unpack(input, length)),
  ]),
);

/** Those that can write, and what a new column is written with where its neighbours' codec cannot. */
const packers: Packers = {
  GZIP: (input) => zlib.gzipSync(input),
  BROTLI: (input) => zlib.brotliCompressSync(input, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } }),
  ...(hasZstd ? { ZSTD: (input: Uint8Array) => zlib.zstdCompressSync(input) } : {}),
};

/** The codec for a new column beside one that has `codec`, and what packs it; hyparquet-writer brings Snappy along. */
export function packerFor(codec: CompressionCodec): { codec: CompressionCodec; compressors: Packers } {
  const own = codec === "UNCOMPRESSED" || codec === "SNAPPY" || packers[codec] !== undefined;
  return { codec: own ? codec : "SNAPPY", compressors: packers };
}
