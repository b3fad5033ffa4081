/** What a file is, from its name and its first bytes. */

/** What a file's name promises: pages of HTML, a page of either sort, rows, or nothing. */
export type NameKind = "html" | "page" | "jsonl" | "warc" | "parquet" | undefined;

const COMPRESSED = /\.(?:gz|zst)$/i;
const KINDS: readonly (readonly [RegExp, Exclude<NameKind, undefined>])[] = [
  [/\.(?:html?|xhtml|xht)$/i, "html"],
  [/\.(?:txt|text|md|markdown)$/i, "page"],
  [/\.(?:jsonl|ndjson)$/i, "jsonl"],
  [/\.(?:warc|wet)$/i, "warc"],
  [/\.(?:parquet|pq)$/i, "parquet"],
];

/** What a path's extension says, a `.gz` or `.zst` after it aside. A `.txt` may well hold HTML: its first bytes decide. */
export function nameKind(path: string): NameKind {
  const plain = path.replace(COMPRESSED, "");
  return KINDS.find(([pattern]) => pattern.test(plain))?.[1];
}

/** A path without `.gz` or `.zst` and without the extension of a page, so that `0001.html.gz` is `0001`. */
export function withoutExtensions(path: string): string {
  const plain = path.replace(COMPRESSED, "");
  const pattern = KINDS.find(([known]) => known.test(plain))?.[0];
  const bare = pattern ? plain.replace(pattern, "") : plain;
  return bare && !bare.endsWith("/") ? bare : path;
}

const startsWith = (bytes: Uint8Array, text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false;
  return true;
};

/** The first bytes are those of a WARC record, after line ends that do no harm. */
export function looksLikeWarc(bytes: Uint8Array): boolean {
  let start = 0;
  while (bytes[start] === 10 || bytes[start] === 13) start++;
  const head = bytes.subarray(start, start + 7);
  return startsWith(head, "WARC/1.") || startsWith(head, "WARC/0.");
}

/** The first bytes are those of a Parquet file. */
export const looksLikeParquet = (bytes: Uint8Array): boolean => startsWith(bytes, "PAR1");

const MAGIC: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ["a PDF document", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
  ["a GIF image", [0x47, 0x49, 0x46, 0x38]],
  ["a ZIP archive or office document", [0x50, 0x4b, 0x03, 0x04]],
  ["compressed data inside compressed data", [0x28, 0xb5, 0x2f, 0xfd]],
  ["XZ data", [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ["bzip2 data", [0x42, 0x5a, 0x68]],
  ["a Parquet table", [0x50, 0x41, 0x52, 0x31]],
  ["compressed data inside compressed data", [0x1f, 0x8b]],
];
/** Bytes that are looked at: enough to meet a NUL in any usual binary file. */
const LOOK = 8_192;
/** Share of control characters above which bytes are no text. */
const TOO_MANY = 0.1;

/** Says what the bytes are where they are no text, else nothing. UTF-16 is text, as its byte order mark says. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const known = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte));
  // "BZh" may open a text; a block of bzip2 is told by the digit and the mark after it.
  if (known && (known[1][0] !== 0x42 || bytes[4] === 0x31)) return known[0];
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return undefined;
  const end = Math.min(bytes.length, LOOK);
  let controls = 0;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === 0) return "binary data (it holds NUL bytes)";
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  return controls > end * TOO_MANY ? "binary data" : undefined;
}

/** The first bytes are those of rows: an object opens, and if its line ends there, it is JSON. */
export function looksLikeJsonl(bytes: Uint8Array): boolean {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (start < bytes.length && [9, 10, 13, 32].includes(bytes[start]!)) start++;
  if (bytes[start] !== 0x7b) return false;
  const end = bytes.indexOf(10, start);
  const line = new TextDecoder().decode(bytes.subarray(start, end < 0 ? bytes.length : end));
  if (/^\{\s*\}/.test(line)) return true;
  if (!/^\{\s*"/.test(line)) return false;
  if (end < 0 && bytes.length >= LOOK) return true;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
