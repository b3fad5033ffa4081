// Made-up pages and texts: an article among all that sites print around it. The same seed gives the same page.

/** A generator of numbers from 0 to below 1 (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const FUNCTION_WORDS =
  "the of and to in a that it was for on with as he at by from they had but not were this have which their she will one all been there who would when more about into its after other than then them could some over two may only new out up".split(
    " ",
  );
const WORDS =
  "village river winter council market bridge farmer harvest teacher school window summer morning evening letter company country station minister doctor garden mountain weather people water family children money street church office question answer story history music painting paper kitchen bread horse wagon forest engine captain island harbour sailor storm silver winter number report problem reason system record change period century worker factory century building meeting member measure result decision opened closed carried written brought called walked turned found asked wanted reached decided remembered explained returned followed started finished mended sold bought sent paid built lost kept heard seen given taken shown large small early late quiet narrow heavy bright common local public private certain different important possible difficult serious several whole former recent".split(
    " ",
  );
const SYLLABLES = "mar den ton lor wick sel hol ber stan gra fen dor lin ost var tem ril pen cas mor".split(" ");

/** What writes: random choices, words and sentences of a page. */
class Writer {
  #random;
  constructor(seed) {
    this.#random = randomOf(seed);
  }
  /** A whole number from 0 to below `n`. */
  below = (n) => Math.floor(this.#random() * n);
  of = (list) => list[this.below(list.length)];
  /** `count` pieces that `make` gives, by their number. */
  many = (count, make, between = "") => Array.from({ length: count }, (_, i) => make(i)).join(between);
  /** A word that no lexicon knows. */
  made = () => this.many(2 + this.below(2), () => this.of(SYLLABLES));
  word = () => {
    const roll = this.below(100);
    return roll < 48 ? this.of(FUNCTION_WORDS) : roll < 88 ? this.of(WORDS) : this.made();
  };
  name = () => `${capital(this.made())} ${capital(this.made())}`;
  headline = () => capital(this.many(4 + this.below(6), this.word, " "));
  sentence = () => {
    const words = Array.from({ length: 8 + this.below(18) }, this.word);
    if (words.length > 14) words[6] += ",";
    return `${capital(words.join(" "))}${this.below(12) ? "." : "?"}`;
  };
  paragraph = () => this.many(2 + this.below(4), this.sentence, " ");
  slug = () => this.many(4, this.made, "-");
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const isoDay = (w) => `2024-${String(1 + w.below(12)).padStart(2, "0")}-${String(1 + w.below(28)).padStart(2, "0")}`;

const script = (w) =>
  `<script>(function(w,d){var c=w.${w.made()}=w.${w.made()}||[];${w.many(
    3,
    () =>
      `c.push({"${w.made()}":"${w.slug()}",id:${w.below(1e9)},on:function(e){return e&&e.${w.made()}<${w.below(99)}?"<b>"+e+"</b>":null}});`,
  )}})(window,document);</script>\n`;
const rule = (w) =>
  `.${w.made()}-${w.made()}>.${w.made()}:hover{display:flex;margin:0 ${w.below(40)}px;color:#${(0x100000 + w.below(0xefffff)).toString(16)}}\n`;
const path = (w) =>
  `<svg class="icon icon-${w.made()}" viewBox="0 0 24 24" aria-hidden="true"><path d="M${w.many(24, () => `${w.below(24)}.${w.below(99)} ${w.below(24)}`, "L")}z"/></svg>\n`;
const link = (w, text) => `<a class="c-${w.made()}" href="/${w.made()}/${w.slug()}">${text}</a>`;
const menu = (w) =>
  `<li class="menu-item menu-item-${w.below(9999)}">${link(w, capital(w.word()))}<ul class="sub-menu">${w.many(3, () => `<li>${link(w, `${capital(w.word())} ${w.word()}`)}</li>`)}</ul></li>\n`;
const card = (w) =>
  `<div class="card card--${w.made()}"><a href="/${w.slug()}"><img src="/img/${w.slug()}.jpg" alt="${w.headline()}" width="320" height="180" loading="lazy"></a><h3 class="card__title">${link(w, w.headline())}</h3><p class="card__teaser">${w.sentence()}</p><time datetime="${isoDay(w)}">${1 + w.below(23)} hours ago</time></div>\n`;
const option = (w) => `<option value="${w.below(999)}">${capital(w.made())}</option>`;
const form = (w, kind, button) =>
  `<form class="${kind}" action="/${w.slug()}" method="post"><label for="f${w.below(99)}">${capital(w.word())}</label><input type="email" name="email" placeholder="Your email address"><select>${w.many(6, () => option(w))}</select><textarea rows="4"></textarea><button type="submit">${button}</button></form>\n`;

/** A piece of an article's markup: mostly a paragraph, now and then what stands between paragraphs. */
function piece(w, i) {
  if (i % 9 === 4) return `<h2>${w.headline()}</h2>\n`;
  if (i % 9 === 6)
    return `<figure><img src="/img/${w.slug()}.jpg" alt=""><figcaption>${w.sentence()} Photo: ${w.name()}</figcaption></figure>\n`;
  if (i % 13 === 7) return `<p><strong>Read more:</strong> ${link(w, w.headline())}</p>\n`;
  if (i % 13 === 9) return `<blockquote><p>“${w.sentence()}”</p></blockquote>\n`;
  if (i % 13 === 11) return `<ul>${w.many(4, () => `<li>${w.sentence()}</li>`)}</ul>\n`;
  const linked = w.below(3) ? "" : ` ${link(w, `${w.word()} ${w.word()}`)} ${w.sentence()}`;
  return `<p>${w.paragraph()}${linked} <em>${w.word()}</em> ${w.sentence()}</p>\n`;
}

/** Pieces until they are `length` long. */
function fill(length, make) {
  const parts = [];
  for (let size = 0, i = 0; size < length; i++) {
    const part = make(i);
    parts.push(part);
    size += part.length;
  }
  return parts.join("");
}

/**
 * An HTML page in English. Its shares of scripts, styles and drawings are about those of real pages.
 *
 * @param seed a whole number; the page is its alone
 * @param bytes about how long the page is; some 5,000 are always there, so a short one is longer than asked
 */
export function madeUpPage(seed, bytes = 100_000) {
  const w = new Writer(seed);
  const share = (part) => Math.round(bytes * part);
  const [title, author, day, site] = [w.headline(), w.name(), isoDay(w), `The ${capital(w.made())} Post`];
  const jsonLd = JSON.stringify({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: title,
    datePublished: `${day}T08:00:00Z`,
    author: { "@type": "Person", name: author },
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} - ${site}</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="${site}"><meta name="description" content="${w.sentence()}">
<link rel="canonical" href="https://example.org/${w.slug()}"><script type="application/ld+json">${jsonLd}</script>
<style>${fill(share(0.12), () => rule(w))}</style>
${fill(share(0.22), () => script(w))}</head>
<body class="single post-template"><div class="cookie-banner"><p>We use cookies to give you the best experience on our site.</p><button>Accept all</button></div>
<header class="site-header">${fill(share(0.09), () => path(w))}<nav class="main-navigation"><ul>${fill(share(0.09), () => menu(w))}</ul></nav></header>
<main id="content"><div class="layout"><article class="post"><h1 class="entry-title">${title}</h1>
<div class="meta"><span class="byline">By ${author}</span> <time datetime="${day}">${day}</time></div>
<div class="share-buttons">${w.many(4, (i) => link(w, ["Facebook", "Twitter", "WhatsApp", "Email"][i]))}</div>
<div class="entry-content">${fill(share(0.12), (i) => piece(w, i))}</div>
<div class="newsletter"><h3>Sign up for our newsletter</h3>${form(w, "newsletter-form", "Subscribe")}</div></article>
<section class="related-posts"><h2>Related articles</h2>${fill(share(0.1), () => card(w))}</section>
<section id="respond" class="comment-respond"><h3>Leave a Reply</h3>${form(w, "comment-form", "Post Comment")}</section></div>
<aside class="sidebar"><h2>Most read</h2>${fill(share(0.08), () => card(w))}</aside></main>
<footer class="site-footer"><ul>${fill(share(0.04), () => menu(w))}</ul><p>© 2024 ${site}. All rights reserved.</p></footer>
${fill(share(0.08), () => script(w))}</body></html>
`;
}

/** Lines that extractors leave standing, by their number. */
const residue = [
  (w) => `Read more: ${w.headline()}`,
  (w) => `${w.sentence()} Photo: ${w.name()}`,
  () => "Share on Facebook\nShare on Twitter",
  () => "Sign up for our newsletter",
  () => "Advertisement",
  (w) => `Tags: ${w.many(4, () => w.word(), ", ")}`,
];

/**
 * An article as extracted text with junk in it: paragraphs and stray lines, parted by blank lines.
 *
 * @param bytes about how long the text is
 */
export function madeUpText(seed, bytes = 10_000) {
  const w = new Writer(seed);
  const line = (i) => (i % 5 === 3 ? w.of(residue)(w) : w.paragraph());
  return `${w.headline()}\n\nBy ${w.name()}\n\n${fill(bytes - 200, (i) => `${line(i)}\n\n`)}© 2024 ${w.name()}. All rights reserved.\n`;
}
