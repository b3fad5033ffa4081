/** The README and the generated pages say what is so. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, inject, it } from "vitest";
import { chain } from "../src/index.js";
import { lexicons } from "../src/lexicons/index.js";
import { topics } from "../src/lexicons/topics.js";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const program = inject("program");
const help = (...command: string[]) =>
  execFileSync(process.execPath, [program, ...command, "--help"], { encoding: "utf8" });

it("tells of every filter in docs/filters.md, in the order of the chain", () => {
  const headings = [...read("docs/filters.md").matchAll(/^### (.+)$/gm)].map((match) => match[1]);
  expect(headings).toEqual(chain.map(({ filter }) => filter.name));
});

it("shows every topic and language, holes included", () => {
  const page = read("docs/filters.md");
  for (const topic of topics) expect(page).toMatch(new RegExp(`^\\| ${topic} \\|`, "m"));
  for (const code of Object.keys(lexicons)) expect(page).toMatch(new RegExp(`^\\| topic \\|.* ${code} `, "m"));
});

it("tells of every option in docs/cli.md", () => {
  const page = read("docs/cli.md");
  for (const command of [[], ["check"], ["explain"], ["filters"]]) {
    const options = help(...command).match(/--[a-z][a-z-]+/g) ?? [];
    expect(options.length).toBeGreaterThan(0);
    for (const option of options) expect(page).toContain(option);
  }
});

it("names in the README only options, commands and files that exist", () => {
  const readme = read("README.md");
  const known = new Set(
    [[], ["check"], ["explain"], ["filters"]].flatMap((c) => help(...c).match(/--[a-z][a-z-]+/g) ?? []),
  );
  const blocks = [...readme.matchAll(/^.*clean-article(?:\.js)? .*$/gm)].map((match) => match[0]).join("\n");
  for (const option of blocks.match(/(?<=\s)--[a-z][a-z-]+/g) ?? []) expect(known).toContain(option);
  const names = chain.map(({ filter }) => filter.name);
  for (const [, name] of readme.matchAll(/clean-article filters ([a-z-]+)/g)) expect(names).toContain(name);
  for (const [, path] of readme.matchAll(/\]\(((?!http)[^)#]+)/g))
    expect(existsSync(new URL(`../${path}`, import.meta.url)), path).toBe(true);
  for (const [path] of readme.matchAll(/fixtures\/[\w.-]+\w/g))
    expect(existsSync(new URL(`../${path}`, import.meta.url)), path).toBe(true);
});
