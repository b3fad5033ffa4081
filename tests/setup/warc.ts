/** WARC records for the tests, byte by byte as the standard has them. */
import { gzipSync } from "node:zlib";

export interface RecordParts {
  readonly type?: string;
  readonly uri?: string;
  /** The record's own Content-Type. */
  readonly contentType?: string;
  /** The HTTP head, without its empty line; absent for records that hold none. */
  readonly http?: string;
  readonly body: string | Uint8Array;
  /** What the header says of the length, where that is not so. */
  readonly length?: number;
}

export function warcRecord({ type = "response", uri, contentType, http, body, length }: RecordParts): Buffer {
  const block = Buffer.concat([Buffer.from(http === undefined ? "" : `${http}\r\n\r\n`), Buffer.from(body as string)]);
  const head = [
    "WARC/1.0",
    `WARC-Type: ${type}`,
    ...(uri ? [`WARC-Target-URI: ${uri}`] : []),
    "WARC-Date: 2024-05-01T10:00:00Z",
    "WARC-Record-ID: <urn:uuid:3e0c9b9a-6c3e-4b7a-9d0e-8f9a1b2c3d4e>",
    `Content-Type: ${contentType ?? (type === "response" ? "application/http; msgtype=response" : "text/plain")}`,
    `Content-Length: ${length ?? block.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), block, Buffer.from("\r\n\r\n")]);
}

export const httpHead = (...headers: readonly string[]): string => ["HTTP/1.1 200 OK", ...headers].join("\r\n");

/** A response of HTML. */
export const response = (uri: string, body: string | Uint8Array, ...headers: readonly string[]): Buffer =>
  warcRecord({ uri, body, http: httpHead("Content-Type: text/html; charset=utf-8", ...headers) });

/** A member for each record. */
export const gzipEach = (records: readonly Uint8Array[]): Buffer => Buffer.concat(records.map((one) => gzipSync(one)));

/** The bytes in pieces of the given lengths, over and over. */
export async function* cut(bytes: Uint8Array, ...lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length]!;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

/** Text that packs badly, the same at every run. */
export function noise(seed: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0, x = seed + 1; i < length; i++) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = 32 + ((x >>> 24) % 90);
  }
  return bytes;
}
