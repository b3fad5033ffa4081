/** `clean-article worker`: what a program that drives it may rely on. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { answerTo } from "../src/cli/worker.js";
import { lines } from "../src/io/bytes.js";
import { rows, run, start } from "./setup/run.js";

const PROSE = "The ferry to the island sails again from Friday, after a winter in which the pier was built anew.";
const MORE = "Its first guests were the two teachers of the school, who had waited for it since the autumn.";
const PAGE = `${PROSE}\n\nRead more: Pier to be closed in the winter\n\n${MORE}\n`;
const CLEAN = `${PROSE}\n\n${MORE}`;
const line = (row: unknown): string => `${JSON.stringify(row)}\n`;
const error = (id: unknown, kind: string, problem: RegExp) => ({
  id,
  error: { kind, problem: expect.stringMatching(problem) },
});

describe("worker", () => {
  it("answers each line before it sees the next, and ends with its input", async () => {
    const child = start(["worker"]);
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const ask = async (text: string): Promise<Record<string, unknown>> => {
      child.stdin.write(text);
      return JSON.parse((await answers.next()).value as string);
    };
    expect(await ask(line({ id: "a", text: PAGE, site: "x" }))).toMatchObject({ id: "a", text: CLEAN, site: "x" });
    expect(await ask("no json\n")).toEqual(error(2, "malformed", /is not JSON/));
    expect(await ask("\n")).toEqual(error(3, "malformed", /is empty/));
    // A line in two parts.
    child.stdin.write('{"id": {"deep": [1]}, ');
    expect(await ask(`"text": ${JSON.stringify(PAGE)}}\n`)).toMatchObject({ id: { deep: [1] }, text: CLEAN });
    child.stdin.end();
    expect((await answers.next()).done).toBe(true);
    const [code] = child.exitCode === null ? await once(child, "close") : [child.exitCode];
    expect(code).toBe(0);
  });

  it("gives one line for each line, in order, whatever is in them", async () => {
    const deep = `{"id": "ten", "text": ${JSON.stringify(PAGE)}, "deep": ${"[".repeat(200_000)}${"]".repeat(200_000)}}\n`;
    const input = Buffer.concat([
      Buffer.from(`\uFEFF${line({ id: 1, text: PAGE })}`),
      Buffer.from(line([1])),
      Buffer.from(line(null)),
      Buffer.from(line({ id: "no page", body: 1 })),
      Buffer.from(line({ url: "https://a.example/", text: 5 })),
      Buffer.from('{"id": "\xff", "text": "x"}\n', "latin1"),
      Buffer.from(line({ id: "huge", text: "x".repeat(600_000) })),
      Buffer.from("  \r\n"),
      Buffer.from('{"id": 9, "text": "'),
      Buffer.from("\n"),
      Buffer.from(deep),
      Buffer.from(JSON.stringify({ id: null, text: PAGE })),
    ]);
    const { code, out, err } = await run(["worker", "--max-bytes", "500K"], input);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const answers = rows(out);
    expect(answers.length).toBe(11);
    expect(answers[0]).toMatchObject({ id: 1, text: CLEAN });
    expect(answers.slice(1, 9)).toEqual([
      error(2, "malformed", /is not a JSON object/),
      error(3, "malformed", /is not a JSON object/),
      error("no page", "malformed", /none of the columns .*--field/),
      error("https://a.example/", "malformed", /a number, not a string/),
      error(6, "encoding", /is not UTF-8/),
      error(7, "too-large", /500|--max-bytes/),
      error(8, "malformed", /is empty/),
      error(9, "malformed", /is not JSON/),
    ]);
    // What is nested that deep is either no JSON to the engine, or passes as it is.
    expect(answers[9]!.id).toBe("error" in answers[9]! ? 10 : "ten");
    expect(answers[10]).toMatchObject({ id: null, text: CLEAN });
  });

  it("echoes an id as it is written", async () => {
    const id = '{ "n": 12345678901234567890, "x": 1.0 }';
    const { out } = await run(["worker"], `{"id": ${id}, "text": "A line."}\n{"id": ${id}, "text": 1}\n`);
    expect(out.split("\n").slice(0, 2)).toEqual([
      expect.stringContaining(`"id":${id},`),
      expect.stringContaining(`"id":${id},`),
    ]);
  });

  it("makes a row of whatever is thrown", () => {
    const options = { columns: { outField: "text", keepInput: false }, maxBytes: 1_000 };
    for (const thrown of [new Error("filter caption failed: oh"), "oh", undefined]) {
      const answer = answerTo(Buffer.from('{"id": 5, "text": "x"}'), 1, options, () => {
        throw thrown;
      });
      expect(rows(answer)).toEqual([error(5, "filter", /^could not be cleaned \(/)]);
    }
  });

  it("gives nothing for nothing", async () => {
    expect(await run(["worker"], "")).toEqual({ code: 0, out: "", err: "" });
  });

  it("cleans as the main command does", async () => {
    const input = line({ nr: 4, page: PAGE, text: "kept" });
    const columns = ["--field", "page", "--id-field", "nr", "--out-field", "clean", "--keep-input"];
    const args = [...columns, "--disable", "cross-link", "--without", "headline", "--lang", "en"];
    const worker = await run(["worker", ...args], input);
    expect(rows(worker.out)[0]).toMatchObject({ id: 4, clean: PAGE.trim(), page: PAGE, text: "kept" });
    const main = await run(["--from", "jsonl", "--to", "jsonl", ...args], input);
    expect(worker.out).toBe(main.out);
  });

  it("refuses wrong usage before it reads", async () => {
    for (const args of [["--only", "no-such-filter"], ["--max-bytes", "much"], ["--max-bytes", "0"], ["page.html"]]) {
      const { code, out, err } = await run(["worker", ...args], line({ text: PAGE }));
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(/^clean-article: .+\n$/);
    }
  });
});

describe("lines", () => {
  it("keeps nothing of what is too large", async () => {
    const part = new Uint8Array(65_536).fill(97);
    async function* endless() {
      for (let i = 0; i < 4_000; i++) yield part;
      yield Buffer.from("\nok\n\nlast");
    }
    const before = process.memoryUsage().rss;
    const found: (string | undefined)[] = [];
    for await (const one of lines(endless(), { maxBytes: 1_000 })) found.push(one && Buffer.from(one).toString());
    expect(found).toEqual([undefined, "ok", "", "last"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 2 ** 20);
  });

  it("cuts the same lines whatever the chunks", async () => {
    const text = "one\ntwo\n\nthree four\n";
    for (let size = 1; size <= text.length; size++) {
      async function* chunks() {
        for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
      }
      const found: string[] = [];
      for await (const one of lines(chunks(), { maxBytes: 5 }))
        found.push(one === undefined ? "-" : Buffer.from(one).toString());
      expect(found).toEqual(["one", "two", "", "-"]);
    }
  });
});
