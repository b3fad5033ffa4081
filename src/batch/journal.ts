/**
 * What has been done, in the output directory: one line an input, added when its output is in its place. A line that a
 * kill has torn does not match its own sum and is not believed; what it told of is done again, to the same bytes.
 */
import { createHash } from "node:crypto";
import { closeSync, createReadStream, fsyncSync, openSync, readFileSync, renameSync, unlinkSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeAll } from "../io/output.js";
import { isTemporary, JOURNAL } from "../io/own.js";

export interface Entry {
  /** Path of the output below the directory. */
  readonly output: string;
  readonly outputHash: string;
  readonly input: string;
  readonly inputHash: string;
  /** Of the options and the version. */
  readonly setup: string;
}

const sumOf = (json: string): string => createHash("sha256").update(json).digest("hex").slice(0, 16);

function lineOf({ output, outputHash, input, inputHash, setup }: Entry): string {
  const json = JSON.stringify({ output, outputHash, input, inputHash, setup });
  return `${sumOf(json)} ${json}\n`;
}

function read(path: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let text = "";
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  for (const line of text.split("\n")) {
    const json = line.slice(17);
    if (line[16] !== " " || sumOf(json) !== line.slice(0, 16)) continue;
    const entry = JSON.parse(json) as Entry;
    entries.set(entry.output, entry);
  }
  return entries;
}

/** The SHA-256 of a file; undefined where it cannot be read. */
export async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  } catch {
    return undefined;
  }
  return hash.digest("hex");
}

/** Of all that decides what an input becomes. */
export const hashOfSetup = (setup: unknown): string => createHash("sha256").update(JSON.stringify(setup)).digest("hex");

/** Removes the files that a killed run was writing. */
async function sweep(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await sweep(path);
    else if (entry.isFile() && isTemporary(entry.name)) unlinkSync(path);
  }
}

export class Journal {
  readonly #path: string;
  readonly #directory: string;
  readonly #entries: Map<string, Entry>;
  readonly #setup: string;
  #fd: number;

  private constructor(directory: string, setup: string, entries: Map<string, Entry>, fd: number) {
    this.#directory = directory;
    this.#path = join(directory, JOURNAL);
    this.#setup = setup;
    this.#entries = entries;
    this.#fd = fd;
  }

  /**
   * Opens the journal of a directory that is there.
   *
   * @param resume believe what it says; else it is begun anew
   */
  static async open(directory: string, setup: string, resume: boolean): Promise<Journal> {
    const path = join(directory, JOURNAL);
    const entries = resume ? read(path) : new Map<string, Entry>();
    if (resume) await sweep(directory);
    const fd = openSync(path, resume ? "a" : "w");
    // Ends a line that was torn.
    if (resume) writeAll(fd, Buffer.from("\n"));
    return new Journal(directory, setup, entries, fd);
  }

  /** Whether an input has been done, from the same bytes by the same options, and its output stands as it was written. */
  async isDone(output: string, inputHash: string): Promise<boolean> {
    const entry = this.#entries.get(output);
    if (entry?.setup !== this.#setup || entry.inputHash !== inputHash) return false;
    const path = join(this.#directory, output);
    return (await stat(path).catch(() => undefined))?.isFile() === true && (await hashOf(path)) === entry.outputHash;
  }

  /** Notes an input whose output is in its place. */
  async note(output: string, input: string, inputHash: string): Promise<void> {
    const outputHash = await hashOf(join(this.#directory, output));
    if (outputHash === undefined) return;
    const entry = { output, outputHash, input, inputHash, setup: this.#setup };
    this.#entries.set(output, entry);
    writeAll(this.#fd, Buffer.from(lineOf(entry)));
  }

  /** Writes it in order, so that a run that was broken off and resumed leaves the same as one that was not. */
  close(): void {
    closeSync(this.#fd);
    const lines = [...this.#entries.values()]
      .sort((a, b) => (a.output < b.output ? -1 : 1))
      .map(lineOf)
      .join("");
    const temporary = join(this.#directory, ".journal.000000000000.tmp");
    this.#fd = openSync(temporary, "w");
    writeAll(this.#fd, Buffer.from(lines));
    fsyncSync(this.#fd);
    closeSync(this.#fd);
    renameSync(temporary, this.#path);
  }
}
