// One extractor as a line protocol: {"id", "path"} in, {"id", "text" | "error", "ms"} out.
//
//   node worker.mjs ours|readability|defuddle DIST
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { gunzipSync } from "node:zlib";
import { toText } from "./text.mjs";

const [name, dist] = process.argv.slice(2);
const { decodePage } = await import(resolve(dist, "parse/decode.js"));
// A library that logs would break the protocol.
console.log = console.warn = console.error = () => {};

const makers = {
  async ours() {
    const { clean, bodyOnly } = await import(resolve(dist, "index.js"));
    return (page) => clean(page, { from: "html", without: bodyOnly }).text;
  },
  async readability() {
    const { Readability } = await import("@mozilla/readability");
    const { parseHTML } = await import("linkedom");
    return (page) => toText(new Readability(parseHTML(page).document).parse()?.content ?? "", parseHTML);
  },
  async defuddle() {
    const { Defuddle } = await import("defuddle/node");
    const { parseHTML } = await import("linkedom");
    return async (page) => {
      const result = await Defuddle(parseHTML(page).document, "https://example.org/", { useAsync: false });
      return toText(result.content ?? "", parseHTML);
    };
  },
};

const extract = await makers[name]();
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
