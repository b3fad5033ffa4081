/**
 * A drop whose reason is worded when somebody asks for it: most pages are cleaned by programs that read no reasons. Until
 * then it keeps alive what it is worded from.
 */
export class LaterDrop {
  readonly do = "drop";
  readonly block: number;
  #say: ((which: number) => string) | undefined;
  readonly #which: number;
  #said = "";

  constructor(block: number, say: (which: number) => string, which: number) {
    this.block = block;
    this.#say = say;
    this.#which = which;
  }

  get because(): string {
    if (this.#say) {
      this.#said = this.#say(this.#which);
      this.#say = undefined;
    }
    return this.#said;
  }
}
