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

/** Such a drop as a decision. */
export class LaterDecision {
  // Declared alone, so that they are set in the order of other decisions' properties.
  declare readonly do: "drop";
  declare readonly block: number;
  declare readonly because: string;
  declare readonly filter: string;
  declare readonly before: string;
  readonly #drop: LaterDrop;

  constructor(drop: LaterDrop, filter: string, before: string) {
    this.do = "drop";
    this.block = drop.block;
    Object.defineProperty(this, "because", BECAUSE);
    this.filter = filter;
    this.before = before;
    this.#drop = drop;
  }

  static because(of: LaterDecision): string {
    return of.#drop.because;
  }
}

/**
 * A property of the object itself, so that copies and JSON have it. One getter serves for all: where each decision brings
 * its own, V8 keeps an account of each, and with it what the reason is worded from, until it collects the old objects.
 */
const BECAUSE: PropertyDescriptor & ThisType<LaterDecision> = {
  get() {
    return LaterDecision.because(this);
  },
  enumerable: true,
  configurable: true,
};
