/** Words the reason of a drop, by its block. */
export type Say = (block: number) => string;

/**
 * A drop whose reason is worded when somebody asks for it: most pages are cleaned by programs that read no reasons. Until
 * then what words it keeps alive what it is worded from. One serves for many drops, which are no larger for it.
 */
export class LaterDrop {
  readonly do = "drop";
  readonly block: number;
  readonly say: Say;

  constructor(block: number, say: Say) {
    this.block = block;
    this.say = say;
  }

  get because(): string {
    return this.say(this.block);
  }
}
