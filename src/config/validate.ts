/** Holds a configuration against its schema, and says what is wrong with it so that it can be put right. */
import { Ajv, type ErrorObject } from "ajv";
import { closestMatch } from "leven";
import { phraseProblem } from "../own-phrases.js";
import { checkSelectors, loadSelectors } from "../parse/html.js";
import { loadPatterns, patternProblem } from "../patterns.js";
import { languageOfTag } from "../tags.js";
import { type Config, configSchema } from "./schema.js";

/** Problems that are told at most. */
const MOST = 20;
/** Names that are listed; more are too many to read. */
const LISTED = 40;

/** `/phrases/de/share/0` as `phrases.de.share[0]`. */
function keyOf(pointer: string): string {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce((key, step) => (/^\d+$/.test(step) ? `${key}[${step}]` : key ? `${key}.${step}` : step), "");
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

const kindOf = (value: unknown): string =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "a list"
      : typeof value === "object"
        ? "an object"
        : `a ${typeof value}`;

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list, such as ["..."]',
  object: 'an object, such as {"...": ...}',
  string: "a string",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
};

/** The names there are, and the one that was meant, as far as that can be told. */
function remedy(given: unknown, names: readonly string[]): string {
  const close =
    typeof given === "string" && given.length <= 100
      ? closestMatch(given, names, { maxDistance: Math.max(2, Math.floor(given.length / 3)) })
      : undefined;
  if (close !== undefined) return `did you mean "${close}"?`;
  return names.length <= LISTED ? `there are ${names.join(", ")}` : "see the docs for those there are";
}

/** One error of the schema as key, problem and remedy. */
function say({ instancePath, keyword, params, data, parentSchema, propertyName }: ErrorObject): string {
  const key = keyOf(instancePath);
  const at = (inner: string): string => (key ? `${key}.${inner}` : inner);
  const named = key ? `${key}: ` : "";
  switch (keyword) {
    case "additionalProperties": {
      const unknown = params.additionalProperty as string;
      const names = Object.keys((parentSchema?.properties ?? {}) as object);
      return `${at(unknown)}: there is no such key; ${remedy(unknown, names)}`;
    }
    case "enum":
      return `${named}${shown(data)} is not known; ${remedy(data, params.allowedValues as string[])}`;
    case "type":
      return `${named}is ${kindOf(data)}; it must be ${KINDS[params.type as string] ?? params.type}`;
    case "minimum":
    case "maximum":
      return `${named}is ${shown(data)}; it must be from ${parentSchema?.minimum} to ${parentSchema?.maximum}`;
    case "pattern":
      return `${at(propertyName ?? "")}: is no language code; write one such as en, de or pt-BR`;
    case "minLength":
      return `${named}is empty; write something there or take it out`;
    case "maxLength":
      return `${named}is longer than ${params.limit} characters; make it shorter`;
    case "maxItems":
      return `${named}holds more than ${params.limit} entries; take some out`;
    default:
      return `${named}${instancePath} cannot be (${keyword})`;
  }
}

/** What the schema cannot tell: whether selectors, patterns, phrases and codes of languages can be read. */
async function* meanings(config: Config): AsyncGenerator<string> {
  const asLang = (code: string, key: string) =>
    languageOfTag(code) ? [] : [`${key}: ${shown(code)} is no language code; write one such as en, de or pt-BR`];
  if (config.lang !== undefined) yield* asLang(config.lang, "lang");
  for (const [tag, lexicon] of Object.entries(config.phrases ?? {})) {
    yield* asLang(tag, `phrases.${tag}`);
    for (const [topic, phrases] of Object.entries(lexicon)) {
      for (const [i, phrase] of phrases.entries()) {
        const problem = phraseProblem(phrase);
        if (problem) yield `phrases.${tag}.${topic}[${i}]: ${shown(phrase)} ${problem}`;
      }
    }
  }
  for (const key of ["keepSelectors", "dropSelectors"] as const) {
    for (const [i, selector] of (config[key] ?? []).entries()) {
      await loadSelectors();
      try {
        checkSelectors({ keep: [selector], drop: [] });
      } catch (error) {
        yield `${key}[${i}]: ${(error as Error).message}; write it as in a style sheet`;
      }
    }
  }
  for (const key of ["keepPatterns", "dropPatterns"] as const) {
    for (const [i, pattern] of (config[key] ?? []).entries()) {
      await loadPatterns();
      const problem = patternProblem(pattern);
      if (problem) yield `${key}[${i}]: ${problem}`;
    }
  }
}

/** Errors that only say that another one is there. */
const ECHO = new Set(["propertyNames", "if"]);

/**
 * What is wrong with a configuration: one line for each problem, which names the key and the remedy. None where it is
 * right, and then it is a `Config`.
 *
 * @param keys the keys that may be there; all of them where absent
 */
export async function problemsOf(value: unknown, keys?: readonly (keyof Config)[]): Promise<string[]> {
  const properties = configSchema.properties as Readonly<Record<string, unknown>>;
  const schema = keys
    ? { ...configSchema, properties: Object.fromEntries(keys.map((key) => [key, properties[key]])) }
    : configSchema;
  const validate = new Ajv({ allErrors: true, verbose: true, strict: true }).compile(schema);
  if (!validate(value)) {
    const lines = (validate.errors ?? []).filter(({ keyword }) => !ECHO.has(keyword)).map(say);
    return lines.length > MOST ? [...lines.slice(0, MOST), `and ${lines.length - MOST} problems more`] : lines;
  }
  const lines: string[] = [];
  for await (const line of meanings(value as Config)) {
    lines.push(line);
    if (lines.length === MOST) break;
  }
  return lines;
}
