/** What a run comes to: counted as records go by, in constant memory. */
import { milliseconds } from "../batch/clock.js";
import type { Tally } from "../batch/work.js";

/** A page has lost most of itself where more than this part of its characters went. */
export const MOSTLY_LOST = 0.8;
/** Pages that are listed of those. */
export const WORST = 50;
/** Languages that are told apart; more go under `other`. */
const LANGUAGES = 200;

/** What a filter took. */
export interface Taken {
  /** Blocks that it dropped. */
  blocks: number;
  /** Their characters, and those that its repairs took. */
  chars: number;
}

class Share {
  records = 0;
  charsIn = 0;
  charsOut = 0;
  readonly filters: Record<string, Taken> = {};

  add({ charsIn, charsOut, dropped }: Tally): void {
    this.records++;
    this.charsIn += charsIn;
    this.charsOut += charsOut;
    for (const [filter, [blocks, chars]] of Object.entries(dropped)) {
      this.filters[filter] ??= { blocks: 0, chars: 0 };
      const taken = this.filters[filter]!;
      taken.blocks += blocks;
      taken.chars += chars;
    }
  }
}

export interface Worst {
  readonly where: string;
  /** Part of its characters that went, 0 to 1. */
  readonly lost: number;
  /** Characters that it had. */
  readonly chars: number;
  /** The filter that took most of it. */
  readonly by: string;
}

/** The filter that took most characters of a page. */
const mostTaken = ({ dropped }: Tally): string =>
  Object.entries(dropped).reduce<readonly [string, number]>(
    (most, [filter, [, chars]]) => (chars > most[1] ? [filter, chars] : most),
    ["", -1],
  )[0];

/** The report's form; a change that breaks its readers raises the number. */
export const REPORT_VERSION = 1;

export class Totals {
  readonly #all = new Share();
  readonly #languages = new Map<string, Share>();
  readonly #errors = new Map<string, number>();
  readonly #now: () => number;
  readonly #started: number;
  #worst: Worst[] = [];
  bytesIn = 0;
  bytesOut = 0;
  blocks = 0;
  failed = 0;
  /** Inputs that an earlier run had done. */
  skipped = 0;
  /** Pages that had a text and of which nothing is left. */
  empty = 0;
  mostlyLost = 0;

  /** @param now a clock in milliseconds */
  constructor(now: () => number = milliseconds) {
    this.#now = now;
    this.#started = now();
  }

  get records(): number {
    return this.#all.records;
  }
  get charsIn(): number {
    return this.#all.charsIn;
  }
  get charsOut(): number {
    return this.#all.charsOut;
  }
  /** Since the start; never nought. */
  get seconds(): number {
    return Math.max(1e-3, (this.#now() - this.#started) / 1000);
  }

  add(where: string, tally: Tally): void {
    this.bytesIn += tally.bytesIn;
    this.bytesOut += tally.bytesOut;
    this.blocks += tally.blocks;
    this.#all.add(tally);
    const lang = this.#languages.has(tally.lang) || this.#languages.size < LANGUAGES ? tally.lang : "other";
    let share = this.#languages.get(lang);
    if (!share) {
      share = new Share();
      this.#languages.set(lang, share);
    }
    share.add(tally);
    if (tally.charsIn === 0) return;
    if (tally.charsOut === 0) this.empty++;
    const lost = 1 - tally.charsOut / tally.charsIn;
    if (lost <= MOSTLY_LOST) return;
    this.mostlyLost++;
    this.#worst.push({ where, lost: Math.round(lost * 1000) / 1000, chars: tally.charsIn, by: mostTaken(tally) });
    if (this.#worst.length >= 2 * WORST) this.#trim();
  }

  /** Counts a page of which nothing more is asked. */
  count(bytes: number): void {
    this.#all.records++;
    this.bytesIn += bytes;
  }

  fail(fault: string, bytes = 0): void {
    this.failed++;
    this.bytesIn += bytes;
    this.#errors.set(fault, (this.#errors.get(fault) ?? 0) + 1);
  }

  #trim(): void {
    this.#worst = this.#worst.sort((a, b) => b.lost - a.lost || b.chars - a.chars).slice(0, WORST);
  }

  /** The report as plain data; docs/report.schema.json describes it. */
  report(version: string, bounds: readonly Bound[] = []): Report {
    this.#trim();
    const { records, charsIn, charsOut, filters } = this.#all;
    const seconds = this.seconds;
    return {
      report: REPORT_VERSION,
      program: `clean-article ${version}`,
      records: { cleaned: records, failed: this.failed, empty: this.empty, mostlyLost: this.mostlyLost },
      inputsSkipped: this.skipped,
      bytes: { in: this.bytesIn, out: this.bytesOut },
      blocks: this.blocks,
      chars: { in: charsIn, out: charsOut },
      filters,
      languages: Object.fromEntries(
        [...this.#languages]
          .sort((a, b) => b[1].records - a[1].records)
          .map(([lang, share]) => [
            lang,
            { records: share.records, chars: { in: share.charsIn, out: share.charsOut }, filters: share.filters },
          ]),
      ),
      errors: Object.fromEntries(this.#errors),
      worst: this.#worst,
      bounds,
      seconds: Math.round(seconds * 1000) / 1000,
      throughput: {
        recordsPerSecond: Math.round((records / seconds) * 10) / 10,
        bytesPerSecond: Math.round(this.bytesIn / seconds),
      },
    };
  }
}

/** A bound of `--fail-if` and what the run came to. */
export interface Bound {
  readonly bound: string;
  /** In the bound's unit: a number, or per cent. */
  readonly value: number;
  readonly broken: boolean;
}

interface Chars {
  readonly in: number;
  readonly out: number;
}

export interface Report {
  readonly report: number;
  readonly program: string;
  readonly records: {
    readonly cleaned: number;
    readonly failed: number;
    readonly empty: number;
    readonly mostlyLost: number;
  };
  readonly inputsSkipped: number;
  readonly bytes: { readonly in: number; readonly out: number };
  readonly blocks: number;
  readonly chars: Chars;
  readonly filters: Readonly<Record<string, Readonly<Taken>>>;
  readonly languages: Readonly<
    Record<
      string,
      { readonly records: number; readonly chars: Chars; readonly filters: Readonly<Record<string, Readonly<Taken>>> }
    >
  >;
  readonly errors: Readonly<Record<string, number>>;
  readonly worst: readonly Worst[];
  readonly bounds: readonly Bound[];
  readonly seconds: number;
  readonly throughput: { readonly recordsPerSecond: number; readonly bytesPerSecond: number };
}
