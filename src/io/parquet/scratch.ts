/** Scratch files that no path leads to: they are gone with the process. */
import { randomBytes } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { join } from "node:path";

/** A new scratch file on the disk of a directory. */
export async function scratchFile(directory: string): Promise<FileHandle> {
  const path = join(directory, `.clean-article.${randomBytes(6).toString("hex")}.tmp`);
  const handle = await open(path, "wx+");
  await unlink(path);
  return handle;
}

/** Writes bytes at the file's present place, or at `position`. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position?: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const to = position === undefined ? null : position + at;
    at += (await file.write(bytes, at, bytes.length - at, to)).bytesWritten;
  }
}

const PIECE = 2 ** 20;

/** Copies a part of a file, a piece at a time. */
export async function copyRange(
  file: FileHandle,
  start: number,
  end: number,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  for (let at = start; at < end; ) {
    const { bytesRead, buffer } = await file.read(new Uint8Array(Math.min(PIECE, end - at)), 0, undefined, at);
    if (!bytesRead) throw new Error("a file that is being read has become shorter");
    await write(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}
