// Processes that are pinned to one core, and what they use.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pythonOf, tools } from "../peers/install.mjs";
import { pack } from "./inputs.mjs";
import { median } from "./table.mjs";

const at = (name) => fileURLToPath(new URL(name, import.meta.url));
/** Seconds that a process may take beyond what it was told. */
const PATIENCE = 120;
const env = { ...process.env, PYTHONUTF8: "1" };

/** The words before a command that pin it to a core: the last one that may be had; none where `taskset` is not there. */
function pinTo() {
  for (let core = cpus().length - 1; core >= 0; core--) {
    const words = ["taskset", "-c", String(core)];
    if (spawnSync(words[0], [...words.slice(1), process.execPath, "--version"]).status === 0) return words;
  }
  return [];
}
const pin = pinTo();
export const pinned = pin.length > 0;

/** What `command` prints; an error says why there is nothing. */
function printed(command, { input, seconds, extra = {}, stdout = "pipe" }) {
  const [program, ...args] = [...pin, ...command];
  const ran = spawnSync(program, args, {
    encoding: "utf8",
    input,
    stdio: ["pipe", stdout, "pipe"],
    env: { ...env, ...extra },
    maxBuffer: 1e9,
    timeout: (seconds + PATIENCE) * 1000,
    killSignal: "SIGKILL",
  });
  if (ran.status === 0) return ran.stdout;
  if (ran.error?.code === "ETIMEDOUT") throw new Error(`no answer in ${seconds + PATIENCE} s`);
  const last = ran.stderr?.trim().split("\n").pop()?.slice(0, 300);
  throw new Error(ran.error?.message ?? (last || `ended with ${ran.signal ?? ran.status}`));
}

/** What a script of this folder prints as JSON, run by `node`. */
export const answerOf = (node, script, args, seconds) => JSON.parse(printed([node, at(script), ...args], { seconds }));

/**
 * Runs programs over the same pages, each in a process of its own.
 *
 * @param pages their bytes
 * @param languages of texts, for those that must be told
 * @param options `dir` for files of its own, `cache` of the peers, `dist`, `node` to run ours, `repeats`, and `budget`:
 *   seconds that a program may take in all
 * @returns a function that takes a program's name and gives `{passes, errors}` as timed.mjs prints them
 */
export function timer(pages, languages, { dir, cache, dist, node, repeats, budget }) {
  const [file, codes] = [join(dir, "pages.bin"), languages ? join(dir, "languages.json") : "-"];
  pack(file, pages);
  if (languages) writeFileSync(codes, JSON.stringify(languages));
  return (name) => {
    const last = [String(repeats), String(budget)];
    if (tools[name]?.kind === "python") {
      const command = [pythonOf(cache), at("timed.py"), name, file, codes, ...last];
      return JSON.parse(printed(command, { seconds: budget }));
    }
    return answerOf(
      name.startsWith("ours") ? node : process.execPath,
      "timed.mjs",
      [name, dist, file, ...last],
      budget,
    );
  };
}

/** A Python that can tell what its children use; nothing where there is none. */
const python = ["python3", "python"].find(
  (name) => spawnSync(name, ["-c", "import os; os.wait4; os.waitstatus_to_exitcode"]).status === 0,
);
/** How the processor time of commands is had. */
export const usageBy = python ? "by its parent" : "by the process itself as it ends: no Python";

/**
 * What commands of Node use, run by turns: the median of each `{cpu, wall}` (seconds) and `peak` (bytes of memory).
 *
 * @param commands lists of words, the first a Node
 */
export function usesOf(commands, repeats, seconds) {
  const uses = python ? byParent(commands, repeats, seconds) : byThemselves(commands, repeats, seconds);
  return uses.map((list) =>
    Object.fromEntries(["cpu", "wall", "peak"].map((key) => [key, median(list.map((use) => use[key]))])),
  );
}

const byParent = (commands, repeats, seconds) =>
  JSON.parse(printed([python, at("child.py")], { input: JSON.stringify({ commands, repeats }), seconds }));

function byThemselves(commands, repeats, seconds) {
  const dir = mkdtempSync(join(tmpdir(), "clean-article-usage-"));
  const USAGE_FILE = join(dir, "usage.json");
  const uses = commands.map(() => []);
  for (let run = 0; run < repeats; run++)
    for (const [i, [node, ...args]] of commands.entries()) {
      printed([node, "--require", at("usage.cjs"), ...args], { seconds, extra: { USAGE_FILE }, stdout: "ignore" });
      uses[i].push(JSON.parse(readFileSync(USAGE_FILE, "utf8")));
    }
  rmSync(dir, { recursive: true });
  return uses;
}
