import { describe, expect, it } from "vitest";
import { Crates } from "../src/batch/crates.js";
import type { Task } from "../src/io/task.js";

const task = (bytes: Uint8Array): Task => ({ bytes, row: {} }) as unknown as Task;

describe("Crates", () => {
  it("packs the bytes of a batch one after another, in memory that threads share, without its rows", () => {
    const { crate, tasks } = new Crates().pack([
      task(Uint8Array.of(1, 2)),
      task(Uint8Array.of()),
      task(Uint8Array.of(3)),
    ]);
    expect(crate).toBeInstanceOf(SharedArrayBuffer);
    expect(tasks.map(({ bytes }) => [...bytes])).toEqual([[1, 2], [], [3]]);
    for (const one of tasks) {
      expect(one.bytes.buffer).toBe(crate);
      expect(one).not.toHaveProperty("row");
    }
  });

  it("uses a crate again once it was given back, not before", () => {
    const crates = new Crates();
    const first = crates.pack([task(new Uint8Array(10))]);
    const second = crates.pack([task(new Uint8Array(10))]);
    expect(second.crate).not.toBe(first.crate);
    crates.giveBack(first.crate);
    expect(crates.pack([task(new Uint8Array(20))]).crate).toBe(first.crate);
  });

  it("makes a crate as large as a batch needs, and keeps no large one", () => {
    const crates = new Crates();
    const { crate } = crates.pack([task(new Uint8Array(9_000_000))]);
    expect(crate.byteLength).toBeGreaterThanOrEqual(9_000_000);
    crates.giveBack(crate);
    expect(crates.pack([task(new Uint8Array(9_000_000))]).crate).not.toBe(crate);
  });
});
