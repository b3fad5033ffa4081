/** What happens when the program is stopped from outside. */
import { problemOf } from "../io/problem.js";
import { exit } from "./exit.js";
import { say } from "./say.js";
import { watchStandard } from "./standard.js";

const tidy: (() => void)[] = [];

/** Has something done before the program is stopped, such as removing a temporary file. */
export function onStop(action: () => void): void {
  tidy.push(action);
}

function stop(code: number): never {
  for (const action of tidy) {
    try {
      action();
    } catch (error) {
      say(problemOf(error));
    }
  }
  process.exit(code);
}

/** Interrupts tidy up and end with their code; a reader that goes away ends the program quietly. */
export function watchStops(): void {
  process.once("SIGINT", () => stop(exit.interrupted));
  process.once("SIGTERM", () => stop(exit.interrupted));
  watchStandard((name, error) => {
    if (error.code === "EPIPE") stop(exit.clean);
    if (name === "stdout") say(`standard output cannot be written: ${problemOf(error)}`);
    stop(exit.found);
  });
}
