#!/usr/bin/env node
// Bundles the built command line, so that cleaning one small page starts fast: `node scripts/bundle.mjs [DIST]`.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { inParts, writeLibrary } from "./bundle/parts.mjs";
import { apart, BANNER, deferred, examplesOf, late, specifiers, stored, withoutExamples } from "./bundle/plugins.mjs";
import { writeStored } from "./bundle/stored.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = resolve(process.argv[2] ?? here("../dist"));
const out = join(dist, "program");
const common = {
  absWorkingDir: here(".."),
  bundle: true,
  metafile: true,
  platform: "node",
  format: "cjs",
  // As it is written: expressions for older targets are made at each call.
  target: "esnext",
  // A script that Node has not loaded itself has no import() in Node 20.
  supported: { "dynamic-import": false },
  legalComments: "none",
  minifyWhitespace: true,
  minifySyntax: true,
  minifyIdentifiers: true,
  lineLimit: 200,
  logLevel: "warning",
};

rmSync(out, { recursive: true, force: true });
await writeStored(dist, out);

/** Directories of the packages that went into the bundle. */
const packages = new Set();
function note(modules) {
  for (const path of modules) {
    const [found] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.replaceAll("\\", "/")) ?? [];
    if (found) packages.add(found.replace(/^[\w-]{2,}:/, ""));
  }
}
async function bundle(options) {
  const { metafile } = await build({ ...common, ...options });
  note(Object.keys(metafile.inputs));
}

const program = {
  ...common,
  stdin: {
    contents: `
      export { main } from "./cli/main.js";
      export const worker = () => import("./batch/worker.js");
      const setup = { options: {}, to: "text", columns: { outField: "text", keepInput: false }, decisions: false };
      export const setBack = async () => (await import("./batch/flags.js")).setBack();
      export const warm = async () => (await import("./batch/warm.js")).warm(setup);`,
    resolveDir: dist,
  },
  outfile: join(out, "program.cjs"),
  // It finds files of its own beside it.
  external: ["piscina"],
  define: { "import.meta.dirname": "__dirname" },
  banner: { js: BANNER },
  footer: { js: "})" },
  plugins: [apart, stored(dist), late, deferred, withoutExamples],
};
const parts = await inParts(dist, program);
note(parts.modules);
await bundle({ ...program, plugins: [parts.plugin, ...program.plugins] });
await writeLibrary(dist, join(dist, "library.js"));

/**
 * All in ASCII, which is read at once as it is; esbuild leaves the letters of expressions as they are. A backslash before
 * such a letter says nothing, and would take ours away.
 */
const toAscii = (code) =>
  code.replace(/(\\*)([^\x00-\x7F])/g, (_, slashes, unit) => {
    const kept = slashes.length % 2 ? slashes.slice(1) : slashes;
    return `${kept}\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
const code = readFileSync(program.outfile, "utf8");
if (/\w\(require\("(?:late|examples):/.test(code))
  throw new Error("what is late cannot be copied; import it by names, and not as a whole");
writeFileSync(program.outfile, toAscii(code));

await bundle({
  stdin: { contents: examplesOf(dist), resolveDir: dist },
  outfile: join(out, "examples.cjs"),
});
for (const [name, paths] of specifiers)
  await bundle({
    stdin: {
      contents: [...paths]
        .map((path, i) => `import * as p${i} from ${JSON.stringify(path)};`)
        .join("\n")
        .concat(`\nmodule.exports = {${[...paths].map((path, i) => `${JSON.stringify(path)}: p${i}`)}};`),
      resolveDir: here(".."),
    },
    outfile: join(out, `${name}.cjs`),
  });
writeFileSync(
  join(out, "worker.js"),
  'import start from "./start.cjs";\nexport default (await start.load().exports.worker()).default;\n',
);
copyFileSync(here("bundle/start.cjs"), join(out, "start.cjs"));

/** The licences of what went in ask to go with it. */
function licenceOf(directory) {
  const place = resolve(here(".."), directory);
  const { name, version, license } = JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
  const file = readdirSync(place).find((each) => /^(?:licen[cs]e|copying)/i.test(each));
  const text = file ? readFileSync(join(place, file), "utf8").trim() : `Licence: ${license}`;
  return `${name} ${version}\n\n${text}\n`;
}
const licences = [...packages].filter((each) => existsSync(resolve(here(".."), each, "package.json"))).map(licenceOf);
writeFileSync(join(out, "LICENCES.txt"), [...new Set(licences)].sort().join("\n----\n\n"));

// The code as V8 makes it, of all that two pages need from the command line on.
const pages = ["news-report.txt", "local-paper.html"].map((name) => here(`../fixtures/${name}`));
const first = `
  const start = require(${JSON.stringify(join(out, "start.cjs"))});
  const program = start.load();
  const clean = async () => {
    for (const page of ${JSON.stringify(pages)}) await program.exports.main(["", "", "--no-config", page]);
    await start.keep(program, true);
  };
  clean();`;
const { status, stderr } = spawnSync(process.execPath, ["--input-type=commonjs", "-e", first], {
  encoding: "utf8",
  env: { ...process.env, NODE_OPTIONS: "" },
});
if (status !== 0 || stderr) throw new Error(`the bundled program does not run: ${stderr}`);
