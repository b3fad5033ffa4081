/** Where the measures of the scripts come from: here from franc's data; the program reads printed ones. */
import { data } from "franc/data.js";
import { type Measure, measureBy } from "./trigram-measure.js";
import { modelOf } from "./trigram-model.js";

/** Whether several languages write a script, by franc's name. */
export const hasMeasure = (script: string): boolean => data[script] !== undefined;

/**
 * Enters the sets of scripts that characters belong to, as far as they were found before: here none.
 *
 * @param _sets gets the sets, by their numbers
 * @param _setOf gets the number of each UTF-16 unit's set, plus one
 */
export function enterSets(_sets: (readonly string[])[], _setOf: Uint8Array): void {}

/**
 * The measure of a script that has one.
 *
 * @param only codes (ISO 639-3) of the languages that count
 */
export const measureOfScript = (script: string, only: ReadonlySet<string>): Measure =>
  measureBy(modelOf(data[script]!, only));
