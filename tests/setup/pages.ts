/** Pages for the property tests: realistic pieces of articles and of what clings to them, in any order. */
import fc from "fast-check";

type Arb = fc.Arbitrary<string>;
const one = (...choices: readonly string[]): Arb => fc.constantFrom(...choices);

const WHO = one("The council", "A baker from Ashford", "Ruth Adler", "The old mill", "Our neighbour", "Nobody here");
const DID = one("counted", "mended", "had long forgotten", "sold", "painted again", "wrote about", "wanted to see");
const WHAT = one("the bridge", "forty loaves of rye", "a garden full of beans", "the last letters", "every roof");
const WHEN = one("before the river rose", "on a wet Monday in May", "while the bells rang", "for less than $30");
const WHY = one("because the winter had been long and the barns were empty", "and told the paper so", "without a word");

const sentence: Arb = fc
  .tuple(WHO, DID, WHAT, WHEN, WHY, one(".", ".", ".", "?", "!", "…"))
  .map(([who, did, what, when, why, end]) => `${who} ${did} ${what} ${when} ${why}${end}`);
const prose: Arb = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" "));
/** The same, hard-wrapped. */
const wrapped: Arb = fc.tuple(prose, fc.integer({ min: 50, max: 80 })).map(([text, width]) => {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1)!;
    if (line && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.join("\n");
});

const title: Arb = one(
  "Old Mill Becomes a Library", "Bakers count their loaves as flour runs short", "Why the river rose in May",
  "Ten beans for a small garden", "Council votes for new bridge", "Letters from Ashford found under a roof",
); // biome-ignore format: a list
const byline: Arb = one("By Ruth Adler", "Ruth Adler", "By Tom van Dyke and Ann Miller | Ashford", "Written by");
const date: Arb = one("12 March 2024", "Updated: March 14, 2024, 6:10 p.m.", "2024-03-12", "Mon 3 May");
const caption: Arb = one(
  "The bridge at low water in summer. AP", "Photo: Ann Miller / Valley Archive", "Ruth Adler (left) at the mill. (Reuters)",
  "The old mill, seen from the river", "The old mill, seen from the river.",
); // biome-ignore format: a list

const labelled = (labels: Arb, between: Arb): Arb =>
  fc.tuple(labels, between, title).map(([label, space, text]) => label + space + text);
const crossLink: Arb = labelled(
  one("Read more", "Related", "READ ALSO", "Lesen Sie auch", "À lire aussi"),
  one(": ", ":\n", "\n", " - "),
);
const related: Arb = fc
  .tuple(
    one("Related Posts", "Trending", "Recent News", "You may also like", "Editor's Pick"),
    fc.array(title, { minLength: 1, maxLength: 5 }),
  )
  .map(([heading, titles]) => [heading, ...titles].join("\n"));
const form: Arb = one(
  "Leave a Reply\nYour email address will not be published. Required fields are marked *\nName *\nEmail *\nPost Comment",
  "Leave a comment", "Be the first to comment", "3 Comments",
  "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
); // biome-ignore format: a list
const bar: Arb = one(
  "Share this:\nFacebook\nTwitter\nEmail", "Facebook Twitter WhatsApp Email", "Share", "Tweet", "12 shares", "Share on Facebook",
  "Click to share on Twitter (Opens in new window)",
); // biome-ignore format: a list
const tags: Arb = one(
  "Tags: bridge, river, council",
  "Filed Under: News",
  "Tags\nbridge\nriver",
  "Posted in Local, News",
);
const menu: Arb = one(
  "Home\nNews\nSport\nContact", "Home | News | Sport | Contact", "Home > News > Ashford", "Skip to content", "Menu", "HomeNewsSport",
); // biome-ignore format: a list
const torn: Arb = one(
  '<img src="mill.jpg" alt="The old mill, seen from the river', 'The old mill, seen from the river" width="300" />', "<br>",
  "</p>", "<strong>Beans</strong> need sun.", '[caption id="a1"]The old mill[/caption]', "Fish &amp;amp; chips &nbsp; at the mill",
  "It wasnâ€™t the river.",
); // biome-ignore format: a list
const list: Arb = fc
  .array(one("a pound of flour", "Two eggs", "Salt, pepper and thyme.", "Share the rest"), {
    minLength: 2,
    maxLength: 5,
  })
  .map((items) => items.map((item) => `- ${item}`).join("\n"));
const other: Arb = one(
  "Advertisement", "Story continues below", "Subscribe to our newsletter", "Sign up for our newsletter to get the news by mail.",
  "We use cookies to improve your experience. Accept all", "Log in to continue reading", "© 2024 The Valley Post. All rights reserved.",
  "Previous: Why the river rose in May", "Next »", "1 2 3 4 5 Next", "← Older posts", "Play video", "00:00 / 03:12", "Contents", "* * *", "1.",
  "About the author", "Ruth Adler writes about rivers for the Valley Post. Follow her on Twitter.", "Download our app", "Sources:",
  "Donate now", "Anna said: “Share a bag with friends.”", "Read more books, he said, and left.", "The first roof", "What happens next",
); // biome-ignore format: a list
export const code: Arb = one(
  "const roof = mend(mill);\nif (roof.holds()) {\n  open(library);\n}", "def count(loaves):\n    return sum(loaves);\ntotal = count([1, 2, 3])",
); // biome-ignore format: a list

const junk: Arb = fc.oneof(crossLink, related, form, bar, tags, menu, torn, other);
const noise: Arb = fc.string({ unit: "grapheme", maxLength: 40 });
const piece: Arb = fc.oneof(
  { weight: 6, arbitrary: prose },
  { weight: 1, arbitrary: wrapped },
  { weight: 8, arbitrary: junk },
  { weight: 4, arbitrary: fc.oneof(title, byline, date, caption, list) },
  { weight: 1, arbitrary: fc.oneof(code, noise) },
);

/** Pieces in any order, or as pages have them: a head, the article with junk in it, junk. */
const inOrder = (any: Arb, head: Arb, body: Arb, tail: Arb): fc.Arbitrary<string[]> =>
  fc.oneof(
    fc.array(any, { maxLength: 20, size: "max" }),
    fc
      .tuple(
        fc.array(head, { maxLength: 5 }),
        fc.array(body, { maxLength: 10, size: "max" }),
        fc.array(tail, { maxLength: 8, size: "max" }),
      )
      .map((parts) => parts.flat()),
  );

/** A text page: pieces parted by one line end or several, or all in one line, with one style of line ends. */
export const textPage: Arb = fc
  .tuple(
    inOrder(
      piece,
      fc.oneof(menu, title, byline, date, caption),
      fc.oneof({ weight: 3, arbitrary: prose }, { weight: 1, arbitrary: junk }, { weight: 1, arbitrary: title }),
      junk,
    ),
    fc.infiniteStream(one("\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n \n\t")),
    one("\n", "\n\n", ""),
    one("\n", "\n", "\n", "\r\n", "\r", " "),
    one("", "", "\n", "\uFEFF"),
  )
  .map(([parts, gaps, gap, newline, start]) => {
    const text = parts.map((part) => part + (gap || gaps.next().value)).join("");
    return start + text.replaceAll("\n", newline);
  });

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const within = (open: string, inner: Arb, close: string): Arb => inner.map((text) => open + escaped(text) + close);
const links = (inner: Arb): Arb =>
  inner
    .map((text) =>
      text
        .split("\n")
        .map((line) => `<li><a href="/x">${escaped(line)}</a></li>`)
        .join(""),
    )
    .map((items) => `<ul>${items}</ul>`);
const htmlPiece: Arb = fc.oneof(
  { weight: 6, arbitrary: within("<p>", prose, "</p>") },
  { weight: 2, arbitrary: within("<p>", junk, "</p>") },
  { weight: 1, arbitrary: junk.map((text) => `<div>${escaped(text).replaceAll("\n", "<br>")}</div>`) },
  { weight: 1, arbitrary: junk.map((text) => `<div>${escaped(text).replaceAll("\n", "</div><div>")}</div>`) },
  { weight: 1, arbitrary: within("<h1>", title, "</h1>") },
  { weight: 1, arbitrary: within("<h2>", title, "</h2>") },
  { weight: 1, arbitrary: within('<p class="byline">', byline, "</p>") },
  { weight: 1, arbitrary: within("<time>", date, "</time>") },
  { weight: 1, arbitrary: within('<figure><img src="a.jpg"><figcaption>', caption, "</figcaption></figure>") },
  { weight: 1, arbitrary: links(fc.oneof(menu, related)).map((text) => `<nav>${text}</nav>`) },
  { weight: 1, arbitrary: links(related) },
  { weight: 1, arbitrary: within('<aside class="related">', related, "</aside>") },
  { weight: 1, arbitrary: within("<pre><code>", code, "</code></pre>") },
  {
    weight: 1,
    arbitrary: fc
      .tuple(title, date)
      .map(([a, b]) => `<table><tr><td>${a}<td>${b}</tr><tr><td>Share<td>12</tr></table>`),
  },
  { weight: 1, arbitrary: within("<blockquote>", prose, "</blockquote>") },
  { weight: 1, arbitrary: torn },
);

const tagged = (tag: string, inner: Arb): Arb => within(`<${tag}>`, inner, `</${tag}>`);

/** An HTML page: the pieces in elements that suit them, in an article or not, with a title or without. */
export const htmlPage: Arb = fc
  .tuple(
    inOrder(
      htmlPiece,
      fc.oneof(tagged("h1", title), tagged("p", byline), tagged("p", date), tagged("div", menu)),
      fc.oneof({ weight: 3, arbitrary: tagged("p", prose) }, { weight: 1, arbitrary: htmlPiece }),
      fc.oneof(tagged("p", junk), tagged("div", junk)),
    ),
    fc.option(title),
    one("<body>", "<body><main><article>", '<body><div class="content">'),
    one("\n", "", "\n\n  "),
  )
  .map(([parts, name, open, space]) =>
    [`<!doctype html><html><head>${name ? `<title>${name}</title>` : ""}</head>${open}`, ...parts, "</html>"].join(
      space,
    ),
  );

/** Any string at all: letters of many scripts, tags, line ends, halves of surrogate pairs. */
export const anything: Arb = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(fc.oneof(noise, one("\n", "\r\n", "\n\n", "<", ">", "&", "<p>", "</div>", "\u2028", "\u0000", "\u00a0")), {
      maxLength: 40,
    })
    .map((parts) => parts.join("")),
);
