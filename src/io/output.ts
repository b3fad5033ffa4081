/** Where the cleaned text goes. A file is written beside its place and renamed at the end: it is whole, or not there. */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fsync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { promisify } from "node:util";
import { encodeBriefly } from "./encode.js";
import { temporaryName } from "./own.js";
import type { Packer } from "./packer.js";
import { packingOfName } from "./packing.js";
import { problemOf, UsageError } from "./problem.js";

interface Sink<T> {
  /** Resolves when more may be written. */
  readonly write: (data: T) => Promise<void>;
  /** Puts the file in its place. */
  readonly finish: () => Promise<void>;
  /** Leaves nothing behind, whatever was written. */
  readonly abandon: () => void;
}

export type Output = Sink<string>;
export type ByteOutput = Sink<Uint8Array>;

/** A stream as output; waits where the reader is slower than we are. */
export const streamOutput = (stream: Writable): Output => ({
  write: (text) =>
    stream.write(text) ? Promise.resolve() : new Promise((resolve) => stream.once("drain", () => resolve())),
  finish: async () => {},
  abandon: () => {},
});

/** Characters that are gathered before they are written. */
const GATHER = 65_536;

/** What keeps a file from being written now, whatever its name. */
const PASSING: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EMFILE", "ENFILE", "EIO"]);

/** Waits until the disk has it; others may work meanwhile. */
const flushed = promisify(fsync);

/** Writes all; one call of the system may write less. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

/**
 * A file as output, byte by byte.
 *
 * @throws UsageError where there can be no such file
 */
export function byteOutput(path: string): ByteOutput {
  const before = statSync(path, { throwIfNoEntry: false });
  if (before?.isDirectory()) throw new UsageError(`${path} is a directory; -o needs the name of a file`);
  // A device or a named pipe must not be replaced by a file.
  const direct = before !== undefined && !before.isFile();
  const target = before && !direct ? realpathSync(path) : path;
  const temporary = join(dirname(target), temporaryName(basename(target), randomBytes(6).toString("hex")));
  let fd: number;
  try {
    fd = direct ? openSync(target, "w") : openSync(temporary, "wx");
    if (before && !direct) fchmodSync(fd, before.mode & 0o7777);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") throw new UsageError(`there is no directory ${dirname(path)}; make it first`);
    if (code !== undefined && PASSING.has(code)) throw new Error(`${path} cannot be written: ${problemOf(error)}`);
    throw new UsageError(`${path} cannot be written (${code ?? error}); name another file with -o`);
  }
  let state: "open" | "closed" | "done" = "open";
  const close = (): void => {
    if (state === "open") {
      state = "closed";
      closeSync(fd);
    }
  };
  return {
    write: async (bytes) => {
      if (state === "open") writeAll(fd, bytes);
    },
    finish: async () => {
      if (!direct) await flushed(fd);
      if (state !== "open") return;
      close();
      if (!direct) renameSync(temporary, target);
      state = "done";
    },
    abandon: () => {
      if (state === "done") return;
      try {
        close();
        state = "done";
        if (!direct) unlinkSync(temporary);
      } catch {
        // Whoever took its directory away took it along; what went wrong before is what is told.
      }
    },
  };
}

/**
 * A file of text as output, compressed where its name ends in `.gz` or `.zst`.
 *
 * @throws UsageError where there can be no such file
 */
export async function fileOutput(path: string): Promise<Output> {
  const packing = packingOfName(path);
  const packer: Packer | undefined = packing && (await (await import("./packer.js")).packer(packing));
  const file = byteOutput(path);
  let waiting = "";
  const flush = async () => {
    const text = waiting;
    waiting = "";
    // A packer may still read the bytes when others are written.
    await file.write(packer ? await packer.write(Buffer.from(text, "utf8")) : encodeBriefly(text));
  };
  return {
    write: async (text) => {
      waiting += text;
      if (waiting.length >= GATHER) await flush();
    },
    finish: async () => {
      await flush();
      if (packer) await file.write(await packer.end());
      await file.finish();
    },
    abandon: () => {
      packer?.abandon();
      file.abandon();
    },
  };
}
