/** The chain in its default order; order is policy. A new filter is one new file and one line here. */

import type { Example, Filter } from "../model.js";
import * as advertisement from "./advertisement.js";
import * as appPrompt from "./app-prompt.js";
import * as authorBox from "./author-box.js";
import * as byline from "./byline.js";
import * as caption from "./caption.js";
import * as commentForm from "./comment-form.js";
import * as consent from "./consent.js";
import * as contents from "./contents.js";
import * as copyright from "./copyright.js";
import * as crossLink from "./cross-link.js";
import * as dateline from "./dateline.js";
import * as donation from "./donation.js";
import * as duplicateCaption from "./duplicate-caption.js";
import * as duplicateLine from "./duplicate-line.js";
import * as entities from "./entities.js";
import * as footerList from "./footer-list.js";
import * as headline from "./headline.js";
import * as inlineCrossLink from "./inline-cross-link.js";
import * as lineNumbers from "./line-numbers.js";
import * as mainContent from "./main-content.js";
import * as mainText from "./main-text.js";
import * as mediaPlayer from "./media-player.js";
import * as navigation from "./navigation.js";
import * as newsletter from "./newsletter.js";
import * as pagination from "./pagination.js";
import * as paywall from "./paywall.js";
import * as readerComments from "./reader-comments.js";
import * as shareBar from "./share-bar.js";
import * as shortcodes from "./shortcodes.js";
import * as syndication from "./syndication.js";
import * as tags from "./tags.js";
import * as tornTags from "./torn-tags.js";
import * as widget from "./widget.js";

export interface Entry {
  readonly filter: Filter;
  readonly examples: readonly Example[];
}

export const entries: readonly Entry[] = [
  // Text is mended before anything is judged by it.
  entities,
  tornTags,
  shortcodes,
  lineNumbers,
  // What the page is made of comes before what its lines say.
  mainContent,
  // Roles come before lines are judged: what has one is no furniture.
  headline,
  byline,
  dateline,
  caption,
  duplicateCaption,
  duplicateLine,
  // Lists before single links: "Related" alone is a label, above titles it is a heading.
  footerList,
  crossLink,
  inlineCrossLink,
  commentForm,
  readerComments,
  shareBar,
  newsletter,
  consent,
  paywall,
  advertisement,
  donation,
  appPrompt,
  // Before what leads to other pages: "All articles by X" is a box's line, and "About the author" no label of tags.
  authorBox,
  navigation,
  pagination,
  tags,
  mediaPlayer,
  widget,
  contents,
  syndication,
  copyright,
  // What no phrase gives away is judged last, by what stood around it.
  mainText,
];
