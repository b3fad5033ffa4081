// The options of the speed benchmark.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { toolNames } from "./compare.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const parts = ["html", "text", "cli", "start", "growth", "memory"];
const options = {
  only: { type: "string", default: parts.join(",") },
  pages: { type: "string" },
  text: { type: "string" },
  sample: { type: "string" },
  tools: { type: "string", default: toolNames.join(",") },
  repeats: { type: "string", default: "3" },
  node: { type: "string", default: process.execPath },
  dist: { type: "string", default: join(root, "dist") },
  cache: { type: "string", default: join(root, ".cache/bench") },
  quick: { type: "boolean", default: false },
  write: { type: "boolean", default: false },
};

/** The words of a list, each of which must be one of those that are known. */
function listOf(name, value, known) {
  const words = value.split(",");
  const wrong = words.find((word) => !known.includes(word));
  if (wrong !== undefined) throw new RangeError(`--${name}: there is no "${wrong}"; there are ${known.join(", ")}`);
  return words;
}

function countOf(name, value) {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`--${name}: "${value}" is no whole number from 1 on`);
  return count;
}

/** The command that gives the same table, without paths. */
function commandOf(values, tokens) {
  const given = new Set(tokens.map(({ name }) => name));
  const words = { pages: " DIR", text: " FILE", quick: "" };
  const flags = ["quick", "only", "pages", "text", "sample", "tools", "repeats"].filter((name) => given.has(name));
  return `npm run bench -- ${[...flags.map((name) => `--${name}${words[name] ?? ` ${values[name]}`}`), "--write"].join(" ")}`;
}

/**
 * Reads the options.
 *
 * @param args words of the command line
 * @throws RangeError or TypeError that names the option and what it may be
 */
export function readOptions(args) {
  const { values, tokens } = parseArgs({ args, tokens: true, options });
  const { quick, node, pages, text, write } = values;
  const told = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout;
  if (!told) throw new RangeError(`--node: ${node} is no Node that runs; give the path of one`);
  const dist = resolve(values.dist);
  const bin = join(dist, "../bin/clean-article.js");
  if (!existsSync(join(dist, "index.js")) || !existsSync(bin))
    throw new RangeError(`--dist: ${dist} holds no build with bin/ beside it; run npm run build`);
  return {
    quick,
    node,
    nodeVersion: told.trim().slice(1),
    pages,
    text,
    write,
    dist,
    bin,
    wanted: listOf("only", values.only, parts),
    chosen: listOf("tools", values.tools, toolNames),
    repeats: countOf("repeats", values.repeats),
    count: countOf("sample", values.sample ?? (quick ? 40 : 200)),
    cache: resolve(values.cache),
    version: JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version,
    /** Seconds that a program may take over the pages, in all. */
    budget: quick ? 6 : 90,
    command: commandOf(values, tokens),
  };
}
