/** Bytes from files and streams, opened where they are compressed, and cut into lines. */
import { type Limits, tooLarge } from "./limits.js";
import { type Packing, packingOf } from "./packing.js";

/** Bytes that are read before it is decided what they are. */
const HEAD = 65_536;

/** A stream whose first bytes are known. The chunks include them. */
export interface Opened {
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** White space, and the bytes of the mark that may open UTF-8: nothing can be told by them. */
const isBlank = (byte: number): boolean => byte <= 32 || byte === 0xef || byte === 0xbb || byte === 0xbf;

/** Reads until `least` bytes are there, or the end of a line that holds anything where `line`, or the stream ends. */
async function peek(source: AsyncIterable<Uint8Array>, least: number, line = false): Promise<Opened> {
  const reader = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  let begun = false;
  while (size < least) {
    const { done, value } = await reader.next();
    if (done) break;
    first.push(value);
    size += value.length;
    if (!line) continue;
    const start: number = begun ? 0 : value.findIndex((byte) => !isBlank(byte));
    if (start >= 0 && value.indexOf(10, start) >= 0) break;
    begun ||= start >= 0;
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

/** A stream that has been opened, and how it came. */
export interface Unpacked extends Opened {
  /** As it came, where it was compressed. The chunks of the two must not both be read. */
  readonly packed?: Opened;
  /** It came compressed. */
  readonly compressed?: true;
}

/** The first bytes that the packed ones hold; none where they are damaged. */
async function headOf(packed: Uint8Array, packing: Packing): Promise<Uint8Array> {
  async function* once() {
    yield packed;
  }
  const { unpack } = await import("./compression.js");
  try {
    for await (const chunk of unpack(once(), packing)) return chunk;
  } catch {
    // Whoever reads it tells what is wrong.
  }
  return new Uint8Array();
}

async function* unpacked(chunks: AsyncIterable<Uint8Array>, packing: Packing): AsyncGenerator<Uint8Array> {
  yield* (await import("./compression.js")).unpack(chunks, packing);
}

/**
 * Opens a stream: what it is compressed with is told by its first bytes, whatever the name says.
 *
 * @param live the stream may trickle in, and what is there is to be had at once: a first line is look enough
 * @param packed whether, from its first bytes, it is wanted as it comes
 */
export async function openBytes(
  stream: AsyncIterable<Uint8Array>,
  live = false,
  packed: (head: Uint8Array) => boolean = () => false,
): Promise<Unpacked> {
  const raw = await peek(stream, HEAD, live);
  const packing = packingOf(raw.head);
  if (!packing) return raw;
  const head = await headOf(raw.head, packing);
  if (packed(head)) return { ...raw, head, packed: raw, compressed: true };
  return { ...(await peek(unpacked(raw.chunks, packing), HEAD, live)), compressed: true };
}

/**
 * All bytes of a stream.
 *
 * @throws InputError where there are more than `maxBytes`
 */
export async function collect(chunks: AsyncIterable<Uint8Array>, { maxBytes }: Limits): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    all.push(chunk);
  }
  return all.length === 1 ? all[0]! : Buffer.concat(all);
}

const RETURN = 13;

/**
 * The lines of a stream, without their line ends; one line in memory at a time, and nothing of one that is too long,
 * which comes as undefined.
 */
export async function* lines(
  chunks: AsyncIterable<Uint8Array>,
  { maxBytes }: Limits,
): AsyncGenerator<Uint8Array | undefined> {
  let open: Uint8Array[] = [];
  let size = 0;
  const grow = (part: Uint8Array): void => {
    size += part.length;
    if (size > maxBytes) open = [];
    else if (part.length) open.push(part);
  };
  const take = (): Uint8Array | undefined => {
    const whole = size > maxBytes ? undefined : open.length === 1 ? open[0]! : Buffer.concat(open);
    open = [];
    size = 0;
    return whole?.at(-1) === RETURN ? whole.subarray(0, -1) : whole;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      grow(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) grow(chunk.subarray(from));
  }
  if (size) yield take();
}
