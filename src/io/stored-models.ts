/**
 * The models of the scripts as the bundled program has them: printed when it was built, and read when a page is of their
 * script. It stands in the place of trigram-models.ts there.
 */
import { readFileSync } from "node:fs";
import { type Model, readModel } from "../trigram-model.js";

/** Beside the bundle. */
const folder = new URL("models/", import.meta.url);
/** The codes of each script's languages, ISO 639-3. */
let codes: Readonly<Record<string, readonly string[]>> | undefined;

const codesOf = (script: string): readonly string[] | undefined => {
  codes ??= JSON.parse(readFileSync(new URL("codes.json", folder), "utf8")) as typeof codes;
  return codes![script];
};

/** The machine has the bytes of its numbers the other way round than the files. */
const SWAPPED = new Uint8Array(new Uint32Array([1]).buffer)[0] === 0;

/** Whether several languages write a script, by franc's name. */
export const hasModel = (script: string): boolean => codesOf(script) !== undefined;

/**
 * The model of a script that has one.
 *
 * @param only codes of the languages that count; those that the model was printed for
 * @throws RangeError where they are others
 */
export function modelIn(script: string, only: ReadonlySet<string>): Model {
  const known = codesOf(script)!;
  if (!known.every((code) => only.has(code))) throw new RangeError(`the stored model of ${script} has other languages`);
  const bytes = readFileSync(new URL(`${script}.bin`, folder));
  if (SWAPPED) bytes.swap32();
  return readModel(known, new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
}
