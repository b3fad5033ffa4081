/** Colours on standard output: where it is a terminal, or as NO_COLOR and FORCE_COLOR say. */
import { Chalk, supportsColor } from "chalk";
import type { Paint } from "../report/terminal.js";

function level(): 0 | 1 | 2 | 3 {
  if (process.env.NO_COLOR) return 0;
  return supportsColor ? supportsColor.level : 0;
}

export function paint(): Paint {
  const chalk = new Chalk({ level: level() });
  return { keep: chalk.green, repair: chalk.yellow, drop: chalk.red, faint: chalk.dim, strong: chalk.bold };
}
