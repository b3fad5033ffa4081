/** Text to bytes that are written at once. */

const encoder = new TextEncoder();
/** UTF-16 units that take three bytes at most. */
const WORST = 3;
const room = new Uint8Array(2 ** 18);

/**
 * A text in UTF-8, in memory that the next call uses again: Node would measure the text and take memory for each.
 *
 * @returns bytes that hold until the next call
 */
export function encodeBriefly(text: string): Uint8Array {
  if (text.length * WORST > room.length) return Buffer.from(text, "utf8");
  return room.subarray(0, encoder.encodeInto(text, room).written);
}
