/**
 * A copy of the built program whose cleaning goes wrong where a page says so: no page of the world makes ours run for
 * ever, throw, or eat all memory, and the spine must survive it all the same.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

const FAULTS = `
import { clean as real } from "./sound.js";
export * from "./sound.js";
export function clean(input, options) {
  if (input.includes("RUNS FOR EVER")) for (;;);
  if (input.includes("THROWS")) throw new Error("filter cross-link failed: no such thing");
  if (input.includes("EATS MEMORY")) for (const all = []; ; ) all.push(new Array(100_000).fill(all.length + 0.5));
  return real(input, options);
}
`;

/** Makes the copy; returns the path of its script, and what removes it. */
export function faultyProgram(): { readonly program: string; readonly remove: () => void } {
  const built = dirname(dirname(inject("program")));
  const place = mkdtempSync(join(dirname(built), "faulty-"));
  cpSync(built, place, { recursive: true });
  renameSync(join(place, "dist/index.js"), join(place, "dist/sound.js"));
  writeFileSync(join(place, "dist/index.js"), FAULTS);
  const bundle = fileURLToPath(new URL("../../scripts/bundle.mjs", import.meta.url));
  spawnSync(process.execPath, [bundle, join(place, "dist")], { stdio: "inherit" });
  return {
    program: join(place, "bin/clean-article.js"),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}
