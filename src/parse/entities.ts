/** Character references: `&amp;`, `&#8217;`, and those without a semicolon that browsers read all the same. */
import { DecodingMode, decodeHTML, EntityDecoder, htmlDecodeTree } from "entities/decode";
import type { Source } from "./source.js";

/** The code points of the reference that was read last; a few names stand for two. */
export const points: number[] = [];
let consumed = 0;

const decoder = new EntityDecoder(htmlDecodeTree, (point, length) => {
  points.push(point);
  consumed = length;
});

/**
 * Reads the reference that may begin at an `&`; what it stands for is in `points` until the next call.
 *
 * @param inAttribute references without a semicolon count only where no name goes on after them
 * @returns how many UTF-16 units it takes, the `&` included; 0 where there is none
 */
export function referenceAt(source: string, at: number, inAttribute: boolean): number {
  points.length = 0;
  consumed = 0;
  decoder.startEntity(inAttribute ? DecodingMode.Attribute : DecodingMode.Legacy);
  // Below nought: the source ends inside what may be one.
  if (decoder.write(source, at + 1) < 0) decoder.end();
  return consumed;
}

/** The value of an attribute at [start, end) of a source, its references decoded. */
export function attributeValue(source: Source, start: number, end: number): string {
  const raw = source.units.slice(start, end);
  let at = raw.indexOf("&");
  if (at < 0) return source.text(start, end);
  let out = "";
  let from = 0;
  while (at >= 0) {
    // Read where it stands: what follows the value tells whether a reference may end there.
    const length = referenceAt(source.units, start + at, true);
    if (length) {
      out += source.text(start + from, start + at) + String.fromCodePoint(...points);
      from = at + length;
    }
    at = raw.indexOf("&", length ? from : at + 1);
  }
  return out + source.text(start + from, end);
}

/** Text with its references decoded, once. */
export const decoded = (text: string): string => decodeHTML(text);
