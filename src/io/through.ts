/** One member or frame of compressed data through one of Node's engines, which stop where it ends. */
import { Readable } from "node:stream";
import type { Zlib } from "node:zlib";
import type { Cursor } from "./cursor.js";

const PIECE = 16_384;

type Engine = Zlib & NodeJS.ReadWriteStream & { destroy(error?: Error): unknown };

/**
 * Yields what the bytes at the cursor unpack to, and leaves the cursor behind the last byte that the engine took.
 *
 * @param taken is told of every piece that the cursor gives
 * @param left is told how many bytes at the end of these were put back
 * @throws what the engine throws (`Z_BUF_ERROR` where the data breaks off), or the cursor
 */
export async function* through(
  cursor: Cursor,
  engine: Engine,
  taken: (piece: Uint8Array) => void = () => {},
  left: (count: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  /** Pieces that the engine may not have taken yet, and the number of all bytes it was offered. */
  const offered: Uint8Array[] = [];
  let total = 0;
  let open = 0;
  let pending: Promise<void> | undefined;
  const take = (piece: Uint8Array | undefined): void => {
    if (piece) {
      taken(piece);
      offered.push(piece);
      total += piece.length;
      open += piece.length;
      while (open - offered[0]!.length >= total - engine.bytesWritten) open -= offered.shift()!.length;
    }
    source.push(piece ?? null);
  };
  const source = new Readable({
    highWaterMark: 1,
    read() {
      pending = cursor.some(PIECE).then(take, (error) => {
        source.destroy(error);
      });
    },
  });
  source.on("error", (error) => engine.destroy(error));
  try {
    yield* source.pipe(engine) as AsyncIterable<Uint8Array>;
  } finally {
    source.unpipe();
    source.destroy();
    engine.destroy();
    await pending;
    const count = total - engine.bytesWritten;
    const rest = Buffer.concat(offered);
    cursor.unread(rest.subarray(rest.length - count));
    left(count);
  }
}
