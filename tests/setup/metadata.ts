/** Pages that say something of themselves, and what is found of it. */
import { type CleanOptions, clean, type Metadata } from "../../src/index.js";

export const PROSE =
  "The old mill by the river was sold on Tuesday to a family from the next valley, who want to grind corn again.";
export const MORE =
  "They will open its doors to visitors in the summer, when the new water wheel has been put in its place.";
export const ARTICLE = `<article><h1>Old mill sold</h1><p>${PROSE}</p><p>${MORE}</p></article>`;

export const page = (head: string, body = ARTICLE): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
export const meta = (source: string, options: CleanOptions = {}): Metadata =>
  clean(source, { from: "html", ...options }).meta;
export const ld = (value: unknown): string =>
  `<script type="application/ld+json">${typeof value === "string" ? value : JSON.stringify(value)}</script>`;
export const news = (more: object = {}) => ({ "@context": "https://schema.org", "@type": "NewsArticle", ...more });
