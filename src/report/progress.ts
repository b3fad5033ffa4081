/** One line on a terminal, written over and over. */
import { size } from "./stats.js";
import type { Totals } from "./totals.js";

const EVERY = 250;
/** Short runs show none. */
const AFTER = 1000;
/** Before that part is done nothing can be told of the rest. */
const LEAST = 0.005;

const clock = (seconds: number): string => {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes >= 60
    ? `${Math.floor(minutes / 60)} h ${minutes % 60} min`
    : minutes
      ? `${minutes} min ${whole % 60} s`
      : `${whole} s`;
};

/** How far a run has come. */
export interface Way {
  /** Part of it that is done, 0 to 1; absent where that is not known. */
  readonly part?: number;
  /** Files that are done, and all there are. */
  readonly files?: { readonly done: number; readonly all: number };
}

/** The line. */
export function progressLine(totals: Totals, { part, files }: Way = {}): string {
  const { records, bytesIn, failed, seconds } = totals;
  const done = part ?? (files?.all ? files.done / files.all : 0);
  return [
    files ? `${files.done} of ${files.all} files` : "",
    `${records} records`,
    `${size(bytesIn)} at ${size(Math.round(bytesIn / seconds))}/s`,
    done >= LEAST ? `${clock((seconds / done) * (1 - Math.min(1, done)))} left` : "",
    failed ? `${failed} failed` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

export interface Progress {
  /** Takes the line away, so that something else can be written; it comes again. */
  readonly hide: () => void;
  readonly close: () => void;
}

type Terminal = Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;

/** Shows the progress on a stream that is a terminal; nothing happens elsewhere. */
export function watchProgress(stream: Terminal, line: () => string): Progress {
  if (!stream.isTTY) return { hide: () => {}, close: () => {} };
  let shown = false;
  const started = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - started < AFTER) return;
    stream.write(`\r\x1b[K${line().slice(0, Math.max(20, (stream.columns || 80) - 1))}`);
    shown = true;
  }, EVERY);
  timer.unref();
  const hide = (): void => {
    if (shown) stream.write("\r\x1b[K");
    shown = false;
  };
  return {
    hide,
    close: () => {
      clearInterval(timer);
      hide();
    },
  };
}
