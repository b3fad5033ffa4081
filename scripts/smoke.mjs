#!/usr/bin/env node
// Runs the built program as a user would, on the pages in fixtures/: does it start, clean, check, explain and refuse?
import { strictEqual } from "node:assert";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = (args, input) =>
  spawnSync(process.execPath, ["bin/clean-article.js", ...args], { cwd: root, input, encoding: "utf8" });

const page = readFileSync(new URL("../fixtures/news-report.txt", import.meta.url), "utf8");
const expected = readFileSync(new URL("../fixtures/news-report.expected.txt", import.meta.url), "utf8");

const cleaned = run([], page);
strictEqual(cleaned.stderr, "");
strictEqual(
  cleaned.stdout,
  expected,
  "fixtures/news-report.txt does not come out as fixtures/news-report.expected.txt",
);
strictEqual(cleaned.status, 0);
strictEqual(run(["check", "fixtures/news-report.txt"]).status, 1, "check finds the boilerplate");
strictEqual(run(["check", "fixtures/news-report.expected.txt"]).status, 0, "check passes clean text");
strictEqual(run(["explain", "fixtures/local-paper.html"]).status, 0);
strictEqual(run(["no-such-file.txt"]).status, 1);
strictEqual(run(["--no-such-option"]).status, 2);
// As a package that depends on this one finds it.
const { clean } = await import("clean-article");
strictEqual(clean(page).text, expected, "the library gives another text than the program");
console.log("the built program runs, and the library");
