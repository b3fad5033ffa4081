/**
 * Opens gzip and Zstandard streams, at a piece at a time. Node has Zstandard from 22.15 on; older releases read it with
 * fzstd.
 */
import zlib from "node:zlib";
import { type Limits, tooLarge } from "./limits.js";
import { type Packing, packingOf } from "./packing.js";
import { InputError } from "./problem.js";

/**
 * How far a stream may grow: to `free` bytes, and beyond to `ratio` times its compressed size. Records have a limit of
 * their own, so this only bounds the time that a bomb costs. gzip cannot exceed a ratio of 1,032; Zstandard can pass
 * 30,000, which no text does.
 */
export interface Growth {
  readonly free: number;
  readonly ratio: number;
}

const GROWTH: Growth = { free: 2 ** 30, ratio: 15_000 };

/** Zstandard's own default: data that needs a larger window is refused. */
const LARGEST_WINDOW = 2 ** 27;

/** Bytes that fzstd gets at once: the most they can unpack to is some 16 MB. */
const SIP = 512;

type Chunks = AsyncIterable<Uint8Array>;

const names: Readonly<Record<Packing, string>> = { gzip: "gzip", zstd: "Zstandard" };

/** What went wrong with compressed data, from the code of zlib's error. */
function damage(packing: Packing, error: unknown): InputError {
  const code = (error as { code?: unknown }).code;
  if (error instanceof InputError) return error;
  const what = code === "Z_BUF_ERROR" ? "breaks off" : code === "Z_NEED_DICT" ? "needs a dictionary" : "is damaged";
  return new InputError(`the ${names[packing]} data ${what}; fetch or compress the file again`, "damaged");
}

async function* gunzip(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const { Readable } = await import("node:stream");
  const source = Readable.from(chunks, { objectMode: false });
  const opened = zlib.createGunzip();
  source.on("error", (error) => opened.destroy(error));
  try {
    yield* source.pipe(opened) as Chunks;
  } finally {
    source.destroy();
    opened.destroy();
  }
}

/** Frames of Zstandard begin so, and so do those that hold no data. */
function isFrame(head: Uint8Array): boolean {
  if (packingOf(head) === "zstd") return true;
  return (head[0]! & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;
}

/** Some releases of Node stop at the end of the first frame. */
async function* unzstd(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const [{ Cursor }, { through }] = await Promise.all([import("./cursor.js"), import("./through.js")]);
  const cursor = new Cursor(chunks);
  try {
    for (;;) {
      const head = await cursor.peek(4);
      if (!head.length) return;
      if (!isFrame(head)) throw Object.assign(new Error("no frame begins where one should"), { code: "Z_DATA_ERROR" });
      yield* through(cursor, zlib.createZstdDecompress());
    }
  } finally {
    await cursor.close();
  }
}

/** The size of the window that a frame of Zstandard asks for, in bytes; 0 where the head tells none. */
function windowOf(head: Uint8Array): number {
  // A frame of a single segment tells its size instead.
  if (head.length < 6 || (head[4]! >> 5) & 1) return 0;
  const base = 2 ** (10 + (head[5]! >> 3));
  return base + (base / 8) * (head[5]! & 7);
}

async function* fzstd(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import("fzstd");
  let ready: Uint8Array[] = [];
  const opened = new Decompress((chunk) => {
    // Its buffers are its own: they are written again.
    if (chunk.length) ready.push(chunk.slice());
  });
  const push = (bytes: Uint8Array, last: boolean): void => {
    try {
      opened.push(bytes, last);
    } catch (error) {
      // Code 5 is the end in mid-frame.
      throw damage("zstd", { code: (error as { code?: unknown }).code === 5 ? "Z_BUF_ERROR" : "" });
    }
  };
  let first = true;
  for await (const chunk of chunks) {
    if (first && windowOf(chunk) > LARGEST_WINDOW)
      throw new InputError("the Zstandard data needs a window of over 128 MiB; compress it without --long", "damaged");
    first = false;
    for (let at = 0; at < chunk.length; at += SIP) {
      push(chunk.subarray(at, at + SIP), false);
      if (!ready.length) continue;
      yield* ready;
      ready = [];
    }
  }
  push(new Uint8Array(), true);
  yield* ready;
}

const hasZstd = typeof zlib.createZstdDecompress === "function";

/**
 * The data of a compressed stream, whatever the number of its members or frames. Holds a few pieces in memory at most.
 *
 * @throws InputError where the data is damaged, breaks off, or grows beyond all measure
 */
export async function* unpack(
  chunks: Chunks,
  packing: Packing,
  growth: Growth = GROWTH,
  byNode = hasZstd,
): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let given = 0;
  let broken: unknown;
  async function* counted() {
    try {
      for await (const chunk of chunks) {
        taken += chunk.length;
        yield chunk;
      }
    } catch (error) {
      broken = error;
      throw error;
    }
  }
  const opened = packing === "gzip" ? gunzip(counted()) : byNode ? unzstd(counted()) : fzstd(counted());
  try {
    for await (const chunk of opened) {
      given += chunk.length;
      if (given > growth.free + growth.ratio * taken)
        throw new InputError(
          `unpacks to more than ${growth.ratio} times its size; that is no text, but a decompression bomb`,
          "too-large",
        );
      yield chunk;
    }
  } catch (error) {
    // What is wrong with the file itself is not the data's fault.
    throw error === broken ? error : damage(packing, error);
  }
}

/**
 * A whole compressed page.
 *
 * @throws InputError as `unpack`, and where it unpacks to more than `maxBytes`
 */
export async function unpackWhole(
  bytes: Uint8Array,
  packing: Packing,
  { maxBytes }: Limits,
  byNode = hasZstd,
): Promise<Uint8Array> {
  if (packing === "gzip") {
    try {
      return zlib.gunzipSync(bytes, { maxOutputLength: maxBytes });
    } catch (error) {
      throw (error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(maxBytes) : damage(packing, error);
    }
  }
  const all: Uint8Array[] = [];
  let size = 0;
  async function* whole() {
    yield bytes;
  }
  for await (const chunk of unpack(whole(), packing, GROWTH, byNode)) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    all.push(chunk);
  }
  return Buffer.concat(all);
}
