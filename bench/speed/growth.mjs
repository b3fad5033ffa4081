// How the time grows, in a process of its own: with the length of a page, and with the number of phrases. Prints JSON
// [CPU seconds of the small task, those of the large one], each the median of its runs.
//
//   node --expose-gc growth.mjs html|text|phrases DIST SMALL LARGE RUNS
//
// SMALL and LARGE are megabytes of HTML, lines of text, or pages for the phrases (SMALL), which LARGE is no use to.
import { resolve } from "node:path";
import { makers, textOfLines } from "../large-inputs.mjs";
import { htmlPages, textPages } from "./inputs.mjs";
import { doubledPhrases } from "./phrases.mjs";
import { median } from "./table.mjs";

const [what, dist, small, large, runs] = process.argv.slice(2);
const { clean } = await import(resolve(dist, "index.js"));

/** CPU seconds of a task; what the one before it has left behind is not its own. */
function timed(task) {
  globalThis.gc();
  const start = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** The two tasks by turns, after as many turns of the small one that are not counted. */
function compared(one, other) {
  for (let run = 0; run < Number(runs); run++) one();
  const times = [[], []];
  for (let run = 0; run < Number(runs); run++) {
    times[0].push(timed(one));
    times[1].push(timed(other));
  }
  return times.map(median);
}

function grown(make, from) {
  const [one, other] = [make(Number(small)), make(Number(large))];
  return compared(
    () => clean(one, { from }),
    () => clean(other, { from }),
  );
}

async function doubled() {
  const { lexicons } = await import(resolve(dist, "lexicons/index.js"));
  const phrases = { en: doubledPhrases(lexicons.en) };
  const pages = [
    ...htmlPages(undefined, Number(small)).map((bytes) => [String(bytes), "html"]),
    ...textPages(undefined, Number(small) * 10).map((bytes) => [String(bytes), "text"]),
  ];
  // Of one language, so that the phrases are twice as many on all of them.
  const english = pages.filter(([page, from]) => clean(page, { from }).lang === "en");
  const run = (options) => () => {
    for (const [page, from] of english) clean(page, { from, ...options });
  };
  run({ phrases })();
  return compared(run({}), run({ phrases }));
}

const tasks = {
  html: () => grown(makers["html, a page of articles"], "html"),
  text: () => grown(textOfLines, "text"),
  phrases: doubled,
};
process.stdout.write(JSON.stringify(await tasks[what]()));
