/** A decision whose reason is worded when somebody asks for it. */

/** What words the reason. */
interface Source {
  readonly because: string;
}

/**
 * A block dropped for a reason that is not worded yet. It has the properties of any other decision, in their order. One
 * getter serves all of them: with one each, engines would make each a shape of its own, which costs several times as much.
 */
export class LaterDecision {
  declare readonly do: "drop";
  declare readonly block: number;
  declare readonly because: string;
  declare readonly filter: string;
  declare readonly before: string;
  readonly #source: Source;

  static readonly #because: PropertyDescriptor & ThisType<LaterDecision> = {
    configurable: true,
    enumerable: true,
    get() {
      return this.#source.because;
    },
  };

  constructor(block: number, source: Source, filter: string, before: string) {
    this.#source = source;
    this.do = "drop";
    this.block = block;
    Object.defineProperty(this, "because", LaterDecision.#because);
    this.filter = filter;
    this.before = before;
  }
}
