/** Compresses what is written: gzip by Node, Zstandard by Node from 22.15 on and by WebAssembly before. */
import zlib from "node:zlib";
import type { Packing } from "./packing.js";
import { UsageError } from "./problem.js";

/** Takes bytes in and gives compressed ones out; nothing is held back but what the format's window needs. */
export interface Packer {
  /** What is ready after these bytes. */
  readonly write: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** The rest; nothing may be written after it. */
  readonly end: () => Promise<Uint8Array>;
  /** Frees what it holds where the output is given up. */
  readonly abandon: () => void;
}

function native(packing: Packing): Packer {
  const stream = packing === "gzip" ? zlib.createGzip() : zlib.createZstdCompress();
  let ready: Uint8Array[] = [];
  let broken: Error | undefined;
  stream.on("data", (piece: Uint8Array) => ready.push(piece));
  stream.on("error", (error) => {
    broken = error;
  });
  const take = (): Uint8Array => {
    const bytes = Buffer.concat(ready);
    ready = [];
    return bytes;
  };
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (error) => {
          if (error ?? broken) reject(error ?? broken);
          else resolve(take());
        });
      }),
    end: () =>
      new Promise((resolve, reject) => {
        stream.once("error", reject);
        stream.once("end", () => resolve(take()));
        stream.end();
      }),
    abandon: () => {
      stream.destroy();
    },
  };
}

/** The WebAssembly has one state for all, so one stream may use it at a time. */
let taken = false;

async function wasm(): Promise<Packer> {
  if (taken) throw new UsageError("this Node writes one .zst file at a time; use .gz, or Node 22.15 or later");
  taken = true;
  const zstd = await (await import("@hpcc-js/wasm-zstd")).Zstd.load();
  zstd.reset();
  return {
    write: async (bytes) => zstd.compressChunk(bytes),
    end: async () => {
      taken = false;
      return zstd.compressEnd();
    },
    abandon: () => {
      taken = false;
    },
  };
}

/**
 * A packer for one output.
 *
 * @throws UsageError where this release of Node writes no second Zstandard stream beside the first
 */
export async function packer(
  packing: Packing,
  byNode = typeof zlib.createZstdCompress === "function",
): Promise<Packer> {
  return packing === "gzip" || byNode ? native(packing) : wasm();
}
