// Runs a tool over pages in a process of its own, so that a crash or a hang costs one page and not the run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { pythonOf } from "./install.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Longest that a page may take, in milliseconds. */
const PATIENCE = 60_000;

function start({ kind, name }, { cache, dist }) {
  const [command, ...args] =
    kind === "python"
      ? [pythonOf(cache), join(here, "worker.py"), name]
      : [process.execPath, join(here, "worker.mjs"), name, dist];
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, PYTHONUTF8: "1" } });
  let told = "";
  child.stderr.on("data", (data) => {
    told = (told + data).slice(-2000);
  });
  child.stdin.on("error", () => {});
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const why = () => told.trim().split("\n").pop()?.slice(0, 200) || `ended with ${child.signalCode ?? child.exitCode}`;
  return { child, answers, why };
}

/** Yields a row {id, text | error, ms} for each task {id, path}, in order. */
export async function* runTool(tool, tasks, options) {
  let worker;
  for (const task of tasks) {
    worker ??= start(tool, options);
    worker.child.stdin.write(`${JSON.stringify(task)}\n`);
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE, "late");
    });
    const answer = await Promise.race([worker.answers.next(), late]);
    clearTimeout(timer);
    if (answer !== "late" && !answer.done) {
      yield JSON.parse(answer.value);
      continue;
    }
    if (answer === "late") worker.child.kill("SIGKILL");
    if (worker.child.exitCode === null && worker.child.signalCode === null) await once(worker.child, "close");
    const error = answer === "late" ? `no answer in ${PATIENCE / 1000} s` : `crash: ${worker.why()}`;
    yield { id: task.id, error, ms: answer === "late" ? PATIENCE : 0 };
    worker = undefined;
  }
  worker?.child.stdin.end();
}
