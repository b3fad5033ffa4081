#!/usr/bin/env node
// Bundles the built command line, so that cleaning one small page starts fast: `node scripts/bundle.mjs [DIST]`.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { endianness } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { data } from "franc/data.js";

const dist = resolve(process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url)));
const out = join(dist, "program");
const common = {
  bundle: true,
  platform: "node",
  format: "cjs",
  // As it is written: expressions for older targets are made at each call.
  target: "esnext",
  // A script that Node has not loaded itself has no import() in Node 20.
  supported: { "dynamic-import": false },
  legalComments: "none",
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 200,
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
  packer: /^@hpcc-js\/wasm-zstd$/,
};
/** Finds files of its own beside it. */
const EXTERNAL = ["piscina"];

/** Parts of Node that take long to load and that cleaning one page does not ask for: each goes in at its first use. */
const LATE = ["node:child_process", "node:crypto", "node:fs/promises"];

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
const STORED = { "lexicon-tables": "io/stored-tables.js", "trigram-models": "io/stored-models.js" };
const DECODE = `import { endianness } from "node:os";
export function decodeBase64(input) {
  const bytes = Buffer.from(input, "base64");
  const all = bytes.subarray(0, bytes.length & ~1);
  if (endianness() === "BE") all.swap16();
  return new Uint16Array(all.buffer.slice(all.byteOffset, all.byteOffset + all.length));
}`;
const stored = {
  name: "stored",
  setup(bundle) {
    for (const [name, path] of Object.entries(STORED))
      bundle.onResolve({ filter: new RegExp(`/${name}\\.js$`) }, () => ({ path: join(dist, path) }));
    // Of htmlparser2 only the tokenizer is used; its index loads all the rest.
    bundle.onResolve({ filter: /^htmlparser2$/ }, async ({ pluginData, importer, resolveDir, kind }) => {
      if (pluginData === "index") return undefined;
      const { path } = await bundle.resolve("htmlparser2", { importer, resolveDir, kind, pluginData: "index" });
      return { path: join(dirname(path), "Tokenizer.js"), namespace: "tokenizer" };
    });
    // It has no Buffer where it may run.
    bundle.onLoad({ filter: /\bentities\b.*\bdecode-shared\.js$/ }, () => ({ contents: DECODE }));
    bundle.onLoad({ filter: /.*/, namespace: "tokenizer" }, ({ path }) => ({
      contents: `export { default as Tokenizer } from ${JSON.stringify(path)};`,
      resolveDir: dirname(path),
    }));
  },
};

const late = {
  name: "late",
  setup(bundle) {
    bundle.onResolve({ filter: /^(?:node:)?[a-z_/]+$/ }, ({ path, namespace }) => {
      const name = LATE.find((each) => each.replace("node:", "") === path.replace("node:", ""));
      if (!name) return undefined;
      return namespace === "late" ? { path: name, external: true } : { path: name, namespace: "late" };
    });
    bundle.onLoad({ filter: /.*/, namespace: "late" }, async ({ path }) => ({
      contents: Object.keys((await import(path)).default)
        .filter((key) => /^[a-z]\w*$/.test(key))
        .map(
          (key) =>
            `Object.defineProperty(exports, "${key}", { enumerable: true, get: () => require("${path}").${key} });`,
        )
        .join("\n"),
    }));
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "tables"), { recursive: true });

const module = (path) => import(pathToFileURL(join(dist, path)));
const { lexicons } = await module("lexicons/index.js");
const { printTable, tableOf } = await module("phrase-table.js");
for (const [code, lexicon] of Object.entries(lexicons))
  writeFileSync(join(out, `tables/${code}.txt`), printTable(tableOf(lexicon)));

mkdirSync(join(out, "models"));
const only = new Set((await module("language.js")).told);
const { modelOf, printModel } = await module("trigram-model.js");
const codes = {};
for (const [script, languages] of Object.entries(data)) {
  const model = modelOf(languages, only);
  codes[script] = model.codes;
  const numbers = Buffer.from(printModel(model).buffer);
  if (endianness() === "BE") numbers.swap32();
  writeFileSync(join(out, `models/${script}.bin`), numbers);
}
const { setOfScripts } = await module("trigrams.js");
const sets = [];
const runs = [];
for (let code = 0, last = -1; code < 0x10000; code++) {
  const scripts = setOfScripts(String.fromCharCode(code));
  const found = sets.findIndex((set) => set.join() === scripts.join());
  const set = found < 0 ? sets.push(scripts) - 1 : found;
  if (set !== last) runs.push(code, set);
  last = set;
}
writeFileSync(join(out, "models/scripts.json"), JSON.stringify({ codes, sets, runs }));

await build({
  ...common,
  stdin: {
    contents: `
      export { main } from "./cli/main.js";
      export const worker = () => import("./batch/worker.js");
      const setup = { options: {}, to: "text", columns: { outField: "text", keepInput: false }, decisions: false };
      export const warm = async () => (await import("./batch/warm.js")).warm(setup);`,
    resolveDir: dist,
  },
  outfile: join(out, "program.cjs"),
  external: EXTERNAL,
  define: { "import.meta.url": "__url" },
  banner: { js: 'const __url = require("node:url").pathToFileURL(__filename).href;' },
  plugins: [apart, stored, late],
});

/**
 * All in ASCII, which is read at once as it is; esbuild leaves the letters of expressions as they are. A backslash before
 * such a letter says nothing, and would take ours away.
 */
const toAscii = (code) =>
  code.replace(/(\\*)([^\x00-\x7F])/g, (_, slashes, unit) => {
    const kept = slashes.length % 2 ? slashes.slice(1) : slashes;
    return `${kept}\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
const program = join(out, "program.cjs");
writeFileSync(program, toAscii(readFileSync(program, "utf8")));

for (const [name, paths] of specifiers)
  await build({
    ...common,
    stdin: {
      contents: [...paths]
        .map((path, i) => `import * as p${i} from ${JSON.stringify(path)};`)
        .join("\n")
        .concat(`\nmodule.exports = {${[...paths].map((path, i) => `${JSON.stringify(path)}: p${i}`)}};`),
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
    },
    outfile: join(out, `${name}.cjs`),
  });
writeFileSync(
  join(out, "worker.js"),
  'import start from "./start.cjs";\nexport default (await start.load().exports.worker()).default;\n',
);
copyFileSync(fileURLToPath(new URL("start.cjs", import.meta.url)), join(out, "start.cjs"));

// The code as V8 makes it, of all that two pages need from the command line on.
const pages = ["news-report.txt", "local-paper.html"].map((name) =>
  fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)),
);
const first = `
  const start = require(${JSON.stringify(join(out, "start.cjs"))});
  const program = start.load();
  const clean = async () => {
    for (const page of ${JSON.stringify(pages)}) await program.exports.main(["", "", "--no-config", page]);
    await start.keep(program);
  };
  clean();`;
const { status, stderr } = spawnSync(process.execPath, ["--input-type=commonjs", "-e", first], { encoding: "utf8" });
if (status !== 0 || stderr) throw new Error(`the bundled program does not run: ${stderr}`);
