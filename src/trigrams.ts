/**
 * franc's measure, with franc's data: how near a text's runs of three letters come to those of each language. franc asks
 * each language for each run; here each run is looked up once and tells the languages that have it.
 */

import { expressions } from "franc/expressions.js";
import { codeAt } from "./code-at.js";
import { Pairs } from "./pairs.js";
import { Rating } from "./rating.js";
import { ABSENT, type Model } from "./trigram-model.js";
import { enterSets, hasModel, modelIn } from "./trigram-models.js";

/** Characters that franc reads, and those below which it says nothing. */
const LONGEST = 2048;
const SHORTEST = 10;

/** The sets of scripts that characters belong to, and which of them each UTF-16 unit met so far has: number plus one. */
const sets: (readonly string[])[] = [];
const setOf = new Uint8Array(0x10000);
const setOfWide = new Map<string, number>();
const scripts = Object.keys(expressions);

/** The scripts that a character belongs to. */
export const setOfScripts = (char: string): string[] =>
  scripts.filter((script) => char.search(expressions[script]!) === 0);

/** The number of a character's set of scripts. */
function setOfCharacter(char: string): number {
  const own = setOfScripts(char);
  const found = sets.findIndex((set) => set.join() === own.join());
  return found >= 0 ? found : sets.push(own) - 1;
}

/** The units of the text that is measured. */
const units = new Uint16Array(LONGEST);
/** How many of its characters each set has, by number plus one. */
const counts = new Int32Array(256);

/** The script that most of the text's characters belong to, the first of several; none where they belong to none. */
function topScript(text: string): string | undefined {
  if (!sets.length) enterSets(sets, setOf);
  const size = text.length;
  for (let at = 0; at < size; at++) {
    const code = units[at]!;
    if (code >= 0xd800 && code <= 0xdbff) {
      const char = String.fromCodePoint(text.codePointAt(at)!);
      let set = setOfWide.get(char);
      if (set === undefined) {
        set = setOfCharacter(char);
        setOfWide.set(char, set);
      }
      counts[set + 1] = counts[set + 1]! + 1;
      at += char.length - 1;
      continue;
    }
    const set = setOf[code]!;
    if (!set) setOf[code] = setOfCharacter(text[at]!) + 1;
    counts[setOf[code]!] = counts[setOf[code]!]! + 1;
  }
  const totals = new Map<string, number>();
  for (let set = 0; set < sets.length; set++) {
    const times = counts[set + 1]!;
    counts[set + 1] = 0;
    if (times) for (const script of sets[set]!) totals.set(script, (totals.get(script) ?? 0) + times);
  }
  let top: string | undefined;
  let most = 0;
  for (const [script, total] of totals) {
    const isTop = total > most || (total === most && scripts.indexOf(script) < scripts.indexOf(top!));
    if (isTop) [top, most] = [script, total];
  }
  return top;
}

/** The runs of one text, and how often each occurs. */
const seen = new Pairs(2 * LONGEST + 8);
const times = new Int32Array(2 * LONGEST + 8);

/** Each UTF-16 unit in small; 0 where it has not been looked up, and for those whose small form hangs on others. */
const small = new Uint16Array(0x10000);
/** The text as franc reads it: punctuation and digits of ASCII as spaces, no two of them together. */
let folded = new Uint16Array(LONGEST + 2);

/** Folds a text in one pass; gives the length, -1 where a letter needs the whole text for its small form. */
function fold(text: string): number {
  let length = 0;
  folded[length++] = 32;
  const size = text.length;
  for (let i = 0; i < size; i++) {
    const code = units[i]!;
    let now = small[code]!;
    if (!now) {
      if (code === 0x3a3 || (code >= 0xd800 && code <= 0xdfff && (code < 0xd83c || code > 0xd83e) && code < 0xdc00))
        return -1;
      const char = code >= 0x21 && code <= 0x40 ? " " : text[i]!.toLowerCase().replace(/^\s$/, " ");
      if (char.length !== 1) return -1;
      now = char.charCodeAt(0);
      small[code] = now;
    }
    if (now !== 32 || folded[length - 1] !== 32) folded[length++] = now;
  }
  if (folded[length - 1] !== 32) folded[length++] = 32;
  return length;
}

/** The same with the platform's means. */
function foldAll(text: string): number {
  const all = ` ${text
    .replace(/[\u0021-\u0040]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase()} `;
  if (all.length > folded.length) folded = new Uint16Array(all.length);
  for (let i = 0; i < all.length; i++) folded[i] = codeAt(all, i);
  return all.length;
}

/** Runs of the letters a to z and of the space have a place of their own each: most runs of most texts are such. */
const LETTERS = 27;
const PLACES = LETTERS ** 3;
/** How often each of them occurs in the text, and which do. */
const often = new Uint16Array(PLACES);
const places = new Uint16Array(2 * LONGEST + 8);

/** A small letter's number, from 1 on, 0 for a space; more than 26 for any other unit. */
const letters = new Uint8Array(0x10000).fill(LETTERS);
letters[32] = 0;
for (let i = 1; i < LETTERS; i++) letters[96 + i] = i;
const codeOf = (letter: number): number => (letter === 0 ? 32 : letter + 96);

/** The runs of a model by those places: number plus one, 0 for none. Made once a few texts have shown that it pays. */
const tables = new WeakMap<Model, Uint16Array>();
const asked = new WeakMap<Model, number>();
const PAYS = 8;

/** The run of a place, -1 for none. */
function runAt(runs: Pairs, place: number): number {
  const second = Math.floor(place / LETTERS);
  const [a, b, c] = [Math.floor(second / LETTERS), second % LETTERS, place % LETTERS];
  return runs.find(codeOf(a), (codeOf(b) << 16) | codeOf(c));
}

function tableOf(model: Model): Uint16Array | undefined {
  const known = tables.get(model);
  if (known) return known;
  const times = (asked.get(model) ?? 0) + 1;
  asked.set(model, times);
  if (times < PAYS || model.shares.length > 0xffff) return undefined;
  const table = new Uint16Array(PLACES);
  for (let place = 0; place < PLACES; place++) {
    table[place] = runAt(model.runs, place) + 1;
  }
  tables.set(model, table);
  return table;
}

function countOne(first: number, second: number, third: number): void {
  const before = seen.size;
  const number = seen.add(first, (second << 16) | third);
  times[number] = number === before ? 1 : times[number]! + 1;
}

/** Adds to the languages' totals how far each run of the folded text is from its rank there. */
function addAll(model: Model, length: number, totals: Int32Array): void {
  const { runs, shares, having } = model;
  const table = tableOf(model);
  seen.clear();
  let found = 0;
  let a = letters[folded[0]!]!;
  let b = letters[folded[1]!]!;
  for (let i = 2; i < length; i++) {
    const c = letters[folded[i]!]!;
    if (a === LETTERS || b === LETTERS || c === LETTERS) countOne(folded[i - 2]!, folded[i - 1]!, folded[i]!);
    else {
      const place = (a * LETTERS + b) * LETTERS + c;
      if (often[place] === 0) places[found++] = place;
      often[place] = often[place]! + 1;
    }
    a = b;
    b = c;
  }
  totals.fill((found + seen.size) * ABSENT);
  for (let k = 0; k < found; k++) {
    const place = places[k]!;
    const run = table ? table[place]! - 1 : runAt(runs, place);
    if (run >= 0) addOne(having, shares[run]!, shares[run + 1]!, often[place]! - 1, totals);
    often[place] = 0;
  }
  for (let number = 0; number < seen.size; number++) {
    const run = runs.findOf(seen, number);
    if (run >= 0) addOne(having, shares[run]!, shares[run + 1]!, times[number]! - 1, totals);
  }
}

function addOne(having: Uint16Array, from: number, to: number, count: number, totals: Int32Array): void {
  for (let i = from; i < to; i += 2) {
    const language = having[i]!;
    totals[language] = totals[language]! + Math.abs(count - having[i + 1]!) - ABSENT;
  }
}

/** A text's distance from each of the languages of a model. */
function distances(model: Model, text: string): Int32Array {
  const found = fold(text);
  const totals = new Int32Array(model.codes.length);
  addAll(model, found < 0 ? foldAll(text) : found, totals);
  return totals;
}

/**
 * A measure among some languages: it rates a text among those of its script, or as `und` where nothing tells; the same as
 * franc's `francAll`.
 *
 * @param codes ISO 639-3 codes of the languages that count
 */
export function measureOf(codes: readonly string[]): (text: string) => Rating {
  const only = new Set(codes);
  const models = new Map<string, Model>();
  return (input) => {
    const text = input.slice(0, LONGEST);
    for (let i = 0; i < text.length; i++) units[i] = codeAt(text, i);
    const script = text.length < SHORTEST ? undefined : topScript(text);
    if (script === undefined) return Rating.only("und");
    // A script of one language.
    if (!hasModel(script)) return Rating.only(only.has(script) ? script : "und");
    let model = models.get(script);
    if (!model) {
      model = modelIn(script, only);
      models.set(script, model);
    }
    // None of the script's languages counts.
    if (model.codes.length === 0) return Rating.only("und");
    return new Rating(model.codes, distances(model, text), text.length * ABSENT);
  };
}
