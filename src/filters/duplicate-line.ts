import { drop, quote } from "../filter.js";
import type { Example, Filter, Scope, Verdict } from "../model.js";
import { coveredRuns, facts, factsOf, firstAlike, numbered, slotsFor } from "../text.js";
import { looks, MANY, outline } from "./shared/outline.js";

/** Fewest words of a paragraph that nobody writes twice. */
const LONG = 12;
/** Fewest words of a headline, standfirst or date block. */
const SHORT = 3;
/** How many lines above the first paragraph count as the head of the page, and how many below it. */
const BELOW = 3;
const LONGEST_HEAD = 25;
/**
 * A text in which so many different paragraphs come twice says things twice by its make: as questions, in tabs. In HTML
 * a second copy is for screens of another size.
 */
const TWICE = 4;

/** A question, or a line that a label opens: those come again. */
const FORM = /[?？]["'”’»)]*$|^[^.!?:]{1,40}[:：]\s/u;

/** A text run together into one block, as some paywalls do beside its paragraphs, has at least so many words, */
const RUN_TOGETHER = 150;
/** this share of the page's words, */
const LARGE = 0.25;
/** and this share of its runs of words in the paragraphs, which are so many at least. */
const COVERED = 0.85;
const PARAGRAPHS = 3;
const RUN = 6;

/** The line that repeats the page's paragraphs run together; -1 where none does. */
function runTogether(scope: Scope): number {
  const { blocks } = scope;
  const { size, looks: look, words: counts } = outline(scope);
  let longest = -1;
  let most = -1;
  let words = 0;
  for (let i = 0; i < size; i++) {
    const count = counts[i]! < MANY ? counts[i]! : facts(blocks[i]!).words;
    words += count;
    if (count <= most) continue;
    most = count;
    longest = i;
  }
  if (most < RUN_TOGETHER || most < words * LARGE) return -1;
  const rest = blocks.filter((_, i) => i !== longest && look[i]! & looks.prose);
  if (rest.length < PARAGRAPHS) return -1;
  const [own, ...others] = numbered(factsOf([blocks[longest]!, ...rest])).lines;
  return coveredRuns(own!, others, RUN) >= COVERED ? longest : -1;
}

/**
 * The lines of which another may have the same words, by their prints; none where all such are too short to go. Most
 * pages say little twice, and the rest of their lines need not be read for it.
 */
function mayRepeat(scope: Scope): readonly number[] {
  const { size, words, prints, comparable } = outline(scope);
  if (!comparable) return Array.from({ length: size }, (_, i) => i);
  /** Place plus one of the last line with a print, and 1 for each line whose print another has. */
  const { slots, mask } = slotsFor(size);
  let alike: Uint8Array | undefined;
  let some = false;
  for (let i = 0; i < size; i++) {
    const print = prints[i]!;
    let slot = (print ^ (print >>> 15)) & mask;
    while (slots[slot] && prints[slots[slot]! - 1] !== print) slot = (slot + 1) & mask;
    if (slots[slot]) {
      alike ??= new Uint8Array(size);
      alike[slots[slot]! - 1] = alike[i] = 1;
      some ||= words[i]! >= SHORT;
    }
    slots[slot] = i + 1;
  }
  const out: number[] = [];
  if (some && alike) for (let i = 0; i < size; i++) if (alike[i]) out.push(i);
  return out;
}

const opensQuoted = (text: string): boolean => /^["“„«»‘'「『]/u.test(text);

function judge(scope: Scope): readonly Verdict[] {
  const { doc, blocks } = scope;
  const { size, looks: look, words: counts, first, last } = outline(scope);
  const copy = runTogether(scope);
  const repeats = mayRepeat(scope);
  const out: Verdict[] = copy < 0 ? [] : [drop(blocks[copy]!, "repeats the paragraphs of the page, run together")];
  if (repeats.length === 0) return out;
  /** Of the lines that may repeat others: the first of them with the same words, and how often it comes. */
  const keys = firstAlike(numbered(factsOf(repeats.map((i) => blocks[i]!))).lines);
  const times: number[] = new Array(repeats.length).fill(0);
  for (const key of keys) times[key]!++;
  const whole = looks.sentence | looks.prose;
  const isDouble = (k: number): boolean => {
    const i = repeats[k]!;
    const isLong = counts[i]! >= LONG && (look[i]! & whole) === whole;
    return isLong && times[keys[k]!] === 2 && !FORM.test(blocks[i]!.text);
  };
  const doubled = new Set<number>();
  if (doc.source !== "html") for (let k = 0; k < repeats.length; k++) if (isDouble(k)) doubled.add(keys[k]!);
  const doubles = doubled.size < TWICE;
  const seen = new Map<number, number>();
  // Lines that go are not counted: those that would move up into the head are looked at now, not by the next reading.
  let gone = 0;
  const placeOf = (i: number): number => i - gone - (copy >= 0 && copy < i ? 1 : 0);
  let head = last < 0 ? 0 : LONGEST_HEAD;
  /** The first prose, as long as it is still to come. */
  let opener = first;
  while (opener < size && (opener === copy || !(look[opener]! & looks.prose))) opener++;
  for (let k = 0; k < repeats.length; k++) {
    const i = repeats[k]!;
    if (i === copy) continue;
    if (i >= opener) {
      head = Math.min(placeOf(opener) + BELOW, LONGEST_HEAD);
      opener = size;
    }
    if (times[keys[k]!] === 1 || counts[i]! < SHORT) continue;
    const block = blocks[i]!;
    if (look[i]! & (looks.item | looks.opaque) || block.kind === "quote") continue;
    const earlier = seen.get(keys[k]!);
    if (earlier === undefined) {
      seen.set(keys[k]!, i);
      continue;
    }
    const { text } = blocks[earlier]!;
    if (opensQuoted(block.text) || opensQuoted(text)) continue;
    const { sentence, words } = facts(block);
    // What comes three times is a form: a question put to each guest, the terms below each offer.
    if (doubles && isDouble(k)) out.push(drop(block, `repeats the paragraph ${quote(text)} word for word`));
    else if (placeOf(i) < head && !(sentence && (words < LONG || FORM.test(block.text))))
      out.push(drop(block, `repeats ${quote(text)} at the head of the page`));
    else continue;
    gone++;
  }
  return out;
}

/** A headline, standfirst or date block printed twice at the head, and whole paragraphs printed twice anywhere. */
export const filter: Filter = {
  name: "duplicate-line",
  summary: "Drops the second copy of a headline, standfirst or date block, and of a whole paragraph.",
  needs: "text",
  judge,
};

const PROSE = "The council voted for the new bridge on Monday evening after three hours of debate.";

const LONG_PROSE = Array.from(
  { length: 8 },
  (_, i) =>
    `In the year ${1900 + i * 10} the council of the valley counted ${12 + i * 7} boats on the river, ${3 + i} mills and ${40 - i} bakers, and it wrote all of them down in the brown book.`,
);

export const examples: readonly Example[] = [
  {
    title: "the whole text once more in one block",
    input: [...LONG_PROSE, LONG_PROSE.join(" ")].join("\n\n"),
    output: LONG_PROSE.join("\n\n"),
  },
  {
    title: "keeps a long paragraph that is no copy",
    input: [...LONG_PROSE.slice(0, 3), LONG_PROSE.slice(3).join(" ")].join("\n\n"),
  },
  {
    title: "a headline printed twice",
    input: `A new bridge for the old town\n\nMay 3, 2021\n\nA New Bridge for the Old Town\n\n${PROSE}`,
    output: `A new bridge for the old town\n\nMay 3, 2021\n\n${PROSE}`,
  },
  {
    title: "a date block printed twice",
    input: `A new bridge for the old town\n\nBy Ann Miller, May 3, 2021\n\n${PROSE}\n\nBy Ann Miller, May 3, 2021\n\nWork begins in spring.`,
    output: `A new bridge for the old town\n\nBy Ann Miller, May 3, 2021\n\n${PROSE}\n\nWork begins in spring.`,
  },
  {
    title: "a paragraph printed twice",
    input: `${PROSE}\n\nWork begins in spring.\n\n${PROSE}`,
    output: `${PROSE}\n\nWork begins in spring.`,
  },
  {
    title: "Korean headline",
    lang: "ko",
    input:
      "오래된 도시에 새 다리가 놓인다\n\n오래된 도시에 새 다리가 놓인다\n\n시의회는 월요일 저녁 세 시간 동안 이어진 토론 끝에 새 다리 건설안을 큰 차이로 통과시켰다고 밝혔다.",
    output:
      "오래된 도시에 새 다리가 놓인다\n\n시의회는 월요일 저녁 세 시간 동안 이어진 토론 끝에 새 다리 건설안을 큰 차이로 통과시켰다고 밝혔다.",
  },
  {
    title: "keeps a refrain",
    input: `${PROSE}\n\nThen the children sang on the square.\n\nThe guests joined in.\n\nRow, row, row your boat\n\nGently down the stream\n\nRow, row, row your boat`,
  },
  {
    title: "keeps prices and labels",
    input: `${PROSE}\n\nIngredients\n\n2 euros a pound\n\nWork begins in spring.\n\nIngredients\n\n2 euros a pound`,
  },
  {
    title: "keeps a quoted line",
    input: `“We will build this bridge, and we will build it before the winter comes.”\n\n${PROSE}\n\n“We will build this bridge, and we will build it before the winter comes.”`,
  },
  {
    title: "keeps a question put to each guest",
    input: `What would you do first if you were mayor of this old town for one day?\n\nI would mend the bridge.\n\nWhat would you do first if you were mayor of this old town for one day?\n\n${PROSE}`,
  },
];
