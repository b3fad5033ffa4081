/** Which compression a name or the first bytes stand for. Loads nothing. */

export type Packing = "gzip" | "zstd";

/** By its extension; what a file that is written is compressed with. */
export const packingOfName = (path: string): Packing | undefined =>
  /\.gz$/i.test(path) ? "gzip" : /\.zst$/i.test(path) ? "zstd" : undefined;

/** By its first bytes, whatever the name says. */
export function packingOf(bytes: Uint8Array): Packing | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  if (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd) return "zstd";
  return undefined;
}
