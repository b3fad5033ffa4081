/** A mirrored tree: which file each input becomes. All is looked at before anything is written. */
import { realpathSync, statSync } from "node:fs";
import { mkdir, realpath } from "node:fs/promises";
import { platform } from "node:os";
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

/** A name as the file system tells it from others: most of those of two systems do not tell case. */
const foldsCase = platform() === "darwin" || platform() === "win32";
const keyOf = (name: string): string => (foldsCase ? name.normalize("NFC").toLowerCase() : name);

/**
 * Looks at the places of single outputs.
 *
 * @param outputs paths by the option that names them
 * @throws UsageError where one can be no file, or would stand among the inputs, so that the next run would read it
 */
export function refuseAmongInputs(
  inputs: readonly string[],
  outputs: readonly (readonly [option: string, path: string])[],
): void {
  const directories = inputs.filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  const places = new Map<string, string>();
  for (const [option, path] of outputs) {
    if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`there is no directory ${dirname(path)} for ${option}; make it first`);
    const place = placeOf(path);
    const other = places.get(place);
    if (other !== undefined && statSync(place, { throwIfNoEntry: false })?.isFile() !== false)
      throw new UsageError(`${other} and ${option} name one file, ${path}; give each its own`);
    places.set(place, option);
    const around = directories.find((directory) => isWithin(place, realpathSync(directory)));
    if (around !== undefined)
      throw new UsageError(`${path} lies in the input ${around}; name a file outside with ${option}`);
  }
}

/**
 * Plans the tree.
 *
 * @throws UsageError where two inputs would write one file, or an output would stand among or in place of the inputs
 */
export async function planTree(
  paths: readonly string[],
  directory: string,
  to: keyof typeof EXTENSIONS,
  stdin: () => Readable,
  select: Selection,
): Promise<Plan> {
  if (paths.length === 0 || paths.some(isStdin))
    throw new UsageError("--out-dir mirrors files; give files or directories, or write standard input with -o");
  const root = placeOf(directory);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new UsageError(`${directory} is no directory; name another with --out-dir`);
  for (const path of paths) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isDirectory()) continue;
    const input = realpathSync(path);
    if (isWithin(root, input))
      throw new UsageError(`${directory} lies in the input ${path}; name a directory outside with --out-dir`);
    if (isWithin(input, root))
      throw new UsageError(`the input ${path} lies in ${directory}; name a directory of its own with --out-dir`);
  }
  const nameOf = ({ id, root: from }: Source): string =>
    (from === undefined ? basename(id) : id.split("/").join(sep)) + EXTENSIONS[to];
  const taken = new Map<string, string>();
  const folders = new Map<string, string>();
  const inputs = new Set<string>();
  let files = 0;
  for await (const source of sources(paths, stdin, select)) {
    if (source.kind !== "source") continue;
    files++;
    const name = nameOf(source);
    const key = keyOf(name);
    const before = taken.get(key);
    if (before !== undefined)
      throw new UsageError(
        `${before} and ${source.path} would both be written to ${join(directory, name)}; clean them into different directories`,
      );
    taken.set(key, source.path!);
    for (let at = dirname(key); at !== "." && !folders.has(at); at = dirname(at)) folders.set(at, source.path!);
    // Only files named one by one can stand where outputs go.
    if (source.root === undefined) inputs.add(keyOf(await realpath(source.path!)));
  }
  for (const [name, path] of taken) {
    const inside = folders.get(name);
    if (inside !== undefined)
      throw new UsageError(
        `${join(directory, name)} would be both the output of ${path} and a directory for ${inside}; clean them into different directories`,
      );
    if (inputs.has(keyOf(join(root, name))))
      throw new UsageError(`${path} would be written over the input ${join(directory, name)}; name another --out-dir`);
  }
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
  const tree = await realpath(root);
  // Of a file that is there, a link would be followed, too.
  for (const place of [dirname(path), path]) {
    const real = await realpath(place).catch(() => undefined);
    if (real !== undefined && !isWithin(real, tree))
      throw new UsageError(`${place} leads out of ${root} by a link; remove the link`);
  }
  return path;
}
