#!/usr/bin/env node
// Every check of the project, one after the other; all of them run, so that one run shows all that is wrong.
// The last line is "N passed, N failed": the tests' figures as vitest counted them.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = ".cache/vitest.json";

function step(name, command, ...args) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) console.log(`== ${name} FAILED`);
  return status === 0;
}

const script = (name) => step(name, "npm", "run", "--silent", name);
mkdirSync(new URL("../.cache", import.meta.url), { recursive: true });
rmSync(new URL(`../${results}`, import.meta.url), { force: true });

const outcomes = [script("typecheck"), script("lint"), script("build"), script("docs:check"), script("smoke")];
outcomes.push(
  step("vitest", "npx", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}`),
);

const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(new URL(`../${results}`, import.meta.url), "utf8"));
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
process.exitCode = outcomes.every(Boolean) ? 0 : 1;
