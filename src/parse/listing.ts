/** Code: which language a page says it is in, and the line numbers between its lines, which are none of it. */
import type { Element } from "../model.js";

/** `language-js`, `lang-js`, `brush: js`, `highlight-source-js`, `sourceCode haskell`. */
const OWN = /(?:^|\s)(?:language-|lang-|brush:\s*|highlight-source-|sourcecode\s+)([\w+#.-]+)/;
/** `hljs js`, which may also stand beside `language-js`. */
const HIGHLIGHTED = /(?:^|\s)hljs\s+([\w+#.-]+)/;
/** What is clear enough on a wrapper too, whose other classes may tell of anything. */
const AROUND = /(?:^|\s)(?:language-|highlight-source-)([\w+#.-]+)|(?:^|\s)highlight-([\w+#.-]+)\s+notranslate/;
/** `<figure class="highlight js">`. */
const FIGURE = /^highlight\s+([\w+#.-]+)/;
/** How many elements around code may name its language, a table of line numbers and code among them. */
const WRAPPERS = 7;
/** Names that say that it is in none. */
const NONE = new Set(
  "none plain plaintext text txt nohighlight no-highlight default output".split(" ").concat("line-numbers"),
);

const known = (name: string | undefined): string | undefined => (name && !NONE.has(name) ? name : undefined);

/** The language that an element of code names in its class. */
function ownLanguage(names: string): string | undefined {
  const hint = names.toLowerCase();
  return known((OWN.exec(hint) ?? HIGHLIGHTED.exec(hint))?.[1]);
}

/** The language that an element around code names. */
function aroundLanguage(tag: string, hint: string): string | undefined {
  const found = AROUND.exec(hint) ?? (tag === "figure" ? FIGURE.exec(hint) : null);
  return known(found?.[1] ?? found?.[2]);
}

/**
 * The language that an element of code, or one close around it, names; undefined where none does.
 *
 * @param names the element's class
 * @param index its place in `elements`
 */
export function languageOf(names: string, elements: readonly Element[], index: number): string | undefined {
  let language = ownLanguage(names);
  let around = elements[index]?.parent ?? -1;
  for (let up = 0; !language && up < WRAPPERS && around >= 0; up++) {
    const { tag, hint, parent } = elements[around]!;
    language = aroundLanguage(tag, hint);
    around = parent;
  }
  return language;
}

const GUTTER =
  /(?:^|\s)(?:linenos?|line-?numbers?|line-num|ln|hljs-ln-n(?:umbers)?|blob-num|(?:react-syntax-highlighter-)?line-?number|code-line-?number|line-numbers-rows)(?:\s|$)/;
/** An element inside code that holds line numbers, by its class. */
export const isGutter = (hint: string): boolean => GUTTER.test(hint);
