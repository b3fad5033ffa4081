/** The way to other pages: previous and next article, page numbers, older posts. */
import { expression } from "../expressions.js";
import { drop, nothing, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isProse, marks, squeeze } from "../text.js";
import { deny, looks, outline, tests } from "./shared/outline.js";
import { isLabel, spaced } from "./shared/page.js";

/** A title of another article is at most this long, in words. */
const TITLE = 25;
/** Lines between the two halves of a pair (previous and next): the title of one and a rule. */
const PAIR = 3;
/** Lines that name a page or a neighbour with a title: more of them are an index or a list of parts. */
const POINTERS = 6;
const PAGINATION = maskOf(["pagination"]);
/** What a line holds that may be of pagination without a phrase for it. */
const CLUES = marks.seam | marks.arrow | marks.number;
/** Words of the longest line that an arrow shows to lead elsewhere. */
const ARROWED = 15;
const ARROW = /^[←«‹→»›❮❯⟵⟶<>]+\s*\S|\S\s*[←«‹→»›❮❯⟵⟶]+$/u;
/** A tag's brackets are no arrows. */
const TAGGED = /^<[/!]?\w[^<>]{0,200}>/;
const NUMBER = expression(/^\d{1,4}$/, () => /^\p{N}{1,4}$/u);
/** A small letter of ASCII opens none. */
function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return !(first >= 97 && first <= 122) && NUMBER(word).test(word);
}
/** Words of the longest row of page numbers. */
const PAGES = 30;

/** “1 2 3 … 10 Next”: page numbers in a row, with or without words of pagination. */
function numbers(scope: Scope, block: Block): "bare" | "named" | undefined {
  const f = facts(block);
  if (f.length < 3 || f.length > PAGES || !f.has(marks.number)) return undefined;
  const named = scope.phrases.touches(block, PAGINATION);
  if (!named && !isNumber(f.word(0))) return undefined;
  /** Words of its phrases, a bit each; no row has more words than a number has bits. */
  let known = 0;
  let words = 0;
  for (const hit of named ? scope.phrases.hits(block) : []) {
    if (hit.topic !== "pagination") continue;
    for (let i = hit.from; i < hit.to; i++) known |= 1 << i;
    words++;
  }
  const values: number[] = [];
  for (let i = 0; i < f.length; i++) {
    if (isNumber(f.word(i))) values.push(Number(f.word(i)));
    else if (!(known & (1 << i))) return undefined;
  }
  if (values.length < 3) return undefined;
  let next = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (i > 0 && value === values[i - 1]! + 1) next++;
  }
  const row = next >= 1 && next >= values.length - 2 && !/[.,;:=+]/.test(block.text);
  if (!row) return undefined;
  if (words > 0) return "named";
  return values[0] === 1 && values.length >= 4 ? "bare" : undefined;
}

/** What is shown of a line. */
interface Signs {
  kind: ReturnType<typeof pointer>;
  /** An arrow opens or closes it. */
  readonly arrow: boolean;
  readonly row: ReturnType<typeof numbers>;
}

/** How a line shows that it leads to another article. */
function pointer(scope: Scope, block: Block): "label" | "titled" | undefined {
  const f = facts(block);
  if (f.words > TITLE) return undefined;
  const whole = scope.phrases.whole(block, "pagination");
  const apart = spaced(block);
  const hit = whole ?? scope.phrases.opening(apart, "pagination") ?? scope.phrases.closing(apart, "pagination");
  if (!hit || (f.sentence && !/[?!…]["'”’»“)]*$/.test(block.text))) return undefined;
  if (whole) return "label";
  const glued = apart !== block && hit.from === 0 && block.text[hit.end] !== " ";
  const colon = hit.from === 0 && /^\s*[:：→»›←«‹]/.test(apart.text.slice(hit.end, hit.end + 3));
  return glued || colon || hit.to - hit.from >= 2 ? "titled" : undefined;
}

export const filter: Filter = {
  name: "pagination",
  summary: "Drops page numbers and the links to the previous and the next article.",
  needs: "text",
  judge(scope): readonly Verdict[] {
    const { blocks } = scope;
    const { size, first, last, topics, openers, looks: look, words, denied } = outline(scope);
    /** What is shown of lines by their number, in their order. */
    let signs: Map<number, Signs> | undefined;
    let titled = 0;
    let bareRows = 0;
    for (let i = 0; i < size; i++) {
      if ((!(topics[i]! & PAGINATION) && !(look[i]! & CLUES)) || denied[i]! & tests.pagination) continue;
      // Paragraphs are longer than all that is looked for.
      if (words[i]! > PAGES || (look[i]! & (looks.body | looks.opaque)) !== looks.body) continue;
      const block = blocks[i]!;
      const may = topics[i]! & PAGINATION || look[i]! & marks.seam;
      const kind = may && !(look[i]! & looks.prose) ? pointer(scope, block) : undefined;
      if (kind === "titled") titled++;
      const arrow =
        (look[i]! & marks.arrow) !== 0 &&
        isLabel(block, ARROWED) &&
        ARROW.test(squeeze(block.text)) &&
        !TAGGED.test(block.text);
      // A phrase opens it, or the first word is a number, and no letter opens the line.
      const opened = openers[i]! & PAGINATION;
      const mayCount = look[i]! & marks.number && (opened || !(look[i]! & looks.lettered));
      const row = mayCount ? numbers(scope, block) : undefined;
      if (row === "bare") bareRows++;
      if (!kind && !arrow && !row) {
        deny(scope, i, tests.pagination);
        continue;
      }
      signs ??= new Map();
      signs.set(i, { kind, arrow, row });
    }
    if (!signs) return nothing;
    if (titled > POINTERS) for (const sign of signs.values()) if (sign.kind === "titled") sign.kind = undefined;
    const points = (i: number): boolean => {
      const sign = signs.get(i);
      return sign !== undefined && (sign.kind !== undefined || sign.arrow);
    };
    const near = (i: number): boolean => {
      for (let j = i - PAIR; j <= i + PAIR; j++) if (j !== i && points(j)) return true;
      return false;
    };
    // More rows of bare numbers than a page has pagers are a table that lost its columns.
    const bare = bareRows <= 2;
    const out: Verdict[] = [];
    const gone = new Set<number>();
    for (const [i, { kind, arrow, row }] of signs) {
      const block = blocks[i]!;
      if (gone.has(i)) continue;
      const outside = i < first || i > last;
      if (row === "named" || (row === "bare" && bare)) {
        out.push(drop(block, "holds page numbers and nothing else"));
        continue;
      }
      const below = blocks[i + 1];
      if (kind === "label") {
        const wide = scope.phrases.whole(block, "pagination")!.phrase.includes(" ");
        // One word alone may be a subhead; a pair, or the place after the article, says what it is.
        if (!(near(i) || (wide && !(below && isProse(below))) || i > last)) continue;
        if (!outside && !wide && below && isProse(below)) continue;
        out.push(drop(block, `${quote(block.text)} leads to another page`));
        const other = outside && last >= 0 && below && !points(i + 1) && isLabel(below, TITLE) && below.role === "body";
        if (other && i > last && wide) {
          gone.add(i + 1);
          out.push(drop(below, `the title of another page, below ${quote(block.text)}`));
        }
      } else if (kind === "titled" && (near(i) || i > last)) {
        out.push(drop(block, "leads to another page: a phrase for that with a title"));
      } else if (arrow && outside && last >= 0 && (near(i) || kind || i > last)) {
        out.push(drop(block, "an arrow with a title, outside the article"));
      }
    }
    return out;
  },
};

export const examples: readonly Example[] = [
  {
    title: "links to the articles before and after",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nPrevious articleSwimming pool stays closed until autumn\n\nNext articleThree bands, one barn: the summer in the valley",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "labels with the titles below them",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nPrevious Post\n\nSwimming pool stays closed\n\nNext Post\n\nThree bands, one barn",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "page numbers",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\n1 2 3 … 10 Next\n\nPage 2 of 5",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "a German pair",
    lang: "de",
    input:
      "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.\n\nVorheriger Beitrag: Freibad bleibt geschlossen\n\nNächster Beitrag: Drei Kapellen, eine Scheune",
    output: "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
  },
  {
    title: "keeps a sentence about the next article",
    input:
      "The next article of the treaty says that the river belongs to both towns.\n\nPrevious owners had let the roof decay.\n\nMore about that can be read on the next page of the old chronicle.",
  },
  {
    title: "keeps a subhead",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nNext\n\nWork on the roof begins in May, and the first shelves should stand before the winter comes.",
  },
  {
    title: "keeps numbers of the article",
    input: "2 1 0\n\n1, 2, 3: the children counted the steps of the mill.\n\n1824 1911 1968",
  },
];
