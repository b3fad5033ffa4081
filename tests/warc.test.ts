/** WARC and WET files: which records are pages, what their bytes are, and what damage costs. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultLimits } from "../src/io/limits.js";
import { type WarcPage, warcPages } from "../src/io/warc.js";
import { rows, run } from "./setup/run.js";
import { cut, gzipEach, httpHead, noise, response, warcRecord } from "./setup/warc.js";

interface Read {
  readonly pages: WarcPage[];
  readonly failures: string[];
  readonly notes: string[];
}

async function read(file: Uint8Array, limits = defaultLimits, ...lengths: readonly number[]): Promise<Read> {
  const got: Read = { pages: [], failures: [], notes: [] };
  for await (const one of warcPages(
    file.subarray(0, 4),
    cut(file, ...(lengths.length ? lengths : [65_536])),
    "f",
    limits,
  )) {
    if (one.kind === "page") got.pages.push(one);
    else got[one.kind === "note" ? "notes" : "failures"].push(`${one.where}: ${one.problem}`);
  }
  return got;
}
const textOf = ({ bytes }: WarcPage): string => Buffer.from(bytes).toString();
const uri = (i: number): string => `http://example.org/${i}`;
const page = (i: number): string => `<html><body><p>The mill was sold in year ${i}.</p></body></html>`;
const chunked = (body: Uint8Array, size: number): Buffer => {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n"));
  }
  return Buffer.concat([...parts, Buffer.from("0\r\n\r\n")]);
};

describe("records", () => {
  it("that are responses, resources and conversions are pages with their URI, the others are not", async () => {
    const { pages, failures, notes } = await read(
      Buffer.concat([
        warcRecord({ type: "warcinfo", body: "software: x", contentType: "application/warc-fields" }),
        warcRecord({ type: "request", uri: uri(1), body: "", http: "GET / HTTP/1.1", contentType: "application/http" }),
        response(uri(1), page(1)),
        warcRecord({ type: "revisit", uri: uri(1), body: "", http: httpHead("Content-Type: text/html") }),
        warcRecord({ type: "metadata", uri: uri(1), body: "a: b", contentType: "application/warc-fields" }),
        warcRecord({ type: "conversion", uri: `<${uri(2)}>`, body: "Müller\n" }),
        warcRecord({ type: "resource", uri: "file:///a.html", body: page(3), contentType: "text/html" }),
      ]),
    );
    expect(pages.map(({ number, id, url, from }) => ({ number, id, url, from }))).toEqual([
      { number: 3, id: uri(1), url: uri(1), from: "html" },
      { number: 6, id: uri(2), url: uri(2), from: "auto" },
      { number: 7, id: "file:///a.html", url: "file:///a.html", from: "html" },
    ]);
    expect(pages.map(textOf)).toEqual([page(1), "Müller\n", page(3)]);
    expect(pages[1]?.contentType).toBe("text/plain; charset=utf-8");
    expect({ failures, notes }).toEqual({ failures: [], notes: [] });
  });

  it("that hold no HTML or text, or no success, are counted in one note", async () => {
    const png = Buffer.from("\x89PNG\r\n\x1a\n\0\0", "latin1");
    const { pages, failures, notes } = await read(
      Buffer.concat([
        warcRecord({ uri: uri(1), body: png, http: httpHead("content-type: image/png") }),
        warcRecord({ uri: uri(2), body: png, http: httpHead("Content-Type: image/png") }),
        warcRecord({ uri: uri(3), body: png, http: httpHead("Content-Type: text/html") }),
        warcRecord({ uri: uri(4), body: page(4), http: "HTTP/1.1 404 Not Found\r\nContent-Type: text/html" }),
        warcRecord({ uri: uri(5), body: "20240501", contentType: "text/dns" }),
        warcRecord({ uri: uri(6), body: page(6), http: httpHead("Server: none") }),
        warcRecord({ uri: uri(7), body: page(7), http: httpHead("Content-Type: text/html").replaceAll("\r", "") }),
      ]),
    );
    expect(pages.map(({ url }) => url)).toEqual([uri(6), uri(7)]);
    expect(failures).toEqual([]);
    expect(notes).toEqual([
      "f: leaves out 5 records that hold no page: 2 image/png, 1 a PNG image, 1 status 404, 1 text/dns",
    ]);
  });

  it("are what was in them before they were sent", async () => {
    const body = Buffer.from(page(1).repeat(30));
    const sent: readonly (readonly [Uint8Array, ...string[]])[] = [
      [chunked(body, 100), "Transfer-Encoding: chunked"],
      [gzipSync(body), "Content-Encoding: gzip"],
      [chunked(gzipSync(body), 7), "Transfer-Encoding: Chunked", "Content-Encoding: x-gzip"],
      [deflateSync(body), "Content-Encoding: deflate"],
      [deflateRawSync(body), "Content-Encoding: deflate"],
      [brotliCompressSync(body), "Content-Encoding: br"],
      [brotliCompressSync(gzipSync(body)), "Content-Encoding: gzip, br"],
      [gzipSync(body), "Transfer-Encoding: gzip"],
      [chunked(gzipSync(body), 64), "Transfer-Encoding: gzip, chunked"],
      // Many crawlers undo the codings and leave their headers.
      [body, "Content-Encoding: gzip"],
      [body, "Content-Encoding: br"],
      [body, "Transfer-Encoding: chunked"],
    ];
    const { pages, failures } = await read(
      Buffer.concat(sent.map(([bytes, ...headers], i) => response(uri(i), bytes, ...headers))),
    );
    expect(failures).toEqual([]);
    expect(pages.map(textOf)).toEqual(sent.map(() => body.toString()));
  });

  it("of chunks without number are read in linear time", async () => {
    const body = Buffer.alloc(3_000_000, "<p>The mill</p>\n");
    const start = performance.now();
    const { pages } = await read(response(uri(1), chunked(body, 64), "Transfer-Encoding: chunked"));
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(pages[0]?.bytes.length).toBe(body.length);
  });

  it("come out alike wherever the pieces of the file end", async () => {
    const records = [1, 2, 3].map((i) => response(uri(i), gzipSync(page(i)), "Content-Encoding: gzip"));
    for (const file of [Buffer.concat(records), gzipEach(records), gzipSync(Buffer.concat(records))]) {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
          async (lengths) => {
            const { pages, failures } = await read(file, defaultLimits, ...lengths);
            expect(failures).toEqual([]);
            expect(pages.map(textOf)).toEqual([page(1), page(2), page(3)]);
          },
        ),
        { numRuns: 20 },
      );
    }
  });
});

describe("limits", () => {
  const small = { maxBytes: 1_000 };

  it("hold for what a body unpacks to and for what it is, and a film is no failure", async () => {
    const long = Buffer.alloc(2_000_000, "<p>The mill</p>");
    const { pages, failures, notes } = await read(
      Buffer.concat([
        response(uri(1), gzipSync(long), "Content-Encoding: gzip"),
        response(uri(2), brotliCompressSync(long), "Content-Encoding: br"),
        response(uri(3), long),
        response(uri(4), long.subarray(0, 1_200)),
        warcRecord({ uri: uri(5), body: long, http: httpHead("Content-Type: video/mp4") }),
        response(uri(6), page(6)),
      ]),
      small,
    );
    expect(pages.map(({ url }) => url)).toEqual([uri(6)]);
    expect(failures).toHaveLength(4);
    for (const line of failures)
      expect(line).toMatch(/^f: record [1-4]: holds more than 1000 bytes; raise --max-bytes/);
    expect(notes).toEqual(["f: leaves out 1 record that holds no page: 1 video/mp4"]);
  });
});

describe("damage", () => {
  const records = [1, 2, 3, 4].map((i) => response(uri(i), page(i)));
  const urls = (pages: readonly WarcPage[]) => pages.map(({ url }) => url);

  it("in one member of gzip costs its record alone", async () => {
    const members = records.map((one) => gzipSync(one));
    const spoilt = (at: (length: number) => number): Buffer => {
      const bad = Buffer.from(members[1]!);
      const place = at(bad.length);
      bad[place] = bad[place]! ^ 0xff;
      return Buffer.concat([members[0]!, bad, members[2]!, members[3]!]);
    };
    // In the header, in the data, in the checksum.
    for (const at of [() => 2, (n: number) => n >> 1, (n: number) => n - 6]) {
      const { pages, failures } = await read(spoilt(at));
      expect(urls(pages)).toEqual([uri(1), uri(3), uri(4)]);
      expect(failures).toEqual(["f: record 2: the gzip data is damaged; this record is lost"]);
    }
    const short = Buffer.concat([members[0]!, members[1]!.subarray(0, 90), members[2]!, members[3]!]);
    const got = await read(short);
    expect(urls(got.pages)).toEqual([uri(1), uri(3), uri(4)]);
    expect(got.failures).toHaveLength(1);
    expect((await read(Buffer.concat([...members, Buffer.alloc(600)]))).failures).toEqual([]);
  });

  it("anywhere in a file leaves the records before it and stops nothing", async () => {
    const file = gzipEach(records);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: file.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const bad = Buffer.from(file);
          bad[at] = bad[at]! ^ mask;
          const { pages, failures } = await read(bad);
          expect(pages.length).toBeGreaterThanOrEqual(3);
          if (pages.length === 3) expect(failures).toHaveLength(1);
          else expect(pages.map(textOf)).toEqual([1, 2, 3, 4].map(page));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("at the end is told of", async () => {
    const whole = [uri(1), uri(2), uri(3)];
    for (const [file, what, left] of [
      [Buffer.concat(records), /breaks off in mid-record/, whole],
      [gzipEach(records), /gzip data breaks off/, whole],
      // One member for all: its checksum is missing.
      [gzipSync(Buffer.concat(records)), /gzip data breaks off/, []],
    ] as const) {
      const { pages, failures } = await read(file.subarray(0, file.length - 40));
      expect(urls(pages)).toEqual(left);
      expect(failures).toHaveLength(1);
      expect(failures[0]).toMatch(what);
    }
  });

  it("after the first megabytes of a single member leaves what came before", async () => {
    const many = Array.from({ length: 300 }, (_, i) => response(uri(i), noise(i, 60_000)));
    const file = gzipSync(Buffer.concat(many), { level: 1 });
    const { pages, failures } = await read(file.subarray(0, file.length >> 1));
    expect(pages.length).toBeGreaterThan(130);
    expect(urls(pages)).toEqual(pages.map((_, i) => uri(i)));
    expect(failures).toHaveLength(1);
  });

  it("to a plain file costs what cannot be read", async () => {
    const wrong = (length: number) =>
      warcRecord({ uri: uri(2), body: page(2), http: httpHead("Content-Type: text/html"), length });
    for (const bad of [
      wrong(20),
      wrong(400),
      Buffer.from("garbage\r\n".repeat(9)),
      Buffer.from("WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
    ]) {
      const { pages, failures } = await read(Buffer.concat([records[0]!, bad, records[2]!, records[3]!]));
      expect(urls(pages)).toEqual([uri(1), uri(3), uri(4)]);
      expect(failures).toHaveLength(1);
      expect(failures[0]).toMatch(/^f: record 2: /);
    }
  });

  it("of a body is a failure", async () => {
    const bad = gzipSync(page(1));
    bad.fill(0xff, 20, 40);
    const { pages, failures } = await read(
      Buffer.concat([
        response(uri(1), bad, "Content-Encoding: gzip"),
        warcRecord({ uri: uri(2), body: "no HTTP" }),
        records[2]!,
      ]),
    );
    expect(urls(pages)).toEqual([uri(3)]);
    expect(failures[0]).toMatch(/^f: record 1: the gzip data is damaged/);
    expect(failures[1]).toMatch(/^f: record 2: holds no HTTP response$/);
  });
});

describe("the command line", () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "clean-article-warc-"));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const prose = (i: number) =>
    `<article><p>The old mill by the river was sold on Tuesday to a family from the next valley, in year ${i}.</p><p>They will open its doors to visitors in the summer, when the water wheel turns again.</p></article>`;
  const all = [1, 2].map((i) => response(uri(i), prose(i)));

  it("reads a WARC file by its name or its first bytes, compressed or not", async () => {
    const files = {
      "a.warc": Buffer.concat(all),
      "b.warc.gz": gzipEach(all),
      c: gzipEach(all),
      "d.bin": Buffer.concat(all),
    };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(dir, name), bytes);
      const { code, out, err } = await run(["--to", "jsonl", join(dir, name)]);
      expect({ code, err }, name).toEqual({ code: 0, err: "" });
      expect(rows(out).map(({ id }) => id)).toEqual([uri(1), uri(2)]);
      expect(rows(out)[0]).toMatchObject({ url: uri(1), text: expect.stringContaining("in year 1.") });
    }
    expect(rows((await run(["--to", "jsonl"], gzipEach(all))).out)).toHaveLength(2);
    expect(await run([join(dir, "a.warc")])).toMatchObject({ code: 2, out: "" });
  });

  it("goes by HTTP's charset before the page's own", async () => {
    const body = Buffer.concat([
      Buffer.from('<meta charset="utf-8"><article><p>The old mill by the river was sold to the family of the miller '),
      Buffer.from([0xcc, 0xe8, 0xf0]),
      Buffer.from(" on Tuesday, and its doors will be opened in the summer.</p></article>"),
    ]);
    const file = warcRecord({ uri: uri(1), body, http: httpHead("Content-Type: text/html; charset=windows-1251") });
    expect(rows((await run(["--to", "jsonl"], file)).out)[0]?.text).toContain("Мир");
  });
});
