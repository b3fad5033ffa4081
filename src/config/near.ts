/** Whether there may be a configuration upwards of a directory, without loading anything to look for it. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, sep } from "node:path";

/** The program's key in package.json. */
export const KEY = "clean-article";
export const PACKAGE = "package.json";
/** In the order in which they count in one directory. */
export const places: readonly string[] = [`${KEY}.config.json`, ".cleanarticlerc", PACKAGE];

/**
 * Whether a package.json holds a configuration, or something torn that may be one. Those of other people mostly say
 * nothing to us, and where they name us it is as what they depend on.
 */
export function speaksToUs(text: string): boolean {
  if (!text.includes(`"${KEY}"`)) return false;
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return typeof value === "object" && value !== null && Object.hasOwn(value, KEY);
  } catch {
    return true;
  }
}

function speaks(path: string): boolean {
  try {
    return speaksToUs(readFileSync(path, "utf8"));
  } catch {
    return true;
  }
}

/** False where there is none for sure. */
export function mayHaveConfig(cwd: string): boolean {
  for (let here = cwd; ; here = dirname(here)) {
    for (const place of places) {
      const path = here.endsWith(sep) ? here + place : here + sep + place;
      if (existsSync(path) && (place !== PACKAGE || speaks(path))) return true;
    }
    if (dirname(here) === here) return false;
  }
}
