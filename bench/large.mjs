#!/usr/bin/env node
// Inputs far larger than a page, each in a process of its own: the time, and whether it grows with the length.
//
//   npm run build && node bench/large.mjs [--only NAME;...] [--mb 5,50] [--dist dist] [--write]
//
// Sizes are in millions of UTF-16 units; without --mb each input has its own two. Each run has 4 GB of heap (--heap, in
// MB) and ten minutes.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makers } from "./large-inputs.mjs";
import { libraryOf } from "./library.mjs";
import { machine, madeBy, tableOf, writeSection } from "./results.mjs";

const PATIENCE = 600_000;
/** A smaller and a larger size: those that a page may have, less where words or lines are very many. */
const sizesOf = (name) =>
  name === "text, one-word lines" ? "1,9" : /Georgian|Khmer|Amharic|repeat|unclosed/.test(name) ? "2,10" : "5,50";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: Object.keys(makers).join(";") },
    mb: { type: "string" },
    heap: { type: "string", default: "4096" },
    dist: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) },
    write: { type: "boolean", default: false },
    child: { type: "boolean", default: false },
  },
});

if (values.child) {
  const { clean } = await libraryOf(values.dist);
  const input = makers[values.only](Number(values.mb));
  const start = performance.now();
  const { text } = clean(input, { from: values.only.startsWith("html") ? "html" : "text" });
  const seconds = (performance.now() - start) / 1000;
  const rss = process.resourceUsage().maxRSS / 1000;
  process.stdout.write(JSON.stringify({ seconds, rss, share: text.length / input.length }));
} else {
  const rows = [];
  for (const name of values.only.split(";")) {
    if (!makers[name]) throw new Error(`no input "${name}"; there are: ${Object.keys(makers).join("; ")}`);
    for (const mb of (values.mb ?? sizesOf(name)).split(",")) {
      const args = [fileURLToPath(import.meta.url), "--child", "--only", name, "--mb", mb, "--dist", values.dist];
      const ran = spawnSync(process.execPath, [`--max-old-space-size=${values.heap}`, ...args], {
        encoding: "utf8",
        timeout: PATIENCE,
      });
      const row = ran.status === 0 ? JSON.parse(ran.stdout) : undefined;
      const note = row ? "" : (ran.signal ?? ran.stderr.match(/^.*(?:Error|FATAL).*$/m)?.[0] ?? `exit ${ran.status}`);
      const cells = row
        ? [row.seconds.toFixed(1), (Number(mb) / row.seconds).toFixed(1), row.rss.toFixed(0), row.share.toFixed(3)]
        : [note, "", "", ""];
      rows.push([name, mb, ...cells]);
      console.log(
        `${name.padEnd(34)} ${mb.padStart(3)} MB  ${row ? `${cells[0]} s  ${cells[1]} MB/s  ${cells[2]} MB of memory  ${cells[3]} came out` : note}`,
      );
    }
  }
  if (values.write) {
    writeSection(
      "large",
      `## Large inputs\n\n${madeBy("node bench/large.mjs --write")} Defaults; made-up text (millions of characters), one process each, ${machine()}; a busy machine: rough.\n\n${tableOf(
        ["input", "MB", "seconds", "MB/s", "memory, MB", "share that came out"],
        rows,
      )}`,
    );
  }
}
