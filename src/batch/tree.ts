/** A mirrored tree: which file each input becomes. All is looked at before anything is written. */
import { realpathSync, statSync } from "node:fs";
import { mkdir, realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Readable } from "node:stream";
import { UsageError } from "../io/problem.js";
import { isStdin, type Selection, type Source, sources } from "../io/sources.js";

const EXTENSIONS = { text: ".txt", markdown: ".md", jsonl: ".jsonl", parquet: ".parquet" } as const;

export interface Plan {
  readonly directory: string;
  /** Path of the output for a source, below the directory. */
  readonly nameOf: (source: Source) => string;
  /** How many files there are to clean. */
  readonly files: number;
}

/** The real path of what may not be there yet. */
function placeOf(path: string): string {
  const whole = resolve(path);
  for (let at = whole; ; at = dirname(at)) {
    if (!statSync(at, { throwIfNoEntry: false })) {
      if (dirname(at) === at) return whole;
      continue;
    }
    return join(realpathSync(at), relative(at, whole));
  }
}

export const isWithin = (path: string, directory: string): boolean =>
  path === directory || path.startsWith(directory.endsWith(sep) ? directory : directory + sep);

/**
 * Plans the tree.
 *
 * @throws UsageError where two inputs would write one file, or an output would stand among or in place of the inputs
 */
export async function planTree(
  paths: readonly string[],
  directory: string,
  to: keyof typeof EXTENSIONS,
  stdin: Readable,
  select: Selection,
): Promise<Plan> {
  if (paths.length === 0 || paths.some(isStdin))
    throw new UsageError("--out-dir mirrors files; give files or directories, or write standard input with -o");
  const root = placeOf(directory);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new UsageError(`${directory} is no directory; name another with --out-dir`);
  for (const path of paths) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() && isWithin(root, realpathSync(path)))
      throw new UsageError(`${directory} lies in the input ${path}; name a directory outside with --out-dir`);
  }
  const nameOf = ({ id, root: from }: Source): string =>
    (from === undefined ? basename(id) : id.split("/").join(sep)) + EXTENSIONS[to];
  const taken = new Map<string, string>();
  const inputs = new Set<string>();
  let files = 0;
  for await (const source of sources(paths, stdin, select)) {
    if (source.kind !== "source") continue;
    files++;
    const name = nameOf(source);
    const before = taken.get(name);
    if (before !== undefined)
      throw new UsageError(
        `${before} and ${source.path} would both be written to ${join(directory, name)}; clean them into different directories`,
      );
    taken.set(name, source.path!);
    // Only files named one by one can stand where outputs go.
    if (source.root === undefined) inputs.add(await realpath(source.path!));
  }
  for (const [name, path] of taken)
    if (inputs.has(join(root, name)))
      throw new UsageError(`${path} would be written over the input ${join(directory, name)}; name another --out-dir`);
  return { directory: root, nameOf, files };
}

/**
 * Makes the directory of an output.
 *
 * @throws UsageError where a link leads out of the tree
 */
export async function makePlace(root: string, name: string): Promise<string> {
  const path = join(root, name);
  await mkdir(dirname(path), { recursive: true });
  if (!isWithin(await realpath(dirname(path)), await realpath(root)))
    throw new UsageError(`${dirname(path)} leads out of ${root} by a link; remove the link`);
  return path;
}
