/** Parquet in and out: rows with every digit, columns copied as they are stored, and files that are damaged. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { parquetMetadata, parquetReadObjects, type SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrowNote } from "../src/io/parquet/arrow.js";
import { ParquetFile } from "../src/io/parquet/file.js";
import { parquetOutput } from "../src/io/parquet/output.js";
import { parquetPages, parquetRows } from "../src/io/parquet/rows.js";
import { InputError } from "../src/io/problem.js";
import { rows, run } from "./setup/run.js";

const PROSE = (i: number) =>
  `The old mill by the river was sold on Tuesday to a family from the next valley, for the sum of ${i} crowns.`;
const JUNK = "Read more: Town hall to get new clock";
const page = (i: number) => `${PROSE(i)}\n\n${JUNK}\n`;

const optional = { repetition_type: "OPTIONAL" } as const;
const string = (name: string): SchemaElement => ({ ...optional, name, type: "BYTE_ARRAY", converted_type: "UTF8" });

/** One column of each sort that needs care; the values of row `i` are those at `i` modulo their number. */
const sorts: readonly (readonly [
  elements: readonly SchemaElement[],
  values: readonly unknown[],
  json: readonly unknown[],
])[] = [
  [[{ ...optional, name: "big", type: "INT64" }], [2n ** 60n, null], ["1152921504606846976", null]],
  [
    [{ ...optional, name: "unsigned", type: "INT64", converted_type: "UINT_64" }],
    [2n ** 64n - 1n, 0n],
    ["18446744073709551615", 0],
  ],
  [[{ ...optional, name: "small", type: "INT32", converted_type: "UINT_32" }], [4294967295, 7], [4294967295, 7]],
  [[{ ...optional, name: "real", type: "DOUBLE" }], [0.1, null, 1e300], [0.1, null, 1e300]],
  [[{ ...optional, name: "yes", type: "BOOLEAN" }], [true, null, false], [true, null, false]],
  [
    [{ ...optional, name: "price", type: "INT64", converted_type: "DECIMAL", scale: 2, precision: 18 }],
    [123456789012345678n, -5n, null],
    ["1234567890123456.78", -0.05, null],
  ],
  [
    [
      {
        ...optional,
        name: "when",
        type: "INT64",
        logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "NANOS" },
      },
    ],
    [1700000000123456789n, -1n, null],
    ["2023-11-14T22:13:20.123456789Z", "1969-12-31T23:59:59.999999999Z", null],
  ],
  [[{ ...optional, name: "day", type: "INT32", converted_type: "DATE" }], [19844, null], ["2024-05-01", null]],
  [[{ ...optional, name: "raw", type: "BYTE_ARRAY" }], [new Uint8Array([255, 0]), null], ["/wA=", null]],
  [
    [
      { ...optional, name: "tags", converted_type: "LIST", num_children: 1 },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      string("element"),
    ],
    [["a", null, "b"], [], null],
    [["a", null, "b"], [], null],
  ],
  [
    [{ ...optional, name: "place", num_children: 2 }, string("town"), { ...optional, name: "n", type: "INT32" }],
    [{ town: "Ulm", n: 1 }, { town: null, n: null }, null],
    [{ town: "Ulm", n: 1 }, { town: null, n: null }, null],
  ],
];
const at = <T>(values: readonly T[], i: number): T => values[i % values.length]!;

interface Made {
  readonly count: number;
  readonly group?: number;
  readonly pageSize?: number;
  readonly field?: string;
  readonly value?: (i: number) => unknown;
}

function table({ count, group = count, pageSize = 500, field = "page", value = page }: Made): Buffer {
  const writer = new ByteWriter();
  const all = [
    [[{ ...string("id"), repetition_type: "REQUIRED" }], []] as const,
    ...sorts.slice(0, 5),
    [[string(field)], []] as const,
    ...sorts.slice(5),
  ];
  const schema = [
    { name: "root", num_children: all.length },
    ...all.flatMap(([elements]) => elements),
  ] as SchemaElement[];
  const out = new ParquetWriter({ writer, schema, kvMetadata: [{ key: "origin", value: "a test" }] });
  const indexes = Array.from({ length: count }, (_, i) => i);
  const columnData = all.map(([[first], values]) => {
    const { name } = first!;
    const data = indexes.map((i) => (name === "id" ? `row ${i}` : name === field ? value(i) : at(values, i)));
    return { name, data };
  });
  out.write({ columnData, rowGroupSize: group, pageSize });
  out.finish();
  return Buffer.from(writer.getBytes());
}

const columns = { field: "page", outField: "text", keepInput: false };
const limits = { maxBytes: 100_000 };

let dir: string;
let count = 0;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "clean-article-parquet-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
function put(bytes: Uint8Array): string {
  const path = join(dir, `in-${count++}.parquet`);
  writeFileSync(path, bytes);
  return path;
}

const bufferOf = (bytes: Buffer): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
const objects = (path: string) => parquetReadObjects({ file: bufferOf(readFileSync(path)) });

async function read(path: string): Promise<unknown[]> {
  const file = await ParquetFile.open(path);
  const got: unknown[] = [];
  try {
    for await (const { line } of parquetRows(file, columns, limits))
      got.push(line instanceof InputError ? line.message : line);
  } finally {
    await file.close();
  }
  return got;
}

describe("rows", () => {
  it.each([{ count: 1 }, { count: 300, group: 70 }, { count: 300, pageSize: 20 }, { count: 0 }])(
    "of %j come with all that they hold",
    async (made) => {
      const got = await read(put(table(made)));
      expect(got).toHaveLength(made.count);
      for (const [i, line] of got.entries()) {
        const wanted = sorts.map(([[first], , json]) => [first!.name, at(json, i)] as const);
        const row = JSON.parse(line as string);
        expect(row).toMatchObject({ id: `row ${i}`, page: page(i) });
        for (const [name, value] of wanted) {
          const text = JSON.stringify(value);
          // Digits that no number of JavaScript holds stand there as they are.
          const exact = /^"-?[\d.]+"$/.test(text) ? text.slice(1, -1) : text;
          expect(line, name).toContain(`"${name}":${exact}`);
        }
      }
    },
  );

  it("are pages of their own where the columns are not wanted", async () => {
    const file = await ParquetFile.open(
      put(table({ count: 100, group: 30, value: (i) => (i === 7 ? null : page(i)) })),
    );
    const got = [];
    for await (const row of parquetPages(file, columns, limits)) got.push(row);
    await file.close();
    expect(got.map(({ number, id }) => [number, id])).toEqual(
      Array.from({ length: 100 }, (_, i) => [i + 1, `row ${i}`]),
    );
    expect(got[7]?.page).toBeInstanceOf(InputError);
    expect(Buffer.from(got[8]!.page as Uint8Array).toString()).toBe(page(8));
  });

  it("that are too large fail alone", async () => {
    const got = await read(put(table({ count: 3, value: (i) => (i === 1 ? "x".repeat(200_000) : page(i)) })));
    expect(got[1]).toMatch(/^holds more than 100000 bytes; raise --max-bytes/);
    expect(got[2]).toContain(PROSE(2));
  });
});

describe("a copy", () => {
  async function copy(paths: readonly string[], out: string, decisions?: string, given = columns): Promise<void> {
    const output = parquetOutput(out, { columns: given, copies: true, ...(decisions ? { decisions } : {}) });
    try {
      for (const path of paths) {
        const file = await ParquetFile.open(path);
        try {
          output.copy!.expect(file);
        } catch (error) {
          await file.close();
          throw error;
        }
      }
      await output.finish();
    } catch (error) {
      output.abandon();
      throw error;
    }
  }

  it("keeps every other column as it is stored", async () => {
    const path = put(table({ count: 250, group: 60 }));
    const out = join(dir, "out.parquet");
    const output = parquetOutput(out, { columns, copies: true, decisions: "why" });
    const file = await ParquetFile.open(path);
    output.copy!.expect(file);
    // Row 5 is not named, and the last ones are not.
    for await (const { number } of parquetPages(file, columns, limits))
      if (number !== 5 && number < 240)
        await output.add(
          { file, number },
          `text ${number}`,
          () => "",
          () => `why ${number}`,
        );
    await output.finish();
    const [before, after] = [await objects(path), await objects(out)];
    expect(after).toHaveLength(250);
    const { schema, key_value_metadata, row_groups } = parquetMetadata(bufferOf(readFileSync(out)));
    expect(key_value_metadata).toEqual([{ key: "origin", value: "a test" }]);
    expect(row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([60, 60, 60, 60, 10]);
    expect(schema.map(({ name }) => name)).not.toContain("page");
    for (const [i, { page: _, ...row }] of before.entries()) {
      const has = i !== 4 && i < 239;
      expect(after[i]).toEqual({ ...row, text: has ? `text ${i + 1}` : null, why: has ? `why ${i + 1}` : null });
    }
    // Byte for byte: what is not new is a part of the old file.
    const old = readFileSync(path);
    for (const { columns: chunks } of row_groups)
      for (const { meta_data: meta } of chunks) {
        if (["text", "why"].includes(meta!.path_in_schema[0]!)) continue;
        const start = Number(meta!.dictionary_page_offset ?? meta!.data_page_offset);
        const bytes = readFileSync(out).subarray(start, start + Number(meta!.total_compressed_size));
        expect(old.includes(bytes), meta!.path_in_schema.join(".")).toBe(true);
      }
  });

  it("puts files of the same columns one after the other, and refuses others", async () => {
    const [a, b] = [put(table({ count: 10 })), put(table({ count: 7 }))];
    const out = join(dir, "both.parquet");
    await copy([a, b], out);
    expect((await objects(out)).map(({ id }) => id)).toEqual(
      [...(await objects(a)), ...(await objects(b))].map(({ id }) => id),
    );
    const other = put(table({ count: 3, field: "content" }));
    await expect(copy([a, other], out)).rejects.toThrow(InputError);
  });

  it("replaces a column of the text's name, or keeps the page beside it", async () => {
    const path = put(table({ count: 4, field: "text" }));
    const given = { outField: "text", keepInput: false };
    const output = parquetOutput(join(dir, "same.parquet"), { columns: given, copies: true });
    const file = await ParquetFile.open(path);
    output.copy!.expect(file);
    await output.add(
      { file, number: 2 },
      "clean",
      () => "",
      () => "",
    );
    await output.finish();
    const names = (at: string) => parquetMetadata(bufferOf(readFileSync(at))).schema.map(({ name }) => name);
    expect(names(join(dir, "same.parquet"))).toEqual(names(path));
    expect((await objects(join(dir, "same.parquet"))).map(({ text }) => text)).toEqual([null, "clean", null, null]);
    const kept = join(dir, "kept.parquet");
    await copy([path], kept, undefined, { field: "text", outField: "clean", keepInput: true });
    expect(names(kept)).toEqual([...names(path), "clean"]);
    expect((await objects(kept))[3]).toMatchObject({ text: page(3), clean: null });
    await expect(copy([path], kept, undefined, { field: "text", outField: "text", keepInput: true })).rejects.toThrow(
      /--out-field/,
    );
    await expect(copy([path], kept, "big", { field: "text", outField: "text", keepInput: false })).rejects.toThrow(
      /column "big" already/,
    );
  });

  it("of a file without rows has its columns", async () => {
    const out = join(dir, "none.parquet");
    await copy([put(table({ count: 0 }))], out);
    expect(await objects(out)).toEqual([]);
    expect(parquetMetadata(bufferOf(readFileSync(out))).schema.map(({ name }) => name)).toContain("text");
  });

  it("has no part of a note of Arrow's that cannot be read", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const note = Buffer.from(bytes).toString("base64");
        expect([undefined, "string"]).toContain(
          typeof arrowNote(note, [{ name: "x", fresh: false }]) === "string" ? "string" : undefined,
        );
      }),
    );
    expect(arrowNote("", [])).toBeUndefined();
  });
});

describe("damage", () => {
  it("of any byte is an error that says so, or none", async () => {
    const whole = table({ count: 40, group: 20, pageSize: 200 });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        const bad = Buffer.from(whole);
        bad[place] = bad[place]! ^ mask;
        const path = join(dir, "bad.parquet");
        writeFileSync(path, bad);
        const got = await read(path).catch((error) => error);
        if (!(got instanceof InputError)) expect(got).toBeInstanceOf(Array);
      }),
      { numRuns: 300 },
    );
  });

  it("at the end, and no end at all", async () => {
    const whole = table({ count: 40 });
    for (const bytes of [
      whole.subarray(0, whole.length - 5),
      whole.subarray(0, 20),
      Buffer.from("PAR1"),
      Buffer.alloc(0),
    ])
      await expect(read(put(bytes))).rejects.toThrow(/is no whole Parquet file/);
  });
});

describe("the command line", () => {
  it("reads it by name or first bytes, compressed, and from standard input", async () => {
    const bytes = table({ count: 3, field: "text" });
    mkdirSync(join(dir, "cli"));
    for (const [name, data] of [
      ["a.parquet", bytes],
      ["b.bin", bytes],
      ["c.parquet.gz", gzipSync(bytes)],
    ] as const) {
      writeFileSync(join(dir, "cli", name), data);
      const { code, out, err } = await run(["--to", "jsonl", join(dir, "cli", name)]);
      expect({ code, err }, name).toEqual({ code: 0, err: "" });
      expect(rows(out).map(({ id, text }) => [id, text])).toEqual([0, 1, 2].map((i) => [`row ${i}`, PROSE(i)]));
    }
    expect(rows((await run(["--to", "jsonl"], bytes)).out)).toHaveLength(3);
    expect(await run([join(dir, "cli/a.parquet")])).toMatchObject({ code: 2, out: "" });
  });

  it("writes it by the name of the output, whole or not at all", async () => {
    const path = put(table({ count: 5, field: "text", value: (i) => (i === 2 ? null : page(i)) }));
    mkdirSync(join(dir, "out"));
    const { code, err } = await run([path, "-o", join(dir, "out/clean.parquet"), "--decisions", "why"]);
    expect(code).toBe(1);
    expect(err).toMatch(/record 3: column "text" is null/);
    expect(readdirSync(join(dir, "out"))).toEqual(["clean.parquet"]);
    const got = await objects(join(dir, "out/clean.parquet"));
    expect(got.map(({ text }) => text)).toEqual([PROSE(0), PROSE(1), null, PROSE(3), PROSE(4)]);
    expect(JSON.parse(got[0]!.why)[0]).toMatchObject({ do: "drop", before: JUNK });
    expect(await run([path, "--to", "parquet"])).toMatchObject({ code: 2, out: "" });
    expect(await run([path, "--to", "jsonl", "--decisions", "why"])).toMatchObject({ code: 2, out: "" });
  });

  it("makes a table of rows that come otherwise", async () => {
    const lines = [
      { id: 1, text: page(1), n: 1, tags: ["a"], more: { x: 1 }, mixed: 1 },
      { id: 2, text: page(2), n: 1.5, tags: [], more: [1], mixed: "b" },
      { id: 3, text: page(3) },
    ];
    const out = join(dir, "table.parquet");
    const { code, err } = await run(["--from", "jsonl", "-o", out], lines.map((row) => JSON.stringify(row)).join("\n"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const got = await objects(out);
    expect(
      got.map(({ id, text, n, tags, more, mixed, lang }) => ({ id, text, n, tags: tags ?? null, more, mixed, lang })),
    ).toEqual([
      { id: 1n, text: PROSE(1), n: 1, tags: ["a"], more: { x: 1 }, mixed: 1, lang: "en" },
      { id: 2n, text: PROSE(2), n: 1.5, tags: [], more: [1], mixed: "b", lang: "en" },
      { id: 3n, text: PROSE(3), n: null, tags: null, more: null, mixed: null, lang: "en" },
    ]);
  });
});
