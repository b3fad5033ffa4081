// One extractor as a line protocol: {"id", "path"} in, {"id", "text" | "error", "ms"} out.
//
//   node worker.mjs ours|readability|defuddle DIST
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { gunzipSync } from "node:zlib";
import { extractors } from "./extractors.mjs";

const [name, dist] = process.argv.slice(2);
const { decodePage } = await import(resolve(dist, "parse/decode.js"));
// A library that logs would break the protocol.
console.log = console.warn = console.error = () => {};

const extract = await extractors[name](dist);
for await (const line of createInterface({ input: process.stdin })) {
  const { id, path } = JSON.parse(line);
  const page = decodePage(gunzipSync(readFileSync(path)));
  const row = { id };
  const start = performance.now();
  try {
    row.text = await extract(page);
  } catch (error) {
    row.error = `${error?.name ?? "Error"}: ${error?.message ?? error}`.slice(0, 200);
  }
  row.ms = Math.round((performance.now() - start) * 100) / 100;
  process.stdout.write(`${JSON.stringify(row)}\n`);
}
