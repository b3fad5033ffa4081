import { at, drop, quote } from "../filter.js";
import { type Hit, maskOf } from "../lexicon.js";
import type { Block, Example, Filter, Scope, Verdict } from "../model.js";
import { facts } from "../text.js";
import { looks, outline } from "./shared/outline.js";
import { endsFlat, isLinked, isReading, isTitle, LONGEST_TITLE, opensLikeTitle } from "./shared/titles.js";

/** What stands between a label and its title: a colon, a bar, an arrow, or a dash with space around. */
const SEPARATOR = /^["'”’\])*_\s]*(?:[:：|»›>→►▶]|\.\.\.|…|\s[–—-]\s)/u;
/** What a bare label ends with where a title is to follow. */
const GOES_ON = /(?:[:：»›>→►▶⟶]|\.\.\.|…)["'”’\])*_\s]*$/u;
/** Words of the longest bare label, and of the shortest title that needs no colon before it. */
const LABEL = 5;
const CLEAR_TITLE = 6;
/** Words of the longest line of a label and a title with nothing between them. */
const BARE_TITLE = 20;

/** Words that a phrase spans, in whole words of its script. */
const length = (hit: Hit, block: Block): number => facts({ text: block.text.slice(hit.start, hit.end) }).words;

/** The reason for dropping a line that holds label and title, if it does. */
function labelled(scope: Scope, block: Block, next: Block | undefined, begun: boolean): string | undefined {
  const hit = scope.phrases.opening(block, "read-more");
  if (!hit || hit.start > 12) return undefined;
  const f = facts(block);
  if (f.words > LONGEST_TITLE + LABEL) return undefined;
  const rest = block.text.slice(hit.end);
  const bracketed = hit.start <= 3 && /^\s*\[/.test(block.text) && /\][\s.*_]*$/.test(block.text);
  const tag = /[[【［(（]\s*$/u.test(block.text.slice(0, hit.start)) && /^\s*[\]】］)）]/u.test(rest);
  const separated = tag || SEPARATOR.test(rest);
  // Without a separator only a title in capitals tells it from a subhead or a line that a link broke off.
  if (!bracketed && !separated && (block.kind === "heading" || f.sentence || f.colon || f.words > BARE_TITLE))
    return undefined;
  const own = facts({ text: rest });
  if (own.words < 2) return undefined;
  const label = quote(block.text.slice(hit.start, hit.end));
  if (bracketed) return `stands in brackets and opens with ${label}`;
  const full = f.sentence && !/[?!？！…]["'”’»)\]]*$|\.\.\.$/u.test(block.text);
  if (separated) {
    // At the head of the page "Watch: …" may be the article's own headline.
    if (!begun && length(hit, block) < 2) return undefined;
    if (full && !/^\s*\(/.test(block.text)) return undefined;
    if (own.sentences > 2 || own.colon || !opensLikeTitle(rest.replace(SEPARATOR, ""))) return undefined;
    if (tag) return `opens with ${label} in brackets, and has no final full stop`;
    return `opens with ${label} and a separator, and has no final full stop`;
  }
  if (own.words < 3 || own.capitals < 0.6 || length(hit, block) < 2) return undefined;
  if (next && isReading(next) && !isLinked(block) && !at(scope, { strict: true, balanced: false, gentle: false }))
    return undefined;
  return `opens with ${label} before a title, and has no final full stop`;
}

const READ_MORE = maskOf(["read-more"]);

function judge(scope: Scope): readonly Verdict[] {
  const { blocks, phrases } = scope;
  const { size, openers, looks: look } = outline(scope);
  const out: Verdict[] = [];
  /** Where a bare label stands right after a title that stands right after prose. */
  const trailing = new Map<string, number[]>();
  const gone = new Set<number>();
  let firstReading: number | undefined;
  for (let i = 0; i < size; i++) {
    // The label opens the line, or is all of it.
    if (!(openers[i]! & READ_MORE) || look[i]! & looks.opaque) continue;
    const block = blocks[i]!;
    if (gone.has(block.id)) continue;
    const before = i > 0 ? blocks[i - 1] : undefined;
    firstReading ??= blocks.findIndex(isReading);
    const begun = firstReading >= 0 && firstReading < i;
    const next = blocks[i + 1];
    const whole = look[i]! & looks.whole ? phrases.whole(block, "read-more") : undefined;
    if (!whole || facts(block).words > LABEL) {
      const because = labelled(scope, block, next, begun);
      if (because) out.push(drop(block, because));
      continue;
    }
    // "Read our full review." is a sentence of the article.
    if (endsFlat(block.text)) continue;
    const goesOn = GOES_ON.test(block.text);
    const heads = next !== undefined && isReading(next);
    const { words } = facts(block);
    if (goesOn && next && isTitle(next) && before) {
      // A heading of another name that prose follows may as well be the article's own.
      const after = blocks[i + 2];
      const subhead = next.kind === "heading" && after !== undefined && isReading(after);
      if (!subhead) {
        out.push(drop(block, `${quote(block.text)} is a bare label, and a title follows`));
        out.push(drop(next, `title below the label ${quote(block.text)}`));
        gone.add(next.id);
        for (let j = i + 2; blocks[j]?.kind === "list-item" && next.kind === "list-item" && isTitle(blocks[j]!); j++) {
          out.push(drop(blocks[j]!, `title below the label ${quote(block.text)}`));
          gone.add(blocks[j]!.id);
        }
        continue;
      }
    }
    if (words < 2 && !goesOn) continue;
    if (block.kind === "heading" && heads) continue;
    // A phrase that also heads lists may be the article's own subhead where prose follows.
    if (heads && !goesOn && phrases.whole(block, "related-heading")?.phrase === whole.phrase && words > 2) continue;
    if (block.text.trim().endsWith(":") && next && !isTitle(next)) continue;
    out.push(drop(block, `${quote(block.text)} is a label and nothing else`));
    const key = facts(block).key;
    const after = blocks[i + 2];
    if (before && isReading(before) && next && isTitle(next, CLEAR_TITLE) && next.kind !== "heading") {
      if (after && isReading(after) && !goesOn && !facts(next).sentence) {
        out.push(drop(next, `title below the label ${quote(block.text)}, between paragraphs`));
        gone.add(next.id);
      }
    } else if (before && !gone.has(before.id) && isTitle(before, 5) && before.kind !== "heading") {
      const above = blocks[i - 2];
      if (above && isReading(above) && (!next || heads)) trailing.set(key, [...(trailing.get(key) ?? []), i - 1]);
    }
  }
  for (const places of trailing.values()) {
    if (places.length < 2) continue;
    for (const i of places)
      out.push(drop(blocks[i]!, `title above ${quote(blocks[i + 1]!.text)}, as in other places here`));
  }
  return out;
}

/** A cross-link stands between two paragraphs: a label, a title, and no end of a sentence. */
export const filter: Filter = {
  name: "cross-link",
  summary: "Drops links to other articles that stand between paragraphs, such as “Read more: …”.",
  needs: "text",
  topics: READ_MORE,
  judge,
};

export const examples: readonly Example[] = [
  {
    title: "a label and a title between paragraphs",
    input:
      "The council voted for the new bridge on Monday evening.\n\nRead more: Five things to know about the old bridge\n\nWork on the pillars is to begin in the spring.",
    output: "The council voted for the new bridge on Monday evening.\n\nWork on the pillars is to begin in the spring.",
  },
  {
    title: "a title that asks, in brackets",
    input:
      "The lake froze early this year, and the skaters came.\n\n[READ MORE: How thick must the ice be?]\n\nThe club opened its hut on Saturday.",
    output: "The lake froze early this year, and the skaters came.\n\nThe club opened its hut on Saturday.",
  },
  {
    title: "a bare label with the title on the next line",
    input:
      "The bakery will close its doors at the end of June.\n\nAlso read:\n\nWhere the town buys its bread now\n\nIts owner has worked there for forty years.",
    output: "The bakery will close its doors at the end of June.\n\nIts owner has worked there for forty years.",
  },
  {
    title: "a bare label without a colon, a clear title between paragraphs",
    input:
      "The bakery will close its doors at the end of June.\n\nRead more\n\nThe last miller of the valley looks back on his life\n\nIts owner has worked there for forty years.",
    output: "The bakery will close its doors at the end of June.\n\nIts owner has worked there for forty years.",
  },
  {
    title: "German",
    lang: "de",
    input:
      "Der Rat stimmte der neuen Brücke am Montag zu.\n\nLesen Sie auch: Was die alte Brücke gekostet hat\n\nDie Arbeiten sollen im Frühjahr beginnen.",
    output: "Der Rat stimmte der neuen Brücke am Montag zu.\n\nDie Arbeiten sollen im Frühjahr beginnen.",
  },
  {
    title: "French",
    lang: "fr",
    input:
      "Le conseil a approuvé le nouveau pont lundi soir.\n\nLire aussi : Ce que l’ancien pont a coûté\n\nLes travaux doivent commencer au printemps.",
    output: "Le conseil a approuvé le nouveau pont lundi soir.\n\nLes travaux doivent commencer au printemps.",
  },
  {
    title: "Spanish, the title below",
    lang: "es",
    input:
      "El consejo aprobó el nuevo puente el lunes por la noche.\n\nLee también...\n\nCuánto costó el puente antiguo a los vecinos\n\nLas obras empezarán en primavera.",
    output: "El consejo aprobó el nuevo puente el lunes por la noche.\n\nLas obras empezarán en primavera.",
  },
  {
    title: "Korean",
    lang: "ko",
    input:
      "시의회는 월요일 저녁 새 다리 건설안을 통과시켰다.\n\n관련기사: 옛 다리를 둘러싼 다섯 가지 이야기\n\n공사는 내년 봄에 시작될 예정이다.",
    output: "시의회는 월요일 저녁 새 다리 건설안을 통과시켰다.\n\n공사는 내년 봄에 시작될 예정이다.",
  },
  { title: "prose that opens alike", input: "Read more books, he said, and left." },
  { title: "a sentence after a colon", input: "Read more: it is the best advice that a young writer can get." },
  {
    title: "an article's own subhead",
    input:
      "The mill was built in the spring of 1820.\n\nRelated work in the valley\n\nTwo more mills followed, and both of them still stand today.",
  },
  {
    title: "a sentence about where to learn more",
    input: "Learn more about the birds of the lake at the Old Harbour Museum on Sunday.",
  },
  {
    title: "a label in the middle of a story",
    lang: "de",
    input: "Mehr zum Thema Brücken weiß der alte Fährmann, der seit vierzig Jahren am Fluss lebt.",
  },
  {
    title: "keeps a headline of the same shape",
    input:
      "Watch: The lock opens for the first time in forty years\n\nThe lock below the castle opened on Monday evening.",
  },
];
