/** Finds the configuration: data only, from the nearest directory upwards that has some. */
import { readFileSync } from "node:fs";
import { basename, isAbsolute, relative, resolve } from "node:path";
import { lilconfigSync } from "lilconfig";
import { problemOf, UsageError } from "../io/problem.js";
import { KEY, PACKAGE, places, speaksToUs } from "./near.js";
import type { Config } from "./schema.js";

/** Largest file, in characters. */
const LARGEST = 4_194_304;

export interface Found {
  /** How messages name it: below the working directory, else its whole path. */
  readonly name: string;
  readonly path: string;
  readonly config: Config;
}

/** A configuration that cannot be: all of its problems, one a line. */
export class ConfigError extends UsageError {
  constructor(name: string, problems: readonly string[]) {
    const lines = problems.map((problem) => `${name}: ${problem}`);
    super(lines.join("\n"), lines);
  }
}

function parse(name: string, text: string): unknown {
  if (text.length > LARGEST)
    throw new ConfigError(name, [`is larger than ${LARGEST / 1_048_576} MiB; is it a configuration?`]);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const why = (error as Error).message.replace(/\s+/g, " ").slice(0, 200);
    throw new ConfigError(name, [`is not JSON (${why}); it is data only, without comments and trailing commas`]);
  }
}

const nameIn = (cwd: string, path: string): string => {
  const below = relative(cwd, path);
  return below.startsWith("..") || isAbsolute(below) ? path : below;
};

async function checked(name: string, path: string, config: unknown): Promise<Found> {
  const problems = await (await import("./validate.js")).problemsOf(config);
  if (problems.length) throw new ConfigError(name, problems);
  const { $schema: _, ...rest } = config as Config & { $schema?: string };
  return { name, path, config: rest };
}

function read(name: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ConfigError(name, [problemOf(error)]);
  }
}

/**
 * The configuration in a file that was named.
 *
 * @throws ConfigError where it cannot be read, or says what cannot be
 */
export async function configIn(file: string, cwd: string): Promise<Found> {
  const path = resolve(cwd, file);
  const value = parse(file, read(file, path));
  if (basename(path) !== PACKAGE) return checked(file, path, value);
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, KEY))
    throw new ConfigError(file, [`has no key "${KEY}"; put the configuration there, or name another file`]);
  return checked(file, path, (value as Record<string, unknown>)[KEY]);
}

/**
 * The nearest configuration from a directory upwards, as far as the home directory where it lies below that. Nothing
 * is loaded to look into it before there is one.
 *
 * @throws ConfigError where it cannot be read, or says what cannot be
 */
export async function findConfig(cwd: string): Promise<Found | undefined> {
  const load = (path: string, text: string): unknown => {
    // It may be torn, too.
    if (basename(path) === PACKAGE && !speaksToUs(text)) return {};
    return parse(nameIn(cwd, path), text);
  };
  const search = lilconfigSync(KEY, {
    searchPlaces: [...places],
    loaders: { ".json": load, noExt: load },
    packageProp: [KEY],
    cache: false,
  });
  let found: ReturnType<typeof search.search>;
  try {
    found = search.search(cwd);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const { path = "the configuration" } = error as NodeJS.ErrnoException;
    throw new ConfigError(nameIn(cwd, path), [problemOf(error)]);
  }
  return found ? checked(nameIn(cwd, found.filepath), found.filepath, found.config) : undefined;
}
