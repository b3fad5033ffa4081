/** The box about the author below an article. */
import { drop, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isProse } from "../text.js";
import { lastWord } from "./shared/bios.js";
import { isNameLine } from "./shared/bylines.js";
import { looks, outline } from "./shared/outline.js";
import { isOpaque } from "./shared/page.js";
import { isSolid } from "./shared/prompt.js";

/** A biography is at most this long, in words. */
const BIO = 130;
/** A line that leads to the author's other articles or accounts is at most this long, in words. */
const LINK = 14;
/** A name is at most this long, in words. */
const NAME = 4;
/** Blocks that a box holds at most, and how far a biography stands from the line that proves it. */
const BOX = 6;
const REACH = 3;
const CONTACT = /^(?:https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+)$/u;

const AUTHOR = maskOf(["author-box"]);
const SIGNS = maskOf(["author-box", "share-target"]);

type Sign = "label" | "word" | "link" | "ending" | "contact" | "account";

/** What a short line says of an author: the heading of a box, a link to more by the author, an address. */
function sign(scope: Scope, block: Block): Sign | undefined {
  const f = facts(block);
  if (!block.text.includes(" ") && CONTACT.test(block.text)) return "contact";
  if (f.words > LINK || f.sentences > 1) return undefined;
  if (!scope.phrases.touches(block, SIGNS)) return undefined;
  const whole = scope.phrases.whole(block, "author-box");
  if (whole && (whole.to - whole.from >= 2 || /^\+/.test(block.text))) return "label";
  if (whole && whole.from === 0 && whole.to === f.length && !f.sentence) return "word";
  const hit = scope.phrases.opening(block, "author-box");
  // In some languages the name comes first: "Nagy Anna összes bejegyzése".
  const end = scope.phrases.closing(block, "author-box");
  if (!hit && end && end.to - end.from >= 2 && f.words - (end.to - end.from) <= NAME && !f.sentence) return "ending";
  if ((!hit || hit.to === 1) && f.words <= 8 && !f.sentence && scope.phrases.closing(block, "share-target"))
    return "account";
  if (!hit || hit.to - hit.from < 2 || f.sentence) return undefined;
  // What follows must be a name or an account: "More by accident", "Follow him home" go on in small letters.
  const next = f.tokens[hit.to];
  const capital = next !== undefined && block.text[next.start] !== block.text[next.start]!.toLowerCase();
  return capital || block.text.slice(hit.end).trimStart().startsWith("@") || isSolid(hit) ? "link" : undefined;
}

export const filter: Filter = {
  name: "author-box",
  summary:
    "Drops the box about the author: its label, the biography below it, the links to the author's other articles.",
  needs: "text",
  judge(scope): Verdict[] {
    const verdicts: Verdict[] = [];
    const { blocks } = scope;
    const { size, first, last, topics, solids, looks: look, words: counts } = outline(scope);
    if (last < 0) return verdicts;
    /** Those of the few lines that have been asked. */
    const signs = new Map<number, Sign | "none">();
    const signAt = (i: number): Sign | undefined => {
      if (i < 0 || i >= size || (look[i]! & (looks.body | looks.opaque)) !== looks.body) return undefined;
      let known = signs.get(i);
      if (known === undefined) {
        known = sign(scope, blocks[i]!) ?? "none";
        signs.set(i, known);
      }
      return known === "none" ? undefined : known;
    };
    const bios: number[] = [];
    for (let i = 0; i < size; i++) {
      if (!(solids[i]! & AUTHOR) || look[i]! & looks.opaque || counts[i]! < 5 || counts[i]! > BIO) continue;
      if (!signAt(i)) bios.push(i);
    }
    const isBio = new Set(bios);
    /** A line that belongs to such a box and to nothing else. */
    const proves = (i: number): boolean => {
      const kind = signAt(i);
      return kind !== undefined && kind !== "account" && kind !== "word";
    };
    const leads = (from: number, to: number): boolean => {
      for (let i = from; i < to; i++) if (signAt(i) === "link" || signAt(i) === "ending") return true;
      return false;
    };
    // The last prose but one: a biography has at most one block of prose below it.
    let beforeLast = last - 1;
    while (beforeLast >= 0 && !isProse(blocks[beforeLast]!)) beforeLast--;
    const gone = new Map<number, string>();
    for (let i = first; i < size; i++) {
      // Without a phrase for it a line is an address or an account at most, which do not open a box.
      const kind = topics[i]! & AUTHOR ? signAt(i) : undefined;
      if (!kind || gone.has(i)) continue;
      const block = blocks[i]!;
      const below = blocks[i + 1];
      if (kind === "contact" || kind === "account") continue;
      // One word alone ("Autorist") is a label where a box's link shows what stands below it.
      if (kind === "word" && !leads(i + 1, i + 1 + REACH)) continue;
      if (kind === "ending") {
        if (i > last)
          gone.set(i, `a name and ${quote(scope.phrases.closing(block, "author-box")!.phrase)}, below the article`);
        continue;
      }
      if (kind === "link") {
        gone.set(i, `opens with ${quote(scope.phrases.opening(block, "author-box")!.phrase)} and goes on with a name`);
        continue;
      }
      // The label of a box stands at the end: what prose follows it is the biography, not the rest of an article.
      const rest = blocks.slice(i + 1, i + 1 + BOX);
      const prose = rest.filter((other) => isProse(other)).length;
      const size = rest.reduce((sum, other) => sum + facts(other).words, 0);
      const tail = last <= i + BOX && prose <= 3 && size <= 3 * BIO;
      const bio = below && facts(below).words <= BIO && !isOpaque(below) && below.kind !== "heading";
      if (!tail && !(bio && (isBio.has(i + 1) || proves(i + 2)))) {
        const { from, to } = scope.phrases.whole(block, "author-box")!;
        if ((i > last || to - from >= 4) && !(below && isProse(below)))
          gone.set(i, `${quote(block.text)} is the label of a box about the author`);
        continue;
      }
      gone.set(i, `${quote(block.text)} is the label of a box about the author`);
      for (let j = i + 1, biographies = 0; j < blocks.length && j <= i + BOX; j++) {
        const next = blocks[j]!;
        if (isOpaque(next) || facts(next).words > BIO || (next.kind === "heading" && !signAt(j))) break;
        const name = biographies === 0 && isNameLine(scope, next) && blocks[j + 1] !== undefined;
        if (!name && !signAt(j) && biographies > 0 && !isBio.has(j)) break;
        if (!name && !signAt(j)) {
          if (!isProse(next) && !isBio.has(j) && facts(next).words < 5) break;
          biographies++;
        }
        gone.set(j, `stands in the box below ${quote(block.text)}`);
      }
    }
    // A biography without a label above it is proved by such a line close below or above, after the article.
    for (const i of bios) {
      if (i < first || gone.has(i)) continue;
      let proof = -1;
      for (let j = Math.max(first, i - REACH); j <= i + REACH && j < blocks.length; j++)
        if (proof < 0 && proves(j)) proof = j;
      if (proof < 0 || i < beforeLast) continue;
      gone.set(i, `says who the author is, beside ${quote(blocks[proof]!.text, 30)}`);
      for (let j = Math.max(first + 1, i - REACH); j <= i + REACH && j < blocks.length; j++) {
        const named = j < i && isNameLine(scope, blocks[j]!) && facts(blocks[i]!).key.includes(facts(blocks[j]!).key);
        if (!gone.has(j) && (signAt(j) || named)) gone.set(j, "stands in a box about the author");
      }
    }
    const about = gone.has(last) ? undefined : lastWord(scope, first, last, BIO);
    if (about) {
      const [name, bio] = about;
      gone.set(bio, `the last paragraph, opens with the name ${name === undefined ? "of the byline" : "above it"}`);
      if (name !== undefined) gone.set(name, "a name above what is said of its bearer, at the end");
    }
    // The byline's name again below the article opens a box that nothing else labels.
    const bylines: string[] = [];
    for (let i = 0; i < size && i <= first + REACH; i++)
      if (!(look[i]! & looks.body) && blocks[i]!.role === "byline") bylines.push(facts(blocks[i]!).key);
    for (let i = Math.max(first + 1, last - REACH); i < blocks.length && bylines.length; i++) {
      const block = blocks[i]!;
      // The key is asked for last: it is made for it.
      if (counts[i]! > 5 || counts[i]! < 2 || gone.has(i) || isOpaque(block) || block.kind === "heading") continue;
      if (!bylines.some((line) => line.includes(facts(block).key))) continue;
      const below = blocks[i + 1];
      const rest = blocks.slice(i + 1, i + 1 + BOX).filter((other) => isProse(other)).length;
      if (i < last && !(rest === 1 && below && isProse(below) && facts(below).words <= BIO && last === i + 1)) continue;
      gone.set(i, "repeats the byline below the article");
      if (i < last && below) gone.set(i + 1, `stands below the author's name ${quote(block.text)}, at the end`);
    }
    for (let i = 0; gone.size && i < size; i++) {
      if (gone.has(i) || !(gone.has(i - 1) || gone.has(i - 2) || gone.has(i + 1))) continue;
      if (signAt(i) === "contact") gone.set(i, "an address in the box about the author");
    }
    for (const [i, because] of gone) verdicts.push(drop(blocks[i]!, because));
    return verdicts;
  },
};

export const examples: readonly Example[] = [
  {
    title: "a label with name, biography and links",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nAbout the author\n\nRuth Adler\n\nRuth Adler has written about the valley for twenty years and lives beside the river.\n\nFollow Ruth on Twitter\n\nView all posts by Ruth Adler",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "a German label with a biography",
    lang: "de",
    input:
      "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.\n\nÜber die Autorin\n\nRuth Adler schreibt seit zwanzig Jahren über das Tal und lebt mit ihrer Familie am Fluss.",
    output: "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
  },
  {
    title: "a biography that the line below it proves",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nRuth Adler\n\nRuth Adler is the author of three books about rivers, and grows apples in the valley.\n\nMore by Ruth Adler",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "a name and who bears it at the end",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nThe mill has stood empty for eleven years, and its roof lets in the rain on all sides.\n\nRuth Adler\n\nRuth Adler teaches history at the school of the valley, and has walked all of its rivers twice.",
    output:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nThe mill has stood empty for eleven years, and its roof lets in the rain on all sides.",
  },
  {
    title: "keeps the life of whom the article is about",
    input:
      "Remembering Ruth Adler\n\nThe valley said farewell on Monday to the woman who had opened its first library in the old mill.\n\nShare this article\n\nThe hall was full to the doors, and the choir of the school sang twice before the mayor spoke.\n\nRuth Adler\n\nRuth Adler was a teacher and writer who lived in the valley for ninety years.",
  },
  {
    title: "keeps the last of several people that an article tells of",
    input:
      "Two people of the valley have won the prize of the county for their books this year.\n\nRuth Adler\n\nRuth Adler teaches history at the school of the valley, and has walked all of its rivers twice.\n\nOtto Brandt\n\nOtto Brandt was a miller for forty years before he wrote his first book about the river.",
  },
  {
    title: "keeps a biography that nothing proves",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nRuth Adler is a writer in the valley and the author of three books about rivers.",
  },
  {
    title: "keeps an article about an author",
    input:
      "The author of the valley's oldest chronicle was a miller who could not spell, and who did not care.\n\nFollow him on Sundays and you would find him at the river.\n\nMore by accident than by plan the book became famous, and is now read at every school of the county.",
  },
  {
    title: "keeps what follows a subhead in the middle",
    input:
      "The chronicle of the valley was found in the mill, behind the press, in the spring of last year.\n\nAbout the author\n\nNobody knows his name, but he must have been a miller, since he writes of nothing but water.\n\nHe counts the floods, and he counts the rolls of paper, year by year, until the great fire.\n\nAfter the fire he writes of rain alone, and the pages grow shorter with every winter that passes.\n\nThe last page bears one word, and the word has been washed out by the river that he loved.\n\nThe library will show the book to everybody who washes his hands before he touches it.",
  },
];
