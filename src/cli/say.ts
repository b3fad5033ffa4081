/** What the program says on standard error: one line a matter, the program's name before it. */
import { problemOf } from "../io/problem.js";
import type { Remark } from "../io/sources.js";

export function say(line: string): void {
  process.stderr.write(`clean-article: ${line}\n`);
}

/** Collects what went wrong and tells of it as it happens. */
export class Reporter {
  failures = 0;
  pages = 0;
  readonly #quiet: boolean;

  constructor(quiet: boolean) {
    this.#quiet = quiet;
  }

  remark({ kind, where, problem }: Remark): void {
    if (kind === "failure") {
      this.failures++;
      say(`${where}: ${problem}`);
    } else if (!this.#quiet) say(`${where} ${problem}`);
  }

  /** Our own code threw: this page fails, the others go on. */
  broken(where: string, error: unknown): void {
    this.failures++;
    say(`${where}: could not be cleaned (${problemOf(error)}); the others go on, please report this page`);
  }

  close(): void {
    const all = this.failures + this.pages;
    if (this.#quiet || this.failures === 0 || all < 2) return;
    say(`${this.failures} of ${all} inputs failed${this.pages ? "; the others are done" : ""}`);
  }
}
