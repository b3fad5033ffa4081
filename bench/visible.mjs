// The words of a page that a reader sees, from parse5's tree, by the rules of src/parse: kinds of elements that hold no
// text (tags.ts), scraps that an attribute hides, formulas printed once, tags that part words. Written apart from the parser, so
// that the two can be held against each other.

/** A hidden block this long is prose that a script unfolds; the rest of what is hidden is dropped, characters. */
const LONG = 200;
/** Below so many characters the page may be hidden as a whole, or wait for its scripts. */
const LITTLE = 2000;
const SHORT_NOTE = 300;
const HIDING = /(?:display\s?:\s?none|visibility\s?:\s?hidden)/i;
const INK = /[^\s\u00ad\u200b-\u200f\u2060\ufeff]/;
/** Parts of the output besides text: the end of a block, a line break, a seam that parts words. */
const BLOCK = "\u0001";
const BREAK = "\u0002";
const SEAM = "\u0003";

const attribute = (node, name) => node.attrs?.find((attr) => attr.name === name)?.value;
const childrenOf = (node) =>
  node.nodeName === "template" ? (node.content?.childNodes ?? []) : (node.childNodes ?? []);

/** The blocks in a run of parts, white space folded. */
const blocksOf = (parts) =>
  parts
    .join("")
    .replaceAll("\u00ad", "")
    .split(/\u0001|\u0002[ \t\n\r\f]*\u0002/)
    .map((block) => block.replace(/[\s\u0002\u0003]+/g, " ").trim())
    .filter((block) => INK.test(block));

const letters = (blocks) => blocks.reduce((sum, block) => sum + block.length, 0);

function hides(node) {
  if (node.nodeName === "html" || node.nodeName === "body") return false;
  const hidden = attribute(node, "hidden");
  return (hidden !== undefined && hidden !== "until-found") || HIDING.test(attribute(node, "style") ?? "");
}

/** All text in an element, for notes to browsers without scripts and for formulas. */
function textOf(node) {
  let text = "";
  const stack = [node];
  while (stack.length > 0) {
    const at = stack.pop();
    if (at.nodeName === "#text") text += at.value;
    for (const child of [...childrenOf(at)].reverse()) stack.push(child);
  }
  return text;
}

/** A formula's written form, where it has one. */
function formulaOf(node) {
  const alt = attribute(node, "alttext");
  if (alt) return alt;
  const stack = [...childrenOf(node)];
  for (const at of stack) {
    if (at.nodeName === "annotation" && attribute(at, "encoding") === "application/x-tex") return textOf(at);
    stack.push(...childrenOf(at));
  }
  return undefined;
}

/** One walk over the tree. `show` says whether what is hidden, and what is for browsers without scripts, counts. */
function walk(tree, show, { traits, bits, parseFragment }) {
  const out = { parts: [], hidden: 0, noscript: 0 };
  let parts = out.parts;
  let veil;
  let formula = -1;
  let linkEnd = -1;
  const stack = [{ node: tree }];
  const later = (run) => stack.push({ run });
  const into = (node) => {
    for (const child of [...childrenOf(node)].reverse()) stack.push({ node: child });
  };
  while (stack.length > 0) {
    const { node, run } = stack.pop();
    if (run) {
      run();
      continue;
    }
    const name = node.nodeName;
    if (name === "#text") {
      if (node.value) parts.push(node.value);
      continue;
    }
    if (name.startsWith("#") && name !== "#document" && name !== "#document-fragment") continue;
    if (!node.tagName) {
      into(node);
      continue;
    }
    const trait = traits.get(name) ?? 0;
    if (name === "br" || name === "hr") {
      parts.push(name === "br" ? BREAK : BLOCK);
      continue;
    }
    const touches = parts.length === linkEnd;
    if (
      name === "a"
        ? attribute(node, "href") !== undefined && touches
        : !(trait & bits.FORMAT) && name !== "span" && name !== "wbr"
    )
      parts.push(SEAM);
    if (name === "noscript") {
      const inside = parseFragment(textOf(node));
      if (show.noscript) {
        stack.push({ node: inside });
        continue;
      }
      out.noscript += textOf(inside).replace(/\s+/g, " ").trim().length;
    }
    if (trait & bits.SKIP && attribute(node, "shadowrootmode") === undefined) continue;
    if (name === "math") {
      const written = formulaOf(node);
      if (written !== undefined) {
        parts.push(written, SEAM);
        formula = parts.length;
        continue;
      }
    }
    if (formula >= 0 && parts.slice(formula).every((part) => part === SEAM)) {
      if (/^katex-html/.test(attribute(node, "class") ?? "")) continue;
    }
    const block = (trait & bits.BLOCK) !== 0;
    if (hides(node) && !show.hidden && !veil) {
      if (!block) {
        out.hidden += textOf(node).trim().length;
        continue;
      }
      const outer = parts;
      veil = parts = [];
      later(() => {
        const blocks = blocksOf(veil);
        const long = letters(blocks.filter(({ length }) => length >= LONG));
        if (long * 2 > letters(blocks)) for (const part of veil) outer.push(part);
        else out.hidden += letters(blocks);
        veil = undefined;
        parts = outer;
        parts.push(BLOCK);
      });
    }
    if (block) {
      parts.push(BLOCK);
      later(() => parts.push(BLOCK));
    } else if (name === "a" || name === "span") {
      later(() => {
        linkEnd = parts.length;
      });
    } else if (!(trait & bits.FORMAT) && name !== "wbr") later(() => parts.push(SEAM));
    into(node);
  }
  return out;
}

/**
 * @param source the page as a string
 * @param parse5 the module
 * @param tags the built module src/parse/tags
 * @returns the page's words in order, as written
 */
export function visibleWords(source, parse5, tags) {
  const tree = parse5.parse(source);
  const tools = { traits: tags.traits, bits: tags, parseFragment: parse5.parseFragment };
  let found = walk(tree, { hidden: false, noscript: false }, tools);
  const ink = letters(blocksOf(found.parts));
  const hidden = ink < LITTLE && found.hidden > ink;
  const noscript = found.noscript > ink + SHORT_NOTE;
  if (hidden || noscript) found = walk(tree, { hidden, noscript }, tools);
  return wordsOf(blocksOf(found.parts).join("\n"));
}

export const wordsOf = (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

/** How many words stand in paragraphs (`<p>`) that are shown. */
export function paragraphWords(source, parse5, tags) {
  let words = 0;
  const stack = [{ node: parse5.parse(source), inside: false }];
  while (stack.length > 0) {
    const { node, inside } = stack.pop();
    if (node.nodeName === "#text") {
      if (inside) words += wordsOf(node.value).length;
      continue;
    }
    if (node.tagName && ((tags.traits.get(node.nodeName) ?? 0) & tags.SKIP || hides(node))) continue;
    const now = inside || node.nodeName === "p";
    for (const child of node.childNodes ?? []) stack.push({ node: child, inside: now });
  }
  return words;
}
