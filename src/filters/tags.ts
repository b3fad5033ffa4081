/** Tags and categories: “Tags: a, b”, “Filed under”, hashtags, a label with the tags below it. */
import { expression } from "../expressions.js";
import { drop, quote } from "../filter.js";
import { type Hit, maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts, isProse, marks, squeeze } from "../text.js";
import { isNameLine } from "./shared/bylines.js";
import { looks, outline } from "./shared/outline.js";
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
  return parted.length > 1 ? parted : unglued({ text });
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
  const hit = scope.phrases.opening(block, "tags") ?? scope.phrases.opening(spaced(block), "tags");
  if (!hit || hit.to >= f.tokens.length + 4) return undefined;
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

/**
 * The lines at the very top of a text that name the section which its headline stands in. Where no byline or date has
 * shown the headline, two such lines are needed, since one may be a short headline itself.
 */
function sections(scope: Scope): readonly Block[] {
  const { doc, blocks } = scope;
  if (doc.source !== "text") return [];
  const top = blocks.slice(0, TOP + 1);
  const isSection = (block: Block): boolean =>
    block.role === "body" && !isOpaque(block) && isLabel(block, SECTION) && facts(block).numerals === 0;
  const shown = top.findIndex(({ role }) => role === "headline");
  if (shown > 0 && facts(blocks[shown]!).words >= HEADLINE) return blocks.slice(0, shown).filter(isSection);
  const title = top.findIndex((block) => !isSection(block));
  const [head, below] = [blocks[title], blocks[title + 1]];
  const labels = blocks.slice(0, Math.max(0, title));
  if (shown >= 0 || labels.length < 2 || labels.some((block) => isNameLine(scope, block)) || !head || !below) return [];
  const { words, sentence, colon } = facts(head);
  return words >= HEADLINE && !sentence && !colon && !isProse(head) && isProse(below) ? labels : [];
}

export const filter: Filter = {
  name: "tags",
  summary: "Drops tags, categories and hashtags.",
  needs: "text",
  judge(scope): Verdict[] {
    const verdicts: Verdict[] = [];
    const { blocks } = scope;
    const { size, first, last, topics, looks: look, words, all } = outline(scope);
    const gone = new Set<number>();
    for (const block of sections(scope)) {
      gone.add(blocks.indexOf(block));
      verdicts.push(drop(block, "names a section, above the headline"));
    }
    // A label that comes again and again belongs to the entries of a list.
    const labels = new Map<string, number>();
    for (let i = 0; all & TAGS_MASK && i < size; i++) {
      if (!(topics[i]! & TAGS_MASK && look[i]! & looks.opened)) continue;
      const label = scope.phrases.opening(blocks[i]!, "tags")?.phrase;
      if (label) labels.set(label, (labels.get(label) ?? 0) + 1);
    }
    for (let i = 0; i < size; i++) {
      if (!(topics[i]! & TAGS_MASK) && !(look[i]! & (marks.hash | marks.seam))) continue;
      if ((look[i]! & (looks.body | looks.opaque)) !== looks.body || gone.has(i)) continue;
      if (!(topics[i]! & TAGS_MASK || look[i]! & marks.hash) && isTooLong(words[i]!, look[i]!)) continue;
      const block = blocks[i]!;
      const outside = i < first || i > last;
      const hashes = hashtags(block);
      if (hashes >= 2 || (hashes === 1 && outside && last >= 0)) {
        verdicts.push(drop(block, "holds hashtags and nothing else"));
        continue;
      }
      const hit = labelled(scope, block, outside && last >= 0);
      if (hit && !(hit.to - hit.from < 2 && isInTable(scope, i)) && (labels.get(hit.phrase) ?? 0) < 3) {
        verdicts.push(drop(block, `opens with ${quote(hit.phrase)} and lists tags`));
        continue;
      }
      const sentence = scope.phrases.opening(block, "tags");
      if (
        sentence &&
        sentence.to - sentence.from >= 3 &&
        facts(block).words <= LINE &&
        facts(block).sentences <= 3 &&
        scope.phrases.coverage(block, "tags") >= 0.5
      ) {
        verdicts.push(drop(block, `opens with ${quote(sentence.phrase)}`));
        continue;
      }
      const label = scope.phrases.whole(block, "tags");
      const below = blocks[i + 1];
      if (
        label &&
        below &&
        i <= last &&
        isLabel(below, LINE) &&
        items(below.text).length >= 3 &&
        below.text.includes(",") &&
        scope.phrases.stopWords(below) < 0.2 &&
        (i < first || !isInTable(scope, i))
      ) {
        gone.add(i + 1);
        verdicts.push(drop(block, `${quote(block.text)} above a line of tags`));
        verdicts.push(drop(below, `lists tags below ${quote(block.text)}`));
        continue;
      }
      if (label && below && label.to - label.from >= 2 && i + 1 < first && facts(block).colon && isLabel(below, TAG)) {
        gone.add(i + 1);
        verdicts.push(drop(block, `${quote(block.text)} above the article`));
        verdicts.push(drop(below, `a short line below ${quote(block.text)}`));
        continue;
      }
      if (!label || last < 0 || i <= last) continue;
      const list: Block[] = [];
      for (let j = i + 1; j < blocks.length && list.length < TAGS; j++) {
        const tag = blocks[j]!;
        if (!isLabel(tag, TAG) || tag.role !== "body" || isOpaque(tag) || tag.kind === "heading") break;
        if (scope.phrases.whole(tag, OTHER)) break;
        list.push(tag);
        gone.add(j);
      }
      verdicts.push(
        drop(
          block,
          `${quote(block.text)} below the article${list.length ? `, with ${list.length} short lines below it` : ""}`,
        ),
      );
      for (const tag of list) verdicts.push(drop(tag, `a short line below ${quote(block.text)}`));
    }
    return verdicts;
  },
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
