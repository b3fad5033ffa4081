// What the bundled program reads in the place of making it at each start.
import { mkdirSync, writeFileSync } from "node:fs";
import { endianness } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { data } from "franc/data.js";

/** The sets of scripts that characters up to U+FFFF belong to, and where each begins to be theirs: place, set, ... */
function scriptsOfCharacters(scriptsOf) {
  const sets = [];
  const runs = [];
  for (let code = 0, last = -1; code < 0x10000; code++) {
    const scripts = scriptsOf(String.fromCharCode(code));
    const found = sets.findIndex((set) => set.join() === scripts.join());
    const set = found < 0 ? sets.push(scripts) - 1 : found;
    if (set !== last) runs.push(code, set);
    last = set;
  }
  return { sets, runs };
}

/** Lines as src/io/stored-tables.ts reads them: how many, where each ends, and their bytes. */
function packedLines(lines) {
  const bytes = lines.map((line) => Buffer.from(line, "utf8"));
  const head = Buffer.alloc(4 + 4 * lines.length);
  head.writeUInt32LE(lines.length, 0);
  let end = 0;
  for (let i = 0; i < bytes.length; i++) {
    end += bytes[i].length;
    head.writeUInt32LE(end, 4 + 4 * i);
  }
  return Buffer.concat([head, ...bytes]);
}

/**
 * Writes the tables of the lexicons to `tables/` and the measures of the scripts to `measures/`.
 *
 * @param dist directory of the built program
 * @param out directory of the bundle
 */
export async function writeStored(dist, out) {
  const module = (path) => import(pathToFileURL(join(dist, path)));
  const { lexicons } = await module("lexicons/index.js");
  const { printTable, tableOf } = await module("phrase-table.js");
  mkdirSync(join(out, "tables"), { recursive: true });
  for (const [code, lexicon] of Object.entries(lexicons))
    writeFileSync(join(out, `tables/${code}.bin`), packedLines(printTable(tableOf(lexicon))));

  const only = new Set((await module("language.js")).told);
  const { modelOf } = await module("trigram-model.js");
  const { measureBy, printMeasure } = await module("trigram-measure.js");
  mkdirSync(join(out, "measures"), { recursive: true });
  const codes = {};
  for (const [script, languages] of Object.entries(data)) {
    const measure = measureBy(modelOf(languages, only));
    codes[script] = measure.codes;
    const numbers = Buffer.from(printMeasure(measure).buffer);
    if (endianness() === "BE") numbers.swap32();
    writeFileSync(join(out, `measures/${script}.bin`), numbers);
  }
  const { setOfScripts } = await module("trigram-text.js");
  writeFileSync(join(out, "measures/scripts.json"), JSON.stringify({ codes, ...scriptsOfCharacters(setOfScripts) }));
}
