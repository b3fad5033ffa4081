/** Tags and categories: “Tags: a, b”, “Filed under”, hashtags, a label with the tags below it. */
import { expression } from "../expressions.js";
import { drop, quote } from "../filter.js";
import { type Hit, maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isProse, marks, squeeze } from "../text.js";
import { isNameLine } from "./shared/bylines.js";
import { deny, looks, outline, tests } from "./shared/outline.js";
import { isLabel, isOpaque, spaced, unglued } from "./shared/page.js";

/** Tags are at most this long, in words, and so many. */
const TAG = 4;
const TAGS = 15;
const LINE = 45;
/** A line with a colon and many tags may be longer. */
const LONG = 150;
const TAGS_MASK = maskOf(["tags"]);
/** Labels of what is no field of a table. */
const LABELS = maskOf(["tags", "dateline", "byline", "share"]);
/** What stands below tags and is none. */
const OTHER = maskOf(["related-heading", "share", "comments", "comment-form", "newsletter", "author-box"]);
const HASHTAG = expression(/^#[A-Za-z\d_]*[A-Za-z][A-Za-z\d_]*$/, () => /^#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*$/u);
const OPENS_WITH_HASH = /^[\s,·|]*#[^\s,·|]/;
/** A section's name above the headline is at most this long, in words, and stands so near to the top, in lines. */
const SECTION = 3;
const TOP = 4;
/** Fewest words of a headline below such a name: a shorter one may be the second half of a title. */
const HEADLINE = 4;
/** “Word: value”, the shape of an information table. */
const FIELD = /^[^\s:：][^:：.]{0,30}[:：]\s*\S/u;

/** Scripts without spaces: their function words are letters of other words, too. */
const UNSPACED = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF]/u;

/** Every word is a hashtag. */
function hashtags(block: Block): number {
  if (!facts(block).has(marks.hash)) return 0;
  // The first word tells of most lines, such as the headings of Markdown.
  if (!OPENS_WITH_HASH.test(block.text)) return 0;
  const words = block.text.split(/[\s,·|]+/).filter(Boolean);
  return words.length <= LINE && words.every((word) => HASHTAG(word).test(word)) ? words.length : 0;
}

/** Items parted by commas, bars, hashes or the lack of a space. */
function items(text: string): readonly string[] {
  const parted = squeeze(text)
    .split(/\s*[,;|•·/、，#\n]\s*/u)
    .filter(Boolean);
  return parted.length > 1 ? parted : unglued(text);
}

/** Whether a line is a paragraph, or longer than a line of tags can be; by its columns of the outline. */
const isTooLong = (words: number, look: number): boolean =>
  words > LONG || (look & (words > LINE ? looks.sentence : looks.prose)) !== 0;

/** A line with a label and its tags. */
function labelled(scope: Scope, block: Block, outside: boolean): Hit | undefined {
  const f = facts(block);
  if (f.words > LONG || (f.words <= LINE && isProse(block))) return undefined;
  // So many words are tags only where no sentence ends: asked first, since most such lines are paragraphs.
  if (f.words > LINE && (f.sentence || f.sentences >= 2)) return undefined;
  // Amid the article nothing but a colon tells a label.
  if (!outside && !f.has(marks.colon)) return undefined;
  const hit = scope.phrases.opening(block, "tags") ?? scope.phrases.opening(spaced(block), "tags");
  if (!hit || hit.to >= f.length + 4) return undefined;
  const rest = block.text.slice(hit.end).replace(/^[\s:：–-]+/, "");
  if (!rest) return undefined;
  const colon = /^\s*[:：]/.test(block.text.slice(hit.end));
  const list = items(rest);
  const short = list.filter((item) => item.trim().split(/\s+/).length <= TAG + 1).length >= list.length * 0.7;
  if (f.words > LINE && !(colon && list.length >= 8)) return undefined;
  const wide = hit.to - hit.from >= 2;
  if (!short || (f.sentence && !wide)) return undefined;
  if (!UNSPACED.test(rest) && scope.phrases.stopWords({ text: rest }) > 0.34) return undefined;
  if (outside && (colon || wide)) return hit;
  return colon && list.length >= 3 && !f.sentence ? hit : undefined;
}

/** A line in the shape of a table's field that is no label of tags. */
function isField(scope: Scope, block: Block | undefined): boolean {
  return (
    block !== undefined &&
    facts(block).has(marks.colon) &&
    FIELD.test(block.text) &&
    facts(block).words < 20 &&
    !scope.phrases.opening(block, LABELS)
  );
}

/** Whether a neighbour has the shape of a field: a table of facts about the matter. */
const isInTable = (scope: Scope, i: number): boolean =>
  isField(scope, scope.blocks[i - 1]) || isField(scope, scope.blocks[i + 1]);

/** A section's name may only be a line of these, without those. */
const NO_SECTION = looks.body | looks.opaque | looks.sentence | looks.colon;

/**
 * The lines at the very top of a text that name the section which its headline stands in. Where no byline or date has
 * shown the headline, two such lines are needed, since one may be a short headline itself.
 */
function sections(scope: Scope): readonly number[] {
  const { doc, blocks } = scope;
  if (doc.source !== "text") return [];
  const { size, looks: look, words } = outline(scope);
  const isSection = (i: number): boolean =>
    words[i]! > 0 &&
    words[i]! <= SECTION &&
    (look[i]! & NO_SECTION) === looks.body &&
    (!(look[i]! & marks.number) || facts(blocks[i]!).numerals === 0);
  const top = Math.min(size, TOP + 1);
  let shown = 0;
  while (shown < top && (look[shown]! & looks.body || blocks[shown]!.role !== "headline")) shown++;
  const out: number[] = [];
  if (shown > 0 && shown < top && words[shown]! >= HEADLINE) {
    for (let i = 0; i < shown; i++) if (isSection(i)) out.push(i);
    return out;
  }
  let title = 0;
  while (title < top && isSection(title)) out.push(title++);
  if (shown < top || title < 2 || title === top || title + 1 === size) return [];
  if (words[title]! < HEADLINE || look[title]! & (looks.sentence | looks.colon | looks.prose)) return [];
  return look[title + 1]! & looks.prose && !out.some((i) => isNameLine(scope, blocks[i]!)) ? out : [];
}

/** What a line has that may be of tags, beside a phrase for them that opens it. */
const CLUES = marks.hash | marks.seam;

function judge(scope: Scope): readonly Verdict[] {
  const { blocks } = scope;
  const { size, first, last, openers, looks: look, words, denied } = outline(scope);
  const out: Verdict[] = [];
  const gone = new Set<number>();
  for (const i of sections(scope)) {
    gone.add(i);
    out.push(drop(blocks[i]!, "names a section, above the headline"));
  }
  /** How often a label opens a line, once one does: what comes again and again belongs to the entries of a list. */
  let times: ReadonlyMap<string, number> | undefined;
  for (let i = 0; i < size; i++) {
    const opened = openers[i]! & TAGS_MASK;
    if (!opened && !(look[i]! & CLUES)) continue;
    if ((look[i]! & (looks.body | looks.opaque)) !== looks.body || gone.has(i)) continue;
    if (!opened && !(look[i]! & marks.hash) && isTooLong(words[i]!, look[i]!)) continue;
    const outside = last >= 0 && (i < first || i > last);
    const failed = denied[i]! & (outside ? tests.tagsOutside : tests.tags);
    if (failed && !opened) continue;
    const block = blocks[i]!;
    const hashes = failed ? 0 : hashtags(block);
    if (hashes >= 2 || (hashes === 1 && outside)) {
      out.push(drop(block, "holds hashtags and nothing else"));
      continue;
    }
    const hit = failed ? undefined : labelled(scope, block, outside);
    // What is no label outside the article is none in it.
    if (!hit && !failed) deny(scope, i, outside ? tests.tags | tests.tagsOutside : tests.tags);
    if (hit && !(hit.to - hit.from < 2 && isInTable(scope, i))) {
      times ??= labels(scope);
      if ((times.get(hit.phrase) ?? 0) < 3) {
        out.push(drop(block, `opens with ${quote(hit.phrase)} and lists tags`));
        continue;
      }
    }
    // All that is left begins with a phrase.
    if (!opened) continue;
    const sentence = scope.phrases.opening(block, "tags");
    if (
      sentence &&
      sentence.to - sentence.from >= 3 &&
      facts(block).words <= LINE &&
      facts(block).sentences <= 3 &&
      scope.phrases.coverage(block, "tags") >= 0.5
    ) {
      out.push(drop(block, `opens with ${quote(sentence.phrase)}`));
      continue;
    }
    const label = look[i]! & looks.whole ? scope.phrases.whole(block, "tags") : undefined;
    if (!label) continue;
    const below = blocks[i + 1];
    if (
      below &&
      i <= last &&
      isLabel(below, LINE) &&
      below.text.includes(",") &&
      items(below.text).length >= 3 &&
      scope.phrases.stopWords(below) < 0.2 &&
      (i < first || !isInTable(scope, i))
    ) {
      gone.add(i + 1);
      out.push(
        drop(block, `${quote(block.text)} above a line of tags`),
        drop(below, `lists tags below ${quote(block.text)}`),
      );
      continue;
    }
    if (below && label.to - label.from >= 2 && i + 1 < first && facts(block).colon && isLabel(below, TAG)) {
      gone.add(i + 1);
      out.push(
        drop(block, `${quote(block.text)} above the article`),
        drop(below, `a short line below ${quote(block.text)}`),
      );
      continue;
    }
    if (last < 0 || i <= last) continue;
    const list: Block[] = [];
    for (let j = i + 1; j < blocks.length && list.length < TAGS; j++) {
      const tag = blocks[j]!;
      if (!isLabel(tag, TAG) || tag.role !== "body" || isOpaque(tag) || tag.kind === "heading") break;
      if (scope.phrases.whole(tag, OTHER)) break;
      list.push(tag);
      gone.add(j);
    }
    const rest = list.length ? `, with ${list.length} short lines below it` : "";
    out.push(drop(block, `${quote(block.text)} below the article${rest}`));
    for (const tag of list) out.push(drop(tag, `a short line below ${quote(block.text)}`));
  }
  return out;
}

/** How many lines each label of tags opens. */
function labels(scope: Scope): ReadonlyMap<string, number> {
  const { size, openers } = outline(scope);
  const times = new Map<string, number>();
  for (let i = 0; i < size; i++) {
    if (!(openers[i]! & TAGS_MASK)) continue;
    const label = scope.phrases.opening(scope.blocks[i]!, "tags")?.phrase;
    if (label) times.set(label, (times.get(label) ?? 0) + 1);
  }
  return times;
}

export const filter: Filter = {
  name: "tags",
  summary: "Drops tags, categories and hashtags.",
  needs: "text",
  judge,
};

export const examples: readonly Example[] = [
  {
    title: "tags after the article",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\nTags: libraries, paper mill, town council\n\nFiled under Culture",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "a German label with the tags below it",
    lang: "de",
    input:
      "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.\n\nSchlagwörter\n\nBücherei\n\nPapiermühle\n\nStadtrat",
    output: "Der Stadtrat hat beschlossen, die alte Papiermühle am Fluss in eine öffentliche Bücherei zu verwandeln.",
  },
  {
    title: "hashtags and tags that lost their spaces",
    input:
      "The town council has voted to turn the old paper mill by the river into a public library.\n\n#libraries #papermill\n\nTags: LibrariesPaper millTown council",
    output: "The town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "sections above the headline",
    with: ["headline"],
    input:
      "Breaking News\n\nRegional\n\nOld paper mill becomes a public library\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
    output:
      "Old paper mill becomes a public library\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "keeps a short headline above a longer line",
    with: ["headline"],
    input:
      "The Mill\n\nA short history of paper in the valley\n\nThe town council has voted to turn the old paper mill by the river into a public library.",
  },
  {
    title: "keeps sentences that open with such a word",
    input:
      "Tags on old coats tell where they were made.\n\nTopics such as water and wood fill the new library.\n\nCategory five storms are rare in the valley.",
  },
  {
    title: "keeps a table of facts",
    input:
      "The readers of the valley meet in the mill every month and talk about one book that all have read.\n\nPlace: Old mill, second floor\n\nTopic: Rivers, mills, paper\n\nPrice: free\n\nWhoever wants to come may bring a chair, since the mill has only three of them.",
  },
  {
    title: "keeps a hashtag in a sentence",
    input: "Thousands wrote #savethemill under their pictures.\n\n#1 in the list is the roof",
  },
];
