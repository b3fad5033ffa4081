/** From the paths of a command line to the files to read. */
import { createReadStream, readFileSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import type { Readable } from "node:stream";
import { type Limits, tooLarge } from "./limits.js";
import { isOwn } from "./own.js";
import { problemOf } from "./problem.js";
import { withoutExtensions } from "./sniff.js";

/** One file or stream to read. */
export interface Source {
  readonly kind: "source";
  /** How messages name it. */
  readonly name: string;
  /** The path whose extension may tell what it is; absent for standard input. */
  readonly path?: string;
  /** The id of its page, where it is one: for a file of a directory its path below that, without extensions. */
  readonly id: string;
  /** The directory it was found in. */
  readonly root?: string;
  /** Whole bytes, for regular files. */
  readonly whole?: (limits: Limits) => Promise<Uint8Array>;
  readonly open: () => Readable;
  /** May trickle in: start with what is there. */
  readonly live: boolean;
}

/** What stands in the way of a path (`failure`), or is only worth saying of it (`note`). */
export interface Remark {
  readonly kind: "failure" | "note";
  readonly where: string;
  readonly problem: string;
  /** Path of the file, the record in it from 1, and the sort of fault, where they are known. */
  readonly source?: string;
  readonly number?: number;
  readonly fault?: string;
}

/** Which files of a directory are read, by glob patterns on their paths below it. */
export interface Selection {
  /** Only these, where there are any. */
  readonly include?: readonly string[];
  /** Not these. */
  readonly exclude?: readonly string[];
}

interface Takes {
  readonly file: (inside: string) => boolean;
  /** What is left out with its name is not looked into. */
  readonly directory: (inside: string) => boolean;
}

/** A pattern without a slash is of names, at any depth. */
async function takes({ include = [], exclude = [] }: Selection): Promise<Takes> {
  if (!include.length && !exclude.length) return { file: () => true, directory: () => true };
  const { default: picomatch } = await import("picomatch");
  const compile = (patterns: readonly string[]) =>
    picomatch(
      patterns
        .map((pattern) => pattern.replace(/\/+$/, ""))
        .map((pattern) => (pattern.includes("/") ? pattern.replace(/^\.?\//, "") : `**/${pattern}`)),
      { dot: true },
    );
  const wanted = include.length ? compile(include) : () => true;
  const unwanted = exclude.length ? compile(exclude) : () => false;
  return { file: (inside) => wanted(inside) && !unwanted(inside), directory: (inside) => !unwanted(inside) };
}

/** Bytes of a file that is read at once: to hand it to another thread takes longer. */
const SMALL = 2 ** 16;

/** Packed or not, a file that is over the limit as it lies on the disk is over it unpacked. */
async function readWhole(path: string, { maxBytes }: Limits): Promise<Uint8Array> {
  const { size } = statSync(path);
  if (size > maxBytes) throw tooLarge(maxBytes);
  return size > SMALL ? readFile(path) : readFileSync(path);
}

/** Bytes of a file that are read at a time: four times as many as Node reads, as each time wakes another thread. */
const PIECE = 2 ** 18;

const file = (path: string, id: string, regular: boolean, root?: string): Source => ({
  kind: "source",
  name: path,
  path,
  id,
  ...(root === undefined ? {} : { root }),
  ...(regular ? { whole: (limits) => readWhole(path, limits) } : {}),
  open: () => createReadStream(path, regular ? { highWaterMark: PIECE } : {}),
  live: !regular,
});

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every file below a directory, in the order of their names; links are told of and not followed. */
async function* walk(root: string, below: string, take: Takes): AsyncGenerator<Source | Remark> {
  const here = join(root, below);
  let entries: import("node:fs").Dirent[];
  try {
    entries = await readdir(here, { withFileTypes: true });
  } catch (error) {
    yield { kind: "failure", where: here, problem: problemOf(error) };
    return;
  }
  const ids = new Set<string>();
  for (const entry of entries.sort((a, b) => byName(a.name, b.name))) {
    const inside = below ? `${below}/${entry.name}` : entry.name;
    const path = join(root, inside);
    if (entry.isDirectory()) {
      if (take.directory(inside)) yield* walk(root, inside, take);
    } else if (isOwn(entry.name) || !take.file(inside)) continue;
    else if (entry.isFile()) {
      const id = withoutExtensions(inside);
      if (ids.has(id)) yield { kind: "note", where: path, problem: `has the same id as the file before it: ${id}` };
      ids.add(id);
      yield file(path, id, true, root);
    } else {
      const what = entry.isSymbolicLink() ? "a symbolic link" : "no regular file";
      yield { kind: "note", where: path, problem: `is ${what}, so it is left out; give it by name to read it` };
    }
  }
}

export const isStdin = (path: string): boolean => path === "-";

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Which of the paths are directories; what does not exist is none. */
export async function directories(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (!isStdin(path) && isDirectory(path)) found.push(path);
  }
  return found;
}

/**
 * The files that the paths stand for, in the order given; directories are walked.
 *
 * @param select which files of directories
 * @param stdin gives standard input, where it is read
 * @param paths `-` stands for standard input, and so does no path at all
 */
export async function* sources(
  paths: readonly string[],
  stdin: () => Readable,
  select: Selection = {},
): AsyncGenerator<Source | Remark> {
  const take = await takes(select);
  for (const path of paths.length ? paths : ["-"]) {
    if (isStdin(path)) {
      yield { kind: "source", name: "standard input", id: "-", open: stdin, live: true };
      continue;
    }
    try {
      const found = statSync(path);
      if (found.isDirectory()) yield* walk(path, "", take);
      else yield file(path, withoutExtensions(normalize(path)), found.isFile());
    } catch (error) {
      yield { kind: "failure", where: path, problem: problemOf(error) };
    }
  }
}
