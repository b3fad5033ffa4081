#!/usr/bin/env node
// Batches: memory over many records, the gain of a second job, kills with --resume, and one corpus in four formats.
//
//   npm run build && node bench/batch.mjs [--pages DIR] [--records 200000] [--kills 20] [--only memory,jobs,kills,formats]
//
// --pages is a directory of pages for `formats` and `kills`; without it pages are made up.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";

const bin = fileURLToPath(new URL("../bin/clean-article.js", import.meta.url));
const { values } = parseArgs({
  options: {
    pages: { type: "string" },
    records: { type: "string", default: "200000" },
    kills: { type: "string", default: "20" },
    only: { type: "string", default: "memory,jobs,kills,formats" },
  },
});
const wanted = new Set(values.only.split(","));
const dir = mkdtempSync(join(tmpdir(), "clean-article-bench-"));
const at = (name) => join(dir, name);

const WORDS =
  "the old mill by river was sold on tuesday to family from next valley who want grind corn again council has promised mend bridge before first carts of harvest come down hills water rose spring fell long dry weeks".split(
    " ",
  );
let seed = 7;
const random = (n) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return seed % n;
};
const sentence = () => {
  const words = Array.from({ length: 8 + random(14) }, () => WORDS[random(WORDS.length)]);
  words[0] = words[0][0].toUpperCase() + words[0].slice(1);
  return `${words.join(" ")}.`;
};
/** A page of some 10 kB with junk in it. */
function makePage(bytes) {
  let text = "";
  while (text.length < bytes) {
    text += `${Array.from({ length: 4 }, sentence).join(" ")}\n\n`;
    if (random(4) === 0) text += `Read more: ${sentence().slice(0, -1)}\n\n`;
  }
  return text;
}

/** Writes JSONL without holding it. */
async function makeRows(path, count, bytes) {
  const pages = Array.from({ length: 200 }, () => JSON.stringify(makePage(bytes)));
  const out = createWriteStream(path);
  for (let i = 0; i < count; i++)
    if (!out.write(`{"id":${i},"text":${pages[i % pages.length]}}\n`)) await once(out, "drain");
  out.end();
  await once(out, "finish");
  return statSync(path).size;
}

/** Runs the program; its peak memory over all threads is the process's. */
function timed(args) {
  const start = performance.now();
  const child = spawnSync(
    process.execPath,
    ["--import", fileURLToPath(new URL("./peak.mjs", import.meta.url)), bin, ...args],
    {
      encoding: "utf8",
      maxBuffer: 1e9,
    },
  );
  const peak = Number(/peak (\d+)/.exec(child.stderr)?.[1] ?? 0);
  return { code: child.status, seconds: (performance.now() - start) / 1000, peak: peak / 1e6, err: child.stderr };
}

function tree(root) {
  const hash = createHash("sha256");
  for (const name of readdirSync(root, { recursive: true }).sort()) {
    const path = join(root, name);
    if (statSync(path).isFile()) hash.update(name).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function pagesDirectory() {
  if (values.pages) return values.pages;
  const path = at("pages");
  mkdirSync(path);
  for (let i = 0; i < 400; i++) writeFileSync(join(path, `p${i}.txt`), makePage(5000 + random(40_000)));
  return path;
}

if (wanted.has("memory")) {
  const most = Number(values.records);
  const peaks = [];
  for (const count of [most / 10, most]) {
    const size = await makeRows(at("rows.jsonl"), count, 10_300);
    const { code, seconds, peak } = timed([at("rows.jsonl"), "--to", "jsonl", "-o", at("out.jsonl"), "--jobs", "2"]);
    peaks.push(peak);
    console.log(
      `memory: ${count} records, ${(size / 1e9).toFixed(2)} GB, exit ${code}, ${seconds.toFixed(0)} s, ${(size / 1e6 / seconds).toFixed(1)} MB/s, peak ${peak.toFixed(0)} MB`,
    );
    rmSync(at("rows.jsonl"));
    rmSync(at("out.jsonl"), { force: true });
  }
  console.log(
    `memory: ratio ${(peaks[1] / peaks[0]).toFixed(2)} (asked: at most 1.2), under 600 MB: ${peaks[1] < 600}`,
  );
}

if (wanted.has("jobs")) {
  // So many that starting the threads does not count.
  await makeRows(at("rows.jsonl"), 20_000, 10_300);
  const runs = [1, 2, 1, 2].map((jobs) => {
    const { seconds } = timed([at("rows.jsonl"), "--to", "jsonl", "-o", at("out.jsonl"), "--jobs", String(jobs)]);
    return [jobs, seconds];
  });
  const best = (jobs) => Math.min(...runs.filter(([of]) => of === jobs).map(([, seconds]) => seconds));
  console.log(
    `jobs: one ${best(1).toFixed(1)} s, two ${best(2).toFixed(1)} s, ratio ${(best(1) / best(2)).toFixed(2)} (asked: at least 1.6)`,
  );
}

if (wanted.has("kills")) {
  const pages = pagesDirectory();
  const args = (to) => [pages, "--out-dir", at(to), "--resume", "--jobs", "2"];
  const start = performance.now();
  spawnSync(process.execPath, [bin, ...args("whole")]);
  const long = performance.now() - start;
  const right = tree(at("whole"));
  let same = 0;
  const kills = Number(values.kills);
  for (let i = 0; i < kills; i++) {
    const child = spawn(process.execPath, [bin, ...args("killed")], { stdio: "ignore" });
    const gone = once(child, "exit");
    await new Promise((resolve) => setTimeout(resolve, Math.random() * long));
    child.kill("SIGKILL");
    await gone;
    spawnSync(process.execPath, [bin, ...args("killed")]);
    if (tree(at("killed")) === right) same++;
    rmSync(at("killed"), { recursive: true });
  }
  console.log(`kills: ${same} of ${kills} identical to the undisturbed run`);
}

if (wanted.has("formats")) {
  const pages = pagesDirectory();
  const files = readdirSync(pages).sort();
  const htmlOf = (file) => {
    const bytes = readFileSync(join(pages, file));
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  };
  const ids = files.map((file) => file.replace(/\.(?:html|txt)(?:\.gz)?$/, ""));
  const field = /\.html/.test(files[0]) ? "html" : "text";
  writeFileSync(
    at("pages.jsonl.gz"),
    gzipSync(
      files.map((file, i) => `${JSON.stringify({ id: ids[i], [field]: htmlOf(file).toString("utf8") })}\n`).join(""),
    ),
  );
  const record = (file, i) => {
    const body = htmlOf(file);
    const http = `HTTP/1.1 200 OK\r\nContent-Type: ${field === "html" ? "text/html" : "text/plain"}; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n`;
    const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: urn:page:${ids[i]}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, "0")}>\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: ${http.length + body.length}\r\n\r\n`;
    return gzipSync(Buffer.concat([Buffer.from(head + http), body, Buffer.from("\r\n\r\n")]));
  };
  writeFileSync(at("pages.warc.gz"), Buffer.concat(files.map(record)));
  // Parquet with the pages themselves, so that its own reading is measured.
  const { parquetWriteFile } = await import("hyparquet-writer");
  const column = (name, data) => ({ name, data, type: "STRING" });
  parquetWriteFile({
    filename: at("pages.parquet"),
    columnData: [
      column("id", ids),
      column(
        field,
        files.map((file) => htmlOf(file).toString("utf8")),
      ),
    ],
    rowGroupSize: 100,
  });
  const texts = {};
  for (const jobs of ["1", "4"]) {
    for (const input of [pages, at("pages.jsonl.gz"), at("pages.warc.gz"), at("pages.parquet")]) {
      const out = at("texts.jsonl");
      const { code, seconds, err } = timed([input, "--to", "jsonl", "-o", out, "--jobs", jobs]);
      const rows = readFileSync(out, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      const key = `${input === pages ? "directory" : input.slice(dir.length + 1)}, jobs ${jobs}`;
      texts[key] = rows.map(({ text }) => text);
      console.log(
        `formats: ${key}: exit ${code}, ${rows.length} texts, ${seconds.toFixed(1)} s ${code ? err.slice(0, 300) : ""}`,
      );
    }
  }
  const [first, ...others] = Object.entries(texts);
  for (const [key, list] of others) {
    const same = list.filter((text, i) => text === first[1][i]).length;
    console.log(`formats: ${key}: ${same} of ${first[1].length} the same as ${first[0]}`);
  }
}
rmSync(dir, { recursive: true, force: true });
