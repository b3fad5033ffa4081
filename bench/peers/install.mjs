// The peers, and how they come here: Python ones into a virtual environment, npm ones into bench/peers/node_modules.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** kind: which of the two workers; name: what the worker is told; from: the packages whose versions count. */
export const tools = {
  ours: { kind: "node", name: "ours", from: [] },
  trafilatura: { kind: "python", name: "trafilatura", from: ["trafilatura"] },
  "trafilatura-precision": { kind: "python", name: "trafilatura-precision", from: ["trafilatura"] },
  resiliparse: { kind: "python", name: "resiliparse", from: ["resiliparse"] },
  justext: { kind: "python", name: "justext", from: ["jusText"] },
  readability: { kind: "node", name: "readability", from: ["@mozilla/readability", "linkedom"] },
  defuddle: { kind: "node", name: "defuddle", from: ["defuddle", "linkedom"] },
  // Of extracted text, each line a paragraph.
  "justext-lines": { kind: "python", name: "justext-lines", from: ["jusText"] },
};

/** Those that take HTML. */
export const htmlTools = Object.keys(tools).filter((name) => name !== "justext-lines");

export const pythonOf = (cache) => join(cache, "venv", process.platform === "win32" ? "Scripts" : "bin", "python");

function installPython(cache) {
  if (hasPython(cache)) return;
  console.error("installing the Python peers ...");
  mkdirSync(cache, { recursive: true });
  execFileSync("python3", ["-m", "venv", join(cache, "venv")], { stdio: "inherit" });
  const pip = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", join(here, "requirements.txt")];
  execFileSync(pythonOf(cache), pip, { stdio: "inherit" });
  copyFileSync(join(here, "requirements.txt"), join(cache, "venv", "installed.txt"));
}

export function installNode() {
  const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const installed = (name) => {
    const file = join(here, "node_modules", name, "package.json");
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
  };
  if (Object.entries(dependencies).some(([name, version]) => installed(name) !== version)) {
    console.error("installing the npm peers ...");
    const flags = ["install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"];
    execFileSync("npm", flags, { cwd: here, stdio: "inherit" });
  }
  return dependencies;
}

/** Whether the Python peers are here in the versions that are wanted. */
export function hasPython(cache) {
  const stamp = join(cache, "venv", "installed.txt");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === readFileSync(join(here, "requirements.txt"), "utf8");
}

/** Installs what the tools need; returns their versions by name. */
export function prepare(names, cache, dist) {
  for (const name of names) if (!tools[name]) throw new Error(`no tool ${name}; there are ${Object.keys(tools)}`);
  if (!existsSync(join(dist, "index.js"))) throw new Error(`nothing built in ${dist}: run npm run build first`);
  const needs = (kind) => names.some((name) => tools[name].kind === kind && tools[name].from.length > 0);
  const pinned = new Map();
  if (needs("python")) {
    installPython(cache);
    for (const [, name, version] of readFileSync(join(here, "requirements.txt"), "utf8").matchAll(/^(\S+)==(\S+)$/gm))
      pinned.set(name, version);
  }
  if (needs("node")) for (const [name, version] of Object.entries(installNode())) pinned.set(name, version);
  const own = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
  const version = ({ from }) => from.map((name) => pinned.get(name)).join("+") || own;
  return Object.fromEntries(names.map((name) => [name, version(tools[name])]));
}
