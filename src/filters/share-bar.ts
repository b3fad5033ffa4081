/** Share buttons in their many shapes, counters, reading times, and "Follow us on ..." lines. */
import { expression, TWO_LETTERS } from "../expressions.js";
import { drop, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isProse, marks } from "../text.js";
import { looks, outline } from "./shared/outline.js";
import { isSolid, type Pitch, pitch } from "./shared/prompt.js";

const OWN = maskOf(["share", "share-target", "counter"]);
/** Longest line of a bar, in words. */
const LONGEST = 24;
/** A row of so few words has no word beside its phrases: one of eight is more than a tenth. */
const FEW = 4;
/** Names alone in a row, without a share label, from which on they are a bar. */
const NAMES = 3;

/** Where a small letter or a digit meets what starts a new name: "FacebookTwitter", "Share197Tweet". */
const SEAM = expression(
  /(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/,
  () => /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u,
);
/** A count without its label, beside a button: "197", "1.2k". */
const COUNT = /^(?:\d{1,6}|\d{1,4}(?:[.,]\d)?\s?[kKmM])$/;
/** Names hold seams of their own: "LinkedIn", "WhatsApp". */
const PIECES = 2;

/** Longest glued word, in UTF-16 units. */
const WORD = 200;
/** Words of the longest line that is looked at for names run together and for counts, and what such a line holds. */
const GLUED = 3;
const GLUE = marks.seam | marks.number;

/**
 * Whether a line may have a grade for its phrases, by its columns of the outline: one of them means nothing else or is
 * all of it, or they are a row. A row is no sentence, and one of few words begins with a phrase or a number.
 */
function mayBeButtons(topics: number, solids: number, look: number, words: number): boolean {
  if (!(topics & OWN)) return false;
  if (solids & OWN || look & looks.whole) return true;
  return !(look & looks.sentence) && (words > FEW || (look & looks.opened) !== 0 || !(look & looks.lettered));
}

/** The pieces that a word is glued from, as far as its letters tell; none where it is in one piece or too long. */
function piecesOf(word: string): readonly string[] {
  const parts = word.length > WORD ? [] : word.split(SEAM(word));
  return parts.length < 2 ? [] : parts;
}

/** How many names a word was glued from, the longest first; 0 where a piece is none. */
function glued(scope: Scope, parts: readonly string[]): number {
  let names = 0;
  for (let from = 0; from < parts.length; ) {
    let size = Math.min(PIECES, parts.length - from);
    while (size > 0 && !scope.phrases.whole({ text: parts.slice(from, from + size).join("") }, OWN)) size--;
    if (size > 0) names++;
    else if (!/^\p{N}+$/u.test(parts[from]!)) return 0;
    from += Math.max(size, 1);
  }
  return names;
}

interface Grade {
  /** Why it is a button whatever stands beside it. */
  readonly sure?: string;
  /** Says "share" or counts, other than a bare name of a place. */
  readonly label?: boolean;
  /** A phrase is the whole line. */
  readonly whole?: boolean;
  /** A bare count. */
  readonly number?: boolean;
}

function shape(block: Block, p: Pitch): Grade | undefined {
  const { sentence, colon } = facts(block);
  const first = p.hits[0]!;
  const label = p.hits.some((hit) => hit.topic === "share" || (hit.topic === "counter" && isSolid(hit)));
  const solid = p.solid > 0;
  if (p.whole && solid && !(sentence && p.coverage < 1))
    return { sure: `is ${quote(first.phrase)} and nothing else`, label };
  if (p.whole && label && colon && first.topic === "share")
    return { sure: `is the label ${quote(first.phrase)}`, label };
  if (solid && p.coverage >= 0.8) return { sure: `is little more than ${quote(first.phrase)}`, label };
  const follows = p.opens && first.topic === "share" && p.coverage >= 0.5;
  if (follows) return { sure: `opens with ${quote(first.phrase)} and names where to`, label };
  const row = p.coverage >= 0.9 && !sentence && !/[,;%]|\p{Sc}/u.test(block.text);
  // A name says something: "X" alone may be anything.
  const named = p.hits.map((hit) => hit.phrase).filter((phrase) => TWO_LETTERS(phrase).test(phrase));
  const names = new Set(named).size;
  if (row && (names >= NAMES || (names === 2 && label))) return { sure: `is a row of ${names} buttons`, label };
  // A lone letter with signs around it ("#X#") is a drawing or code.
  if (names === 0 && block.text.trim().length > 1) return undefined;
  return p.whole || row ? { label, whole: p.whole } : undefined;
}

function grade(scope: Scope, block: Block): Grade | undefined {
  const { length } = facts(block);
  if (length === 0) return undefined;
  const p = pitch(scope, block, OWN);
  if (p.hits.length) {
    const known = shape(block, p);
    if (known) return known;
  }
  if (length <= GLUED && facts(block).has(GLUE)) {
    // A count has too few pieces for names.
    if (COUNT.test(block.text)) return { number: true };
    const words = block.text.split(/\s+/).map(piecesOf);
    // A name takes a piece at least: most such lines have too few for anybody to look them up.
    const most = words.reduce((sum, parts) => sum + parts.length, 0);
    const names = most < NAMES ? 0 : words.reduce((sum, parts) => sum + glued(scope, parts), 0);
    if (names >= NAMES) return { sure: `is ${names} names of buttons in one`, label: true };
  }
  return undefined;
}

function judge(scope: Scope): Verdict[] {
  const verdicts: Verdict[] = [];
  const { blocks } = scope;
  const { size, first, last, topics, solids, looks: look, words } = outline(scope);
  /** Of each line, once one has a grade. */
  let grades: (Grade | undefined)[] | undefined;
  for (let i = 0; i < size; i++) {
    if (look[i]! & looks.opaque || words[i]! > LONGEST) continue;
    const mayBeGlued = words[i]! <= GLUED && (look[i]! & GLUE) !== 0;
    if (!mayBeGlued && !mayBeButtons(topics[i]!, solids[i]!, look[i]!, words[i]!)) continue;
    const found = grade(scope, blocks[i]!);
    if (!found) continue;
    grades ??= new Array(size).fill(undefined);
    grades[i] = found;
  }
  if (!grades) return verdicts;
  for (let from = 0; from < blocks.length; ) {
    if (!grades[from]) {
      from++;
      continue;
    }
    let to = from;
    while (to < blocks.length && grades[to]) to++;
    // Counts stand between buttons; where two of them meet, they are figures.
    if (from < to && grades[from]!.number) grades[from] = undefined;
    for (let i = from; i < to; i++) {
      if (grades[i]?.number && (grades[i + 1]?.number || !grades[i - 1] || grades[i - 1]!.number))
        grades[i] = undefined;
    }
    to = from;
    while (to < blocks.length && grades[to]) to++;
    const run = grades.slice(from, to) as Grade[];
    const lines = run.filter((g) => !g.number).length;
    const proved = run.some((g) => g.sure) || run.some((g) => g.label);
    // A list of names that a sentence announces is the article's.
    const announced = from > 0 && facts(blocks[from - 1]!).colon;
    const bar = (lines >= 2 && proved) || (lines >= NAMES && !announced);
    for (let k = 0; k < run.length; k++) {
      const g = run[k]!;
      const block = blocks[from + k]!;
      const outside = from + k < first || from + k > last;
      if (g.sure) verdicts.push(drop(block, g.sure));
      else if (bar) verdicts.push(drop(block, `is one of ${lines} share buttons in a row`));
      else if (
        g.label &&
        !g.number &&
        lines === 1 &&
        (outside || (facts(block).words > 1 && !isProse(blocks[to] ?? block))) &&
        !facts(block).sentence &&
        !announced
      )
        verdicts.push(drop(block, "is a share button outside the article's prose"));
    }
    from = Math.max(to, from + 1);
  }
  return verdicts;
}

export const filter: Filter = {
  name: "share-bar",
  summary: "Drops share buttons, counters, reading times and lines that ask to follow the site.",
  needs: "text",
  judge,
};

const PROSE_1 =
  "The carpenter cut the boards on Friday, and by Sunday evening the stage was standing under the lime trees.";
const PROSE_2 = "Rehearsals start next week, and whoever can hold a lantern is welcome to take part in the last act.";

export const examples: readonly Example[] = [
  {
    title: "keeps a drawing made of letters and signs",
    input: `${PROSE_1}\n\n.#X#\n\n##.X\n\n#X#X`,
  },
  {
    title: "a label with its buttons goes",
    input: `${PROSE_1}\n\nShare this:\n\nFacebook\n\nTwitter\n\n${PROSE_2}`,
    output: `${PROSE_1}\n\n${PROSE_2}`,
  },
  {
    title: "buttons in one line go",
    input: `The stage is standing\n\nFacebook Twitter WhatsApp Email\n\n${PROSE_1}`,
    output: `The stage is standing\n\n${PROSE_1}`,
  },
  {
    title: "glued names go",
    input: `${PROSE_1}\n\nFacebookTwitterPinterestLinkedIn`,
    output: PROSE_1,
  },
  {
    title: "glued counters go",
    input: `${PROSE_1}\n\nShare197Tweet123Share5Send`,
    output: PROSE_1,
  },
  {
    title: "counters and reading times go",
    input: `The stage is standing\n\n5 min read\n\n1.2k shares\n\n${PROSE_1}`,
    output: `The stage is standing\n\n${PROSE_1}`,
  },
  {
    title: "a request to follow the site goes",
    input: `${PROSE_1}\n\nFollow us on Facebook, Instagram and X\n\nAdd as a preferred source on Google`,
    output: PROSE_1,
  },
  {
    title: "German bar",
    lang: "de",
    input: "Die Bühne steht seit Sonntag unter den Linden.\n\nArtikel teilen\n\nFacebook\n\nDrucken",
    output: "Die Bühne steht seit Sonntag unter den Linden.",
  },
  {
    title: "French bar",
    lang: "fr",
    input: "La scène est debout sous les tilleuls depuis dimanche.\n\nPartager cet article\n\nFacebook",
    output: "La scène est debout sous les tilleuls depuis dimanche.",
  },
  { title: "a request to share food stays", input: "Share a bag with friends.\n\nShare the rest with the neighbours." },
  {
    title: "a list of networks that a sentence announces stays",
    input: `We asked for the five services that pupils open first:\n\nFacebook\n\nWhatsApp\n\nYouTube\n\n${PROSE_1}`,
  },
  {
    title: "a subheading with a network's name stays",
    input: `${PROSE_1}\n\nFacebook\n\n${PROSE_2}`,
  },
  {
    title: "cooking times stay",
    input: `${PROSE_1}\n\n30 minutes\n\n${PROSE_2}`,
  },
  {
    title: "names in a sentence stay",
    input: "Facebook, Twitter and WhatsApp were down for an hour.\n\nShares fell by nine per cent.",
  },
];
