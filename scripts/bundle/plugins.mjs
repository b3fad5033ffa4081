// Plugins of esbuild for scripts/bundle.mjs.
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Packages that few runs need, by the file that they go to: it is loaded when one of them is. */
const APART = {
  parquet: /^(?:hyparquet|hyparquet-writer|hyparquet-compressors)(?:\/|$)/,
  warc: /^warcio$/,
  zstd: /^fzstd$/,
  patterns: /^re2js$/,
  selectors: /^cheerio\/slim$/,
  config: /^(?:ajv|leven|lilconfig)$/,
  globs: /^picomatch$/,
  colours: /^chalk$/,
  packer: /^@hpcc-js\/wasm-zstd$/,
};
/** Parts of Node that take long to load and that cleaning one page does not ask for: each goes in at its first use. */
const LATE = ["node:child_process", "node:crypto", "node:fs/promises", "node:os"];

/** What is asked for of each of those files, filled as the bundle is made. */
export const specifiers = new Map(Object.keys(APART).map((name) => [name, new Set()]));

/** Leaves those packages out of the bundle: in their place stands what loads their file. */
export const apart = {
  name: "apart",
  setup(bundle) {
    bundle.onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) => {
      if (kind === "entry-point") return undefined;
      const name = Object.keys(APART).find((key) => APART[key].test(path));
      if (!name) return undefined;
      specifiers.get(name).add(path);
      return { path, namespace: "apart", pluginData: name };
    });
    bundle.onLoad({ filter: /.*/, namespace: "apart" }, async ({ path, pluginData }) => {
      const names = Object.keys(await import(path)).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
      return {
        contents: [
          `const found = require("./${pluginData}.cjs")[${JSON.stringify(path)}];`,
          ...names.map((name) => `export ${name === "default" ? "default" : `const ${name} =`} found.${name};`),
        ].join("\n"),
      };
    });
    bundle.onResolve({ filter: /^\.\/\w+\.cjs$/ }, ({ path }) => ({ path, external: true }));
  },
};
/** What is made now and not at each start, and the module that reads it there. */
const STORED = { "lexicon-tables": "io/stored-tables.js", "trigram-measures": "io/stored-measures.js" };
/** What is printed into the bundle as it comes out of a module: typed arrays, lists and numbers. */
const PRINTED = /\bscorecard-columns\.js$/;
const print = (value) =>
  ArrayBuffer.isView(value) ? `new ${value.constructor.name}([${value.join()}])` : JSON.stringify(value);

const DECODE = `export function decodeBase64(input) {
  const bytes = Buffer.from(input, "base64");
  const all = bytes.subarray(0, bytes.length & ~1);
  // Where the machine has the bytes of its numbers the other way round.
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 0) all.swap16();
  return new Uint16Array(all.buffer.slice(all.byteOffset, all.byteOffset + all.length));
}`;
/** It has no Buffer where it may run. */
const DECODER = /\bentities\b.*\bdecode-shared\.js$/;
const STORED_NAMES = new RegExp(`/(${Object.keys(STORED).join("|")})\\.js$`);

/** The module that stands in the place of another; undefined where that stays. */
export function storedAt(dist, path) {
  const [, name] = STORED_NAMES.exec(path) ?? [];
  return name && join(dist, STORED[name]);
}

/** What a module is loaded as, where that is not what it is. */
export async function replaced(path) {
  if (DECODER.test(path)) return DECODE;
  if (FILTER.test(path)) return withoutExamplesOf(path);
  if (!PRINTED.test(path)) return undefined;
  const found = Object.entries(await import(pathToFileURL(path)));
  return found.map(([name, value]) => `export const ${name} = ${print(value)};`).join("\n");
}

/**
 * Puts in the place of modules those that do the same faster at the start.
 *
 * @param dist directory of the built program
 */
export const stored = (dist) => ({
  name: "stored",
  setup(bundle) {
    bundle.onResolve({ filter: STORED_NAMES }, ({ path }) => ({ path: storedAt(dist, path) }));
    bundle.onLoad({ filter: PRINTED }, async ({ path }) => ({ contents: await replaced(path) }));
    bundle.onLoad({ filter: DECODER }, async ({ path }) => ({ contents: await replaced(path) }));
  },
});

/**
 * Loads parts of Node when something of them is used, and the examples of filters. Both are asked for by names that
 * `BANNER` knows: what comes from a module of the bundle would be copied, name by name, at each start.
 */
export const late = {
  name: "late",
  setup(bundle) {
    bundle.onResolve({ filter: /^(?:node:)?[a-z_/\d]+$/ }, ({ path }) => {
      const name = LATE.find((each) => each.replace("node:", "") === path.replace("node:", ""));
      return name && { path: `late:${name}`, external: true };
    });
  },
};

/** Opens the function that start.cjs runs: its `require` gives what is late as objects that load it when they are asked. */
export const BANNER = `(function (module, load, __dirname) {
const require = (name) => {
  const [, kind, what] = /^(late|examples):(.*)$/.exec(name) ?? [];
  if (kind === "late") return new Proxy({}, { get: (_, key) => load(what)[key] });
  return kind ? { get examples() { return load("./examples.cjs")[what]; } } : load(name);
};`;

/** Modules that a page of text does not need, most of which take a while to set themselves up. */
const DEFERRED = /\/(?:markdown\/markdown|parse\/html|batch\/tree|batch\/journal)\.js$/;

/** Whether a module, by its path, is set up when something of it is used. */
export const isDeferred = (path) => DEFERRED.test(path);

const FILES = /\/(?:markdown|html|tree|journal)\.js$/;

/** Sets modules up when something of them is used. */
export const deferred = {
  name: "deferred",
  setup(bundle) {
    bundle.onResolve({ filter: FILES }, ({ path, resolveDir, namespace }) => {
      const full = join(resolveDir, path);
      return namespace !== "deferred" && DEFERRED.test(full) ? { path: full, namespace: "deferred" } : undefined;
    });
    bundle.onLoad({ filter: /.*/, namespace: "deferred" }, async ({ path }) => {
      const names = Object.keys(await import(pathToFileURL(path)));
      const getters = names.map((name) => `get ${name}() { return real().${name}; }`);
      const code = `let found; const real = () => (found ??= require(${JSON.stringify(path)}));`;
      return { contents: `${code} module.exports = { ${getters} };`, resolveDir: dirname(path) };
    });
  },
};

const FILTER = /\bfilters\/[a-z-]+\.js$/;
const EXAMPLES = /^export const examples = \[$.*?^\];$/ms;

/** A filter's module with its examples taken from elsewhere; undefined where it has none. */
function withoutExamplesOf(path) {
  const source = readFileSync(path, "utf8");
  if (!EXAMPLES.test(source)) return undefined;
  const name = JSON.stringify(`examples:${basename(path, ".js")}`);
  return source.replace(EXAMPLES, () => `export { examples } from ${name};`);
}

/** Leaves the examples of the filters, which are a third of their code and only shown, to a file of their own. */
export const withoutExamples = {
  name: "without-examples",
  setup(bundle) {
    bundle.onLoad({ filter: FILTER }, ({ path }) => {
      const contents = withoutExamplesOf(path);
      return contents && { contents };
    });
    bundle.onResolve({ filter: /^examples:/ }, ({ path }) => ({ path, external: true }));
  },
};

/**
 * What that file holds: the examples of each filter, by the name of its module.
 *
 * @param dist directory of the built program
 */
export const examplesOf = (dist) =>
  readdirSync(join(dist, "filters"))
    .filter((name) => name.endsWith(".js") && EXAMPLES.test(readFileSync(join(dist, "filters", name), "utf8")))
    .map((name) => `export { examples as ${JSON.stringify(basename(name, ".js"))} } from "./filters/${name}";`)
    .join("\n");
