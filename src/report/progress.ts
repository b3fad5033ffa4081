/** One line on a terminal, written over and over. */
import { size } from "./batch.js";
import type { Totals } from "./totals.js";

const EVERY = 250;
/** Short runs show none. */
const AFTER = 1000;

const clock = (seconds: number): string => {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes >= 60
    ? `${Math.floor(minutes / 60)} h ${minutes % 60} min`
    : minutes
      ? `${minutes} min ${whole % 60} s`
      : `${whole} s`;
};

/** The line; `files` are those done and all there are, where that is known. */
export function progressLine(totals: Totals, files?: { readonly done: number; readonly all: number }): string {
  const { records, bytesIn, failed, seconds } = totals;
  const left = files?.done ? (seconds / files.done) * (files.all - files.done) : undefined;
  return [
    files ? `${files.done} of ${files.all} files` : "",
    `${records} records`,
    `${size(bytesIn)} at ${size(bytesIn / seconds)}/s`,
    left === undefined ? "" : `${clock(left)} left`,
    failed ? `${failed} failed` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** Shows the progress on a stream that is a terminal; nothing happens elsewhere. */
export function watchProgress(stream: NodeJS.WriteStream, line: () => string): { readonly close: () => void } {
  if (!stream.isTTY) return { close: () => {} };
  let shown = false;
  const started = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - started < AFTER) return;
    stream.write(`\r\x1b[K${line().slice(0, Math.max(20, stream.columns - 1))}`);
    shown = true;
  }, EVERY);
  timer.unref();
  return {
    close: () => {
      clearInterval(timer);
      if (shown) stream.write("\r\x1b[K");
    },
  };
}
