/** Share buttons in their many shapes, counters, reading times, and "Follow us on ..." lines. */
import { TWO_LETTERS } from "../expressions.js";
import { drop, nothing, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isProse, marks } from "../text.js";
import { namesIn } from "./shared/button-names.js";
import { deny, looks, outline, tests } from "./shared/outline.js";
import { isSolid, type Pitch, pitch } from "./shared/prompt.js";

const OWN = maskOf(["share", "share-target", "counter"]);
/** Longest line of a bar, in words. */
const LONGEST = 24;
/** A row of so few words has no word beside its phrases: one of eight is more than a tenth. */
const FEW = 4;
/** Names alone in a row, without a share label, from which on they are a bar. */
const NAMES = 3;

/** Share of its words, numbers aside, that phrases cover of a row. */
const FULL = 0.9;

/** A count without its label, beside a button: "197", "1.2k". */
const COUNT = /^(?:\d{1,6}|\d{1,4}(?:[.,]\d)?\s?[kKmM])$/;
/** Words of the longest line that is looked at for names run together and for counts, and what such a line holds. */
const GLUED = 3;
const GLUE = marks.seam | marks.number;

/**
 * Whether a line may have a grade for its phrases, by its columns of the outline: one of them means nothing else or is
 * all of it, or they are a row. A row is no sentence, and one of few words begins with one or a number.
 */
function mayBeButtons(topics: number, openers: number, solids: number, look: number, words: number): boolean {
  if (!(topics & OWN)) return false;
  if (solids & OWN || look & looks.whole) return true;
  return !(look & looks.sentence) && (words > FEW || (openers & OWN) !== 0 || !(look & looks.lettered));
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
  const row = p.coverage >= FULL && !sentence && !/[,;%]|\p{Sc}/u.test(block.text);
  if (!row && !p.whole) return undefined;
  // A name says something: "X" alone may be anything.
  const named = p.hits.map((hit) => hit.phrase).filter((phrase) => TWO_LETTERS(phrase).test(phrase));
  const names = new Set(named).size;
  if (row && (names >= NAMES || (names === 2 && label))) return { sure: `is a row of ${names} buttons`, label };
  // A lone letter with signs around it ("#X#") is a drawing or code.
  if (names === 0 && block.text.trim().length > 1) return undefined;
  return { label, whole: p.whole };
}

/** The grade that a line's phrases give it. */
function gradeOfPhrases(scope: Scope, block: Block): Grade | undefined {
  const p = pitch(scope, block, OWN);
  return p.hits.length ? shape(block, p) : undefined;
}

/** That of a line of few words which are run together, or a count. */
function gradeOfGlued(scope: Scope, block: Block): Grade | undefined {
  if (facts(block).length > GLUED) return undefined;
  // A count has too few pieces for names.
  if (COUNT.test(block.text)) return { number: true };
  const names = namesIn(scope, block.text, OWN, NAMES);
  return names >= NAMES ? { sure: `is ${names} names of buttons in one`, label: true } : undefined;
}

function judge(scope: Scope): readonly Verdict[] {
  const { blocks, phrases } = scope;
  const { size, first, last, topics, openers, solids, looks: look, words, denied } = outline(scope);
  /** Of each line, once one has a grade. */
  let grades: (Grade | undefined)[] | undefined;
  for (let i = 0; i < size; i++) {
    if (look[i]! & looks.opaque || words[i]! > LONGEST || denied[i]! & tests.share) continue;
    const mayBeGlued = words[i]! <= GLUED && (look[i]! & GLUE) !== 0;
    const mayBeButton =
      mayBeButtons(topics[i]!, openers[i]!, solids[i]!, look[i]!, words[i]!) &&
      // Of phrases that mean other things, too, nothing but a row makes buttons.
      (solids[i]! & OWN || look[i]! & (looks.whole | marks.number) || phrases.coverage(blocks[i]!, OWN) >= FULL);
    if (!mayBeGlued && !mayBeButton) continue;
    const found =
      (mayBeButton ? gradeOfPhrases(scope, blocks[i]!) : undefined) ??
      (mayBeGlued ? gradeOfGlued(scope, blocks[i]!) : undefined);
    if (!found) {
      deny(scope, i, tests.share);
      continue;
    }
    grades ??= new Array(size).fill(undefined);
    grades[i] = found;
  }
  if (!grades) return nothing;
  const out: Verdict[] = [];
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
      if (grades[i]?.number && (grades[i + 1]?.number || i === 0 || !grades[i - 1] || grades[i - 1]!.number))
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
      if (g.sure) out.push(drop(block, g.sure));
      else if (bar) out.push(drop(block, `is one of ${lines} share buttons in a row`));
      else if (
        g.label &&
        !g.number &&
        lines === 1 &&
        (outside || (facts(block).words > 1 && !isProse(blocks[to] ?? block))) &&
        !facts(block).sentence &&
        !announced
      )
        out.push(drop(block, "is a share button outside the article's prose"));
    }
    from = Math.max(to, from + 1);
  }
  return out;
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
