// Makes one function of each large part of the program, for the bundle of scripts/bundle.mjs. What esbuild makes of modules
// that are loaded when they are asked for is variables, which V8 reads anew at each use; inside one function constants stay
// constants, and V8 takes them for what they are. Where it has optimised all, that is a sixth of the time.
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { rolldown } from "rolldown";
import { isDeferred, replaced, storedAt } from "./plugins.mjs";

/** The modules that parts begin with, by the parts' names. A part holds what its module asks for, unless an earlier one does. */
const PARTS = { library: "index.js", html: "parse/html.js", markdown: "markdown/markdown.js" };

/** What esbuild and rolldown know a part by. */
const idOf = (name) => `part:${name}`;

/** Packages of which a page of text needs something: they are part of the part. Others come from outside. */
const INSIDE = /^(?:franc|trigram-utils|n-gram|collapse-white-space|entities)(?:\/|$)/;
const isPath = (id) => id.startsWith(".") || isAbsolute(id);
const isOutside = (id) => !isPath(id) && !id.startsWith("part:") && !INSIDE.test(id);

/** The code of all modules in one function; what comes from outside it has by the names that are given. */
const inOne = { format: "iife", name: "part", codeSplitting: false };

/** Of a part whose module holds `contents`, what rolldown is to know of its modules, as the bundle has them. */
const options = (dist, id, contents, earlier, more = []) => ({
  input: id,
  external: isOutside,
  platform: "node",
  // As in the bundle.
  transform: { define: { "import.meta.dirname": "__dirname" } },
  plugins: [
    {
      name: "modules",
      resolveId(source, importer) {
        if (source === id) return id;
        if (!importer || !isPath(source) || /\bnode_modules\b/.test(importer)) return undefined;
        const full = isAbsolute(source) ? source : resolve(dirname(importer), source);
        const isApart = importer !== id && isDeferred(full);
        if (isApart || earlier.some(({ modules }) => modules.has(full))) return { id: full, external: true };
        return storedAt(dist, full) ?? full;
      },
      load: (module) => (module === id ? contents : replaced(module)),
    },
    ...more,
  ],
});

/** The paths of a part's modules. */
async function modulesOf(dist, name, earlier) {
  const found = new Set();
  const noting = {
    name: "noting",
    buildEnd() {
      for (const id of this.getModuleIds()) if (isPath(id) && !this.getModuleInfo(id).isExternal) found.add(id);
    },
  };
  const contents = `export * from ${JSON.stringify(join(dist, PARTS[name]))};`;
  const built = await rolldown(options(dist, idOf(name), contents, earlier, [noting]));
  await built.generate({ ...inOne, globals: (id) => id.replace(/\W/g, "_") });
  return found;
}

/** Adds to each part the modules that others ask it for. */
async function addAsked(parts, bundled) {
  const noting = {
    name: "noting",
    setup(bundle) {
      bundle.onResolve({ filter: /^/ }, ({ path, resolveDir, importer, namespace }) => {
        const full = isPath(path) && resolve(resolveDir, path);
        for (const { modules, asked } of parts)
          if (modules.has(full) && (namespace === "deferred" || !modules.has(importer))) asked.add(full);
        return undefined;
      });
    },
  };
  await build({ ...bundled, plugins: [noting, ...bundled.plugins], write: false });
}

function placeOf({ name, asked }, path) {
  if (!asked.has(path)) throw new Error(`${path} is asked of the part ${name}, and was not when it was made`);
  return `m${[...asked].indexOf(path)}`;
}

/** Code that makes an object of all that others ask a part for, by the places of the modules. */
async function codeOf(dist, part, earlier) {
  const contents = [...part.asked].map((path) => `export * as ${placeOf(part, path)} from ${JSON.stringify(path)};`);
  const built = await rolldown(options(dist, idOf(part.name), contents.join("\n"), earlier));
  const names = new Map();
  const globals = (id) => {
    if (!names.has(id)) names.set(id, `outside${names.size}`);
    return names.get(id);
  };
  const { output } = await built.generate({ ...inOne, globals });
  const from = (id) => {
    const other = earlier.find(({ modules }) => modules.has(id));
    if (other) return `require(${JSON.stringify(idOf(other.name))}).${placeOf(other, id)}`;
    return `require(${JSON.stringify(isAbsolute(id) ? `./${relative(dist, id).split(sep).join("/")}` : id)})`;
  };
  const outside = [...names].map(([id, name]) => `const ${name} = ${from(id)};`);
  return `${outside.join("\n")}\n${output[0].code}\nmodule.exports = part;`;
}

/**
 * The parts of a bundle.
 *
 * @param dist directory of the built program
 * @param bundled the options of the bundle without them
 * @returns a plugin of esbuild that puts them in, and the paths of their modules
 */
export async function inParts(dist, bundled) {
  const parts = [];
  for (const name of Object.keys(PARTS))
    parts.push({ name, modules: await modulesOf(dist, name, parts), asked: new Set() });
  await addAsked(parts, bundled);
  const codes = new Map();
  for (const [i, part] of parts.entries()) codes.set(idOf(part.name), await codeOf(dist, part, parts.slice(0, i)));
  const plugin = {
    name: "in-parts",
    setup(bundle) {
      bundle.onResolve({ filter: /^part:/ }, ({ path }) => ({ path, namespace: "part" }));
      bundle.onLoad({ filter: /.*/, namespace: "part" }, ({ path }) => ({
        contents: codes.get(path),
        resolveDir: dist,
      }));
      bundle.onResolve({ filter: /^/ }, ({ path, resolveDir, namespace }) => {
        if (!isPath(path)) return undefined;
        const full = resolve(resolveDir, path);
        if (isDeferred(full) && namespace !== "deferred") return undefined;
        const part = parts.find(({ modules }) => modules.has(full));
        return part && { path: full, namespace: "of-part", pluginData: part };
      });
      bundle.onLoad({ filter: /.*/, namespace: "of-part" }, async ({ path, pluginData: part }) => {
        const names = Object.keys(await import(pathToFileURL(path)));
        const id = JSON.stringify(idOf(part.name));
        const contents = `import part from ${id};\nexport const { ${names.join(", ")} } = part.${placeOf(part, path)};`;
        return { contents, resolveDir: dist };
      });
    },
  };
  return { plugin, modules: parts.flatMap(({ modules }) => [...modules]) };
}

/**
 * Makes one module of all that the library is: it is loaded in half the time, and its parts see each other as constants.
 * Packages stay outside.
 */
export async function writeLibrary(dist, file) {
  const built = await rolldown({
    input: join(dist, "index.js"),
    external: (id) => !isPath(id),
    platform: "neutral",
  });
  await built.write({ file, format: "esm", codeSplitting: false });
}
