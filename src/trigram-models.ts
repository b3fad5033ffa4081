/** Where the models of the scripts come from: here from franc's data; the program reads printed ones. */
import { data } from "franc/data.js";
import { type Model, modelOf } from "./trigram-model.js";

/** Whether several languages write a script, by franc's name. */
export const hasModel = (script: string): boolean => data[script] !== undefined;

/**
 * The model of a script that has one.
 *
 * @param only codes (ISO 639-3) of the languages that count
 */
export const modelIn = (script: string, only: ReadonlySet<string>): Model => modelOf(data[script]!, only);
