#!/usr/bin/env node
// Inputs far larger than a page, each in a process of its own: the time, and whether it grows with the length.
//
//   npm run build && node bench/large.mjs [--only NAME;...] [--mb 5,50] [--dist dist] [--write]
//
// Sizes are in millions of UTF-16 units; without --mb each input has its own two. Each run has 4 GB of heap (--heap, in
// MB) and ten minutes.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { machine, madeBy, tableOf, writeSection } from "./results.mjs";

const MB = 1_000_000;
const PATIENCE = 600_000;
const PROSE = [
  "The miller opened the sluice before dawn, and the wheel began to turn as it had done for two hundred years.",
  "By noon the carts stood in the yard, and the sacks went up the ladder one after the other.",
  "Nobody in the village could say who had laid the first stone, though every family had a tale about it.",
];
const OTHERS = {
  Georgian: "მეწისქვილემ გამთენიისას გახსნა რაბი და ბორბალმა ბრუნვა დაიწყო, როგორც ორასი წლის წინ.",
  Khmer: "ម្ចាស់រោងម៉ាស៊ីនបានបើកទ្វារទឹកមុនព្រះអាទិត្យរះ ហើយកង់ក៏ចាប់ផ្តើមវិល។",
  Amharic: "ወፍጮ ቤቱ ከንጋት በፊት በሩን ከፈተ፤ መንኮራኩሩም እንደ ቀድሞው መዞር ጀመረ።",
};

/** Pieces one after the other, the number of each in it so that none repeats another, until they are `mb` long. */
function fill(mb, piece) {
  const out = [];
  for (let length = 0, i = 0; length < mb * MB; i++) {
    const text = piece(i);
    out.push(text);
    length += text.length;
  }
  return out.join("");
}
const told = (i) => `${PROSE[i % PROSE.length].slice(0, -1)} in year ${i}.`;

/** A smaller and a larger size: those that a page may have, less where words or lines are very many. */
const sizesOf = (name) =>
  name === "text, one-word lines" ? "1,9" : /Georgian|Khmer|Amharic|repeat|unclosed/.test(name) ? "2,10" : "5,50";

/** Each input's maker, by megabytes (millions of UTF-16 units). */
const makers = {
  "html, a page of articles": (mb) =>
    `<!doctype html><html lang="en"><head><title>The mill</title></head><body><main>${fill(mb, (i) =>
      i % 20 === 0
        ? `<h2>Chapter ${i}</h2>`
        : i % 20 === 10
          ? `<ul><li><a href="/${i}">Page ${i}</a></li><li>${told(i)}</li></ul>`
          : `<p>${told(i)} ${told(i + 1)}</p>`,
    )}</main></body></html>`,
  "html, small blocks that repeat": (mb) =>
    `<html lang="en"><body>${fill(mb, () => `<div><a href="/x">News</a> <span>The mill</span><p>${PROSE[0]}</p></div>`)}</body></html>`,
  "html, unclosed <div>s": (mb) => `<html lang="en"><body>${fill(mb, (i) => `<div><p>${told(i)}</p>`)}`,
  "text, paragraphs": (mb) => fill(mb, (i) => `${told(i)} ${told(i + 1)}\n\n`),
  "text, one line": (mb) => fill(mb, (i) => `${told(i)} `),
  "text, one-word lines": (mb) => fill(mb, (i) => `word${i % 9973}\n`),
  ...Object.fromEntries(
    Object.entries(OTHERS).map(([name, line]) => [
      `text, ${name} paragraphs`,
      (mb) => fill(mb, (i) => `${line} ${line.slice(0, -1)} ${i}${line.slice(-1)}\n\n`),
    ]),
  ),
};

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
  const { clean } = await import(resolve(values.dist, "index.js"));
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
