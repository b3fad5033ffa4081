/**
 * gzip member by member. Files such as `.warc.gz` have a member for each record, so that damage to one need not cost
 * the others: the next member is looked for, and what was lost is told of in its place.
 */
import zlib from "node:zlib";
import { Cursor } from "./cursor.js";
import { through } from "./through.js";

/** Stands in the data where some of it was lost. */
export class Damage {
  constructor(readonly problem: string) {}
}

/** Bytes that are looked through at once for the next member. */
const LOOK = 16_384;
/** A member's data is held back until its checksum is known, as far as it is no larger than this. */
const HELD = 8 * 2 ** 20;
/** Compressed bytes of a member that are kept to look in them for the next one where the member is damaged. */
const KEPT = 8 * 2 ** 20;
/** Fields of a header that may be of any length are refused beyond this. */
const LONGEST_FIELD = 65_536;

const isMember = (head: Uint8Array): boolean =>
  head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 && (head[3]! & 0xe0) === 0;

/** As `isMember`, but of bytes amid damage: what says how and where it was made must be usual, too. */
const isSurelyMember = (head: Uint8Array): boolean =>
  isMember(head) && [0, 2, 4].includes(head[8]!) && (head[9]! <= 13 || head[9] === 255);

const BREAKS_OFF = "the gzip data breaks off";
const DAMAGED = "the gzip data is damaged";

/** Keeps what it reads, so that it can be put back. */
class Keeper {
  #kept: Uint8Array[] = [];
  #size = 0;
  constructor(readonly cursor: Cursor) {}

  keep(bytes: Uint8Array): Uint8Array {
    this.#kept.push(bytes);
    this.#size += bytes.length;
    while (this.#size > KEPT) this.#size -= this.#kept.shift()!.length;
    return bytes;
  }

  forgetLast(count: number): void {
    for (let left = count; left > 0; ) {
      const last = this.#kept.pop()!;
      if (last.length > left) this.#kept.push(last.subarray(0, last.length - left));
      const gone = Math.min(last.length, left);
      this.#size -= gone;
      left -= gone;
    }
  }

  putBack(): void {
    for (const bytes of this.#kept.reverse()) this.cursor.unread(bytes);
  }
}

async function field(keeper: Keeper): Promise<boolean> {
  for (let length = 0; length < LONGEST_FIELD; length++) {
    const byte = keeper.keep(await keeper.cursor.take(1));
    if (!byte.length) return false;
    if (byte[0] === 0) return true;
  }
  return false;
}

/** Reads a member's header; whether it is whole. */
async function header(keeper: Keeper): Promise<boolean> {
  const { cursor } = keeper;
  const fixed = keeper.keep(await cursor.take(10));
  if (fixed.length < 10) return false;
  const flags = fixed[3]!;
  if (flags & 4) {
    const size = keeper.keep(await cursor.take(2));
    const length = (size[0] ?? 0) + 256 * (size[1] ?? 0);
    if (keeper.keep(await cursor.take(length)).length < length) return false;
  }
  if (flags & 8 && !(await field(keeper))) return false;
  if (flags & 16 && !(await field(keeper))) return false;
  return !(flags & 2) || keeper.keep(await cursor.take(2)).length === 2;
}

/** A member's data in pieces; the last thing is what was wrong with it, if anything was. */
async function* body(keeper: Keeper): AsyncGenerator<Uint8Array, string | undefined> {
  const { cursor } = keeper;
  let checksum = 0;
  let size = 0;
  const pieces = through(
    cursor,
    zlib.createInflateRaw(),
    (piece) => keeper.keep(piece),
    (count) => keeper.forgetLast(count),
  );
  try {
    for await (const piece of pieces) {
      checksum = zlib.crc32(piece, checksum);
      size += piece.length;
      yield piece;
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === "Z_BUF_ERROR") return BREAKS_OFF;
    if (code === "Z_DATA_ERROR") return DAMAGED;
    throw error;
  }
  const trailer = keeper.keep(await cursor.take(8));
  if (trailer.length < 8) return BREAKS_OFF;
  const view = new DataView(trailer.buffer, trailer.byteOffset, 8);
  const isRight = view.getUint32(0, true) === checksum && view.getUint32(4, true) === size % 2 ** 32;
  return isRight ? undefined : DAMAGED;
}

/** Moves to the next bytes that may open a member; whether there are any. */
async function seek(cursor: Cursor): Promise<boolean> {
  for (;;) {
    const head = await cursor.peek(LOOK);
    if (head.length < 10) return false;
    const at = head.indexOf(0x1f);
    if (at < 0) await cursor.skip(head.length);
    else if (at > 0) await cursor.skip(at);
    else if (isSurelyMember(head)) return true;
    else await cursor.skip(1);
  }
}

/**
 * The data of all members, one after the other, with a `Damage` wherever some of it was lost. A small member that
 * is at fault gives none of its data, because nobody knows where the fault begins; of a large one the first part is given.
 */
export async function* gzipMembers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | Damage> {
  const cursor = new Cursor(chunks);
  try {
    for (;;) {
      const head = await cursor.peek(4);
      // Tapes and some tools fill the end up with zeros.
      if (head.every((byte) => byte === 0)) {
        if (head.length < 4) return;
        await cursor.skip(head.length);
        continue;
      }
      const keeper = new Keeper(cursor);
      let problem: string | undefined = DAMAGED;
      if (isMember(head)) {
        if (!(await header(keeper))) problem = BREAKS_OFF;
        else {
          let held: Uint8Array[] | undefined = [];
          let size = 0;
          const pieces = body(keeper);
          for (;;) {
            const { done, value } = await pieces.next();
            if (done) {
              problem = value;
              break;
            }
            size += value.length;
            if (!held) yield value;
            else {
              held.push(value);
              if (size <= HELD) continue;
              yield* held;
              held = undefined;
            }
          }
          if (!problem) yield* held ?? [];
        }
      }
      if (!problem) continue;
      yield new Damage(problem);
      keeper.putBack();
      await cursor.skip(1);
      if (!(await seek(cursor))) return;
    }
  } finally {
    await cursor.close();
  }
}
