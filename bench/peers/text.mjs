// The text of an extractor's HTML, so that extractors that give markup are measured by the same words.

const BLOCKS = new Set(
  `address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
  h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul`.split(/\s+/),
);
const UNSEEN = new Set(["script", "style", "template", "noscript"]);

/** A line break at each end of a block-level element, other white space as it stands. */
export function toText(html, parseHTML) {
  if (!html) return "";
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const parts = [];
  // A stack of its own: pages may be nested deeper than calls can be.
  const stack = [document.body];
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node === "string") parts.push(node);
    else if (node.nodeType === 3) parts.push(node.data);
    else if (node.nodeType === 1) {
      const name = node.localName.toLowerCase();
      if (UNSEEN.has(name)) continue;
      const block = BLOCKS.has(name);
      if (block) stack.push("\n");
      for (let child = node.lastChild; child; child = child.previousSibling) stack.push(child);
      if (block) parts.push("\n");
    }
  }
  return parts
    .join("")
    .replace(/[ \t]*\n\s*/g, "\n")
    .trim();
}
