#!/usr/bin/env node
// Installs the Python packages whose files tests/interop.test.ts reads, into .cache/interop. Where there is no Python or
// no network it says so and stops nothing: the test is skipped then.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const wanted = inProject("tests/interop/requirements.txt");
const venv = inProject(".cache/interop");
const stamp = `${venv}/installed.txt`;
const python = `${venv}/${process.platform === "win32" ? "Scripts" : "bin"}/python`;

/** Longest that a step may take, in milliseconds. */
const PATIENCE = 240_000;

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], timeout: PATIENCE });
  return status === 0 && !error;
}

const isCurrent = existsSync(stamp) && readFileSync(stamp, "utf8") === readFileSync(wanted, "utf8");
if (!isCurrent) {
  rmSync(venv, { recursive: true, force: true });
  mkdirSync(inProject(".cache"), { recursive: true });
  const pip = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "--retries", "1", "--timeout", "20"];
  if (run("python3", "-m", "venv", venv) && run(python, ...pip, "--only-binary", ":all:", "-r", wanted))
    copyFileSync(wanted, stamp);
  else {
    rmSync(venv, { recursive: true, force: true });
    console.log("the Python packages for tests/interop.test.ts cannot be had here; it is skipped");
  }
}
