/** Time that passes, told without loading anything: Node loads a dozen modules for `performance`. */
import { hrtime } from "node:process";

/** Milliseconds since some moment. */
export function milliseconds(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
