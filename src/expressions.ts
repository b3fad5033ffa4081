/**
 * Expressions that ask for Unicode's properties. Those take about 0.1 ms each to compile, more than reading a line, and a
 * small page asks for dozens. Most lines are of ASCII alone, to which another expression says the same at once.
 */

/** What a text is to be asked with. */
export type Expression = (text: string) => RegExp;

const BEYOND_ASCII = /[^\x00-\x7F]/;

/** Both forms of each expression, for the test that they agree. */
export const forms: (readonly [plain: RegExp, full: () => RegExp])[] = [];

/**
 * An expression in two forms; the full one is made when a text asks for it.
 *
 * @param plain says the same of texts of ASCII
 * @param full of any text; without state, that is neither sticky nor global where it is tested
 */
export function expression(plain: RegExp, full: () => RegExp): Expression {
  forms.push([plain, full]);
  let made: RegExp | undefined;
  return (text) => {
    if (!BEYOND_ASCII.test(text)) return plain;
    made ??= full();
    return made;
  };
}

export const LETTER_OR_DIGIT = expression(/[A-Za-z\d]/, () => /[\p{L}\p{N}]/u);
export const SMALL = expression(/[a-z]/, () => /\p{Ll}/u);
/** In the scripts that have capitals. */
export const CASED = expression(/[A-Za-z]/, () => /\p{Lu}|\p{Ll}/u);
export const CAPITAL_FIRST = expression(/^[A-Z]/, () => /^\p{Lu}/u);
export const DIGIT_FIRST = expression(/^\d/, () => /^\p{N}/u);
export const TWO_LETTERS = expression(/[A-Za-z]{2}/, () => /\p{L}{2}/u);
