#!/usr/bin/env node
// Everything that RESULTS.md holds, measured anew: peers, folds, residue with each filter's part, long texts, large inputs,
// speed.
//
//   npm run build && node bench/all.mjs --corpora DIR [--dist dist]
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { needCorpora } from "./corpora.mjs";

const { values } = parseArgs({ options: { corpora: { type: "string" }, dist: { type: "string" } } });
needCorpora(values.corpora);
const dist = values.dist ? ["--dist", values.dist] : [];
const corpora = ["--corpora", values.corpora];

const residue = join(values.corpora, "text/dev/wcxb.residue.jsonl.gz");
const runs = [
  ["peers.mjs", ...corpora],
  ["folds.mjs", ...corpora],
  ["residue.mjs", ...corpora, "--filters"],
  ["long-texts.mjs", ...corpora],
  ["large.mjs"],
  ["speed.mjs", "--pages", join(values.corpora, "wcxb/pages"), "--text", residue],
];
for (const [script, ...args] of runs) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  console.log(`\n== ${script}`);
  const { status } = spawnSync(process.execPath, [path, ...args, ...dist, "--write"], { stdio: "inherit" });
  // A script may say that something measured is not as it should be; the others still run.
  if (status !== 0) process.exitCode = 1;
}
