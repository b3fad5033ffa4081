/** What a run comes to: counted as records go by, in constant memory. */
import type { Tally } from "../batch/work.js";

/** A page has lost most of itself where more than this part of its characters went. */
export const MOSTLY_LOST = 0.8;
/** Pages that are listed of those. */
const WORST = 50;
/** Languages that are told apart; more go under `other`. */
const LANGUAGES = 200;

interface Share {
  records: number;
  charsIn: number;
  charsOut: number;
  dropped: Record<string, { blocks: number; chars: number }>;
}

const emptyShare = (): Share => ({ records: 0, charsIn: 0, charsOut: 0, dropped: {} });

function addTo(share: Share, tally: Tally): void {
  share.records++;
  share.charsIn += tally.charsIn;
  share.charsOut += tally.charsOut;
  for (const [filter, [blocks, chars]] of Object.entries(tally.dropped)) {
    share.dropped[filter] ??= { blocks: 0, chars: 0 };
    const count = share.dropped[filter]!;
    count.blocks += blocks;
    count.chars += chars;
  }
}

export interface Worst {
  readonly where: string;
  /** Part of its characters that went, 0 to 1. */
  readonly lost: number;
  readonly chars: number;
}

/** The report's form; a change that breaks its readers raises the number. */
export const REPORT_VERSION = 1;

export class Totals {
  readonly #all = emptyShare();
  readonly #languages = new Map<string, Share>();
  readonly #errors = new Map<string, number>();
  readonly #started = performance.now();
  #worst: Worst[] = [];
  bytesIn = 0;
  bytesOut = 0;
  blocks = 0;
  failed = 0;
  /** Inputs that an earlier run had done. */
  skipped = 0;
  /** Pages of which nothing is left. */
  empty = 0;
  mostlyLost = 0;

  get records(): number {
    return this.#all.records;
  }
  get charsIn(): number {
    return this.#all.charsIn;
  }
  get charsOut(): number {
    return this.#all.charsOut;
  }
  get seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  add(where: string, tally: Tally): void {
    this.bytesIn += tally.bytesIn;
    this.bytesOut += tally.bytesOut;
    this.blocks += tally.blocks;
    addTo(this.#all, tally);
    const lang = this.#languages.has(tally.lang) || this.#languages.size < LANGUAGES ? tally.lang : "other";
    let share = this.#languages.get(lang);
    if (!share) {
      share = emptyShare();
      this.#languages.set(lang, share);
    }
    addTo(share, tally);
    if (tally.charsIn === 0) return;
    if (tally.charsOut === 0) this.empty++;
    const lost = 1 - tally.charsOut / tally.charsIn;
    if (lost <= MOSTLY_LOST) return;
    this.mostlyLost++;
    this.#worst.push({ where, lost: Math.round(lost * 1000) / 1000, chars: tally.charsIn });
    if (this.#worst.length >= 2 * WORST) this.#trim();
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
  report(version: string): Report {
    this.#trim();
    const seconds = this.seconds;
    const { dropped, ...all } = this.#all;
    return {
      report: REPORT_VERSION,
      program: `clean-article ${version}`,
      records: { cleaned: all.records, failed: this.failed, empty: this.empty, mostlyLost: this.mostlyLost },
      inputsSkipped: this.skipped,
      bytes: { in: this.bytesIn, out: this.bytesOut },
      blocks: this.blocks,
      chars: { in: all.charsIn, out: all.charsOut },
      filters: dropped,
      languages: Object.fromEntries([...this.#languages].sort((a, b) => b[1].records - a[1].records)),
      errors: Object.fromEntries(this.#errors),
      worst: this.#worst,
      seconds: Math.round(seconds * 1000) / 1000,
      throughput: {
        recordsPerSecond: Math.round((all.records / seconds) * 10) / 10,
        bytesPerSecond: Math.round(this.bytesIn / seconds),
      },
    };
  }
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
  readonly chars: { readonly in: number; readonly out: number };
  readonly filters: Readonly<Record<string, { readonly blocks: number; readonly chars: number }>>;
  readonly languages: Readonly<Record<string, Readonly<Share>>>;
  readonly errors: Readonly<Record<string, number>>;
  readonly worst: readonly Worst[];
  readonly seconds: number;
  readonly throughput: { readonly recordsPerSecond: number; readonly bytesPerSecond: number };
}
