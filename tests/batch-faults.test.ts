/** What goes wrong around a batch: pages that never end, code that throws, disks, directories and names. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultyProgram } from "./setup/faulty.js";
import { rows, run, start } from "./setup/run.js";

const PROSE =
  "The lock keeper rowed out at dawn to look at the gate, which had stood open since the flood of the week before.";
/** A page of its own for each number. */
const page = (i: number): string => `${PROSE.slice(0, -1)} in year ${i}.\n`;
const row = (id: number, text = page(id)): string => `${JSON.stringify({ id, text })}\n`;

let dir: string;
const at = (name: string) => join(dir, name);
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "clean-article-faults-"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Makes a directory of pages; names with a slash make directories of their own. */
function pages(name: string, ...files: string[]): string {
  for (const [i, file] of files.entries()) {
    mkdirSync(join(at(name), file, ".."), { recursive: true });
    writeFileSync(join(at(name), file), page(i));
  }
  return at(name);
}

const files = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(root, name), { throwIfNoEntry: false })?.isFile())
    .sort();

/** Mounts a small file system of its own; that takes root, and a system that has them. */
function mount(place: string): boolean {
  mkdirSync(place);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", place], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
const disk = mkdtempSync(join(tmpdir(), "clean-article-disk-"));
const mounted = mount(join(disk, "small"));
afterAll(() => {
  if (mounted) execFileSync("umount", [join(disk, "small")]);
  rmSync(disk, { recursive: true });
});

describe("a record", () => {
  let faulty: ReturnType<typeof faultyProgram>;
  beforeAll(() => {
    faulty = faultyProgram();
  });
  afterAll(() => faulty.remove());
  const broken = (args: string[], input = "", env = {}) => run(args, input, env, undefined, faulty.program);

  it("that runs for ever or throws fails alone in the main thread", async () => {
    const input = row(1) + row(2, "THIS RUNS FOR EVER") + row(3) + row(4, "THIS THROWS") + row(5);
    const errors = at("main.jsonl");
    const { code, out, err } = await broken(["--to", "jsonl", "--timeout", "1000", "--errors", errors], input);
    expect(code).toBe(1);
    expect(rows(out).map(({ id }) => id)).toEqual([1, 3, 5]);
    expect(err).toMatch(/record 2: takes more than 1 s; raise --timeout/);
    expect(rows(readFileSync(errors, "utf8"))).toMatchObject([
      { file: "standard input", record: 2, id: 2, kind: "too-slow" },
      { file: "standard input", record: 4, id: 4, kind: "filter", problem: expect.stringContaining("cross-link") },
    ]);
  });

  it("fails alone in a thread, also where it brings that down, and the thread is replaced", async () => {
    const bad = new Map([
      [300, "too-slow"],
      [301, "filter"],
      [303, "crashed"],
      [560, "too-slow"],
    ]);
    const text = { "too-slow": "THIS RUNS FOR EVER", filter: "THIS THROWS", crashed: "THIS EATS MEMORY" };
    const input = Array.from({ length: 600 }, (_, i) => row(i, text[bad.get(i) as "filter"] ?? page(i))).join("");
    const errors = at("threads.jsonl");
    const args = ["--to", "jsonl", "--jobs", "2", "--timeout", "2500", "--errors", errors];
    const { code, out } = await broken(args, input, { NODE_OPTIONS: "--max-old-space-size=160" });
    expect(code).toBe(1);
    const good = Array.from({ length: 600 }, (_, i) => i).filter((i) => !bad.has(i));
    expect(rows(out).map(({ id }) => id)).toEqual(good);
    expect(rows(out).map(({ text }) => text)).toEqual(good.map((i) => page(i).trim()));
    expect(rows(readFileSync(errors, "utf8")).map(({ id, record, kind }) => [id, record, kind])).toEqual(
      [...bad].map(([i, kind]) => [i, i + 1, kind]),
    );
  }, 60_000);

  it("that is one page is held to the limit, too", async () => {
    writeFileSync(at("endless.txt"), "THIS RUNS FOR EVER");
    const { code, out, err } = await broken(["--timeout", "500", at("endless.txt")]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/endless\.txt: takes more than 500 ms/);
  });
});

describe("a page", () => {
  it("over the limit fails by its size on the disk, or as it is read", async () => {
    pages("sizes", "a.txt", "b.txt");
    writeFileSync(at("sizes/large.html"), `<p>${PROSE}</p>`.repeat(1_000));
    writeFileSync(at("sizes/large.other"), page(1).repeat(1_000));
    const errors = at("sizes.jsonl");
    const { code, out } = await run(["--to", "jsonl", "--max-bytes", "64k", "--errors", errors, at("sizes")]);
    expect(code).toBe(1);
    expect(rows(out).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(rows(readFileSync(errors, "utf8"))).toMatchObject([
      { file: at("sizes/large.html"), kind: "too-large" },
      { file: at("sizes/large.other"), kind: "too-large" },
    ]);
  });

  it("that may not be read is told of, and the others go on", async () => {
    pages("closed", "a.txt", "b.txt", "deep/c.txt");
    chmodSync(at("closed/a.txt"), 0);
    chmodSync(at("closed/deep"), 0);
    const errors = at("closed.jsonl");
    const { code, out } = await run(["--to", "jsonl", at("closed"), at("gone"), "--errors", errors]);
    chmodSync(at("closed/deep"), 0o700);
    expect(code).toBe(1);
    // Root may read everything.
    const root = process.getuid?.() === 0;
    expect(rows(out).map(({ id }) => id)).toEqual(root ? ["a", "b", "deep/c"] : ["b"]);
    const found = rows(readFileSync(errors, "utf8"));
    expect(found.map(({ file }) => file)).toEqual([
      ...(root ? [] : [at("closed/a.txt"), at("closed/deep")]),
      at("gone"),
    ]);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(["unreadable"]));
  });
});

describe("outputs", () => {
  it("are refused among the inputs, and inputs among the outputs, before anything is read or written", async () => {
    pages("tree", "data/a.html", "data/data/a.txt");
    pages("both", "a.html", "a.txt/b.html");
    const before = [files(at("tree")), files(at("both"))];
    for (const [args, message] of [
      [[at("tree/data"), "--out-dir", at("tree")], /the input .*data lies in .*tree; name a directory of its own/],
      [["--to", "jsonl", at("tree"), "-o", at("tree/data/out.jsonl")], /lies in the input .*; name .* with -o/],
      [["--to", "jsonl", at("tree"), "--errors", at("tree/e.jsonl")], /lies in the input .*; name .* with --errors/],
      [["--to", "jsonl", at("tree"), "-o", at("x"), "--errors", at("x")], /-o and --errors name one file/],
      [["--to", "jsonl", at("tree"), "-o", at("x"), "--report", at("no/r.json")], /no directory .* for --report/],
      [["--to", "jsonl", at("tree"), "-o", at("x"), "--errors", at("no/e.jsonl")], /no directory .* for --errors/],
      [[at("both"), "--out-dir", at("out")], /a\.txt would be both the output of .*a\.html and a directory/],
    ] as const) {
      const { code, out, err } = await run([...args]);
      expect({ code, out }, err).toEqual({ code: 2, out: "" });
      expect(err).toMatch(message);
    }
    expect([files(at("tree")), files(at("both"))]).toEqual(before);
    expect(existsSync(at("x"))).toBe(false);
    expect(existsSync(at("out"))).toBe(false);
    expect(readdirSync(dir).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("of a tree are not written through a link that leads out of it", async () => {
    pages("plain", "a.txt");
    mkdirSync(at("trap"));
    writeFileSync(at("precious"), "precious");
    symlinkSync(at("precious"), at("trap/a.txt"));
    const { code, err } = await run([at("plain"), "--out-dir", at("trap")]);
    expect(code).toBe(2);
    expect(err).toMatch(/trap\/a\.txt leads out of .*trap by a link; remove the link/);
    expect(readFileSync(at("precious"), "utf8")).toBe("precious");
  });

  it("of a tree are never read as pages, whatever is beside them", async () => {
    pages("source", "a.txt", "b.txt");
    await run([at("source"), "--out-dir", at("done")]);
    writeFileSync(at("done/.a.txt.0123456789ab.tmp"), "half a page");
    const { code, out } = await run(["--to", "jsonl", at("done")]);
    expect(code).toBe(0);
    expect(rows(out).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("of a tree of texts leave out files of rows, which fail alone", async () => {
    pages("mixed", "a.txt", "c.txt");
    writeFileSync(at("mixed/b.jsonl"), row(1));
    const { code, err } = await run([at("mixed"), "--out-dir", at("texts")]);
    expect(code).toBe(1);
    expect(err).toMatch(/b\.jsonl: holds JSONL rows: add --to jsonl/);
    expect(files(at("texts"))).toEqual([".clean-article.journal", "a.txt", "c.txt"]);
    expect((await run([at("mixed"), "--to", "jsonl", "--out-dir", at("rows")])).code).toBe(0);
    expect(files(at("rows")).slice(1)).toEqual(["a.jsonl", "b.jsonl", "c.jsonl"]);
  });

  it.skipIf(!existsSync("/dev/full"))(
    "that cannot be written end the run at once, though the input is still open",
    async () => {
      const child = start(["--to", "jsonl", "-o", "/dev/full", "-"]);
      let err = "";
      child.stderr.on("data", (data) => {
        err += data;
      });
      child.stdin.on("error", () => {});
      child.stdin.write(row(1).repeat(3_000));
      const code = await new Promise((resolve) => child.once("close", resolve));
      expect(code).toBe(1);
      expect(err).toBe("clean-article: /dev/full cannot be written: the disk is full; make room and run again\n");
    },
  );

  it.skipIf(!mounted)("of a tree on a full disk are whole files only, and the run can be resumed", async () => {
    const out = join(disk, "small/out");
    pages("many", ...Array.from({ length: 30 }, (_, i) => `p${String(i).padStart(2, "0")}.txt`));
    const { code, err } = await run([at("many"), "--out-dir", out]);
    expect(code).toBe(1);
    expect(err).toMatch(/cannot be written: the disk is full; make room and run again\n$/);
    const whole = files(out).filter((name) => !name.startsWith("."));
    expect(whole.length).toBeLessThan(30);
    for (const name of whole)
      expect(readFileSync(join(out, name), "utf8")).toBe(readFileSync(join(at("many"), name), "utf8"));
    expect(files(out).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    execFileSync("mount", ["-o", "remount,size=1m", join(disk, "small")]);
    expect((await run([at("many"), "--out-dir", out, "--resume"])).code).toBe(0);
    expect(files(out)).toHaveLength(31);
  });

  it("of a tree that is interrupted are whole files only, and it goes on where it stopped", async () => {
    const names = Array.from({ length: 400 }, (_, i) => `${i % 7}/p${i}.txt`);
    const args = [pages("long", ...names), "--jobs", "2", "--out-dir"];
    await run([...args, at("undisturbed")]);
    const child = start([...args, at("stopped")]);
    const ended = new Promise((resolve) => child.once("close", resolve));
    while (!existsSync(at("stopped")) || files(at("stopped")).length < 20)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    const left = files(at("stopped")).filter((name) => !name.startsWith("."));
    expect(left.every((name) => names.includes(name))).toBe(true);
    for (const name of left)
      expect(readFileSync(join(at("stopped"), name))).toEqual(readFileSync(join(at("undisturbed"), name)));
    const { err } = await run([...args, at("stopped"), "--resume", "--stats"]);
    expect(Number(/done before +(\d+)/.exec(err)?.[1])).toBeGreaterThanOrEqual(left.length - 1);
    expect(files(at("stopped"))).toEqual(files(at("undisturbed")));
    for (const name of files(at("stopped")))
      expect(readFileSync(join(at("stopped"), name)), name).toEqual(readFileSync(join(at("undisturbed"), name)));
  });
});

describe("--include and --exclude", () => {
  it("take names at any depth, paths, and whole directories", async () => {
    pages("globs", "a.txt", "b.html", "skip/c.txt", "deep/skip/d.txt", "deep/e.txt", "deep/.hidden.txt");
    const ids = async (...args: string[]) =>
      rows((await run(["--to", "jsonl", "--quiet", at("globs"), ...args])).out).map(({ id }) => id);
    expect(await ids("--exclude", "skip")).toEqual(["a", "b", "deep/.hidden", "deep/e"]);
    expect(await ids("--exclude", "skip/", "--exclude", ".*")).toEqual(["a", "b", "deep/e"]);
    expect(await ids("--exclude", "deep/skip")).toEqual(["a", "b", "deep/.hidden", "deep/e", "skip/c"]);
    expect(await ids("--include", "*.html", "--include", "deep/*")).toEqual(["b", "deep/.hidden", "deep/e"]);
    expect(await ids("--include", "*.txt", "--exclude", "**/skip/**")).toEqual(["a", "deep/.hidden", "deep/e"]);
  });
});
