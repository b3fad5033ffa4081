/** Mends what would swallow the rest of a page. Offsets stay as they are. */

/** What was still open at the end of the page, and where it began, as far as that is needed. */
export interface Torn {
  readonly what: string;
  readonly at: number;
}

/** A tag that runs on for longer than this to the end of the page has an unclosed quote. */
const LONG_TAG = 300;

const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + " ".repeat(end - start) + text.slice(end);

/** Start tags of raw text elements without an end tag become harmless; a style sheet's text goes with its tag. */
function mendRaw(text: string, name: string): string {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return text;
  let at = lower.indexOf(`<${name}`, lower.lastIndexOf(`</${name}`) + 1);
  let out = "";
  let done = 0;
  while (at >= 0) {
    const tagEnd = lower.indexOf(">", at);
    if (tagEnd < 0) break;
    let end = tagEnd + 1;
    if (name === "style") {
      const markup = /<[a-z/!]/g;
      markup.lastIndex = end;
      const next = markup.exec(lower)?.index;
      // Nothing but the sheet itself follows.
      if (next === undefined) break;
      end = next;
    }
    out += text.slice(done, at) + " ".repeat(end - at);
    done = end;
    at = lower.indexOf(`<${name}`, end);
  }
  return out + text.slice(done);
}

/** The source with what is torn made harmless, of the same length; the same string where nothing can be done. */
export function mend(text: string, { what, at }: Torn): string {
  if (what === "cdata") return text.replaceAll("<![CDATA[", "<?[CDATA[");
  if (what === "comment") {
    const first = text.lastIndexOf("<!--", at);
    if (first < 0) return text;
    // Ends at the next bracket, as any other declaration, or at once where that is the end of a tag.
    const start = /<!--(?=[^<>]*(<?))/g;
    return text.slice(0, first) + text.slice(first).replace(start, (_, tag) => (tag ? "<?x>" : "<!x-"));
  }
  if (what === "tag") {
    const end = text.indexOf(">", at);
    return end < 0 || text.length - at < LONG_TAG ? text : blank(text, at, end + 1);
  }
  return mendRaw(text, what);
}
