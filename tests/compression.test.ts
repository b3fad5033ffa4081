/** gzip and Zstandard, in and out, by Node and by the packages that stand in for it on older releases. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import zlib, { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unpack, unpackWhole } from "../src/io/compression.js";
import { Damage, gzipMembers } from "../src/io/members.js";
import { packer } from "../src/io/packer.js";
import type { Packing } from "../src/io/packing.js";
import { rows, run } from "./setup/run.js";
import { cut, noise } from "./setup/warc.js";

const nodeHasZstd = typeof zlib.createZstdCompress === "function";
/** Each way to read or write a format that this Node has. */
const ways: readonly (readonly [Packing, boolean])[] = [
  ["gzip", true],
  ["zstd", false],
  ...(nodeHasZstd ? [["zstd", true] as const] : []),
];

async function packed(packing: Packing, byNode: boolean, ...parts: readonly Uint8Array[]): Promise<Buffer> {
  const to = await packer(packing, byNode);
  const out: Uint8Array[] = [];
  for (const part of parts) out.push(await to.write(part));
  out.push(await to.end());
  return Buffer.concat(out);
}

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

const TEXT = Buffer.from("The mill by the river was sold on Tuesday. ".repeat(5_000));
/** vitest is slow at comparing long ones. */
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

describe.each(ways)("%s (by Node: %s)", (packing, byNode) => {
  const open = (bytes: Uint8Array, ...lengths: readonly number[]) =>
    all(unpack(cut(bytes, ...(lengths.length ? lengths : [65_536])), packing, undefined, byNode));

  it("gives back what went in, wherever the pieces end", async () => {
    const piece = fc.uint8Array({ maxLength: 3_000 });
    const lengths = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), lengths, async (pieces, sizes) => {
        const bytes = await packed(packing, byNode, ...pieces);
        expect(await open(bytes, ...sizes)).toEqual(Buffer.concat(pieces));
        expect(Buffer.from(await unpackWhole(bytes, packing, { maxBytes: 1e6 }, byNode))).toEqual(
          Buffer.concat(pieces),
        );
      }),
      { numRuns: 25 },
    );
  });

  it("is read by the other software, and in several members or frames", async () => {
    const one = await packed(packing, byNode, TEXT, TEXT);
    const both = Buffer.concat([TEXT, TEXT]);
    if (packing === "gzip") expect(same(gunzipSync(one), both)).toBe(true);
    for (const [, other] of ways.filter(([name]) => name === packing))
      expect(same(await all(unpack(cut(one, 1_000), packing, undefined, other)), both)).toBe(true);
    const two = await packed(packing, byNode, Buffer.from("two"));
    const four = Buffer.concat([both, Buffer.from("twotwo")]);
    expect(same(await open(Buffer.concat([one, two, two]), 100), four)).toBe(true);
  });

  it("says what is wrong with data that breaks off or is damaged", async () => {
    const one = await packed(packing, byNode, TEXT);
    const name = packing === "gzip" ? "gzip" : "Zstandard";
    await expect(open(one.subarray(0, one.length - 10))).rejects.toThrow(`the ${name} data breaks off`);
    // Of a frame of Zstandard the first block's head: some read its data without a look at the checksum.
    const bad = Buffer.from(one).fill(0xff, packing === "gzip" ? 12 : 6, 30);
    await expect(open(bad)).rejects.toThrow(new RegExp(`the ${name} data (?:is damaged|breaks off)`));
    await expect(unpackWhole(bad, packing, { maxBytes: 1e6 }, byNode)).rejects.toThrow(name);
  });

  it("passes on what is wrong with the file itself", async () => {
    async function* broken() {
      yield (await packed(packing, byNode, TEXT)).subarray(0, 50);
      throw Object.assign(new Error("no disk"), { code: "EIO" });
    }
    await expect(all(unpack(broken(), packing, undefined, byNode))).rejects.toThrow("no disk");
  });

  it("is refused where it is a bomb", async () => {
    const zeros = Buffer.alloc(1_000_000);
    const bomb = await packed(packing, byNode, ...Array.from({ length: 30 }, () => zeros));
    const growth = { free: 1_000_000, ratio: 100 };
    await expect(all(unpack(cut(bomb, 1_000), packing, growth, byNode))).rejects.toThrow(/decompression bomb/);
    await expect(unpackWhole(bomb, packing, { maxBytes: 2 ** 20 }, byNode)).rejects.toThrow(/holds more than 1 MiB/);
    expect((await open(bomb)).length).toBe(30_000_000);
  });

  it("gives its first pieces before the rest is read", async () => {
    const bytes = await packed(packing, byNode, ...Array.from({ length: 40 }, (_, i) => noise(i, 50_000)));
    let taken = 0;
    async function* counted() {
      for await (const chunk of cut(bytes, 512)) {
        taken += chunk.length;
        yield chunk;
      }
    }
    for await (const _ of unpack(counted(), packing, undefined, byNode)) break;
    expect(taken).toBeLessThan(bytes.length);
  });
});

describe("members of gzip", () => {
  const members = ["one", "two", "three"].map((text) => gzipSync(text));
  const read = async (bytes: Uint8Array, length = 7): Promise<string[]> => {
    const got: string[] = [];
    for await (const part of gzipMembers(cut(bytes, length)))
      got.push(part instanceof Damage ? "DAMAGE" : Buffer.from(part).toString());
    return got;
  };

  it("have headers of all kinds", async () => {
    const [first] = members;
    const head = Buffer.from(first!.subarray(0, 10));
    head[3] = 4 | 8 | 16 | 2;
    const extra = Buffer.from([3, 0, 1, 2, 3, ...Buffer.from("name\0comment\0"), 9, 9]);
    for (const length of [1, 2, 1_000])
      expect((await read(Buffer.concat([head, extra, first!.subarray(10), members[1]!]), length)).join("")).toBe(
        "onetwo",
      );
  });

  it("are read as zlib reads them", async () => {
    const piece = fc.uint8Array({ maxLength: 2_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 5 }), fc.integer({ min: 1, max: 400 }), async (pieces, length) => {
        const bytes = Buffer.concat(pieces.map((one) => gzipSync(one)));
        const got: Uint8Array[] = [];
        for await (const part of gzipMembers(cut(bytes, length))) got.push(part as Uint8Array);
        expect(Buffer.concat(got)).toEqual(Buffer.concat(pieces));
      }),
      { numRuns: 40 },
    );
  });

  it("that are damaged are told of in their place", async () => {
    const bad = Buffer.from(members[1]!);
    bad[bad.length - 8] = bad[bad.length - 8]! ^ 1;
    expect(await read(Buffer.concat([members[0]!, bad, members[2]!]))).toEqual(["one", "DAMAGE", "three"]);
    expect(await read(Buffer.concat([members[0]!, Buffer.from("no gzip at all"), members[2]!]))).toEqual([
      "one",
      "DAMAGE",
      "three",
    ]);
    expect(await read(members[0]!.subarray(0, 5))).toEqual(["DAMAGE"]);
    expect(await read(Buffer.concat([bad, bad, members[2]!]))).toEqual(["DAMAGE", "DAMAGE", "three"]);
  });
});

describe("the command line", () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "clean-article-packed-"));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const PAGE =
    "The old mill by the river was sold on Tuesday to a family from the next valley, who want to grind corn again.\n\nRead more: Town hall to get new clock\n";

  it("opens .zst and .gz, whatever is in them", async () => {
    for (const [packing, byNode] of ways) {
      const name = join(dir, `rows.jsonl.${packing === "gzip" ? "gz" : "zst"}`);
      writeFileSync(
        name,
        await packed(packing, byNode, Buffer.from(`${JSON.stringify({ id: 1, text: PAGE })}\n`.repeat(3))),
      );
      expect(rows((await run(["--to", "jsonl", name])).out)).toHaveLength(3);
      const page = await packed(packing, byNode, Buffer.from(PAGE));
      const { out } = await run([], page);
      expect(out).toMatch(/^The old mill [^\n]*\n$/);
      writeFileSync(join(dir, "page.txt.zst"), page);
      expect((await run([join(dir, "page.txt.zst")])).out).toBe(out);
    }
  });

  it("compresses by the name of the output", async () => {
    const input = `${JSON.stringify({ id: 1, text: PAGE })}\n`.repeat(50);
    const plain = await run(["--from", "jsonl", "--to", "jsonl"], input);
    for (const [name, packing] of [
      ["out.jsonl.gz", "gzip"],
      ["out.jsonl.zst", "zstd"],
    ] as const) {
      const path = join(dir, name);
      expect(await run(["--from", "jsonl", "--to", "jsonl", "-o", path], input)).toMatchObject({ code: 0, err: "" });
      const bytes = readFileSync(path);
      expect(bytes.length).toBeLessThan(plain.out.length / 4);
      expect(Buffer.from(await unpackWhole(bytes, packing, { maxBytes: 1e7 })).toString()).toBe(plain.out);
    }
  });

  it("refuses a page that unpacks to more than may be", async () => {
    writeFileSync(join(dir, "bomb.html.gz"), gzipSync(Buffer.alloc(40_000_000, "<p>a</p>")));
    for (const args of [[join(dir, "bomb.html.gz")], []]) {
      const input = args.length ? "" : readFileSync(join(dir, "bomb.html.gz"));
      const { code, out, err } = await run(args, input);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toMatch(/holds more than 32 MiB/);
    }
  });
});
