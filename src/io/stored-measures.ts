/**
 * The measures of the scripts as the bundled program has them: printed when it was built, and read when a page is of their
 * script. It stands in the place of trigram-measures.ts there.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Measure, readMeasure } from "../trigram-measure.js";

/** Beside the bundle. */
const folder = join(import.meta.dirname, "measures");

interface Scripts {
  /** The codes of each script's languages, ISO 639-3. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** Sets of scripts, and where in Unicode, up to U+FFFF, each begins to be that of the characters: place, set, ... */
  readonly sets: readonly (readonly string[])[];
  readonly runs: readonly number[];
}

let kept: Scripts | undefined;

function scripts(): Scripts {
  kept ??= JSON.parse(readFileSync(join(folder, "scripts.json"), "utf8")) as Scripts;
  return kept;
}

/** The machine has the bytes of its numbers the other way round than the files. */
const SWAPPED = new Uint8Array(new Uint32Array([1]).buffer)[0] === 0;

/** Whether several languages write a script, by franc's name. */
export const hasMeasure = (script: string): boolean => scripts().codes[script] !== undefined;

/**
 * Enters the sets of scripts that characters belong to, as they were found before.
 *
 * @param into gets the sets, by their numbers
 * @param setOf gets the number of each UTF-16 unit's set, plus one
 */
export function enterSets(into: (readonly string[])[], setOf: Uint8Array): void {
  const { sets, runs } = scripts();
  into.push(...sets);
  for (let i = 0; i < runs.length; i += 2) setOf.fill(runs[i + 1]! + 1, runs[i], runs[i + 2]);
}

/**
 * The measure of a script that has one.
 *
 * @param only codes of the languages that count; those that the measure was printed for
 * @throws RangeError where they are others
 */
export function measureOfScript(script: string, only: ReadonlySet<string>): Measure {
  const known = scripts().codes[script]!;
  if (!known.every((code) => only.has(code)))
    throw new RangeError(`the stored measure of ${script} has other languages`);
  const bytes = readFileSync(join(folder, `${script}.bin`));
  if (SWAPPED) bytes.swap32();
  return readMeasure(known, new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
}
