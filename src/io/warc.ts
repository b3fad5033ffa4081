/** WARC files, and WET files of extracted text, as pages. Loads warcio, so import it when a WARC file has been met. */
import { unpack } from "./compression.js";
import { Frames, type Lost } from "./frames.js";
import { bodyOf, readHead, readResponse } from "./http.js";
import { type Limits, tooLarge } from "./limits.js";
import { type Damage, gzipMembers } from "./members.js";
import { packingOf } from "./packing.js";
import { InputError } from "./problem.js";
import { binaryKind } from "./sniff.js";
import type { Remark } from "./sources.js";

/** A page of a WARC file. */
export interface WarcPage {
  readonly kind: "page";
  readonly where: string;
  /** Of the record in its file, from 1; records of all types count. */
  readonly number: number;
  /** The record's URI; its number where it has none. */
  readonly id: unknown;
  readonly url?: string;
  /** The page, whatever it was packed in undone. Memory of its own. */
  readonly bytes: Uint8Array;
  /** What the Content-Type says; `auto` where it leaves that open. */
  readonly from: "auto" | "html";
  /** The Content-Type that came with the page, for its charset. */
  readonly contentType?: string;
}

/** Records whose block may be a page. */
const wanted = new Set(["response", "resource", "conversion"]);
const html = new Set(["text/html", "application/xhtml+xml"]);
const plain = new Set(["text/plain", "text/markdown", "text/x-markdown"]);
/** Servers send these where they know nothing; what the page is, its bytes tell. */
const vague = new Set(["", "application/octet-stream", "application/unknown", "unknown/unknown", "*/*"]);

/** Of a response the head comes on top of the page. */
const HEAD_ALLOWANCE = 2 ** 20;
/** Bytes of a too large record that are looked at: a film need not be told of as a page that failed. */
const HEAD_LOOK = 65_536;

const mimeOf = (contentType: string | undefined): string => (contentType ?? "").split(/[;,]/)[0]!.trim().toLowerCase();

/** The page of one record, or why it is left out: `image/png`, `status 404`. */
type Found = Pick<WarcPage, "bytes" | "from" | "contentType"> | string;

const isPage = (mime: string): boolean => html.has(mime) || plain.has(mime) || vague.has(mime);

function judge(bytes: Uint8Array, contentType: string | undefined): Found {
  const mime = mimeOf(contentType);
  // Some servers call everything HTML.
  const what = binaryKind(bytes);
  if (what && !/charset\s*=\s*"?utf-?(?:16|32)/i.test(contentType ?? "")) return what;
  return { bytes, from: html.has(mime) ? "html" : "auto", ...(contentType ? { contentType } : {}) };
}

/** Why a record holds no page, as far as its heads tell. */
async function refusal(type: string, headers: Headers, block: Uint8Array): Promise<string | undefined> {
  const told = headers.get("content-type") ?? undefined;
  if (type !== "response") return isPage(mimeOf(told)) ? undefined : mimeOf(told).slice(0, 60);
  // Records of DNS and FTP are called responses, too.
  if (!/^application\/http\b/i.test(told ?? "application/http")) return mimeOf(told).slice(0, 60);
  const { status, contentType } = await readResponse(block);
  if (status !== 0 && (status < 200 || status > 299)) return `status ${status}`;
  return isPage(mimeOf(contentType)) ? undefined : mimeOf(contentType).slice(0, 60);
}

async function pageOf(type: string, headers: Headers, block: Uint8Array, limits: Limits): Promise<Found> {
  const why = await refusal(type, headers, block);
  if (why !== undefined) return why;
  if (type === "response") {
    const response = await readResponse(block);
    return judge(await bodyOf(response, limits), response.contentType);
  }
  if (block.length > limits.maxBytes) throw tooLarge(limits.maxBytes);
  const told = headers.get("content-type") ?? undefined;
  // What a conversion holds was written by the converter: UTF-8, unless it says otherwise.
  const isUtf8 = type === "conversion" && !/charset/i.test(told ?? "");
  return judge(block, isUtf8 ? `${told ?? "text/plain"}; charset=utf-8` : told);
}

/** Counts what is left out, and tells of it when the file has ended. */
class LeftOut {
  readonly #counts = new Map<string, number>();
  /** Types that servers make up are without end. */
  static readonly MOST = 1_000;

  add(why: string): void {
    const key = this.#counts.size < LeftOut.MOST || this.#counts.has(why) ? why : "other types";
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  remark(where: string): Remark | undefined {
    if (!this.#counts.size) return undefined;
    const sorted = [...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const all = sorted.reduce((sum, [, count]) => sum + count, 0);
    const first = sorted.slice(0, 5).map(([why, count]) => `${count} ${why}`);
    const more = sorted.length > first.length ? `, and ${sorted.length - first.length} other kinds` : "";
    const what = all === 1 ? "1 record that holds" : `${all} records that hold`;
    return { kind: "note", where, problem: `leaves out ${what} no page: ${first.join(", ")}${more}` };
  }
}

async function* opened(head: Uint8Array, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | Damage> {
  const packing = packingOf(head);
  if (packing === "gzip") yield* gzipMembers(chunks);
  else if (packing) yield* unpack(chunks, packing);
  else yield* chunks;
}

/**
 * The pages of a WARC file in their order: of responses with a status of 200 to 299 (or none) and of resources what is
 * HTML or text, and conversions (WET). Other responses are counted in a note at the end; requests, revisits, metadata
 * and the like pass without a word. Damage costs the record in which it lies, and is told of as a failure.
 *
 * @param head the first bytes of `chunks`, as the file has them: gzip is opened member by member
 * @param where how messages name the file
 */
export async function* warcPages(
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  where: string,
  limits: Limits,
): AsyncGenerator<WarcPage | Remark> {
  const frames = new Frames(opened(head, chunks));
  const leftOut = new LeftOut();
  const failure = (number: number, problem: string): Remark => ({
    kind: "failure",
    where: `${where}: record ${number}`,
    problem,
  });
  const failed = ({ number, problem }: Lost): Remark => failure(number, problem);
  try {
    for (let frame = await frames.next(); frame; frame = await frames.next()) {
      if (frame.kind === "lost") {
        yield failed(frame);
        continue;
      }
      const { number } = frame;
      const headers = (await readHead(frame.head, "WARC/"))?.headers as Headers | undefined;
      const length = Number(headers?.get("content-length") ?? Number.NaN);
      const type = headers?.get("warc-type")?.toLowerCase();
      if (!headers || !type || !Number.isSafeInteger(length) || length < 0) {
        yield failure(number, `its header tells no ${type ? "length" : "type"}; the next record is read`);
        await frames.recover();
        continue;
      }
      if (!wanted.has(type) || length > limits.maxBytes + HEAD_ALLOWANCE) {
        const start = wanted.has(type) ? await frames.start(Math.min(length, HEAD_LOOK)) : undefined;
        const lost = await frames.pass(length - (start?.length ?? 0));
        const why = start && !lost ? await refusal(type, headers, start) : undefined;
        if (lost) yield failed(lost);
        else if (why) leftOut.add(why);
        else if (start) yield failure(number, tooLarge(limits.maxBytes).message);
        continue;
      }
      const block = await frames.block(length);
      if (!(block instanceof Uint8Array)) {
        yield failed(block);
        continue;
      }
      try {
        const found = await pageOf(type, headers, block, limits);
        if (typeof found === "string") {
          leftOut.add(found);
          continue;
        }
        // Some writers put the address in angle brackets.
        const url = headers.get("warc-target-uri")?.replace(/^<(.*)>$/, "$1");
        yield {
          kind: "page",
          where: `${where}: record ${number}`,
          number,
          id: url ?? number,
          ...(url ? { url } : {}),
          ...found,
        };
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        yield failure(number, error.message);
      }
    }
    const note = leftOut.remark(where);
    if (note) yield note;
  } finally {
    await frames.close();
  }
}
