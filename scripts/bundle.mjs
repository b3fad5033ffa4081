#!/usr/bin/env node
// Bundles the built command line, so that cleaning one small page starts fast: `node scripts/bundle.mjs [DIST]`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const dist = resolve(process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url)));
const out = join(dist, "program");
const common = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  legalComments: "none",
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: "warning",
};

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
};
/** These find files of their own beside them. */
const EXTERNAL = ["piscina", "@hpcc-js/wasm-zstd"];

const specifiers = new Map(Object.keys(APART).map((name) => [name, new Set()]));
const apart = {
  name: "apart",
  setup(bundle) {
    bundle.onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) => {
      if (kind === "entry-point") return undefined;
      const name = Object.keys(APART).find((key) => APART[key].test(path));
      if (!name) return undefined;
      specifiers.get(name).add(path);
      return { path, namespace: "apart", pluginData: name };
    });
    bundle.onLoad({ filter: /.*/, namespace: "apart" }, ({ path, pluginData }) => ({
      contents: `module.exports = require("./${pluginData}.cjs")[${JSON.stringify(path)}];`,
    }));
    bundle.onResolve({ filter: /^\.\/\w+\.cjs$/ }, ({ path }) => ({ path, external: true }));
  },
};
const stored = {
  name: "stored",
  setup(bundle) {
    bundle.onResolve({ filter: /\/lexicon-tables\.js$/ }, () => ({ path: join(dist, "io/stored-tables.js") }));
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "tables"), { recursive: true });

const { lexicons } = await import(pathToFileURL(join(dist, "lexicons/index.js")));
const { printTable, tableOf } = await import(pathToFileURL(join(dist, "phrase-table.js")));
for (const [code, lexicon] of Object.entries(lexicons))
  writeFileSync(join(out, `tables/${code}.txt`), printTable(tableOf(lexicon)));

await build({
  ...common,
  stdin: {
    contents: 'export { main } from "./cli/main.js"; export const worker = () => import("./batch/worker.js");',
    resolveDir: dist,
  },
  outfile: join(out, "program.cjs"),
  external: EXTERNAL,
  define: { "import.meta.url": "__url" },
  banner: { js: 'const __url = require("node:url").pathToFileURL(__filename).href;' },
  plugins: [apart, stored],
});
for (const [name, paths] of specifiers)
  await build({
    ...common,
    stdin: {
      contents: [...paths].map((path, i) => `import * as p${i} from ${JSON.stringify(path)};`).join("\n").concat(
        `\nmodule.exports = {${[...paths].map((path, i) => `${JSON.stringify(path)}: p${i}`)}};`,
      ),
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
    },
    outfile: join(out, `${name}.cjs`),
  });
writeFileSync(
  join(out, "worker.js"),
  'import program from "./program.cjs";\nexport default (await program.worker()).default;\n',
);
