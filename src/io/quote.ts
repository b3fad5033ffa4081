/** A long text as a string of JSON. */

/** What takes two bytes a character in memory. */
const WIDE = /[^\x00-\xff]/;
/** What JSON writes as a number: control characters other than line breaks, and halves of a pair, alone or not. */
const CODED = /[^\n -\ud7ff\ue000-\uffff]/;

/**
 * The same as `JSON.stringify`, in half the time where a text has any wide character: V8 writes one character after the
 * other, but finds one that is replaced by whole words of memory.
 */
export function quote(text: string): string {
  if (!WIDE.test(text) || CODED.test(text)) return JSON.stringify(text);
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
}
