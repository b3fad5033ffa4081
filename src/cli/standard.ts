/**
 * Standard output and error, whose streams take a while to make: for one small page as long as a tenth of its cleaning.
 * So they are made when they are needed, and what the system takes at once is handed to it without them.
 */
import { constants, fstatSync, openSync, type Stats, writeSync } from "node:fs";
import type { Writable } from "node:stream";
import { encodeBriefly } from "../io/encode.js";
import { type Output, streamOutput } from "../io/output.js";

export type Standard = "stdout" | "stderr";

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const;

let onBroken = (_: Standard, error: Error): void => {
  throw error;
};

/** Has something done where one of them cannot be written. */
export function watchStandard(action: (name: Standard, error: NodeJS.ErrnoException) => void): void {
  onBroken = action;
}

const opened = new Set<Standard>();

/** The stream of one of them. */
export function standard(name: Standard): NodeJS.WriteStream {
  const stream = process[name];
  if (!opened.has(name)) {
    opened.add(name);
    stream.on("error", (error) => onBroken(name, error));
  }
  return stream;
}

/** Whether one of the streams was made: it may still hold what its reader has not taken. */
export const isStreaming = (): boolean => opened.size > 0;

function statsOf(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    return undefined;
  }
}

/** Linux has /dev/null and its like under one number. */
const MEMORY = 1;
const isMemory = ({ rdev }: Stats): boolean => process.platform === "linux" && ((rdev >> 8) & 0xfff) === MEMORY;

/** Whether one of them is a terminal. */
export function isTerminal(name: Standard): boolean {
  const stats = statsOf(DESCRIPTORS[name]);
  return (stats === undefined || (stats.isCharacterDevice() && !isMemory(stats))) && Boolean(standard(name).isTTY);
}

/** A descriptor of standard output that never waits for its reader; none where it cannot be told for sure. */
function descriptor(): number | undefined {
  const stats = statsOf(DESCRIPTORS.stdout);
  if (stats?.isFile() || (stats?.isCharacterDevice() && isMemory(stats))) return DESCRIPTORS.stdout;
  if (!stats?.isFIFO() || process.platform !== "linux") return undefined;
  try {
    // The pipe once more: who shares the first descriptor may want it to wait.
    return openSync(`/proc/self/fd/${DESCRIPTORS.stdout}`, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}

/** Writes what the system takes at once; gives what is left, nothing where all is done. */
function writeNow(fd: number, bytes: Uint8Array): Uint8Array | undefined {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") return bytes.subarray(at);
      onBroken("stdout", error as Error);
      return undefined;
    }
  }
  return undefined;
}

/** Standard output; waits where its reader is slower than we are. */
export function standardOutput(): Output {
  let fd = opened.has("stdout") ? undefined : descriptor();
  let rest: Output | undefined;
  return {
    write: async (text) => {
      if (fd === undefined) {
        rest ??= streamOutput(standard("stdout"));
        return rest.write(text);
      }
      const left = writeNow(fd, encodeBriefly(text));
      if (!left) return;
      // From here on the stream waits for the reader.
      fd = undefined;
      await written(standard("stdout"), Buffer.from(left));
    },
    finish: async () => {},
    abandon: () => {},
  };
}

const written = (stream: Writable, bytes: Uint8Array): Promise<void> =>
  stream.write(bytes) ? Promise.resolve() : new Promise((resolve) => stream.once("drain", () => resolve()));
