/** Text to bytes that are written at once. */

const encoder = new TextEncoder();
/** UTF-16 units that take three bytes at most. */
const WORST = 3;
/** Bytes that are enough for most pages, and those that are taken once that is not so: a start clears all that it takes. */
const ROOM = 2 ** 15;
const MOST = 2 ** 18;
let room = new Uint8Array(ROOM);

/**
 * A text in UTF-8, in memory that the next call uses again: Node would measure the text and take memory for each.
 *
 * @returns bytes that hold until the next call
 */
export function encodeBriefly(text: string): Uint8Array {
  const most = text.length * WORST;
  if (most > MOST) return Buffer.from(text, "utf8");
  if (most > room.length) room = new Uint8Array(MOST);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}
