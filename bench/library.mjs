import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The library as its users load it, of a build; earlier builds had no module that holds all of it. */
export function libraryOf(dist) {
  const file = ["library.js", "index.js"].map((name) => join(resolve(dist), name)).find((path) => existsSync(path));
  return import(pathToFileURL(file));
}
