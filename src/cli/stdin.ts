/** Standard input, opened where it is read: making its stream takes time that most runs need not spend. */

let used = false;

/** Its stream. */
export function standardInput(): typeof process.stdin {
  used = true;
  return process.stdin;
}

/** Reads no more of it: input that nobody reads would keep the program waiting. */
export function leaveInput(): void {
  if (used) process.stdin.destroy();
}
