/** Bytes from files and streams, opened where they are gzip, and cut into lines. */
import type { Readable } from "node:stream";
import { createGunzip, gunzipSync } from "node:zlib";
import { isGzip } from "./sniff.js";

/** Bytes that are read before it is decided what they are. */
const HEAD = 65_536;

/** A stream whose first bytes are known. The chunks include them. */
export interface Opened {
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A line is there that holds anything: what trickles in by lines can be told by its first. */
const hasLine = (chunk: Uint8Array): boolean => chunk.some((byte) => byte > 32) && chunk.includes(10);

/** Reads until `least` bytes are there, or a line where lines are enough, or the stream ends. */
async function peek(source: AsyncIterable<Uint8Array>, least: number, line = false): Promise<Opened> {
  const reader = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < least) {
    const { done, value } = await reader.next();
    if (done) break;
    first.push(value);
    size += value.length;
    if (line && hasLine(value)) break;
  }
  async function* chunks() {
    try {
      yield* first;
      for (;;) {
        const { done, value } = await reader.next();
        if (done) return;
        yield value;
      }
    } finally {
      await reader.return?.();
    }
  }
  return { head: first.length === 1 ? first[0]! : Buffer.concat(first), chunks: chunks() };
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Readable: Stream } = await import("node:stream");
  const source = Stream.from(chunks, { objectMode: false });
  const opened = createGunzip();
  source.on("error", (error) => opened.destroy(error));
  try {
    yield* source.pipe(opened) as AsyncIterable<Uint8Array>;
  } finally {
    source.destroy();
  }
}

/**
 * Opens a stream: gzip is told by its first two bytes, whatever the name says.
 *
 * @param live the stream may trickle in, and what is there is to be had at once: a first line is look enough
 */
export async function openBytes(stream: Readable, live = false): Promise<Opened> {
  const raw = await peek(stream as AsyncIterable<Uint8Array>, HEAD, live);
  return isGzip(raw.head) ? peek(gunzip(raw.chunks), HEAD, live) : raw;
}

/** A whole file's bytes, opened where they are gzip. */
export const gunzipped = (bytes: Uint8Array): Uint8Array => (isGzip(bytes) ? gunzipSync(bytes) : bytes);

/** All bytes of a stream. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all.length === 1 ? all[0]! : Buffer.concat(all);
}

/** The lines of a stream as UTF-8 text, without their line ends; one line in memory at a time. */
export async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let open: Uint8Array[] = [];
  const take = (end: Uint8Array): string => {
    const bytes = open.length ? Buffer.concat([...open, end]) : Buffer.from(end.buffer, end.byteOffset, end.length);
    open = [];
    const text = bytes.toString("utf8");
    return text.endsWith("\r") ? text.slice(0, -1) : text;
  };
  let first = true;
  for await (let chunk of chunks) {
    if (first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3);
    first = false;
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield take(chunk.subarray(from, at));
      from = at + 1;
    }
    if (from < chunk.length) open.push(chunk.subarray(from));
  }
  if (open.length) yield take(new Uint8Array());
}
