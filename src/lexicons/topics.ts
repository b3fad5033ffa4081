/**
 * What phrases are about. A language's file maps topics to phrases as sites of that language print them.
 * In a phrase, `#` stands for any number ("# min read"). Everything else is literal; matching folds case, accents,
 * quotes, dashes, punctuation and white space.
 */
export const topics = [
  /** Labels that open a cross-link: "Read more", "See also", "Related". */
  "read-more",
  /** Headings of lists of other articles: "Recent News", "You may also like", "Most read". */
  "related-heading",
  /** "Leave a Reply", "Your email address will not be published", "Post Comment", Akismet. */
  "comment-form",
  /** Furniture of readers' comments: "# comments", "Log in to reply", "View all comments". */
  "comments",
  /** "Share this article", "Share on Facebook", "Copy link", "Print", "Email this". */
  "share",
  /** Names of the places one shares to, and nothing else: "Facebook", "WhatsApp". */
  "share-target",
  /** "# views", "# shares", "# min read". */
  "counter",
  /** "Sign up for our newsletter", "Get the latest news in your inbox". */
  "newsletter",
  /** "We use cookies", "Accept all", "Manage consent". */
  "consent",
  /** "Log in", "Create an account", "Forgot your password?". */
  "login",
  /** "Subscribe to continue reading", "This article is for subscribers only". */
  "paywall",
  /** "Advertisement", "Story continues below", "Sponsored content". */
  "ad",
  /** Labels before tags and categories: "Tags", "Filed under", "Topics". */
  "tags",
  /** "About the author", "Follow him on Twitter", "View all posts by". */
  "author-box",
  /** "Home", "Menu", "Skip to content", "Search", "Back to top", "Contact us", "Sections". */
  "navigation",
  /** "Previous article", "Next post", "Older posts", "Page # of #". */
  "pagination",
  /** "All rights reserved", "may not be published, broadcast, rewritten", "Terms of use", "Privacy policy". */
  "copyright",
  /** "Play video", "Mute", "Current time", "Listen to this article", "This is a modal window". */
  "player",
  /** "Loading…", "JavaScript is disabled", "Download our app", "Thank you for your feedback". */
  "widget",
  /** "Download our app", "Open in app", "Turn on notifications". */
  "app",
  /** "Table of contents", "In this article". */
  "contents",
  /** "The post X appeared first on Y": the fixed part, "appeared first on". */
  "syndication",
  /** "Support our journalism", "Donate now". */
  "donation",
  /** Additions to captions: "click the picture", "click to enlarge". */
  "caption-action",
  /** What opens or closes a photo credit: "Photo", "Image credit", "Getty Images". */
  "credit",
  /** Who is where in a picture, in brackets: "(left)", "(second from right)", "(pictured)". */
  "caption-place",
  /** Names of news and picture agencies: "AP", "Reuters", "AFP", "dpa", "Yonhap News". */
  "agency",
  /** What opens a byline: "By", "Von", "Written by", "Reporting by". */
  "byline",
  /** What opens a date line: "Published", "Updated", "Last modified". */
  "dateline",
  /** Names of months and weekdays with their usual short forms. */
  "calendar",
  /** The forty or so commonest function words: they tell prose from lists of names. */
  "stop-word",
] as const;

export type Topic = (typeof topics)[number];

/** One language's phrases. A topic that a language lacks is a hole that the generated table shows. */
export type Lexicon = Readonly<Partial<Record<Topic, readonly string[]>>>;
