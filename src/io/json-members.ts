/** The members of a JSON object as they are written: numbers keep their digits, strings their escapes. */

const QUOTE = 34;
const BACKSLASH = 92;

/** The place after a string that opens at a place. */
function afterString(json: string, open: number): number {
  for (let at = json.indexOf('"', open + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let slashes = 0;
    while (json.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return json.length;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/**
 * Name and source of each member, in order; of members of one name the last counts, at the first one's place.
 *
 * @param json an object that `JSON.parse` has read
 */
export function jsonMembers(json: string): Map<string, string> {
  const out = new Map<string, string>();
  let at = json.indexOf("{") + 1;
  for (;;) {
    while (at < json.length && (isBlank(json.charCodeAt(at)) || json[at] === ",")) at++;
    if (json.charCodeAt(at) !== QUOTE) return out;
    const end = afterString(json, at);
    const name = JSON.parse(json.slice(at, end)) as string;
    at = end;
    while (isBlank(json.charCodeAt(at))) at++;
    at++;
    while (isBlank(json.charCodeAt(at))) at++;
    const from = at;
    for (let depth = 0; at < json.length; ) {
      const code = json.charCodeAt(at);
      if (code === QUOTE) {
        at = afterString(json, at);
        continue;
      }
      if (code === 123 || code === 91) depth++;
      else if (code === 125 || code === 93) {
        if (depth === 0) break;
        depth--;
      } else if (code === 44 && depth === 0) break;
      at++;
    }
    let to = at;
    while (to > from && isBlank(json.charCodeAt(to - 1))) to--;
    out.set(name, json.slice(from, to));
  }
}
