/** The words of a text: where they stand, and folded, so that spellings of one word are alike. In linear time. */

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
const NON_ASCII = /[^\x00-\x7F]/;
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

/** What a character is to words, as bits: they are asked for every character of a text, so each is looked up once. */
const LOOKED_UP = 1;
/** Part of a word: a letter, digit or mark of any script, or an apostrophe. */
const INSIDE = 2;
/** Goes on with the character before it. */
const MARK = 4;
/** A word of its own, with the marks after it. */
const ALONE = 8;
/** Of each UTF-16 unit; 0 where it has not been looked up. */
const classes = new Uint8Array(0x10000);

const classify = (char: string): number =>
  LOOKED_UP |
  (/^[\p{L}\p{N}\p{M}'’‘ʼ]$/u.test(char) ? INSIDE : 0) |
  (/^\p{M}$/u.test(char) ? MARK : 0) |
  (UNSPACED.test(char) ? ALONE : 0);

/** The class of the character at a place. */
function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdbff) return classify(String.fromCodePoint(text.codePointAt(at)!));
  let known = classes[code]!;
  if (!known) {
    known = classify(text[at]!);
    classes[code] = known;
  }
  return known;
}

/** How many UTF-16 units the character at a place takes. */
const sizeAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

/** The end of the word that starts at a place. */
function endOf(text: string, start: number): number {
  const alone = (classAt(text, start) & ALONE) !== 0;
  let end = start + sizeAt(text, start);
  while (end < text.length) {
    const what = classAt(text, end);
    if (alone ? !(what & MARK) : !(what & INSIDE) || what & ALONE) break;
    end += sizeAt(text, end);
  }
  return end;
}

/** Words that were folded lately: folding is dear, and words come again. */
const folded = new Map<string, string>();
const MOST_FOLDED = 20_000;
/** Longer words are not kept: they are views of their whole text, and would keep that. */
const LONGEST_FOLDED = 12;

function foldKnown(word: string): string {
  if (word.length > LONGEST_FOLDED || !NON_ASCII.test(word)) return foldWord(word);
  let known = folded.get(word);
  if (known === undefined) {
    known = foldWord(word);
    if (folded.size >= MOST_FOLDED) folded.clear();
    folded.set(word, known);
  }
  return known;
}

/** The words of a text, folded, in order. An apostrophe belongs to a word only inside it. */
export function tokens(text: string): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < text.length; ) {
    if (!(classAt(text, at) & (INSIDE | ALONE))) {
      at += sizeAt(text, at);
      continue;
    }
    let start = at;
    let end = endOf(text, at);
    at = end;
    let word = foldKnown(text.slice(start, end));
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

/** How many of the words are characters that stand alone though no space parts them. */
export function countUnspaced(text: string, words: readonly Token[]): number {
  let count = 0;
  for (const { start } of words) if (classes[text.charCodeAt(start)]! & ALONE) count++;
  return count;
}
