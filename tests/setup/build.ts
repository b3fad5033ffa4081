/** Builds the program once for all tests that run it, beside `dist/`, so that a stale build is never what is tested. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Path of the built program's script. */
    program: string;
  }
}

export default function setup(project: TestProject): () => void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  mkdirSync(`${root}.cache`, { recursive: true });
  const place = mkdtempSync(`${root}.cache/program-`);
  const tsc = `${root}node_modules/typescript/bin/tsc`;
  // Type errors are told by `npm run typecheck`; the tests run whatever was built.
  spawnSync(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", `${place}/dist`], { cwd: root });
  for (const name of ["bin", "package.json"]) cpSync(`${root}${name}`, `${place}/${name}`, { recursive: true });
  const { status } = spawnSync(process.execPath, [`${root}scripts/bundle.mjs`, `${place}/dist`], { stdio: "inherit" });
  if (status !== 0) throw new Error("scripts/bundle.mjs failed; what it said stands above");
  project.provide("program", `${place}/bin/clean-article.js`);
  return () => rmSync(place, { recursive: true, force: true });
}
