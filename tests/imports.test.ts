/** Holds the direction of the imports: what each layer may know. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));
const SPECIFIER =
  /^\s*(?:import|export)\b[^;"']*?from\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)|^import\s+["']([^"']+)["']/gm;

const isFilter = (path: string) => path.startsWith("filters/") && path !== "filters/index.ts";

interface Module {
  readonly path: string;
  readonly source: string;
  /** Paths below src, without extension, or the specifier of a package. */
  readonly imports: readonly string[];
}

const modules: Module[] = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => {
    const source = readFileSync(join(src, path), "utf8");
    // Which topics there are is a type: to filters it is part of the lexicon.
    const code = isFilter(path) ? source.replace(/^import type .*lexicons\/topics\.js";$/gm, "") : source;
    const imports = [...code.matchAll(SPECIFIER)].map((match) => {
      const to = (match[1] ?? match[2] ?? match[3])!;
      return to.startsWith(".") ? relative(src, join(src, dirname(path), to)).replace(/\.js$/, "") : to;
    });
    return { path, source, imports };
  });

const isIn =
  (...folders: string[]) =>
  (module: Module) =>
    folders.some((folder) => module.path.startsWith(`${folder}/`));
const isLocal = (to: string) => modules.some(({ path }) => path === `${to}.ts`);

/** Every import that breaks a rule, as `file -> import`. */
function breaches(applies: (module: Module) => boolean, allowed: (to: string, module: Module) => boolean): string[] {
  return modules
    .filter(applies)
    .flatMap((module) => module.imports.filter((to) => !allowed(to, module)).map((to) => `${module.path} -> ${to}`));
}

it("sees the modules and what they import", () => {
  expect(modules.length).toBeGreaterThan(20);
  expect(modules.find(({ path }) => path === "chain.ts")?.imports).toContain("model");
  for (const { path, imports } of modules)
    for (const to of imports) expect(isLocal(to) || /^(?:node:)?[@a-z]/.test(to), `${path} -> ${to}`).toBe(true);
});

it("lets filters know the model, the lexicon, the text facts, expressions and their helpers only", () => {
  const known = new Set(["block", "expressions", "model", "filter", "hints", "latest", "lexicon", "text"]);
  const filters = ({ path }: Module) => isFilter(path);
  expect(breaches(filters, (to) => known.has(to) || to.startsWith("filters/shared/"))).toEqual([]);
});

it("lets lexicons know their topics only", () => {
  const lexicons = (module: Module) => isIn("lexicons")(module) && module.path !== "lexicons/index.ts";
  expect(breaches(lexicons, (to) => to === "lexicons/topics")).toEqual([]);
});

it("lets nothing but io, the batches, config and cli touch Node", () => {
  const inner = (module: Module) => !isIn("io", "batch", "config", "cli")(module);
  expect(breaches(inner, (to) => !to.startsWith("node:"))).toEqual([]);
  const users = modules.filter(({ source }) =>
    /\bprocess\.(?!\.)/.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")),
  );
  expect(users.filter((module) => !isIn("cli")(module)).map(({ path }) => path)).toEqual([]);
});

it("gives each package its one user", () => {
  const users: Readonly<Record<string, (module: Module) => boolean>> = {
    franc: ({ path }) => path === "trigram-text.ts" || path === "trigram-measures.ts",
    cheerio: ({ path }) => path === "parse/html.ts",
    htmlparser2: isIn("parse"),
    entities: isIn("parse"),
    commander: isIn("cli"),
    chalk: isIn("cli"),
    piscina: ({ path }) => path === "batch/pool.ts",
    picomatch: ({ path }) => path === "io/sources.ts",
    warcio: ({ path }) => path === "io/http.ts",
    fzstd: ({ path }) => path === "io/compression.ts" || path === "io/parquet/codecs.ts",
    "@hpcc-js": ({ path }) => path === "io/packer.ts",
    hyparquet: isIn("io/parquet"),
    "hyparquet-compressors": isIn("io/parquet"),
    "hyparquet-writer": isIn("io/parquet"),
    lilconfig: ({ path }) => path === "config/find.ts",
    ajv: ({ path }) => path === "config/validate.ts",
    leven: ({ path }) => path === "config/validate.ts",
    re2js: ({ path }) => path === "patterns.ts",
  };
  const isPackage = (to: string) => !isLocal(to) && !to.startsWith("node:");
  expect(
    breaches(
      () => true,
      (to, module) => !isPackage(to) || (users[to.split("/")[0]!]?.(module) ?? false),
    ),
  ).toEqual([]);
});

it("lets the inner layers know nothing of the outer ones", () => {
  const inner = (module: Module) => !isIn("io", "batch", "cli", "report", "config")(module);
  expect(breaches(inner, (to) => !/^(?:io|batch|cli|report|config)\//.test(to))).toEqual([]);
  expect(breaches(isIn("config"), (to) => !/^(?:batch|cli|report)\//.test(to))).toEqual([]);
  expect(breaches(isIn("io"), (to) => !/^(?:batch|cli|report)\//.test(to))).toEqual([]);
  expect(breaches(isIn("batch"), (to) => !/^(?:cli|report)\//.test(to))).toEqual([]);
  // What a bound means is wrong usage where it means nothing.
  expect(breaches(isIn("report"), (to) => !/^(?:cli|io)\//.test(to) || to === "io/problem")).toEqual([]);
});
