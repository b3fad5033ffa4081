/** Pieces of HTML that an extractor left in text: torn image tags, stray breaks and paragraph marks. */
import { drop, quote, repair } from "../filter.js";
import type { Block, Example, Filter, Verdict } from "../model.js";
import { marks, mayHold } from "../text.js";
import { mayMend } from "./shared/mending.js";
import { newlineOf, type Remain, withoutRemains } from "./shared/remains.js";

const BLOCK_TAGS = new Set(
  "p div h1 h2 h3 h4 h5 h6 ul ol li blockquote figure figcaption section article table tbody tr td th center".split(
    " ",
  ),
);
const BREAK_TAGS = new Set(["br", "hr"]);
const INLINE_TAGS = new Set(
  "a b i u s q em strong span font small sup sub mark abbr acronym cite code del ins kbd strike time picture".split(
    " ",
  ),
);
const EMPTY_TAGS = new Set(
  "img iframe script noscript style source video audio embed object svg path input".split(" "),
);
const isTag = (name: string) =>
  BLOCK_TAGS.has(name) || BREAK_TAGS.has(name) || INLINE_TAGS.has(name) || EMPTY_TAGS.has(name);

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/gi;
const PAIR = /[\w:-]{1,40}\s?=\s?(?:"[^"]*"|“[^”“"]*[”“"]|'[^']*')/g;
const ATTRIBUTE =
  /(?:^|[\s"'“”])(?:loading|width|height|class|style|src|srcset|sizes|alt|title|href|target|rel|id|decoding|frameborder|scrolling|allow\w*|align|border|itemprop|data-[\w-]+|aria-[\w-]+)\s?=/i;
const FILE = /^\S+\.(?:jpe?g|png|webp|gif|avif|svg|mp4)(?:\?\S*)?["'”“]$/i;
/** Written out in a call, an expression is made anew each time. */
const ANGLES = /[<>]/;
/** No torn tag is longer, in UTF-16 units; what a file list of an image needs is far less. */
const LONGEST = 4000;

/** Text that speaks of markup, or is code: its tags are its matter. "Tag" with a capital is a German day. */
const ABOUT = /\b(?:HTML5?|CSS|XML|SVG|XSS|JSX|markup)\b|\btags?\b|[{}]|=>|\w\(\)|className=|;\s?$/;

/** A page where two blocks say this is about markup, and all its tags may be its matter. */
const SPEAKS = /\b(?:HTML5?|CSS|XML|SVG|XSS|JSX|markup)\b/;

/** The end of a tag whose beginning is lost, at the start of the text; 0 where there is none. */
function tornStart(text: string): number {
  const close = text.slice(0, LONGEST).indexOf(">");
  if (close < 3) return 0;
  const head = text.slice(0, close).replace(/\s?\/$/, "");
  if (head.includes("<")) return 0;
  const rest = head.replace(PAIR, " ").trim();
  const paired = rest !== head.trim() && ATTRIBUTE.test(head);
  // What is left is nothing, a file's name, or the end of an attribute's value.
  const torn = paired ? rest === "" || /^[^"”“]*["”“]$/.test(rest) : FILE.test(rest);
  // Attributes alone may be what a sentence is about: it goes on in lower case.
  const spoken = rest === "" && /^\s*\p{Ll}+\s\p{Ll}/u.test(text.slice(close + 1, close + 60));
  return torn && !spoken ? close + 1 : 0;
}

/** Where a tag that is never closed begins, at the end of the text; the text's length where there is none. */
function tornEnd(text: string): number {
  const open = text.lastIndexOf("<");
  if (open < 0 || text.length - open > LONGEST) return text.length;
  const tail = /^<([a-z][a-z0-9]*)\s[^<>]*=["'][^<>]*$/i.exec(text.slice(open));
  return tail && isTag(tail[1]!.toLowerCase()) ? open : text.length;
}

/** So many pairs of a name and a value make a line the data of a program. */
const DATA_PAIRS = 4;
const DATA_LENGTH = 60;
/** A page about programs, whose data may be its matter. */
const PROGRAMS = /\bJSON\b|\bAPI\b|\bschema\b|\bcode\b|[;{]\s*$/i;

/** A line of data that a program packed for itself: in braces, without white space between names and values. */
function isData({ text }: Block): boolean {
  if (text.length < DATA_LENGTH || !text.startsWith('{"') || !text.endsWith("}") || /"\s*:\s|\.\.\.|…\W/.test(text))
    return false;
  return text.split('":').length > DATA_PAIRS;
}

function remainsOf(text: string): Remain[] {
  const out: Remain[] = [];
  const open = new Map<string, number[]>();
  for (const match of text.matchAll(TAG)) {
    const name = match[2]!.toLowerCase();
    if (!isTag(name)) continue;
    const start = match.index;
    const end = start + match[0].length;
    const closing = match[1] === "/";
    const leaves = BREAK_TAGS.has(name) ? "line" : BLOCK_TAGS.has(name) ? "paragraph" : "";
    let certain = /=/.test(match[3]!) || (closing && name !== "p" && EMPTY_TAGS.has(name));
    if (INLINE_TAGS.has(name)) {
      const stack = open.get(name) ?? [];
      open.set(name, stack);
      const partner = closing ? stack.pop() : undefined;
      if (partner !== undefined) {
        out[partner] = { ...out[partner]!, certain: true };
        certain = true;
      } else if (!closing) stack.push(out.length);
    }
    out.push({ start, end, leaves, certain });
  }
  // A block inside tags is a piece of a page: all its tags are.
  if (out.length < 3 || out[0]!.start > 0 || out.at(-1)!.end < text.length) return out;
  return out.map((one) => ({ ...one, certain: true }));
}

/** Whether a text with no torn tag at its start may hold another, or a whole one; white space around it goes, too. */
const mayHoldTags = (text: string): boolean =>
  (text.includes("<") && (tornEnd(text) < text.length || remainsOf(text).length > 0)) || text.trim() !== text;

function mend(block: Block, newline: () => string, aboutAll: () => boolean): Verdict | undefined {
  const { text } = block;
  if (!mayHold(block, marks.arrow, ANGLES) || (!text.includes("<") && !text.includes(">"))) return undefined;
  const from = tornStart(text);
  // What the text and the page are about matters where there is something to mend: arrows and angles alone are not.
  if (from === 0 && !mayHoldTags(text)) return undefined;
  const about = aboutAll() || ABOUT.test(text.slice(from));
  const to = about ? text.length : Math.max(from, tornEnd(text));
  let left = text.slice(from, to).trim();
  if (from || to < text.length) left = left.replace(/[ \t\u00A0]{2,}/g, " ");
  if (!about) left = withoutRemains(left, remainsOf(left), newline()) ?? left;
  if (left === text) return undefined;
  const because = from
    ? `opens with the end of a torn tag, ${quote(text.slice(0, from))}`
    : to < text.length
      ? `closes with a torn tag, ${quote(text.slice(to))}`
      : `holds stray tags, such as ${quote(/<[^<>]*>/.exec(text)?.[0] ?? "<")}`;
  return left ? repair(block, left, because) : drop(block, because);
}

export const filter: Filter = {
  name: "torn-tags",
  summary: "Removes torn image tags and stray HTML tags from text, and keeps the caption or sentence they carry.",
  needs: "text",
  judge(scope): Verdict[] {
    const verdicts: Verdict[] = [];
    const candidates = mayMend(scope, marks.arrow | marks.bracket);
    if (candidates.length === 0) return verdicts;
    const { blocks } = scope;
    const newline = () => newlineOf(blocks);
    const data = new Set<Block>();
    for (const block of candidates) if (block.kind !== "code" && isData(block)) data.add(block);
    if (data.size && blocks.some((block) => !data.has(block) && PROGRAMS.test(block.text))) data.clear();
    for (const block of data) verdicts.push(drop(block, "holds the data of a program, in braces"));
    let speaks: boolean | undefined;
    const about = () => {
      speaks ??= blocks.filter(({ text }) => SPEAKS.test(text)).length > 1;
      return speaks;
    };
    for (const block of candidates) {
      const verdict = block.kind === "code" || data.has(block) ? undefined : mend(block, newline, about);
      if (verdict) verdicts.push(verdict);
    }
    return verdicts;
  },
};

export const examples: readonly Example[] = [
  {
    title: "The data of a program between paragraphs",
    input:
      'The bridge is closed.\n\n{"layout":2,"align":"center","title":{"hidden":false,"size":14},"label":"Buy now"}\n\nA ferry goes at noon.',
    output: "The bridge is closed.\n\nA ferry goes at noon.",
  },
  {
    title: "Data that the text speaks of",
    input:
      'The answer of the ferry\'s API is short.\n\n{"layout":2,"align":"center","title":{"hidden":false,"size":14},"label":"Buy now"}\n\nThe label is what passengers see.',
  },
  {
    title: "The end of an image tag alone",
    input: 'The bridge is closed.\n\npictures/2024/bridge_P1.webp" loading="lazy">\n\nA ferry goes at noon.',
    output: "The bridge is closed.\n\nA ferry goes at noon.",
  },
  {
    title: "The end of an image tag before the caption it carries",
    input: 'pictures/bridge_P1.webp" loading="lazy">The old bridge seen from the ferry.  County Archive',
    output: "The old bridge seen from the ferry. County Archive",
  },
  {
    title: "A caption in lower case",
    input: 'bridge.jpg" alt="The bridge">the bridge in June',
    output: "the bridge in June",
  },
  {
    title: "An attribute's value torn in the middle",
    input: 'of the old bridge" width="600" height="400" />\n\nThe repairs take until spring.',
    output: "The repairs take until spring.",
  },
  {
    title: "Whole image tags",
    input:
      '<img src="a.jpg">\n\nDie Brücke ist gesperrt.<img src="b.jpg" alt="Die Brücke" />\n\nDie Fähre fährt um zwölf.',
    lang: "de",
    output: "Die Brücke ist gesperrt.\n\nDie Fähre fährt um zwölf.",
  },
  {
    title: "Paragraph marks and line breaks",
    input:
      "The bridge is closed.</p><p>The ferry goes at noon.<br>It takes ten minutes.</p>\n\n</div>\n\nTickets cost two pounds.<br />",
    output: "The bridge is closed.\n\nThe ferry goes at noon.\nIt takes ten minutes.\n\nTickets cost two pounds.",
  },
  {
    title: "A link and an emphasis",
    input: 'The <strong>whole bridge</strong> is closed, <a href="/bridge">the county</a> said.',
    output: "The whole bridge is closed, the county said.",
  },
  {
    title: "A tag cut off at the end",
    input: 'The ferry goes at noon. <img src="ferry.jpg" alt="The fer',
    output: "The ferry goes at noon.",
  },
  { title: "An article that names a tag", input: "Old pages were held together with <br> tags and good intentions." },
  { title: "A sentence that opens with a tag", input: "<br> is what we wrote where a paragraph should have ended." },
  { title: "A sentence that closes with a tag", input: "Every page of ours began with <center>" },
  { title: "A tag in quotes", input: "He had typed “<p>” on a typewriter and framed it." },
  { title: "An attribute in a sentence", input: 'Add loading="lazy" to the image and it waits until it is seen.' },
  { title: "A sentence about a remain", input: 'class="lead"> is all that was left of the paragraph.' },
  { title: "Signs of greater and smaller", input: "If 3 < 5 and 7 > 6, then all is well.\n\n> She wrote back.\n\n<3" },
  { title: "Code", input: "```\n<p>Hello</p>\n```" },
];
