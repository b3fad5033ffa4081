/** Words, folds, sentences and similarity: everything that filters ask of a piece of text, in linear time. */

/**
 * Accents, points and signs that a word is also written without: those of the European scripts, Hebrew and Arabic,
 * and the Indic nukta. The marks of the other scripts are vowels and tones, as good as letters.
 */
const ACCENTS =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: ranges of marks, each of which stands for itself
  /(?:[\u0300-\u036F\u0483-\u0489\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F]|\u093C|\u09BC|\u0A3C|\u0ABC|\u0B3C|\u0CBC)+/g;
/** Characters that one keyboard writes for another's: quotes, the Arabic and Persian yeh and kaf, the tatweel. */
// biome-ignore format: a table
const TWINS: Readonly<Record<string, string>> = {
  "’": "'", "‘": "'", ʼ: "'", "`": "'", "´": "'", "＇": "'", ى: "ي", ی: "ي", ې: "ي", ک: "ك", ہ: "ه", ھ: "ه", ۃ: "ة",
  ـ: "",
};
/** Letters that Unicode takes for letters of their own, and keyboards and capitals write otherwise. */
// biome-ignore format: a table
const LETTERS: Readonly<Record<string, string>> = {
  ı: "i", ł: "l", đ: "d", ð: "d", ø: "o", þ: "th", æ: "ae", œ: "oe", ß: "ss", ħ: "h", ŧ: "t", ŋ: "n", ŀ: "l", ς: "σ",
};
const ANY_LETTER = /[ıłđðøþæœßħŧŋŀς]/g;
/** The zeros of the scripts that write numbers with digits of their own; nine others follow each. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10,
];
const DIGIT = /(?![0-9])\p{Nd}/gu;
/**
 * Scripts written without spaces: each character, its marks included, is a token, so that phrases match. Their digits
 * make numbers as everywhere.
 */
const UNSPACED =
  /[\u0E00-\u0E4F\u0E5A-\u0ECF\u0EDA-\u0EFF\u1000-\u103F\u104A-\u109F\u1780-\u17DF\u17EA-\u17FF\u3005-\u3007\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F]|[\u{20000}-\u{2FA1F}]/u;
const TOKEN = new RegExp(`(?:${UNSPACED.source})\\p{M}*|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}\\p{M}'’‘ʼ])+`, "gu");
const NON_ASCII = /[^\x00-\x7F]/;
/** What ends a sentence in the scripts we know, closing quotes and brackets allowed after it. */
const SENTENCE_END = /[.!?…。！？．｡؟۔।॥։።၊။៖]["'”’»›“‘)\]）」』】*]*$/u;

/** A word of a text: its folded form and where it stands, in UTF-16 units. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const digit = (char: string): string => {
  const code = char.charCodeAt(0);
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? char : String(code - zero);
};

/** The text with the digits of all scripts as 0 to 9, in the same places. */
export const westernDigits = (text: string): string => (NON_ASCII.test(text) ? text.replace(DIGIT, digit) : text);

/**
 * Folds case, accents, width, digits and quotes: two spellings of one word come out the same. The two i of Turkish are
 * one, since capitals do not tell them apart in other languages.
 */
export function foldWord(word: string): string {
  if (!NON_ASCII.test(word)) return word.toLowerCase();
  let out = "";
  for (const char of word) out += TWINS[char] ?? char;
  out = out.normalize("NFKD").replace(ACCENTS, "").normalize("NFC").toLowerCase();
  return out.replace(ANY_LETTER, (letter) => LETTERS[letter]!).replace(DIGIT, digit);
}

/** The words of a text, folded, in order. An apostrophe belongs to a word only inside it. */
export function tokens(text: string): Token[] {
  const out: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    let start = match.index;
    let word = foldWord(match[0]);
    let end = start + match[0].length;
    while (word.startsWith("'")) {
      word = word.slice(1);
      start++;
    }
    while (word.endsWith("'")) {
      word = word.slice(0, -1);
      end--;
    }
    if (word) out.push({ text: word, start, end });
  }
  return out;
}

const SPACES = /\s+/g;
/** Folds white space, NBSP and its relatives included, to single spaces. */
export const squeeze = (text: string): string => text.replace(SPACES, " ").trim();

export interface Facts {
  readonly tokens: readonly Token[];
  /** Words; in scripts without spaces two characters count as one word. */
  readonly words: number;
  /** The folded words joined by single spaces: equal for texts that differ in case, accents or punctuation alone. */
  readonly key: string;
  /** Ends like a sentence: a full stop or its relatives, closing quotes and brackets allowed. */
  readonly sentence: boolean;
  /** Ends with a colon. */
  readonly colon: boolean;
  /** How many sentence ends stand inside or at the end. */
  readonly sentences: number;
  /** Share of the words that start with a capital letter, 0 to 1; 0 in scripts without capitals. */
  readonly capitals: number;
  /** Share of the letters and digits that are digits, 0 to 1. */
  readonly digits: number;
}

const INNER_END = /[.!?…؟۔।]["'”’»)\]]*\s+\S|[。！？｡]/gu;

function measure(text: string): Facts {
  const list = tokens(text);
  let unspaced = 0;
  let capitals = 0;
  let digits = 0;
  let letters = 0;
  for (const token of list) {
    const first = text[token.start]!;
    if (UNSPACED.test(first)) unspaced++;
    if (first !== first.toLowerCase()) capitals++;
    letters += token.text.length;
    for (let i = 0; i < token.text.length; i++) {
      const code = token.text.charCodeAt(i);
      if (code >= 48 && code <= 57) digits++;
    }
  }
  const trimmed = text.trimEnd();
  const sentence = SENTENCE_END.test(trimmed.slice(-8));
  const inner = text.match(INNER_END)?.length ?? 0;
  const endsUnspaced = /[。！？｡]["'”’»」』]*$/u.test(trimmed.slice(-4));
  return {
    tokens: list,
    words: list.length - unspaced + Math.ceil(unspaced / 2),
    key: list.map((token) => token.text).join(" "),
    sentence,
    colon: /[:：]$/.test(trimmed),
    sentences: inner + (sentence && !endsUnspaced ? 1 : 0),
    capitals: list.length ? capitals / list.length : 0,
    digits: letters ? digits / letters : 0,
  };
}

const cache = new WeakMap<object, Facts>();

/** What can be known of a block's text, measured once a block. */
export function facts(block: { readonly text: string }): Facts {
  let known = cache.get(block);
  if (!known) {
    known = measure(block.text);
    cache.set(block, known);
  }
  return known;
}

/** Lets a block of the same text as another have that one's facts, and all that is known by them. */
export function shareFacts(known: { readonly text: string }, block: { readonly text: string }): void {
  const found = known.text === block.text ? cache.get(known) : undefined;
  if (found) cache.set(block, found);
}

/** A block that reads like running text: whole sentences of some length. */
export function isProse(block: { readonly text: string }): boolean {
  const f = facts(block);
  return (f.words >= 12 && f.sentence) || (f.words >= 25 && f.sentences >= 1) || f.words >= 45;
}

/** The set of runs of `n` words of a text; of the whole where it is shorter. */
export function shingles(words: readonly Token[], n = 3): Set<string> {
  const out = new Set<string>();
  if (words.length === 0) return out;
  for (let i = 0; i + n <= words.length || i === 0; i++) {
    out.add(
      words
        .slice(i, i + n)
        .map((token) => token.text)
        .join(" "),
    );
  }
  return out;
}

/** Share of `a`'s members that `b` has too, 0 to 1. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0) return 0;
  let shared = 0;
  for (const item of a) if (b.has(item)) shared++;
  return shared / a.size;
}
