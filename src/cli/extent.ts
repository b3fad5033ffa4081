/** How far a run over named files has come, in bytes as they lie on the disk. */
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { nameKind } from "../io/sniff.js";
import { isStdin, type Source } from "../io/sources.js";

/** Streams of files count what they have read. */
type Counted = Readable & { readonly bytesRead?: number };

export class Extent {
  readonly #sizes: ReadonlyMap<string, number>;
  readonly #all: number;
  #done = 0;
  readonly #open = new Map<string, Counted>();

  /** @param sizes of the files, by the names of their sources */
  constructor(sizes: ReadonlyMap<string, number>) {
    this.#sizes = sizes;
    this.#all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  }

  opened({ name }: Source, stream: Readable): void {
    this.#open.set(name, stream);
  }

  ended({ name }: Source): void {
    this.#open.delete(name);
    this.#done += this.#sizes.get(name) ?? 0;
  }

  /** Part that is done, 0 to 1. */
  get part(): number {
    let done = this.#done;
    for (const { bytesRead = 0 } of this.#open.values()) done += bytesRead;
    return this.#all ? Math.min(1, done / this.#all) : 0;
  }
}

/** Undefined where there is no telling: standard input, directories, Parquet (which is read from its end). */
export async function extentOf(paths: readonly string[]): Promise<Extent | undefined> {
  const sizes = new Map<string, number>();
  for (const path of paths) {
    const found = isStdin(path) || nameKind(path) === "parquet" ? undefined : await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    sizes.set(path, found.size);
  }
  return sizes.size ? new Extent(sizes) : undefined;
}
