/**
 * Plain objects that are made by a constructor: their prototype is that of any literal, and nothing tells them from one.
 *
 * V8 counts for each literal in a program how many of its objects live on. Where a long page, or a lexicon loaded amid a
 * page, has once made nearly all of them do so, it makes later ones among old objects, for good. All that such an object
 * refers to lives on with it until old objects are collected: a string that is part of a page keeps the page. A fifth of
 * what was new survived each collection for that. Objects of constructors are not counted. So what is made by the line
 * or the decision and refers to text is not written as a literal.
 *
 * @param write writes down the properties, always the same ones in the same order
 */
export function plain<Args extends readonly unknown[], Made>(
  write: (this: { -readonly [Key in keyof Made]: Made[Key] }, ...args: Args) => void,
): new (
  ...args: Args
) => Made {
  write.prototype = Object.prototype;
  return write as unknown as new (
    ...args: Args
  ) => Made;
}
