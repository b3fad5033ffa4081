/** A long text as a string of JSON. */

/** What takes two bytes a character in memory. */
const WIDE = /[^\x00-\xff]/;
/**
 * What JSON writes as a number: control characters other than line breaks, and halves of a pair that stand alone. What
 * may be one of them is found first, and looked at then: a choice between the three takes three times as long.
 */
const CODED =
  /[\0-\t\v-\x1f\ud800-\udfff](?:(?<=[\0-\x1f])|(?<=[\ud800-\udbff])(?![\udc00-\udfff])|(?<=(?<![\ud800-\udbff])[\udc00-\udfff]))/;

/**
 * The same as `JSON.stringify`, in half the time where a text has any wide character: V8 writes one character after the
 * other, but finds one that is replaced by whole words of memory.
 */
export function quote(text: string): string {
  if (!WIDE.test(text) || CODED.test(text)) return JSON.stringify(text);
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
}
