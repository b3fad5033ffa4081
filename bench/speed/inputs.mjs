// What is measured: pages and texts of a folder, of the fixtures, or made up; in memory, and packed for the processes.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hash, readBytes, readRows } from "../corpora.mjs";
import { madeUpPage, madeUpText } from "./made-up.mjs";

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));
/** Pages of the fixtures come once for so many made-up ones. */
const RARE = 9;

/**
 * `count` of the items, all where there are fewer: the same ones at each run, in an order of their own.
 *
 * @param nameOf a name for each, which must not tell where its folder lies
 */
export const sampled = (items, nameOf, count) =>
  items
    .map((item) => ({ item, rank: hash(`1:${nameOf(item)}`) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ item }) => item);

/** `count` of the files below a folder whose names a pattern matches, as bytes; none is an error. */
function filesOf(folder, pattern, what, count = Number.POSITIVE_INFINITY) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${folder}: is no folder; give one of ${what}`);
  const names = readdirSync(folder, { recursive: true }).filter((name) => pattern.test(name));
  if (names.length === 0) throw new Error(`${folder}: holds no ${what}; give a folder that does`);
  return sampled(names, String, count).map((name) => readBytes(join(folder, name)));
}

/**
 * Pages of HTML as bytes.
 *
 * @param folder a folder of .html or .html.gz files, at any depth; pages of the fixtures and made-up ones where absent
 */
export function htmlPages(folder, count) {
  if (folder) return filesOf(folder, /\.html?(?:\.gz)?$/i, "pages (.html, .html.gz)", count);
  return mixed(count, filesOf(fixtures, /\.html$/, "pages"), madeUpPage);
}

/** Made-up pages, and now and then one of the fixtures. */
const mixed = (count, real, make) =>
  Array.from({ length: count }, (_, i) =>
    i % (RARE + 1) === RARE ? real[Math.floor(i / (RARE + 1)) % real.length] : Buffer.from(make(i)),
  );

/**
 * Extracted texts as UTF-8.
 *
 * @param path a .jsonl or .jsonl.gz file of rows with `input`, or a folder of .txt files; texts of the fixtures and
 *   made-up ones where absent
 */
export function textPages(path, count) {
  if (path && !statSync(path, { throwIfNoEntry: false })?.isFile())
    return filesOf(path, /\.txt$/, "texts (.txt)", count);
  if (path) {
    const rows = readRows(path);
    if (typeof rows[0]?.input !== "string") throw new Error(`${path}: its rows have no column \`input\` of text`);
    return sampled(rows, ({ input }) => input, count).map(({ input }) => Buffer.from(input));
  }
  return mixed(count, filesOf(fixtures, /^(?!.*\.expected\.txt$).*\.txt$/, "texts"), madeUpText);
}

/** Puts pages into one file: the length of each as four bytes, the least first, then its bytes. */
export function pack(path, pages) {
  const parts = pages.flatMap((bytes) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    return [length, bytes];
  });
  writeFileSync(path, Buffer.concat(parts));
}

/** The pages of such a file. */
export function unpack(path) {
  const all = readFileSync(path);
  const pages = [];
  for (let at = 0; at < all.length; ) {
    const end = at + 4 + all.readUInt32LE(at);
    pages.push(all.subarray(at + 4, end));
    at = end;
  }
  return pages;
}

export const megabytesOf = (pages) => pages.reduce((sum, { length }) => sum + length, 0) / 1e6;
