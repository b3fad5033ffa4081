/** What belongs to the members and the buttons of a forum, not to what was said in it. */
import type { Document } from "../../model.js";

/** Names that forum programs give to what stands beside and below a post. Sources: the templates of XenForo, phpBB,
 * vBulletin, SMF, MyBB, Invision, Vanilla, NodeBB, Discourse and Stack Exchange. */
const FURNITURE: readonly (readonly [string, RegExp])[] = [
  ["a member's card", /schema\.org\/person|(?:^|[\s_-])(?:message-(?:cell--)?user(?:details|extras|title|name)?|post-?profile|user-?(?:info|card|details|extras|stats|title|panel)|post-?user-?info|author-?(?:pane|info|information|stats|statistics)|cauthorpane\w*|poster(?:-?info)?|member-?(?:info|card|details))(?:$|[\s_\d-])/],
  ["a member's signature", /(?:^|[\s_-])(?:sig|signature|signatures)(?:$|[\s_\d-])/],
  ["a post's buttons", /(?:^|[\s_-])(?:message-?(?:actions?|actionbar|footer|signature)|post-?(?:actions|buttons|controls|menu|footer|tools)|comment-?(?:controls|actions|tools)|ipscomment_?controls|reactions?-?(?:bar|list)?|(?:js-)?voting-container|votes?cell)(?:$|[\s_\d-])/],
  ["a notice to members", /(?:^|[\s_-])notices?(?:$|[\s_\d-])/],
  ["other threads", /(?:^|[\s_-])(?:block--)?(?:similar|suggested|related)-?(?:threads?|topics?|contents?|questions?)(?:$|[\s_\d-])|(?:^|[\s_-])struct-?item--thread/],
]; // biome-ignore format: a table

const COMMENTS = /(?:^|[\s_-])(?:comments|comments-(?:list|container))(?:$|[\s_\d-])/;
const QUESTION_OR_ANSWER = /schema\.org\/(?:question|answer)(?:$|\s)/;

/** Of each element of a discussion, what it holds that is no post; undefined where it says nothing of the kind. */
export function discussionNames(doc: Document): (index: number) => string | undefined {
  const inPost = new Uint8Array(doc.elements.length);
  for (let i = 0; i < doc.elements.length; i++) {
    const { parent, hint } = doc.elements[i]!;
    if (QUESTION_OR_ANSWER.test(hint) || (parent >= 0 && inPost[parent])) inPost[i] = 1;
  }
  return (index) => {
    const { hint } = doc.elements[index]!;
    if (!hint) return undefined;
    for (const [label, pattern] of FURNITURE) if (pattern.test(hint)) return label;
    // Below a question or an answer stand remarks on it; elsewhere comments are the posts.
    return inPost[index] && COMMENTS.test(hint) ? "remarks on a post" : undefined;
  };
}
