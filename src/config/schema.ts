/** What a configuration file may hold, as a type and as a JSON schema. `config.schema.json` is printed from it. */
import { entries } from "../filters/index.js";
import { topics } from "../lexicons/topics.js";
import { type CleanOptions, withoutNames } from "../options.js";
import { LONGEST_PHRASE } from "../own-phrases.js";
import { LONGEST_PATTERN, MOST_PATTERNS } from "../patterns.js";
import { thresholds } from "../thresholds.js";

/** The library's options, but for what differs from page to page, and those of runs. */
export interface Config extends Omit<CleanOptions, "from" | "to" | "url" | "charset"> {
  readonly field?: string;
  readonly idField?: string;
  readonly outField?: string;
  readonly keepInput?: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly jobs?: number;
  readonly maxBytes?: number;
  readonly timeout?: number;
  readonly failIf?: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

const list = (items: Node, description: string, most = 1_000): Node => ({
  description,
  type: "array",
  items,
  maxItems: most,
});
const some: Node = { type: "string", minLength: 1, maxLength: 1_000 };
const one = (names: readonly string[]): Node => ({ enum: names });
const column = (description: string): Node => ({ ...some, description });
const count = (description: string, most: number): Node => ({
  description,
  type: "integer",
  minimum: 1,
  maximum: most,
});

const properties: Readonly<Record<keyof Config | "$schema", Node>> = {
  $schema: { description: "Where this schema is, for editors.", type: "string" },
  preset: {
    description: "`strict` drops more where the evidence is thin, `gentle` keeps more.",
    enum: ["strict", "balanced", "gentle"],
    default: "balanced",
  },
  only: list(one(entries.map(({ filter }) => filter.name)), "Run these filters and no others."),
  disable: list(one(entries.map(({ filter }) => filter.name)), "Run all filters but these."),
  lang: {
    ...some,
    description: "Language of the pages, such as `en`, `de` or `pt-BR`; told from each page where absent.",
  },
  without: list(one(withoutNames), "Roles and kinds of blocks to leave out."),
  keepSelectors: list(some, "CSS selectors: of HTML only what they find is read; it is the content."),
  dropSelectors: list(some, "CSS selectors: what they find in HTML is left out."),
  phrases: {
    description:
      "Phrases of your own, by language and topic. They extend the lexicons; English ones hold on every page.",
    type: "object",
    propertyNames: { pattern: "^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9-_]{1,30})?$" },
    additionalProperties: {
      type: "object",
      properties: Object.fromEntries(
        topics.map((topic) => [topic, list({ type: "string", minLength: 1, maxLength: LONGEST_PHRASE }, "Phrases.")]),
      ),
      additionalProperties: false,
    },
  },
  dropPatterns: list(
    { type: "string", minLength: 1, maxLength: LONGEST_PATTERN },
    "Patterns of RE2: blocks are dropped whose text they match, somewhere in it.",
    MOST_PATTERNS,
  ),
  keepPatterns: list(
    { type: "string", minLength: 1, maxLength: LONGEST_PATTERN },
    "Patterns of RE2: no filter drops or repairs blocks whose text they match.",
    MOST_PATTERNS,
  ),
  thresholds: {
    description: "Values in the place of those of the preset.",
    type: "object",
    properties: Object.fromEntries(
      Object.entries(thresholds).map(([name, { summary, values, least, most, whole }]) => [
        name,
        {
          description: `${summary} Presets: ${Object.entries(values)
            .map(([preset, value]) => `${preset} ${value}`)
            .join(", ")}.`,
          type: whole ? "integer" : "number",
          minimum: least,
          maximum: most,
        },
      ]),
    ),
    additionalProperties: false,
  },
  field: column("Column that holds the page; else the first of `html`, `text`, `content`, `raw_content`."),
  idField: column("Column that holds the page's id; else `id`, else `url`, else the number of the record."),
  outField: column("Column for the cleaned text; `text` where absent."),
  keepInput: { description: "Leave the page's own column in the row.", type: "boolean" },
  include: list(some, "Globs: of directories only the files that one of them matches are read."),
  exclude: list(some, "Globs: of directories no file that one of them matches is read."),
  jobs: count("How many pages are cleaned at a time; the number of cores where absent.", 1_024),
  maxBytes: count("Largest record, in bytes.", 2 ** 31 - 1),
  timeout: count("Longest time for one record, in milliseconds.", 2 ** 31 - 1),
  failIf: list(some, "Guards such as `dropped>60%`: exit 1 where one holds at the end.", 50),
};

/** The keys of a configuration file, `$schema` aside. */
export const configKeys = Object.keys(properties).filter((key) => key !== "$schema") as (keyof Config)[];

export const configSchema: Node = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Configuration of clean-article",
  type: "object",
  properties,
  additionalProperties: false,
};
