/** A page as its parser reads it: character by character, or of UTF-8 byte by byte, so that its scripts are never decoded. */
import { decodePage, readsAsUtf8 } from "./decode.js";
import { looksLikeHtml, opensAsHtml } from "./sniff.js";

const BEYOND_ASCII = /[^\x00-\x7F]/;

/**
 * A page's markup. All that markup is made of is ASCII, which UTF-8 writes as it is, so a page in UTF-8 can be read by
 * its bytes; only what is taken out of it as text is decoded.
 */
export class Source {
  /** The page's UTF-16 units, or of UTF-8 its bytes, each as one unit: places in the page are places in this. */
  readonly units: string;
  readonly #bytes: Buffer | undefined;

  /** @param bytes the page in UTF-8, where `units` are its bytes; a Buffer, which the types of a browser lack */
  constructor(units: string, bytes?: Uint8Array) {
    this.units = units;
    this.#bytes = bytes as Buffer | undefined;
  }

  /** Whether places are bytes. */
  get inBytes(): boolean {
    return this.#bytes !== undefined;
  }

  /** The text that stands at [start, end). */
  text(start: number, end: number): string {
    const raw = this.units.slice(start, end);
    return this.#bytes !== undefined && BEYOND_ASCII.test(raw) ? this.#bytes.toString("utf8", start, end) : raw;
  }

  /** The page as a string, whatever it is read by. */
  whole(): string {
    return this.#bytes?.toString("utf8") ?? this.units;
  }
}

/** What Node has of bytes; browsers decode the page. */
const node = (globalThis as { process?: Partial<NodeJS.Process> }).process?.getBuiltinModule?.("node:buffer");

/** The page without byte order marks. */
const unmarked = (page: string): string => (page.charCodeAt(0) === 0xfeff ? page.slice(1) : page);

/** Where the page begins, after its byte order mark and the one that decoding would leave. */
function startOf(bytes: Uint8Array): number {
  let at = 0;
  while (at < 6 && bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
  return at;
}

/** Whether it is an array of bytes of another realm. */
const isBytes = (input: unknown): boolean => Object.prototype.toString.call(input) === "[object Uint8Array]";

/** Bytes in which a page says that it is HTML, if it begins with that. */
const HEAD = 1000;

/**
 * A page, and whether it is HTML.
 *
 * @param input the page as a string, or its bytes
 * @param from what it is, as far as that is known
 * @param charset of bytes, the charset parameter of the Content-Type header
 * @throws TypeError where it is neither
 */
export function openSource(
  input: string | Uint8Array,
  from: "auto" | "html" | "text" = "auto",
  charset?: string,
): { readonly source: Source; readonly html: boolean } {
  const whole = (page: string) => {
    const text = unmarked(page);
    return { source: new Source(text), html: from === "html" || (from === "auto" && looksLikeHtml(text)) };
  };
  if (typeof input === "string") return whole(input);
  if (!(input instanceof Uint8Array) && !isBytes(input)) throw new TypeError("a page is a string or a Uint8Array");
  if (!node || from === "text") return whole(decodePage(input, charset));
  const start = startOf(input);
  const bytes = node.Buffer.from(input.buffer, input.byteOffset + start, input.byteLength - start);
  // What may be text is told by all of it.
  if (from === "auto" && !opensAsHtml(bytes.toString("latin1", 0, HEAD))) return whole(decodePage(input, charset));
  if (!readsAsUtf8(input, charset) || !node.isUtf8(bytes)) return whole(decodePage(input, charset));
  return { source: new Source(bytes.toString("latin1"), bytes), html: true };
}
