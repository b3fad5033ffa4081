/** What the bundled program reads in the place of making it: the same comes out, and it starts without what it lacks. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { data } from "franc/data.js";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loadedUnoptimised, unoptimised } from "../src/batch/flags.js";
import { plainFlags } from "../src/cli/main.js";
import { buildProgram } from "../src/cli/program.js";
import { clean } from "../src/index.js";
import { told } from "../src/language.js";
import { lexicons } from "../src/lexicons/index.js";
import { printTable, readTable, tableOf } from "../src/phrase-table.js";
import { measureBy, printMeasure, readMeasure } from "../src/trigram-measure.js";
import { modelOf } from "../src/trigram-model.js";
import { rows, run } from "./setup/run.js";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

it.each(Object.entries(lexicons))("reads the table of %s as it was printed", (_, lexicon) => {
  const table = tableOf(lexicon);
  const lines = printTable(table);
  const read = readTable(lines.length, (i) => lines[i]!);
  expect(read.words).toEqual(table.words);
  expect(read.stops).toEqual(table.stops);
  expect(read.openers).toBe(table.openers);
  for (let opener = 0; opener < table.openers; opener++) {
    const seconds = table.secondsOf(opener);
    expect(read.secondsOf(opener)).toBe(seconds);
    for (let i = 0; i < seconds.length; i++) expect(read.entryOf(opener, i)).toEqual(table.entryOf(opener, i));
  }
});

it("reads a table without any phrase", () => {
  const lines = printTable(tableOf({}));
  const read = readTable(lines.length, (i) => lines[i]!);
  expect([read.words, read.stops, read.openers]).toEqual([[], [], 0]);
});

it.each(Object.entries(data))("reads the measure of %s as it was printed", (_, languages) => {
  const model = modelOf(languages, new Set(told));
  const measure = measureBy(model);
  const read = readMeasure(measure.codes, printMeasure(measure));
  expect(read.shares).toEqual(measure.shares);
  expect(read.ofPlaces).toEqual(measure.ofPlaces);
  expect(read.gains).toEqual(measure.gains);
  for (const run of Object.values(languages).flatMap((list) => list.split("|"))) {
    const pair = [run.charCodeAt(0), (run.charCodeAt(1) << 16) | run.charCodeAt(2)] as const;
    expect(read.runs.find(...pair)).toBe(measure.runs.find(...pair));
  }
});

it("cleans pages of all languages as the library does", async () => {
  const folder = join(fixtures, "languages");
  const { out, err } = await run(["--no-config", "--to", "jsonl", "--exclude", "*.expected.txt", folder]);
  expect(err).not.toMatch(/failed/);
  const found = new Map(rows(out).map(({ id, text, lang }) => [id, { text, lang }]));
  const names = readdirSync(folder).filter((name) => !name.includes(".expected."));
  expect(names.length).toBeGreaterThan(30);
  for (const name of names) {
    const { text, lang } = clean(readFileSync(join(folder, name), "utf8"));
    expect(found.get(name.replace(/\.\w+$/, "")), name).toMatchObject({ text: text.trimEnd(), lang });
  }
});

describe("the code that was kept", () => {
  let place: string;
  let program: string;
  const page = join(fixtures, "news-report.txt");
  const expected = readFileSync(join(fixtures, "news-report.expected.txt"), "utf8");
  const codes = () => readdirSync(join(place, "dist/program")).filter((name) => name.includes(".code"));
  beforeAll(() => {
    const built = dirname(dirname(inject("program")));
    place = mkdtempSync(join(dirname(built), "start-"));
    cpSync(built, place, { recursive: true });
    program = join(place, "bin/clean-article.js");
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  const cleaned = async () => {
    const { out, err, code } = await run([page], "", {}, place, program);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toBe(expected);
  };

  it("is there when the program is built, under the name of this Node alone", async () => {
    expect(codes()).toEqual([`program.${process.version}-${process.arch}.code`]);
    await cleaned();
  });

  it("does no harm where it is damaged", async () => {
    writeFileSync(join(place, "dist/program", codes()[0]!), "no code at all");
    await cleaned();
  });

  it("is made again where there is none", async () => {
    const file = join(place, "dist/program", codes()[0]!);
    rmSync(file);
    await cleaned();
    expect(existsSync(file)).toBe(true);
    expect(codes().length).toBe(1);
    await cleaned();
  });

  const row = `${JSON.stringify({ text: readFileSync(page, "utf8") })}\n`;
  const streamed = async (count: number) => {
    const { out, err, code } = await run(["--from", "jsonl", "--to", "jsonl"], row.repeat(count), {}, place, program);
    expect([err, code]).toEqual(["", 0]);
    expect(out.trimEnd().split("\n").length).toBe(count);
  };
  /** Whether a start without flags takes the code that is kept. */
  const isTaken = () => {
    const dir = join(place, "dist/program");
    const source = readFileSync(join(dir, "program.cjs"), "latin1");
    const cachedData = readFileSync(join(dir, codes()[0]!));
    return !new Script(source, { filename: join(dir, "program.cjs"), cachedData }).cachedDataRejected;
  };

  it("is taken by every start, also where a stream made it, for which V8 has other flags", async () => {
    rmSync(join(place, "dist/program", codes()[0]!));
    await streamed(3);
    expect(codes().length).toBe(1);
    expect(isTaken()).toBe(true);
    await cleaned();
  });

  it("is not that of a long stream, by whose end V8 has thrown some of it away", async () => {
    rmSync(join(place, "dist/program", codes()[0]!));
    await streamed(Math.ceil(3e6 / row.length));
    expect(codes()).toEqual([]);
    await cleaned();
    expect(codes().length).toBe(1);
  });

  it("is made anew where it cannot be taken", async () => {
    const file = join(place, "dist/program", codes()[0]!);
    writeFileSync(file, readFileSync(file).subarray(0, 1000));
    expect(isTaken()).toBe(false);
    await cleaned();
    expect(isTaken()).toBe(true);
  });
});

it("takes one path without any option for what the options' defaults say", async () => {
  const program = buildProgram(() => {});
  program.action(() => {});
  await program.parseAsync(["node", "clean-article", "page.html"]);
  expect(plainFlags).toEqual(program.opts());
  const names = program.commands.map((command) => command.name());
  const found = await Promise.all(names.map((name) => run([name, "--help"])));
  for (const [i, { out }] of found.entries()) expect(out).toContain(`clean-article ${names[i]}`);
  // Alone, a command's name is no path.
  for (const name of names) expect((await run([name], "")).err).not.toContain("no such file");
});

describe.runIf(process.platform === "linux")("standard output without its stream", () => {
  const prose = "The mill by the river was sold on Tuesday, and the new owners want to grind corn there again. ";
  let folder: string;
  let page: string;
  let expected: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "start-"));
    page = join(folder, "long.txt");
    // More than a pipe holds, and letters that a cut may go through.
    writeFileSync(page, Array.from({ length: 3000 }, (_, i) => `${prose}Überall „${i}“ – genug.`).join("\n\n"));
    expected = clean(readFileSync(page, "utf8")).text;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const shell = (command: string) =>
    spawnSync("bash", ["-c", command, "bash", process.execPath, inject("program"), page, folder], {
      encoding: "utf8",
      maxBuffer: 2 ** 24,
      cwd: folder,
    });

  it("goes whole to a file, to a pipe, and to a pipe whose reader is slow", () => {
    expect(expected.length).toBeGreaterThan(2 ** 18);
    for (const command of [
      '"$1" "$2" "$3" > "$4/out.txt" && cat "$4/out.txt"',
      '"$1" "$2" "$3" | cat',
      '"$1" "$2" "$3" | (sleep 0.5; cat)',
      '(echo first; "$1" "$2" "$3"; echo last) | (sleep 0.5; cat) | sed "1d;\\$d"',
    ]) {
      const { stdout, stderr } = shell(command);
      expect(stderr).toBe("");
      expect(stdout === expected, command).toBe(true);
    }
  });

  it("ends quietly where the reader goes away, and tells what else is wrong", () => {
    for (const reader of ["true", "head -c 10"]) {
      const { stdout, stderr } = shell(`"$1" "$2" "$3" | ${reader} > /dev/null; echo "\${PIPESTATUS[0]}"`);
      expect([stdout, stderr], reader).toEqual(["0\n", ""]);
    }
    const { status, stderr } = shell('"$1" "$2" "$3" > /dev/full');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^clean-article: standard output cannot be written: the disk is full/);
  });
});

it("passes on what work gives that is not optimised", () => {
  expect(unoptimised(() => 7)).toBe(7);
  expect(() =>
    unoptimised(() => {
      throw new RangeError("no such thing");
    }),
  ).toThrow("no such thing");
});

it("passes on what is loaded", async () => {
  await expect(loadedUnoptimised(async () => 7)).resolves.toBe(7);
  await expect(loadedUnoptimised(() => Promise.reject(new RangeError("no such thing")))).rejects.toThrow("no such");
});
