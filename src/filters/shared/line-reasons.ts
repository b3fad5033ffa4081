/** Words why lines score low. */
import type { Say } from "../../filter.js";
import type { Block, Scope } from "../../model.js";
import { against, type Loud } from "./loudest.js";
import { signals } from "./signals.js";

const percent = (value: number): string => `${Math.round(value * 100)} %`;
const SHARES =
  /^(?:stop words|capitals|digits|junk|prose within|prose words within|prose share|prose lines|prose before|prose after|gone|place|words shared|words of the matter|dates|furniture before|furniture after|address within|money within)/;

/** A signal of one of the lines around, and how far off that line is. */
const NEAR = /^(.+) (-?)(\d)$/;

/** What a reason says of a signal before its value. */
interface Saying {
  readonly what: string;
  /** Which line, where it is another one. */
  readonly where: string;
  readonly share: boolean;
}

const sayings = new Map<string, Saying>();

function sayingOf(signal: string): Saying {
  const known = sayings.get(signal);
  if (known) return known;
  const [, what = "", above, steps] = signal.includes("within") ? [] : (NEAR.exec(signal) ?? []);
  const where = steps ? ` ${steps} ${above ? "above" : "below"}` : "";
  const full = where ? `${what}${where}` : signal.replace(/within \d+$/, "$& lines");
  const found = { what: full, where, share: SHARES.test(signal) };
  sayings.set(signal, found);
  return found;
}

/** A signal and its value, as a reason gives it. */
function say({ name: signal, value }: Loud): string {
  const { what, where, share } = sayingOf(signal);
  // No share and no number of words is below nought: there is no such line.
  if (where && value < 0) return `no line${where}`;
  return `${what} ${share ? percent(Math.max(0, value)) : Math.round(value * 10) / 10}`;
}

const because = (loud: readonly Loud[], score: number): string =>
  `reads unlike the article (score ${score.toFixed(1)}): ${loud.map(say).join(", ")}`;

/**
 * Why each of some lines scores so low, in words, found when somebody asks: the signals are measured once more then,
 * rather than kept, as they are larger than the page. Once all are worded, nothing of the page is held.
 *
 * @param score of each line of the page, by its number
 * @returns words the reason of one of the lines, by its number
 */
export function reasonsOf(scope: Scope, lines: readonly Block[], score: Float64Array): Say {
  let asked: { readonly scope: Scope; readonly lines: readonly Block[]; readonly score: Float64Array } | undefined = {
    scope,
    lines,
    score,
  };
  const said = new Map<number, string>();
  return (line) => {
    if (asked) {
      const ids = asked.lines.map(({ id }) => id);
      const loud = against(signals(asked.scope), ids);
      for (let i = 0; i < ids.length; i++) said.set(ids[i]!, because(loud[i]!, asked.score[ids[i]!]!));
      asked = undefined;
    }
    return said.get(line)!;
  };
}
