/** What the program says on standard error: one line a matter, the program's name before it. */
import type { CleanResult } from "../index.js";
import type { Remark } from "../io/sources.js";
import { standard } from "./standard.js";

let before = (): void => {};

/** Has something done before each line, such as taking the progress away. */
export function beforeSaying(action: () => void): void {
  before = action;
}

export function say(line: string): void {
  before();
  standard("stderr").write(`clean-article: ${line}\n`);
}

/** Collects what went wrong and tells of it as it happens. */
export class Reporter {
  failures = 0;
  pages = 0;
  readonly #quiet: boolean;
  /** Pages that were HTML. */
  #html = 0;
  readonly #unmatched = new Map<string, { pages: number; readonly first: string }>();

  constructor(quiet: boolean) {
    this.#quiet = quiet;
  }

  remark({ kind, where, problem }: Pick<Remark, "kind" | "where" | "problem">): void {
    if (kind === "failure") {
      this.failures++;
      say(`${where}: ${problem}`);
    } else if (!this.#quiet) say(`${where} ${problem}`);
  }

  /** What the library says of a page that came out. */
  warnings(where: string, { warnings }: Pick<CleanResult, "warnings">): void {
    if (!this.#quiet) for (const warning of warnings) say(`${where}: ${warning}`);
  }

  /** Counts the pages on which each selector found nothing; text has nothing to find. */
  selectors(
    where: string,
    { html, unmatched }: { readonly html: boolean; readonly unmatched: readonly string[] },
  ): void {
    if (!html) return;
    this.#html++;
    for (const selector of unmatched) {
      const known = this.#unmatched.get(selector);
      if (known) known.pages++;
      else this.#unmatched.set(selector, { pages: 1, first: where });
    }
  }

  close(): void {
    if (!this.#quiet) {
      for (const [selector, { pages, first }] of this.#unmatched) {
        const on = pages === 1 ? `in ${first}` : `on ${pages} of ${this.#html} pages, ${first} the first`;
        say(`the selector “${selector}” finds nothing ${on}`);
      }
    }
    const all = this.failures + this.pages;
    if (this.#quiet || this.failures === 0 || all < 2) return;
    say(`${this.failures} of ${all} inputs failed${this.pages ? "; the others are done" : ""}`);
  }
}
