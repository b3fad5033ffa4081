const { charCodeAt } = String.prototype;

/**
 * A text's UTF-16 unit at a place, for loops over characters.
 *
 * `text.charCodeAt(i)` asks the string for its method first. V8 keeps strings in a dozen forms (of one byte or two, whole,
 * parts of others, joined), and where a call has met more than four of them it looks the method up at each character:
 * three times as slow as calling it directly. NaN beyond the end.
 */
export const codeAt = (text: string, at: number): number => charCodeAt.call(text, at);

/**
 * A text's length in UTF-16 units, for what is asked of every line: to code that has met many forms of strings, `text.length`
 * is a property to be looked up, which takes twice as long as this. What is joined to nothing is known to be a string,
 * and is not copied.
 */
// biome-ignore lint/style/useTemplate: a template is another operation, and slower
export const lengthOf = (text: string): number => (text + "").length;
