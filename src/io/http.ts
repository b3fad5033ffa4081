/** An HTTP response as a WARC record holds it: head and body apart, the body's transfer and content codings undone. */
import { promisify } from "node:util";
import zlib from "node:zlib";
import { AsyncIterReader, type StatusAndHeaders, StatusAndHeadersParser } from "warcio";
import { unpackWhole } from "./compression.js";
import { type Limits, tooLarge } from "./limits.js";
import { packingOf } from "./packing.js";
import { InputError } from "./problem.js";
import { binaryKind } from "./sniff.js";

export interface Response {
  /** 0 where the status line tells none. */
  readonly status: number;
  readonly contentType?: string;
  /** The body's bytes as they were sent. */
  readonly sent: Uint8Array;
  readonly headers: Headers;
}

/** Pieces that the reader gets: it copies the rest of a piece at every chunk's end. */
const PIECE = 16_384;
/** A head that does not end before is none. */
const LONGEST_HEAD = 2 ** 20;

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** Where the empty line after the head ends; servers that end lines with a bare line feed are met, too. */
function headEnd(bytes: Uint8Array): number {
  const end = Math.min(bytes.length, LONGEST_HEAD);
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return at + 2;
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3;
  }
  return -1;
}

/**
 * Reads lines of a head, of a record or of HTTP, up to the empty one.
 *
 * @param first what the first line must begin with
 */
export async function readHead(bytes: Uint8Array, first: string): Promise<StatusAndHeaders | undefined> {
  const text = new TextDecoder().decode(bytes).trimStart().replace(/\r?\n/g, "\r\n");
  if (!text.startsWith(first)) return undefined;
  const lines = new AsyncIterReader(pieces(new TextEncoder().encode(`${text.trimEnd()}\r\n\r\n`)), null);
  return (await new StatusAndHeadersParser().parse(lines, { headersClass: Headers })) ?? undefined;
}

/**
 * Takes a response apart.
 *
 * @param block what the record holds: status line, headers, empty line, body
 * @throws InputError where it does not begin as a response does
 */
export async function readResponse(block: Uint8Array): Promise<Response> {
  const end = headEnd(block);
  const head = await readHead(block.subarray(0, end < 0 ? Math.min(block.length, LONGEST_HEAD) : end), "HTTP/");
  if (!head) throw new InputError("holds no HTTP response");
  const headers = head.headers as Headers;
  const contentType = headers.get("content-type");
  return {
    status: Number(/^HTTP\/\S+\s+(\d{3})/.exec(head.statusline)?.[1] ?? 0),
    sent: end < 0 ? new Uint8Array() : block.subarray(end),
    headers,
    ...(contentType ? { contentType } : {}),
  };
}

const codingsOf = (value: string | null): string[] =>
  (value ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim().replace(/^x-/, ""))
    .filter((name) => name && name !== "identity");

const inflate = promisify<Uint8Array, zlib.ZlibOptions, Uint8Array>(zlib.inflate);
const inflateRaw = promisify<Uint8Array, zlib.ZlibOptions, Uint8Array>(zlib.inflateRaw);
const brotli = promisify<Uint8Array, zlib.BrotliOptions, Uint8Array>(zlib.brotliDecompress);

/** Undoes one coding. Many crawlers undo it and leave its header: what does not look coded stays as it is. */
async function decodeOne(bytes: Uint8Array, coding: string, limits: Limits): Promise<Uint8Array> {
  if (!bytes.length) return bytes;
  const most = { maxOutputLength: limits.maxBytes };
  if (coding === "gzip" || coding === "zstd") {
    return packingOf(bytes) === coding ? unpackWhole(bytes, coding, limits) : bytes;
  }
  try {
    if (coding === "br") return await brotli(bytes, most);
    if (coding === "deflate") return await inflate(bytes, most).catch(() => inflateRaw(bytes, most));
  } catch (error) {
    if ((error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(limits.maxBytes);
    if (!binaryKind(bytes)) return bytes;
    throw new InputError(`its body is no valid ${coding} data`, "damaged");
  }
  if (!binaryKind(bytes)) return bytes;
  throw new InputError(
    `its body is coded as ${JSON.stringify(coding.slice(0, 40))}, which is not known`,
    "unsupported",
  );
}

/**
 * The body as it was before it was sent.
 *
 * @throws InputError where a coding is unknown or its data damaged, or where it grows beyond `maxBytes`
 */
export async function bodyOf({ sent, headers }: Response, limits: Limits): Promise<Uint8Array> {
  const transfer = codingsOf(headers.get("transfer-encoding"));
  const chunked = transfer.at(-1) === "chunked";
  let body = chunked ? await new AsyncIterReader(pieces(sent), null, true).readFully() : sent;
  const codings = [...codingsOf(headers.get("content-encoding")), ...transfer.filter((name) => name !== "chunked")];
  for (const coding of codings.reverse()) body = await decodeOne(body, coding, limits);
  if (body.length > limits.maxBytes) throw tooLarge(limits.maxBytes);
  return body;
}
