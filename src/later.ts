/**
 * A drop whose reason is worded when somebody asks for it: most pages are cleaned by programs that read no reasons. Until
 * then it keeps alive what it is worded from.
 */
export class LaterDrop {
  readonly do = "drop";
  readonly block: number;
  #say: (() => string) | undefined;
  #said = "";

  constructor(block: number, say: () => string) {
    this.block = block;
    this.#say = say;
  }

  get because(): string {
    if (this.#say) {
      this.#said = this.#say();
      this.#say = undefined;
    }
    return this.#said;
  }
}
