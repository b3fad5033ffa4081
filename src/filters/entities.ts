/** Character references left in text, and UTF-8 that was read as windows-1252. */
import { drop, quote, repair } from "../filter.js";
import type { Block, Example, Filter, Verdict } from "../model.js";
import { facts, marks, mayHold } from "../text.js";
import { entityNames, windows1252 } from "./shared/entity-names.js";
import { mayMend } from "./shared/mending.js";
import { isMisread, isSuspect, unmisread } from "./shared/mojibake.js";

const REFERENCE = /&(?:amp;){0,4}(?:#(\d{2,7})|#[xX]([0-9a-fA-F]{2,6})|([a-zA-Z]{2,8}[1-4]{0,2}));|&nbsp(?![\w;=])/g;

/** Text that speaks of references, or is code: there they are the matter. */
const ABOUT = /\b(?:HTML5?|XML|Unicode|ASCII)\b|[{}]|=>|\w\(\)/i;
/** Text that speaks of encodings. */
const ABOUT_ENCODING = /\b(?:UTF-?8|Unicode|ASCII|mojibake|charsets?|Latin-1|Windows-1252)\b|encod/i;
const ABOUT_ENTITY = /entit/i;

/** The character of a number; undefined for those that stand for none. */
function numbered(code: number): string | undefined {
  if (code === 9 || code === 10 || code === 13) return " ";
  if (code >= 0x80 && code <= 0x9f) {
    const char = windows1252(code);
    return char === "\uFFFD" ? undefined : char;
  }
  if (code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}

/** Whether there is white space at a place in a text, or nothing. Most of what stands at the ends of a text is of ASCII. */
function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 32 && code < 127 ? false : Number.isNaN(code) || text[at]!.trim() === "";
}
const hasBlankEnd = (text: string): boolean => isBlankAt(text, 0) || isBlankAt(text, text.length - 1);

const QUOTE = /["'“”‘’„«»`([\])]/;

function withoutReferences(text: string): string {
  const entity = ABOUT_ENTITY.test(text);
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string, ...rest: unknown[]) => {
    const at = rest.find((value): value is number => typeof value === "number")!;
    const before = text[at - 1] ?? "";
    const after = text[at + whole.length] ?? "";
    const char = decimal
      ? numbered(Number(decimal))
      : hex
        ? numbered(Number.parseInt(hex, 16))
        : name
          ? entityNames.get(name)
          : "\u00A0";
    if (char === undefined) return whole;
    // In quotes or between spaces in a text on entities, it is named, not left over.
    if (QUOTE.test(before) && QUOTE.test(after)) return whole;
    if (entity && (before === "" || before === " ")) return whole;
    // A bracket that would open a tag is kept as it is: only as a sign in arithmetic is it certain.
    if ((char === "<" || char === ">") && !/^[\s\d=]?$/.test(after)) return whole;
    return char;
  });
}

const OPENS_REFERENCE = /&[#a-z]/i;

const AMPERSAND = /&/;

/** Neither holds a reference nor has white space around it. */
const isWhole = (block: Block): boolean =>
  !(mayHold(block, marks.ampersand, AMPERSAND) && OPENS_REFERENCE.test(block.text)) && !hasBlankEnd(block.text);

/** What a text must hold to be mended. */
const BROKEN = marks.ampersand | marks.misread;
const BROKEN_SIGNS = /[&\u00C2-\u00F4]/;
const MISREAD_SIGNS = /[\u00C2-\u00F4]/;

function mend(block: Block, misread: boolean): Verdict | undefined {
  const { text } = block;
  if (!mayHold(block, BROKEN, BROKEN_SIGNS) && !hasBlankEnd(text)) return undefined;
  // In code a reference may be meant; misread letters never are.
  const plain = !text.includes("&") || block.kind === "code" || ABOUT.test(text) ? text : withoutReferences(text);
  const mended = plain === text && !facts(block).has(marks.misread) ? text : unmisread(plain, misread);
  let now = (mended === plain || ABOUT_ENCODING.test(text) ? plain : mended).trim();
  if (now === text) return undefined;
  // A decoded line separator is no line of the page's own; what has no width is nothing alone.
  now = now.replace(/[\u0085\u2028\u2029]/g, " ").trim();
  if (!now.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, "").trim()) now = "";
  const because =
    plain === text
      ? "holds UTF-8 that was read as windows-1252"
      : `holds an undecoded character reference, ${quote(text.match(REFERENCE)?.[0] ?? "&")}`;
  return now ? repair(block, now, because) : drop(block, because);
}

export const filter: Filter = {
  name: "entities",
  summary: "Turns character references and misread UTF-8 that were left in text into the characters they stand for.",
  needs: "text",
  judge(scope): Verdict[] {
    const verdicts: Verdict[] = [];
    const blocks = mayMend(scope, BROKEN);
    const suspects = new Set<Block>();
    for (const block of blocks)
      if (mayHold(block, marks.misread, MISREAD_SIGNS) && isSuspect(block.text)) suspects.add(block);
    let misread = false;
    for (const { kind, text } of suspects) misread ||= kind !== "code" && isMisread(text) && !ABOUT_ENCODING.test(text);
    for (const block of blocks) {
      // Letters with accents alone leave a text as it is.
      if (!misread && !suspects.has(block) && isWhole(block)) continue;
      const verdict = mend(block, misread);
      if (verdict) verdicts.push(verdict);
    }
    return verdicts;
  },
};

export const examples: readonly Example[] = [
  {
    title: "Named references, once and twice escaped",
    input: "The baker&rsquo;s oven &amp;mdash; and the caf&amp;eacute; &ndash; moved to the square&hellip;",
    output: "The baker’s oven — and the café – moved to the square…",
  },
  {
    title: "Numbers of windows-1252",
    input: "The bridge &#151; closed since May &#151; isn&#146;t safe, said Smith &#38; Sons.",
    output: "The bridge — closed since May — isn’t safe, said Smith & Sons.",
  },
  {
    title: "A block of nothing but spaces",
    input: "One.\n\n&nbsp;\n\n&amp;nbsp;&nbsp;\n\nTwo.",
    output: "One.\n\nTwo.",
  },
  {
    title: "UTF-8 read as windows-1252",
    lang: "fr",
    input: "Le pont est fermÃ© depuis lâ€™Ã©tÃ©, dit le maire Ã\u00A0 midi. PontNeufÂ® est une marque.",
    output: "Le pont est fermé depuis l’été, dit le maire à midi. PontNeuf® est une marque.",
  },
  {
    title: "Misread twice, and a closing quote that lost its last byte",
    input: "The oven isnÃ¢â‚¬â„¢t lit.\n\nThe word is â€œclosed,â€ he said.",
    output: "The oven isn’t lit.\n\nThe word is “closed,” he said.",
  },
  {
    title: "German letters, misread",
    lang: "de",
    input: "Ã–sterreichs BrÃ¼cken sind zu groÃŸ fÃ¼r kleine StÃ¤dte.",
    output: "Österreichs Brücken sind zu groß für kleine Städte.",
  },
  { title: "An article on entities", input: "In HTML we write &nbsp; for a space that does not break." },
  {
    title: "A reference in quotes",
    input: "The sign above the shop read “Fish &amp; Chips”, or rather “&amp;”.",
    output: "The sign above the shop read “Fish & Chips”, or rather “&amp;”.",
  },
  { title: "An article on wrong letters", input: 'I lost count of how often I saw "Ã¤" instead of "ä" in my post.' },
  {
    title: "Capitals before a closing quote",
    lang: "pt",
    input: "“É MINHA IRMÔ, gritou. «CAFÉ» fica ali. AMANHÃ… talvez.",
  },
  {
    title: "A quotation that trails off",
    lang: "fr",
    input: "« Encore un café… », dit-il. “Le café”… et puis “l’été”—rien.",
  },
  { title: "An ampersand in an address", input: "See example.org/?a=1&b=2&copy=3 for R&D; it is free." },
  { title: "Code", input: "```\nconst a = '&amp;';\n```" },
];
