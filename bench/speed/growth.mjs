// How the time grows, in a process of its own: with the length of a page, and with the number of phrases. Prints a JSON
// list of CPU seconds, each the least of its runs: of one input, or of pages without phrases of one's own, with one, and
// with as many as the lexicon holds.
//
//   node growth.mjs html|text DIST RUNS SECONDS SIZE COUNT
//   node growth.mjs phrases DIST RUNS SECONDS PAGES
//
// SIZE is megabytes of HTML or lines of text; COUNT such inputs make a run. For SECONDS the tasks run uncounted.
import { resolve } from "node:path";
import { makers, textOfLines } from "../large-inputs.mjs";
import { libraryOf } from "../library.mjs";
import { htmlPages, textPages } from "./inputs.mjs";
import { doubledPhrases } from "./phrases.mjs";

const [what, dist, ...numbers] = process.argv.slice(2);
const [runs, seconds, size, count] = numbers.map(Number);
const { clean } = await libraryOf(dist);

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

/** The seconds of one of several inputs. */
function lengthy(make, from) {
  const inputs = Array.from({ length: count }, (_, i) => make(size, i * AHEAD));
  const [all] = compared(() => {
    for (const input of inputs) clean(input, { from });
  });
  return [all / count];
}

async function doubled() {
  const { lexicons } = await import(resolve(dist, "lexicons/index.js"));
  const pages = [
    ...htmlPages(undefined, size).map((bytes) => [String(bytes), "html"]),
    ...textPages(undefined, size * 10).map((bytes) => [String(bytes), "text"]),
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
  html: () => lengthy(makers["html, a page of articles"], "html"),
  text: () => lengthy(textOfLines, "text"),
  phrases: doubled,
};
process.stdout.write(JSON.stringify(await tasks[what]()));
