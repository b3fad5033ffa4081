/** Reads a stream of pieces by bytes, lines and lengths, whatever the borders of the pieces. */

const EMPTY = new Uint8Array();

export class Cursor {
  readonly #source: AsyncIterator<Uint8Array>;
  /** What is there and not yet taken, in order; none is empty. */
  #pieces: Uint8Array[] = [];
  #size = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#source = chunks[Symbol.asyncIterator]();
  }

  async #more(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.#source.next();
      if (done) return false;
      if (!value.length) continue;
      this.#pieces.push(value);
      this.#size += value.length;
      return true;
    }
  }

  /** The next bytes without taking them: `count`, or fewer at the end of the stream. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.#size < count && (await this.#more()));
    const [first = EMPTY] = this.#pieces;
    if (first.length >= count || this.#pieces.length < 2) return first.subarray(0, count);
    const whole = Buffer.concat(this.#pieces);
    this.#pieces = [whole];
    return whole.subarray(0, count);
  }

  /** Whatever comes next, at most `most` bytes; nothing at the end of the stream. */
  async some(most: number): Promise<Uint8Array | undefined> {
    if (!this.#size && !(await this.#more())) return undefined;
    const first = this.#pieces[0]!;
    const part = first.subarray(0, most);
    if (part.length < first.length) this.#pieces[0] = first.subarray(most);
    else this.#pieces.shift();
    this.#size -= part.length;
    return part;
  }

  /** Puts bytes back, to be read again. */
  unread(bytes: Uint8Array): void {
    if (!bytes.length) return;
    this.#pieces.unshift(bytes);
    this.#size += bytes.length;
  }

  /** Passes over `count` bytes; returns how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      const part = await this.some(left);
      if (!part) break;
      left -= part.length;
    }
    return count - left;
  }

  /** Takes `count` bytes into memory of their own, or fewer at the end of the stream. */
  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let left = count;
    while (left > 0) {
      const part = await this.some(left);
      if (!part) break;
      parts.push(part);
      left -= part.length;
    }
    const all = new Uint8Array(count - left);
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  /**
   * Takes a line with its line feed.
   *
   * @returns fewer bytes, without a line feed, where the stream ends or the line is longer than `most`
   */
  async line(most: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let size = 0;
    while (size < most) {
      const part = await this.some(most - size);
      if (!part) break;
      const end = part.indexOf(10);
      parts.push(end < 0 ? part : part.subarray(0, end + 1));
      if (end >= 0) {
        this.unread(part.subarray(end + 1));
        break;
      }
      size += part.length;
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  /** Ends the stream where nobody reads on. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
