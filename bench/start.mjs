#!/usr/bin/env node
// Starting: what cleaning one small file from the shell costs beside an empty Node, in CPU time.
//
//   npm run build && node bench/start.mjs FILE... [--runs 15] [--node PATH] [--bin FILE] [--cpu 1]
//
// Runs take turns; printed are medians of user and system time of the process with all its threads, in milliseconds.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "15" },
    node: { type: "string", default: process.execPath },
    bin: { type: "string", default: fileURLToPath(new URL("../bin/clean-article.js", import.meta.url)) },
    cpu: { type: "string", default: "1" },
  },
});

/** CPU time of one run in milliseconds, as the shell's `time` tells it. */
function cpu(args) {
  const script = `TIMEFORMAT="%3U %3S"; time taskset -c ${values.cpu} "$@" > /dev/null`;
  const { stderr, status } = spawnSync("bash", ["-c", script, "bash", values.node, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr.trim()}; run npm run build first`);
  const [user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return (user + system) * 1000;
}

const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const empty = ["-e", ""];
const commands = [empty, [values.bin, "--version"], ...positionals.map((file) => [values.bin, file])];
const times = commands.map(() => []);
for (let run = -1; run < Number(values.runs); run++)
  for (const [i, args] of commands.entries()) {
    const ms = cpu(args);
    // The first ones fill the caches.
    if (run >= 0) times[i].push(ms);
  }
const medians = times.map(median);
for (const [i, args] of commands.entries()) {
  const name = args === empty ? "node -e ''" : args.at(-1);
  console.log(
    `${medians[i].toFixed(0).padStart(6)} ms  ${(medians[i] / medians[0]).toFixed(1).padStart(5)} x  ${name}`,
  );
}
