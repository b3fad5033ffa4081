/** What kind of page this is, as far as choosing its content must know: by what stands on the page itself. */
import type { Block, Document, Kind, PageVerdict } from "../../model.js";
import { elementsOf, isProseAt, placesOf, shapes } from "./places.js";
import type { Prose } from "./regions.js";

export type Reading = Omit<PageVerdict, "do">;

/** Names that forum programs and schema.org give to posts and questions. */
const POST =
  /discussionforumposting|schema\.org\/qapage|(?:^|[\s_-])(?:topic-(?:body|post|owner)|message-(?:body|content|inner|cell|usercontent)|postbody|post-?body(?! entry-content)|crawler-post|ipscomment\w*|ipsentr(?:y|ies)\w*|vbulletin|phpbb|forum\w*|(?<!comment-|inline-)thread(?!-(?:even|odd|alt|expanded|chrome|toggle|count))|threads|threadlist|bbwrapper|bbcode\w*)(?:$|[\s_\d-])/;

const QUESTION = "schema.org/question";
const ANSWER = "schema.org/answer";

/** Kinds that a page declares where it holds one text. */
const TEXTS: ReadonlySet<string> = new Set<Kind>(["article", "documentation", "job", "profile"]);

/** Posts by name, against paragraphs of the text, from which a page is a discussion. */
const POSTS = 0.18;
/** An `<article>` with this share of the page's prose is one text, whatever stands around it. */
const ONE_TEXT = 0.4;
const SURELY_ONE_TEXT = 0.78;
/** Share of the characters outside named regions that is prose, below which a page may be a list. */
const LITTLE_PROSE = 0.35;
const HARDLY_ANY_PROSE = 0.03;
/** The share below which a page that declares itself a text may still be a list. */
const DECLARED_TEXT = 0.05;
/** The share below which a page that declares itself a list is believed. */
const HALF_PROSE = 0.5;
/** Share of those characters that is links, above which it is one. */
const MANY_LINKS = 0.17;

/** So many characters of prose in one element are a text, whatever the links around it. */
const A_TEXT = 4000;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/**
 * Decides the kind of a page. The cuts are those of a small decision tree over the seven page types of the WCXB corpus.
 *
 * @param marks for each element, the named region it lies in, or -1
 * @param isInside tells the elements, -1 for none, in the element that holds most of the prose
 */
export function readPage(
  doc: Document,
  blocks: readonly Block[],
  { prose: held, total: all }: Prose,
  marks: Int32Array,
  isInside: (element: number) => boolean,
): Reading {
  const total = Math.max(1, all);
  const [said] = doc.meta.declared ?? [];
  const sure = said && !said.weak ? said.kind : undefined;
  const isText = sure !== undefined && TEXTS.has(sure);
  let posts = 0;
  let questions = 0;
  let answers = 0;
  let text = 0;
  const { list, looks } = elementsOf(doc);
  for (let i = 0; i < list.length; i++) {
    if (held[i]! > 50 && looks[i]! & shapes.hinted) {
      const { hint } = list[i]!;
      if (hint.includes(QUESTION)) questions++;
      else if (hint.includes(ANSWER)) answers++;
      else if (POST.test(hint)) posts++;
    }
    if (looks[i]! & shapes.article) text = Math.max(text, held[i]! / total);
  }
  // People ask one question a page; who answers many asked them too.
  if (questions <= 1) posts += questions + answers;
  let paragraphs = 0;
  let prose = 0;
  let chars = 0;
  let links = 0;
  const places = placesOf(blocks);
  for (let i = 0; i < blocks.length; i++) {
    const element = places.elements[i]!;
    if ((marks[element] ?? -1) >= 0) continue;
    chars += places.chars[i]!;
    links += places.links[i]!;
    if (!isInside(element) || !isProseAt(places, i)) continue;
    paragraphs++;
    prose += places.plain[i]!;
  }
  const saying = said ? `${said.by}, ` : "";
  if (sure === "forum") return { form: "discussion", kind: undefined, because: said!.by };
  if (!isText && sure !== "product" && posts > POSTS * Math.max(1, paragraphs) && posts >= 2 && text <= ONE_TEXT)
    return { form: "discussion", kind: "forum", because: `${posts} elements are named posts` };
  const reading = prose / Math.max(1, chars);
  const linked = links / Math.max(1, chars);
  if (
    prose < A_TEXT &&
    reading <= (isText ? DECLARED_TEXT : sure === "listing" ? HALF_PROSE : LITTLE_PROSE) &&
    text <= SURELY_ONE_TEXT &&
    (linked > MANY_LINKS || reading <= HARDLY_ANY_PROSE)
  ) {
    return {
      form: "list",
      kind: linked > MANY_LINKS ? "listing" : undefined,
      because: `${percent(reading)} of it is prose, ${percent(linked)} links`,
    };
  }
  return { form: "article", kind: undefined, because: `${saying}${percent(reading)} of it is prose` };
}
