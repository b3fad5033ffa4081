// One program over packed pages, in a process of its own: passes that are not counted, then passes that are. Prints JSON
// {passes: [[CPU seconds of each page]], errors: [[page, message]]}; a pass holds the pages for which there was time.
//
//   node timed.mjs NAME DIST PAGES REPEATS SECONDS
import { resolve } from "node:path";
import { libraryOf } from "../library.mjs";
import { extractors } from "../peers/extractors.mjs";
import { byRegexes } from "../peers/regexes.mjs";
import { unpack } from "./inputs.mjs";

/** Seconds of CPU time that are not counted, at most. */
const WARM = 5;

const [name, dist, path, repeats, seconds] = process.argv.slice(2);
const { decodePage } = await import(resolve(dist, "parse/decode.js"));
// A library that logs would break what is printed.
console.log = console.warn = console.error = () => {};

/** Programs that take text. */
const cleaners = {
  async "ours-text"() {
    const { clean } = await libraryOf(dist);
    return (page) => clean(page, { from: "text" }).text;
  },
  regexes: async () => byRegexes,
};

/** User and system time of all threads, in seconds. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const run = await (cleaners[name] ?? extractors[name])(dist);
const pages = unpack(path);
const errors = new Map();

async function timed(i) {
  const start = cpu();
  try {
    const out = run(name.startsWith("ours") ? pages[i] : decodePage(pages[i]));
    if (out instanceof Promise) await out;
  } catch (error) {
    errors.set(i, `${error?.name ?? "Error"}: ${error?.message ?? error}`.slice(0, 200));
  }
  return cpu() - start;
}

/** The CPU time of each page, up to the one at which the time is up; at least one. */
async function pass(count, until) {
  const times = [];
  while (times.length < count && (times.length === 0 || cpu() < until)) times.push(await timed(times.length));
  return times;
}

const start = cpu();
// Over so many passes that what compiles as it runs has compiled.
const warm = start + Math.min(Number(seconds) / 2, WARM);
while (cpu() < warm) await pass(pages.length, warm);
const passes = [await pass(pages.length, start + Number(seconds))];
const count = passes[0].length;
while (passes.length < Number(repeats)) {
  const times = await pass(count, start + Number(seconds));
  // One that was cut off would weigh the pages otherwise.
  if (times.length < count) break;
  passes.push(times);
}
process.stdout.write(JSON.stringify({ passes, errors: [...errors].filter(([page]) => page < count) }));
