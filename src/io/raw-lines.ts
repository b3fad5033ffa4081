/** A stream cut into lines of bytes, of which none takes more memory than is allowed. */
import { InputError } from "./problem.js";

/**
 * The lines of a stream without their line feeds, each as soon as its line feed is there. Of a line that is too large
 * nothing is kept: it comes as `undefined`, once its end is there.
 *
 * @param maxBytes the largest line, without its line feed
 */
export async function* rawLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array | undefined> {
  let open: Uint8Array[] = [];
  let size = 0;
  const add = (part: Uint8Array): void => {
    size += part.length;
    if (size > maxBytes) open = [];
    else if (part.length) open.push(part);
  };
  const take = (): Uint8Array | undefined => {
    const line = size > maxBytes ? undefined : open.length === 1 ? open[0] : Buffer.concat(open);
    open = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    add(chunk.subarray(from));
  }
  if (size) yield take();
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * A line as text, without a carriage return at its end.
 *
 * @throws InputError where it is no UTF-8
 */
export function lineText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new InputError("is not UTF-8; write the rows as UTF-8", "encoding");
  }
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
