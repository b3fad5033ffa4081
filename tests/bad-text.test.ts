/** Texts of one endless line, of a million lines, in scripts that no lexicon knows: they come out whole, in linear time. */
import { describe, expect, it } from "vitest";
import { clean } from "../src/index.js";

const PROSE =
  "The miller opened the sluice before dawn, and the wheel began to turn as it had done for two hundred years.";

/** Pieces, each with its number so that none repeats another, until they are `length` UTF-16 units long. */
function fill(length: number, piece: (i: number) => string): string {
  const out: string[] = [];
  for (let total = 0, i = 0; total < length; i++) {
    out.push(piece(i));
    total += out.at(-1)!.length;
  }
  return out.join("");
}

/** Processor time of one cleaning, in milliseconds, after checking that all came out. */
function timed(input: string): number {
  const start = process.cpuUsage();
  const { text } = clean(input, { from: "text" });
  const { user, system } = process.cpuUsage(start);
  expect(text).toBe(`${input.trim()}\n`);
  return (user + system) / 1000;
}

/** Longer by four, at most so many times slower: growth by the square would be sixteen. */
const SLOWER = 9;

const inputs: readonly (readonly [string, (i: number) => string])[] = [
  ["one line", (i) => `${PROSE.slice(0, -1)} in year ${i}. `],
  ["one line without a space", (i) => `word${i}`],
  ["one line of numbers, each of which could be a group of the one before", (i) => `${100 + (i % 900)} `],
  ["one line of brackets and quotes", (i) => `(“${"[".repeat(i % 7)} word ${i}`],
  ["long words that differ in their midst", (i) => `prefix${i}${"abcdefghijklmnopqrstuvwxyz".repeat(2)} `],
  [
    "captions that begin with one word",
    (i) =>
      `The ${i} people in the old hall on Sunday. Photo: Reuters\n\nThe man saw the mill, the river and the ${i}.\n\n`,
  ],
  ["one-word lines", (i) => `word${i % 997}\n`],
  ["lines that differ in white space", (i) => `word${" ".repeat(i % 40)}of ${i}\n`],
  ["paragraphs", (i) => `${PROSE.slice(0, -1)} in year ${i}.\n\n`],
  ["Georgian", (i) => `მეწისქვილემ გამთენიისას გახსნა რაბი და ბორბალმა ბრუნვა დაიწყო, როგორც ${i} წლის წინ.\n\n`],
  ["Khmer", (i) => `ម្ចាស់រោងម៉ាស៊ីនបានបើកទ្វារទឹកមុនព្រះអាទិត្យរះ ហើយកង់ក៏ចាប់ផ្តើមវិល ${i}។\n\n`],
  ["Amharic", (i) => `ወፍጮ ቤቱ ከንጋት በፊት በሩን ከፈተ፤ መንኮራኩሩም እንደ ${i} ዓመት በፊት መዞር ጀመረ።\n\n`],
  ["Burmese", (i) => `စက်ရှင်သည် အရုဏ်မတက်မီ ရေတံခါးကို ဖွင့်ခဲ့ပြီး ဘီးသည် ${i} နှစ်အတိုင်း လည်ခဲ့သည်။\n\n`],
  ["Armenian", (i) => `Ջրաղացպանը լուսաբացից առաջ բացեց ջրարգելակը, և անիվը սկսեց պտտվել ինչպես ${i} տարի առաջ։\n\n`],
];

describe("long texts", () => {
  it.each(inputs)("of %s come out, in linear time", (_, piece) => {
    const size = 100_000;
    timed(fill(size, piece));
    const short = timed(fill(size, piece));
    // Below so many milliseconds nothing can be told of growth.
    expect(timed(fill(4 * size, piece))).toBeLessThan(Math.max(SLOWER * short, 1_000));
  });

  it("of one line of 5 MB come out", () => {
    timed(fill(5_000_000, inputs[0]![1]));
  }, 60_000);

  it("of 200,000 lines of one word come out", () => {
    timed("word\n".repeat(200_000));
  }, 120_000);
});
