// How the time grows, in a process of its own: with the length of a page, and with the number of phrases. Prints a JSON
// list of CPU seconds, each the least of its runs: of the small and the large task, or of the pages without phrases of
// one's own, with one, and with as many as the lexicon holds.
//
//   node growth.mjs html|text DIST RUNS SECONDS SMALL LARGE
//   node growth.mjs phrases DIST RUNS SECONDS PAGES
//
// SMALL and LARGE are megabytes of HTML or lines of text. For SECONDS the tasks run uncounted.
import { resolve } from "node:path";
import { makers, textOfLines } from "../large-inputs.mjs";
import { htmlPages, textPages } from "./inputs.mjs";
import { doubledPhrases } from "./phrases.mjs";

const [what, dist, ...numbers] = process.argv.slice(2);
const [runs, seconds, small, large] = numbers.map(Number);
const { clean } = await import(resolve(dist, "index.js"));

/** CPU seconds of a task. */
function timed(task) {
  const start = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** The CPU seconds of tasks that run by turns. */
function compared(...tasks) {
  const start = process.cpuUsage().user;
  do for (const task of tasks) task();
  while ((process.cpuUsage().user - start) / 1e6 < seconds);
  const times = tasks.map(() => []);
  for (let run = 0; run < runs; run++) for (const [i, task] of tasks.entries()) times[i].push(timed(task));
  // What disturbs a run only adds to it.
  return times.map((list) => Math.min(...list));
}

/** Pieces, or lines, by which one input is ahead of the next, so that they share none. */
const AHEAD = 20_000;

/**
 * As many small inputs as make the large one, and that: both hold as many words, and leave as much for the collector.
 *
 * @returns the seconds of one small input, and those of the large one
 */
function grown(make, from) {
  const parts = Array.from({ length: Math.round(large / small) }, (_, i) => make(small, i * AHEAD));
  const whole = make(large, 0);
  const [few, many] = compared(
    () => {
      for (const part of parts) clean(part, { from });
    },
    () => clean(whole, { from }),
  );
  return [few / parts.length, many];
}

async function doubled() {
  const { lexicons } = await import(resolve(dist, "lexicons/index.js"));
  const pages = [
    ...htmlPages(undefined, small).map((bytes) => [String(bytes), "html"]),
    ...textPages(undefined, small * 10).map((bytes) => [String(bytes), "text"]),
  ];
  // Of one language, so that the phrases are twice as many on all of them.
  const english = pages.filter(([page, from]) => clean(page, { from }).lang === "en");
  const run = (options) => () => {
    for (const [page, from] of english) clean(page, { from, ...options });
  };
  const tasks = [
    run({}),
    run({ phrases: { en: { "read-more": ["Wend thither anon"] } } }),
    run({ phrases: { en: doubledPhrases(lexicons.en) } }),
  ];
  return compared(...tasks);
}

const tasks = {
  html: () => grown(makers["html, a page of articles"], "html"),
  text: () => grown(textOfLines, "text"),
  phrases: doubled,
};
process.stdout.write(JSON.stringify(await tasks[what]()));
