/** Cuts a stream into WARC records, finds the next one after damage, and keeps no more than one of them in memory. */
import { Cursor } from "./cursor.js";
import { Damage } from "./members.js";

/** A record's header as it stands, its block still to be read. */
export interface Frame {
  readonly kind: "frame";
  /** From 1, whatever the type. */
  readonly number: number;
  /** The lines from `WARC/1.` to the empty one. */
  readonly head: Uint8Array;
}

/** What of the stream is no record, in its place. */
export interface Lost {
  readonly kind: "lost";
  readonly number: number;
  readonly problem: string;
}

/** Larger headers are none. */
const LARGEST_HEAD = 2 ** 20;
const LOOK = 65_536;

const MARK = Buffer.from("WARC/");
const isBreak = (byte: number | undefined): boolean => byte === 10 || byte === 13;
const opens = (bytes: Uint8Array): boolean => MARK.every((byte, i) => bytes[i] === byte);

/** Where a record's header begins at a line's begin; -1 where none does. */
function nextOpening(bytes: Uint8Array): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = view.indexOf(MARK); at >= 0; at = view.indexOf(MARK, at + 1)) {
    const digit = view[at + 5];
    if ((at === 0 || view[at - 1] === 10) && (digit === 0x30 || digit === 0x31) && view[at + 6] === 0x2e) return at;
  }
  return -1;
}

const NOTHING = "no record begins where one should; the next one that does is read";

/** Reads records one after the other: `next`, then `block` or `pass` for what the record holds. */
export class Frames {
  readonly #chunks: AsyncIterator<Uint8Array | Damage>;
  #cursor: Cursor;
  #damage: Damage | undefined;
  #number = 0;
  #ended = false;

  constructor(chunks: AsyncIterable<Uint8Array | Damage>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#cursor = this.#stretch();
  }

  /** The stream up to the next damage. */
  #stretch(): Cursor {
    const frames = this;
    return new Cursor(
      (async function* () {
        for (;;) {
          const { done, value } = await frames.#chunks.next();
          if (done) {
            frames.#ended = true;
            return;
          }
          if (value instanceof Damage) {
            frames.#damage = value;
            return;
          }
          yield value;
        }
      })(),
    );
  }

  /** The damage at which the stretch has ended, as what is lost; goes on behind it. */
  #takeDamage(): Lost | undefined {
    const damage = this.#damage;
    if (!damage) return undefined;
    this.#damage = undefined;
    this.#cursor = this.#stretch();
    return { kind: "lost", number: this.#number, problem: `${damage.problem}; this record is lost` };
  }

  /** Moves on to a line that opens a record. */
  async #seek(): Promise<void> {
    for (;;) {
      const bytes = await this.#cursor.peek(LOOK);
      const at = nextOpening(bytes);
      if (at >= 0) {
        await this.#cursor.skip(at);
        return;
      }
      // The last bytes may be the first ones of an opening.
      const keep = bytes.length < LOOK ? 0 : 8;
      await this.#cursor.skip(bytes.length - keep);
      if (!keep) return;
    }
  }

  /** The next record, or what is lost; nothing at the end of the stream. */
  async next(): Promise<Frame | Lost | undefined> {
    for (;;) {
      const bytes = await this.#cursor.peek(MARK.length);
      if (isBreak(bytes[0])) {
        await this.#cursor.skip(1);
        continue;
      }
      if (!bytes.length) {
        if (this.#damage) {
          this.#number++;
          return this.#takeDamage();
        }
        return undefined;
      }
      this.#number++;
      if (opens(bytes)) return this.#head();
      await this.#seek();
      return { kind: "lost", number: this.#number, problem: NOTHING };
    }
  }

  async #head(): Promise<Frame | Lost> {
    const lines: Uint8Array[] = [];
    for (let size = 0; ; ) {
      const line = await this.#cursor.line(LARGEST_HEAD - size);
      lines.push(line);
      size += line.length;
      if (line.at(-1) !== 10) return (await this.#cut()) ?? this.lost("its header has no end");
      if (line.length < 3 && line.every(isBreak))
        return { kind: "frame", number: this.#number, head: Buffer.concat(lines) };
    }
  }

  /** What to say where the stream has ended in mid-record. */
  async #cut(): Promise<Lost | undefined> {
    if ((await this.#cursor.peek(1)).length) return undefined;
    return this.#takeDamage() ?? (this.#ended ? this.lost("the file breaks off in mid-record") : undefined);
  }

  lost(problem: string): Lost {
    return { kind: "lost", number: this.#number, problem };
  }

  /** The block of the record whose head came last. */
  async block(length: number): Promise<Uint8Array | Lost> {
    const bytes = await this.#cursor.take(length);
    if (bytes.length < length) return (await this.#cut()) ?? this.lost("the file breaks off in mid-record");
    const after = await this.#cursor.peek(4);
    if (isBreak(after[0]) || opens(after) || !after.length) return bytes;
    // The length is wrong: what follows may already stand in the block.
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const at = view.indexOf("\r\n\r\nWARC/1.");
    if (at >= 0) this.#cursor.unread(bytes.subarray(at));
    else await this.#seek();
    return this.lost("its Content-Length is not that of its block");
  }

  /** The first bytes of the block of the record whose head came last; `pass` takes the rest. */
  start(count: number): Promise<Uint8Array> {
    return this.#cursor.take(count);
  }

  /** Passes over the block of the record whose head came last. */
  async pass(length: number): Promise<Lost | undefined> {
    if ((await this.#cursor.skip(length)) === length) return undefined;
    return (await this.#cut()) ?? this.lost("the file breaks off in mid-record");
  }

  /** Goes on behind a record whose head cannot be used. */
  async recover(): Promise<void> {
    await this.#seek();
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
