/** Bytes of a page to a string, as browsers do it. Needs nothing but TextDecoder. */
import { quickUtf8 } from "./utf8.js";

/** How far into the page its own word on its encoding is looked for, in bytes. */
const LOOK = 2048;
const META = /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i;

/** What windows-1252 has at 0x80 to 0x9F; the five unused places stay as they are. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

type Decoder = InstanceType<typeof TextDecoder>;

/** Decoders by label: to make one takes as long as to decode a small page. None of them keeps anything of a page. */
const decoders = new Map<string, Decoder | undefined>();

/** The text of valid UTF-8 without its byte order mark, as a decoder has it; undefined where the decoder is to be asked. */
function quick(bytes: Uint8Array): string | undefined {
  const text = quickUtf8(bytes);
  return text?.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** Some releases of Node decode windows-1252 as ISO 8859-1: its C1 controls are put right here. */
function decode(by: Decoder, bytes: Uint8Array): string {
  const text = (by.encoding === "utf-8" ? quick(bytes) : undefined) ?? by.decode(bytes);
  if (by.encoding !== "windows-1252") return text;
  return text.replace(/[\u0080-\u009f]/g, (char) => HIGH[char.charCodeAt(0) - 0x80]!);
}

/** Labels are few, but pages may invent any. */
const MOST_LABELS = 200;

function made(label: string): Decoder | undefined {
  try {
    return new TextDecoder(label.trim().replace(/^["']|["']$/g, ""));
  } catch {
    return undefined;
  }
}

function decoder(label: string | undefined): Decoder | undefined {
  if (!label) return undefined;
  if (!decoders.has(label)) {
    if (decoders.size >= MOST_LABELS) decoders.clear();
    decoders.set(label, made(label));
  }
  return decoders.get(label);
}

/** The charset parameter of a Content-Type header; nothing where it has none. */
export const charsetOf = (contentType: string | undefined): string | undefined =>
  /;\s*charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? "")?.[1];

function byOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** What the page's own `<meta>` says; a page that can be read so far is no UTF-16, whatever it says. */
function byMeta(bytes: Uint8Array): string | undefined {
  const head = decoder("windows-1252")!.decode(bytes.subarray(0, LOOK));
  const label = META.exec(head)?.[1];
  return label && /^utf-?16/i.test(label) ? "utf-8" : label;
}

/**
 * The page as a string: by its byte order mark, else by the charset of the HTTP header, else by the page's own
 * `<meta charset>` or `http-equiv` in the first 2 KB (unless the page is UTF-8 beyond doubt), else as UTF-8 where that is
 * valid, else as windows-1252. An unknown label counts as none. Never throws; bytes that mean nothing in the encoding become U+FFFD.
 *
 * @param bytes the page as it came over the wire, unpacked
 * @param httpCharset the charset parameter of the Content-Type header
 * @returns the text without its byte order mark
 */
export function decodePage(bytes: Uint8Array, httpCharset?: string): string {
  const told = toldDecoder(bytes, httpCharset);
  if (told) return decode(told, bytes);
  try {
    return quick(bytes) ?? new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decode(new TextDecoder(isCutUtf8(bytes) ? "utf-8" : "windows-1252"), bytes);
  }
}

/** What the page is to be decoded by, as far as anything tells. */
function toldDecoder(bytes: Uint8Array, httpCharset: string | undefined): Decoder | undefined {
  const told = decoder(byOrderMark(bytes)) ?? decoder(httpCharset);
  if (told) return told;
  const meta = decoder(byMeta(bytes));
  return meta && !(meta.encoding !== "utf-8" && isSurelyUtf8(bytes)) ? meta : undefined;
}

/** Whether `decodePage` takes the bytes for UTF-8, if they are valid as such. */
export const readsAsUtf8 = (bytes: Uint8Array, httpCharset?: string): boolean =>
  (toldDecoder(bytes, httpCharset)?.encoding ?? "utf-8") === "utf-8";

/** So many bytes beyond ASCII that are valid UTF-8 throughout are no accident of another encoding. */
const NO_ACCIDENT = 24;

/** A page that was stored anew as UTF-8 keeps the `<meta>` of the encoding that it had. */
function isSurelyUtf8(bytes: Uint8Array): boolean {
  let high = 0;
  for (let i = 0; i < bytes.length && high < NO_ACCIDENT; i++) if (bytes[i]! >= 0x80) high++;
  if (high < NO_ACCIDENT) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Valid UTF-8 but for a last character that was cut off. */
function isCutUtf8(bytes: Uint8Array): boolean {
  let start = bytes.length;
  for (let back = 1; back <= 3 && back < bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) {
      start = bytes.length - back;
      break;
    }
    if (byte < 0x80) return false;
  }
  if (start === bytes.length) return false;
  try {
    const head = bytes.subarray(0, start);
    new TextDecoder("utf-8", { fatal: true }).decode(head);
    // Plain ASCII before it proves nothing.
    return head.some((byte) => byte >= 0x80);
  } catch {
    return false;
  }
}
