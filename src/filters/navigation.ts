/** Menus, breadcrumbs, skip links and rows of links. */
import { expression } from "../expressions.js";
import { drop, limit, nothing, quote } from "../filter.js";
import { maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { codeAt, facts, isProse, marks, squeeze } from "../text.js";
import { deny, looks, outline, tests } from "./shared/outline.js";
import { gluedParts, isPhrase, PARTS, pieces } from "./shared/page.js";
import { isSolid } from "./shared/prompt.js";

/** What may stand in a menu or a footer row. */
const MENU = maskOf([
  "navigation", "pagination", "copyright", "consent", "login", "share", "share-target", "newsletter", "app", "tags",
  "comments", "related-heading", "contents",
]); // biome-ignore format: a table
const HOME = maskOf(["navigation"]);
const PARTED = PARTS | marks.seam;
/** Of these an entry of a menu, one a line, has the role alone. */
const NO_ENTRY = looks.body | looks.opaque | looks.sentence | looks.colon | looks.pointed;
/** Entries of menus are at most this long, in words. */
const ENTRY = 4;
/** A row of links is at most this long, in words. */
const ROW = 60;
const CRUMB = /\s*[»›→]\s*|\s+[>/]\s+|\s*[|·•]\s*/u;
/** A line without such a place is in one piece: most slashes stand inside of words. */
const MAY_PART = /[»›→|·•∙]|\s[●▪>/\\]/u;
const ADDRESS = expression(
  /^(?:https?:\/\/|www\.)?[\w-]+(?:\.[a-z]{2,})+\/?$/i,
  () => /^(?:https?:\/\/|www\.)?[\w-]+(?:\.[a-z]{2,})+\/?$/iu,
);
const isAddress = (text: string): boolean => ADDRESS(text).test(text);
const STRONG_CRUMB = /[»›]|\s>\s/u;
/** Words of the longest path, and of the longest piece of a row. */
const PATH = 40;
const PIECE = 8;
/** Share of its words that entries cover of a row of them. */
const FULL = 0.9;

const SPACE = /\s/;
const isSpace = (text: string, at: number): boolean => {
  const code = codeAt(text, at);
  return code < 160 ? code === 32 || (code >= 9 && code <= 13) : SPACE.test(text[at]!);
};

/** Whether a piece has more words than that. So many have at least as many letters, and a space before each but one. */
function isLonger(piece: string, most: number): boolean {
  if (piece.length <= 2 * most) return false;
  let words = 1;
  let before = false;
  for (let at = 0; at < piece.length && words <= most; at++) {
    const space = isSpace(piece, at);
    if (space && !before) words++;
    before = space;
  }
  return words > most;
}

/** “Home » News » Mill”: known first piece, or short pieces parted by the marks of a path before any prose. */
function breadcrumb(scope: Scope, block: Block, head: boolean): string | undefined {
  const f = facts(block);
  if (f.words > PATH || !f.has(PARTS) || isProse(block)) return undefined;
  // A first piece that is a phrase is found in the line, too; without one, arrows above the article tell.
  const opens = scope.phrases.touches(block, HOME);
  if (!opens && (!head || f.sentence || !f.has(marks.arrow))) return undefined;
  if (!MAY_PART.test(block.text)) return undefined;
  const parts = squeeze(block.text)
    .split(CRUMB)
    .map((part) => part.trim());
  while (parts.length && !parts[0]) parts.shift();
  if (parts.length < 2) return undefined;
  for (let i = 0; i < parts.length - 1; i++) if (isLonger(parts[i]!, ENTRY + 1)) return undefined;
  const strong = opens && (STRONG_CRUMB.test(block.text) || (head && parts.length >= 3));
  if (strong && isPhrase(scope, parts[0]!, HOME)) return `is a path that begins with ${quote(parts[0]!)}`;
  if (head && !f.sentence && (block.text.match(/[»›]|\s>\s/gu)?.length ?? 0) >= 2)
    return "is a path of short pieces above the article";
  return undefined;
}

/** How many pieces of a line are entries of menus, where those are enough to make it a row of them; else nought. */
function entriesOf(scope: Scope, parts: readonly string[]): number {
  const least = Math.max(2, parts.length * (parts.length > 3 ? 0.4 : 0.9));
  let known = 0;
  // Most lines have too few, and few pieces need be looked up to tell.
  for (let i = 0; i < parts.length && known + parts.length - i >= least; i++)
    if (isPhrase(scope, parts[i]!.replace(/^[\s*+–-]+/, ""), MENU)) known++;
  return known >= least ? known : 0;
}

/** Whether a line holds two entries: a piece that is a phrase is found in the line, too. */
function holdsTwo({ phrases }: Scope, line: { readonly text: string }): boolean {
  if (!phrases.touches(line, MENU)) return false;
  let count = 0;
  for (const hit of phrases.hits(line)) if (hit.bit & MENU && ++count === 2) return true;
  return false;
}

const mayBeRow = (parts: readonly string[]): boolean =>
  parts.length >= 2 && !parts.some((part) => isLonger(part, PIECE));

/** Entries parted by bars, dots or nothing at all, most of them known. */
function row(scope: Scope, block: Block): string | undefined {
  const f = facts(block);
  if (f.words > ROW || f.sentence) return undefined;
  if (f.has(PARTS) && MAY_PART.test(block.text) && holdsTwo(scope, block)) {
    const parts = pieces(block);
    const known = mayBeRow(parts) ? entriesOf(scope, parts) : 0;
    if (known) return `holds ${known} entries of menus parted by separators`;
  }
  if (f.has(marks.seam)) {
    const parts = gluedParts(block);
    // Those of a sentence are too long.
    const known = mayBeRow(parts) ? entriesOf(scope, parts) : 0;
    if (known) return `holds ${known} entries of menus run together`;
  }
  if (f.length < 4 || f.capitals < 0.5) return undefined;
  // Most lines of this kind are titles.
  if (scope.phrases.coverage(block, MENU) < FULL) return undefined;
  let reach = 0;
  let entries = 0;
  let wide = 0;
  for (const hit of scope.phrases.hits(block)) {
    if (hit.from < reach || !(hit.bit & MENU)) continue;
    reach = hit.to;
    entries++;
    if (hit.to - hit.from >= 2) wide++;
  }
  return wide >= 2 || (entries >= 5 && wide >= 1) ? "holds entries of menus and nothing else" : undefined;
}

/** A line that says one thing only: “Skip to main content”. */
function alone(scope: Scope, block: Block, below: Block | undefined, outside: boolean): string | undefined {
  const hit = scope.phrases.whole(block, HOME);
  if (!hit || facts(block).sentence) return undefined;
  if (outside && hit.to - hit.from >= 2 && block.kind !== "heading" && !(below && isProse(below)))
    return `is ${quote(block.text)} and nothing else, outside the article`;
  if (!(scope.phrases.solids(block) & HOME) || !isSolid(hit)) return undefined;
  // A subhead has prose below it; a skip link may have that too, but only before and after the article.
  if (!outside && below && isProse(below)) return undefined;
  return `is ${quote(block.text)} and nothing else`;
}

export const filter: Filter = {
  name: "navigation",
  summary: "Drops menus, breadcrumbs, skip links and rows of footer links.",
  needs: "text",
  judge(scope): readonly Verdict[] {
    const { blocks } = scope;
    const { size, first, last, topics, openers, looks: look, words, denied, all } = outline(scope);
    if (size === 0) return nothing;
    const out: Verdict[] = [];
    const gone = new Set<number>();
    for (let i = 0; i < size; i++) {
      // A row of entries and a path are parted by something, or hold phrases of menus.
      if (i > 0 && !(look[i]! & PARTED) && !(topics[i]! & MENU)) continue;
      if ((look[i]! & (looks.body | looks.opaque)) !== looks.body) continue;
      // A sentence is no row and no entry, only a path, which has separators and is no paragraph.
      if (i > 0 && look[i]! & looks.sentence && (look[i]! & looks.prose || !(look[i]! & PARTS))) continue;
      // Neither has so many words, and of few without separators one of menus opens a row, which covers nine in ten of them.
      const isRow = words[i]! <= ROW && (look[i]! & PARTED || openers[i]! & MENU || words[i]! > ENTRY);
      const isEntry = look[i]! & looks.whole && openers[i]! & HOME;
      if (i > 0 && !isRow && !isEntry) continue;
      const above = i < first;
      const failed = denied[i]! & (above ? tests.menuAbove : tests.menu);
      if (i > 0 && failed && !isEntry) continue;
      const block = blocks[i]!;
      const outside = last >= 0 && (i < first || i > last);
      if (i === 0 && last > 0 && isAddress(block.text)) {
        gone.add(i);
        out.push(drop(block, "is a site's address above the article"));
        continue;
      }
      let because = failed ? undefined : (breadcrumb(scope, block, above) ?? row(scope, block));
      // What is no path above the article is none below.
      if (!because && !failed) deny(scope, i, above ? tests.menu | tests.menuAbove : tests.menu);
      if (isEntry) because ??= alone(scope, block, blocks[i + 1], outside);
      if (!because) continue;
      gone.add(i);
      out.push(drop(block, because));
    }
    // In a run without a phrase of menus nothing is known.
    if (last < 0 || !(all & MENU)) return out;
    // Entries one a line: known words alone are also the words of an article's list, so a run of them must be long.
    for (let end = 0; end < size; end++) {
      const start = end;
      /** Lines that may be phrases of menus. */
      let may = 0;
      for (; end < size && (look[end]! & NO_ENTRY) === looks.body && words[end]! <= ENTRY && words[end]! > 0; end++)
        if (look[end]! & looks.whole && openers[end]! & MENU) may++;
      if (may === 0 || (start > 0 && look[start - 1]! & looks.colon)) continue;
      const known: number[] = [];
      let solid = 0;
      for (let i = start; i < end; i++) {
        const hit = openers[i]! & MENU && look[i]! & looks.whole ? scope.phrases.whole(blocks[i]!, MENU) : undefined;
        if (!hit) continue;
        known.push(i);
        if (hit.to - hit.from >= 2) solid++;
      }
      const lines = end - start;
      const outside = end <= first || start > last;
      const least = limit(scope, "menuEntries");
      const menu = outside
        ? known.length >= least && solid >= 1 && known.length >= lines * 0.5
        : known.length >= least + 1 && solid >= 2 && known.length >= lines * 0.7;
      if (!menu) {
        if (start > last && end === size && known.length === lines && solid + lines >= 3)
          for (const i of known)
            if (!gone.has(i)) out.push(drop(blocks[i]!, "is an entry of a menu below the article"));
        continue;
      }
      // Unknown lines at the ends of the run may be the headline or a subhead: only those between entries go.
      for (let i = known[0]!; i <= known.at(-1)!; i++) {
        if (gone.has(i) || (blocks[i]!.kind === "heading" && !known.includes(i))) continue;
        out.push(
          drop(blocks[i]!, `stands in a menu of ${lines} short lines, ${known.length} of them well-known entries`),
        );
      }
    }
    return out;
  },
};

export const examples: readonly Example[] = [
  {
    title: "a breadcrumb and a skip link",
    input:
      "Skip to main content\n\nHome » News » Valley » Old mill becomes a library\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "a German breadcrumb",
    lang: "de",
    input:
      "Startseite › Politik › Alte Mühle wird Bücherei\n\nDer Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
    output: "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
  },
  {
    title: "rows of links, with separators and without",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nAbout us | Contact | Privacy policy | Terms of use\n\nHomeNewsSportWeatherContact us",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "a menu with one entry a line",
    input:
      "Home\n\nNews\n\nSport\n\nAbout us\n\nContact us\n\nOld mill becomes a library by the river\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
    output:
      "Old mill becomes a library by the river\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "keeps a list of the article",
    input:
      "The council will save money in four places before the library can open its doors next year:\n\nSport\n\nCulture\n\nTravel\n\nEducation\n\nNobody is happy with that, since each of them was cut only two years ago.",
  },
  {
    title: "keeps subheads",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nAbout us\n\nWe are the readers of the valley, and we have waited for this for twenty years.\n\nContact\n\nWhoever wants to help may come to the mill on any Saturday before noon.",
  },
  {
    title: "keeps a sentence with an arrow or a slash",
    input:
      "Water > wheel > press: that was the way of the paper.\n\nHe said he wanted to go home / to stay / to sleep, all at once.",
  },
];
