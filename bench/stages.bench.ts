/**
 * What each stage costs, over one made-up page and one made-up text: `npm run bench:stages`.
 *
 * A block's words are counted and looked up once, by whichever filter asks first; here that is done before the filters run,
 * and has rows of its own. Each filter gets what the earlier ones have left.
 */
import { bench, describe } from "vitest";
import { type ChainOptions, runChain } from "../src/chain.js";
import { entries } from "../src/filters/index.js";
import { layOut } from "../src/filters/shared/layout.js";
import { clean } from "../src/index.js";
import { detectLanguages } from "../src/language.js";
import { phrasesFor } from "../src/lexicon.js";
import { renderMarkdown } from "../src/markdown/markdown.js";
import type { Block, Document, Scope } from "../src/model.js";
import { decodePage } from "../src/parse/decode.js";
import { parseHtml } from "../src/parse/html.js";
import { metadataOf } from "../src/parse/metadata.js";
import { looksLikeHtml } from "../src/parse/sniff.js";
import { parseText } from "../src/parse/text.js";
import { renderText } from "../src/render.js";
import { settle } from "../src/settle.js";
import { facts } from "../src/text.js";
import { wordsOf } from "../src/words.js";

/** Milliseconds that each row is measured for, and warmed up. */
const TIME = { time: 200, warmupTime: 50 };
const NOTHING: ReadonlySet<string> = new Set();

// The scripts here have no types, so it is found by a name that the type-check does not look into.
const madeUp: string = new URL("./speed/made-up.mjs", import.meta.url).href;
const { madeUpPage, madeUpText } = (await import(madeUp)) as Record<string, (seed: number, bytes: number) => string>;

const inputs = {
  "a page of HTML, 100 KB": { input: madeUpPage!(1, 100_000), parse: (input: string) => parseHtml(input) },
  "a text, 10 KB": { input: madeUpText!(1, 10_000), parse: parseText },
};

/** Blocks of the same texts of which nothing is known yet. */
const fresh = (blocks: readonly Block[]): Block[] => blocks.map((block) => ({ ...block }));
const freshDocument = (doc: Document): Document => ({ ...doc, blocks: fresh(doc.blocks) });

for (const [name, { input, parse }] of Object.entries(inputs)) {
  const doc = parse(input);
  const languages = detectLanguages(doc);
  const phrases = phrasesFor(languages.lang, languages.also);
  const options: ChainOptions = { ...languages, preset: "balanced" };
  const bytes = Buffer.from(input);
  const filters = entries.map(({ filter }) => filter);
  const first = runChain(doc, filters, options);
  const optionsFor = (read: Document): ChainOptions => ({ ...detectLanguages(read), preset: "balanced" });
  const rich = name.includes("HTML") ? parseHtml(input, { inline: true }) : doc;
  const left = runChain(rich, filters, options).blocks;

  describe(`stages of ${name}`, () => {
    bench("all of it: clean", () => void clean(input), TIME);
    bench("decode", () => void decodePage(bytes), TIME);
    bench("tell HTML from text", () => void looksLikeHtml(input), TIME);
    bench("parse", () => void parse(input), TIME);
    bench("words", () => doc.blocks.forEach(({ text }) => void wordsOf(text)), TIME);
    bench("words and facts", () => fresh(doc.blocks).forEach((block) => void facts(block)), TIME);
    bench("words, facts and phrases", () => fresh(doc.blocks).forEach((block) => void phrases.hits(block)), TIME);
    // The same sample is not scored twice in a row, so the first character of each is another.
    let turn = 0;
    const asked = Array.from({ length: 16 }, (_, i) => otherwise(doc, i));
    bench("language", () => void detectLanguages(asked[turn++ % asked.length]!), TIME);
    bench("the chain, nothing known of the blocks", () => void runChain(freshDocument(doc), filters, options), TIME);
    bench("the chain, all known of the blocks", () => void runChain(doc, filters, options), TIME);
    bench("settle", () => void settle(doc, first, filters, NOTHING, optionsFor), TIME);
    bench("metadata", () => void metadataOf(doc, { lang: languages.lang, named: [], page: first.page }), TIME);
    bench("render as text", () => void renderText(first.blocks, doc.blocks, doc.tail), TIME);
    bench("render as Markdown", () => void renderMarkdown(left, rich, { base: undefined }), TIME);
  });

  describe(`filters over ${name}`, () => {
    const filtered = filters.filter(({ needs }) => needs !== (doc.source === "html" ? "plain" : "markup"));
    let blocks = doc.blocks;
    for (const filter of filtered) {
      const scope: Scope = { doc, blocks, phrases, lang: languages.lang, preset: "balanced" };
      if (filter.name === "main-content")
        bench("main-content, choosing alone", () => void layOut(scope, undefined), TIME);
      bench(filter.name, () => void [...filter.judge(scope)], TIME);
      blocks = runChain({ ...doc, blocks }, [filter], options).blocks;
    }
  });
}

/** The same document with another first letter in each paragraph. */
function otherwise(doc: Document, i: number): Document {
  const letter = String.fromCharCode(97 + i);
  const blocks = doc.blocks.map((block) => ({ ...block, text: letter + block.text.slice(1) }));
  for (const block of blocks) facts(block);
  return { ...doc, blocks };
}
