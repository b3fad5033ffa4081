/** The white space of markup: space, tab, line feed, form feed and carriage return. */

/** Of the first characters 1 for what is. Looked up, as V8 throws code away that compares with a rare one for the first time. */
const WHITE = new Uint8Array(33);
for (const code of [9, 10, 12, 13, 32]) WHITE[code] = 1;

/** Whether a UTF-16 unit is; NaN is not. */
export const isWhite = (code: number): boolean => code <= 32 && WHITE[code] === 1;

/** Whether all of [start, end) of a source is. */
export function isBlank(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isWhite(source.charCodeAt(at))) return false;
  return true;
}
