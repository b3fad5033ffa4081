/** From a record to what is written of it: the same code in the main thread and in workers. */
import * as library from "../index.js";
import { type Columns, writeRow } from "../io/jsonl.js";
import { brokenPage, InputError, problemOf } from "../io/problem.js";
import { idOfTask, openTask, type Page, type Task } from "../io/task.js";
import { pageOptions } from "../page-options.js";
import { type Trace, trace } from "../trace.js";

/** What holds for all records of a run; plain data. */
export interface Setup {
  readonly options: library.CleanOptions;
  readonly to: "text" | "markdown" | "jsonl" | "parquet";
  readonly columns: Columns;
  /** The decisions go out, too. */
  readonly decisions: boolean;
  /** What became of each block is told of the first record. */
  readonly trace?: true;
  /** Nobody asks for figures, so records bring none. */
  readonly uncounted?: true;
}

/** What was done with one page, in numbers. */
export interface Tally {
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly blocks: number;
  /** UTF-16 units of the blocks' texts, before and after. */
  readonly charsIn: number;
  readonly charsOut: number;
  readonly lang: string;
  /** By filter: blocks dropped, and characters with those that repairs took. */
  readonly dropped: Readonly<Record<string, readonly [blocks: number, chars: number]>>;
}

export interface Good {
  readonly ok: true;
  readonly id: unknown;
  /** What is to be written: the text, or the row with its line end. */
  readonly text: string;
  /** For Parquet: the clean text alone, and the decisions as JSON. */
  readonly clean?: string;
  readonly decisions?: string;
  readonly html: boolean;
  readonly unmatched: readonly string[];
  readonly warnings: readonly string[];
  /** Unless nobody asks for figures. */
  readonly tally?: Tally;
  readonly trace?: PageTrace;
}

/** What became of a page, block by block. */
export interface PageTrace {
  readonly where: string;
  readonly title?: string;
  readonly lang: string;
  readonly kind?: string;
  readonly blocks: readonly Trace[];
}

export interface Bad {
  readonly ok: false;
  /** As in the rows of `--errors`: `malformed`, `encoding`, `too-large`, `too-slow`, `crashed`, `filter`, ... */
  readonly fault: string;
  readonly problem: string;
  /** Of the record, as far as it can be told. */
  readonly id?: unknown;
}

export type Outcome = Good | Bad;

/** Loads what the options need before the first record. */
export async function prepare({ options }: Setup): Promise<void> {
  await library.loadFor(options);
}

const lengthOf = (blocks: readonly { readonly text: string }[]): number =>
  blocks.reduce((sum, { text }) => sum + text.length, 0);

function tallyOf(bytesIn: number, bytesOut: number, { document, blocks, decisions, lang }: library.CleanResult): Tally {
  const dropped: Record<string, [number, number]> = {};
  for (const decision of decisions) {
    if (decision.do === "name") continue;
    dropped[decision.filter] ??= [0, 0];
    const count = dropped[decision.filter]!;
    if (decision.do === "drop") count[0]++;
    count[1] += decision.before.length - (decision.do === "drop" ? 0 : decision.text.length);
  }
  const charsIn = lengthOf(document.blocks);
  return { bytesIn, bytesOut, blocks: document.blocks.length, charsIn, charsOut: lengthOf(blocks), lang, dropped };
}

function traceOf({ where, input }: Page, result: library.CleanResult): PageTrace {
  const { title, lang, meta } = result;
  return {
    where,
    lang,
    ...(title ? { title } : {}),
    ...(meta.kind ? { kind: meta.kind } : {}),
    blocks: trace(result, input),
  };
}

function cleaned(page: Page, { options, to, trace: traced }: Setup): library.CleanResult {
  const { bytes, from, url, charset } = page;
  // Who tells of a page's lines counts them in characters.
  const input = traced || !bytes ? page.input : bytes;
  return library.clean(
    input,
    pageOptions(options, { from, url, charset, to: to === "markdown" ? "markdown" : "text" }),
  );
}

const secondsOf = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${Math.round(ms / 100) / 10} s`);

/** The outcome of a record that took longer than it may. */
export const tooSlow = (task: Task, { columns }: Setup, timeout: number): Bad => ({
  ok: false,
  fault: "too-slow",
  id: idOfTask(task, columns),
  problem: `takes more than ${secondsOf(timeout)}; raise --timeout if it is worth the wait`,
});

/** Cleans one record. Throws nothing: what is wrong with it comes as its outcome. */
export function work(task: Task, setup: Setup): Outcome {
  let page: Page;
  try {
    page = openTask(task, setup.columns);
  } catch (error) {
    const fault = error instanceof InputError ? error.fault : "unreadable";
    return { ok: false, fault, problem: problemOf(error), id: idOfTask(task, setup.columns) };
  }
  try {
    const result = cleaned(page, setup);
    const rows = setup.to === "jsonl" || setup.to === "parquet";
    const text = rows ? writeRow(page, setup.columns.outField, result) : result.text;
    return {
      ok: true,
      id: page.id,
      text,
      ...(setup.to === "parquet" ? { clean: result.text.replace(/\r?\n$/, "") } : {}),
      ...(setup.decisions ? { decisions: JSON.stringify(result.decisions) } : {}),
      html: result.document.source === "html",
      unmatched: result.unmatched,
      warnings: result.warnings,
      ...(setup.uncounted ? {} : { tally: tallyOf(task.bytes.length, Buffer.byteLength(result.text), result) }),
      ...(setup.trace && (task.number ?? 1) === 1 ? { trace: traceOf(page, result) } : {}),
    };
  } catch (error) {
    if (error instanceof InputError) return { ok: false, fault: error.fault, problem: error.message, id: page.id };
    return { ok: false, fault: "filter", problem: brokenPage(error), id: page.id };
  }
}
