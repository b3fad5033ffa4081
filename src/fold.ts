/** Folds words: two spellings of one word come out the same. */

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
/** Above ASCII no others are digits: the expression for those takes a while to compile. */
export const MAY_BE_DIGIT = /[\u0660-\u1FFF\uA620-\uFFFF]/;
const NON_ASCII = /[^\x00-\x7F]/;

const digit = (char: string): string => {
  const code = char.charCodeAt(0);
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? char : String(code - zero);
};

/** The text with the digits of all scripts as 0 to 9, in the same places. */
export const westernDigits = (text: string): string =>
  MAY_BE_DIGIT.test(text) ? text.replace(/(?![0-9])\p{Nd}/gu, digit) : text;

/**
 * Folds case, accents, width, digits and quotes: two spellings of one word come out the same. The two i of Turkish are
 * one, since capitals do not tell them apart in other languages.
 */
export function foldWord(word: string): string {
  if (!NON_ASCII.test(word)) return word.toLowerCase();
  let out = "";
  for (const char of word) out += TWINS[char] ?? char;
  out = out.normalize("NFKD").replace(ACCENTS, "").normalize("NFC").toLowerCase();
  return westernDigits(out.replace(ANY_LETTER, (letter) => LETTERS[letter]!));
}
