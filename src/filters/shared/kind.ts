/** What kind of page this is, as far as choosing its content must know: by what stands on the page itself. */
import type { Block, Document } from "../../model.js";
import { isProse } from "../../text.js";
import { type Masses, totalProse } from "./regions.js";

/** `article` holds one text, `discussion` posts by several hands, `list` many short entries. */
export interface PageKind {
  readonly kind: "article" | "discussion" | "list";
  readonly because: string;
}

/** Names that forum programs and schema.org give to posts and questions. */
const POST =
  /discussionforumposting|schema\.org\/(?:question|answer|qapage)|(?:^|[\s_-])(?:topic-(?:body|post|owner)|message-(?:body|content|inner|cell|usercontent)|postbody|post-?body|crawler-post|ipscomment\w*|vbulletin|phpbb|forum\w*|thread(?!-(?:even|odd|alt))|threads|threadlist|bbwrapper|bbcode\w*)(?:$|[\s_\d-])/;

/** Posts by name, against paragraphs of the text, from which a page is a discussion. */
const POSTS = 0.18;
/** An `<article>` with this share of the page's prose is one text, whatever stands around it. */
const ONE_TEXT = 0.4;
const SURELY_ONE_TEXT = 0.78;
/** Share of the characters outside named regions that is prose, below which a page may be a list. */
const LITTLE_PROSE = 0.35;
const HARDLY_ANY_PROSE = 0.03;
/** Share of those characters that is links, above which it is one. */
const MANY_LINKS = 0.17;

/** So many characters of prose in one element are a text, whatever the links around it. */
const A_TEXT = 4000;

/**
 * Decides the kind of a page. The cuts are those of a small decision tree over the seven page types of the WCXB corpus.
 *
 * @param marks for each element, the named region it lies in, or -1
 * @param isInside tells the blocks of the element that holds most of the prose
 */
export function pageKind(
  doc: Document,
  blocks: readonly Block[],
  mass: Masses,
  marks: Int32Array,
  isInside: (block: Block) => boolean,
): PageKind {
  const total = Math.max(1, totalProse(doc, mass));
  let posts = 0;
  let text = 0;
  for (const [i, element] of doc.elements.entries()) {
    if (mass.prose[i]! > 50 && POST.test(element.hint)) posts++;
    if (element.tag === "article") text = Math.max(text, mass.prose[i]! / total);
  }
  let paragraphs = 0;
  let prose = 0;
  let chars = 0;
  let links = 0;
  for (const block of blocks) {
    const { element, linkDensity } = block.markup ?? { element: -1, linkDensity: 0 };
    if ((marks[element] ?? -1) >= 0) continue;
    chars += block.text.length;
    links += block.text.length * linkDensity;
    if (!isInside(block) || !isProse(block)) continue;
    paragraphs++;
    prose += block.text.length * (1 - linkDensity);
  }
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  if (posts > POSTS * Math.max(1, paragraphs) && posts >= 2 && text <= ONE_TEXT)
    return { kind: "discussion", because: `${posts} elements are named posts` };
  const reading = prose / Math.max(1, chars);
  const linked = links / Math.max(1, chars);
  if (
    prose < A_TEXT &&
    reading <= LITTLE_PROSE &&
    text <= SURELY_ONE_TEXT &&
    (linked > MANY_LINKS || reading <= HARDLY_ANY_PROSE)
  ) {
    return { kind: "list", because: `${percent(reading)} of it is prose, ${percent(linked)} links` };
  }
  return { kind: "article", because: `${percent(reading)} of it is prose` };
}
