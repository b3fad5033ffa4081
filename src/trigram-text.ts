/** Reads a text as franc does: the script that most of it is of, and its runs of three letters, each with how often it occurs. */
import { expressions } from "franc/expressions.js";
import { codeAt } from "./code-at.js";
import { Pairs } from "./pairs.js";
import { enterSets } from "./trigram-measures.js";
import { LETTERS, letters, OTHER, PLACES } from "./trigram-places.js";

/** Characters that franc reads. */
export const LONGEST = 2048;

/** The sets of scripts that characters belong to, and which of them each UTF-16 unit met so far has: number plus one. */
const sets: (readonly string[])[] = [];
const setOf = new Uint8Array(0x10000);
const setOfWide = new Map<string, number>();
const scripts = Object.keys(expressions);
const LATIN = "Latin";

/** The scripts that a character belongs to. */
export const setOfScripts = (char: string): string[] =>
  scripts.filter((script) => char.search(expressions[script]!) === 0);

/** The number of a character's set of scripts. */
function setOfCharacter(char: string): number {
  const own = setOfScripts(char);
  const found = sets.findIndex((set) => set.join() === own.join());
  return found >= 0 ? found : sets.push(own) - 1;
}

let entered = false;

/** Enters the sets that were found before, once, and ahead of any other, since their numbers are places. */
function enterKnown(): void {
  if (!entered) enterSets(sets, setOf);
  entered = true;
}

/** The number of a UTF-16 unit's set of scripts, plus one. */
function setOfUnit(code: number): number {
  enterKnown();
  if (!setOf[code]) setOf[code] = setOfCharacter(String.fromCharCode(code)) + 1;
  return setOf[code]!;
}

/** How many of a text's characters each set has, by number plus one. */
const counts = new Int32Array(256);

/** The script that most of the text's characters belong to, the first of several; none where they belong to none. */
function topScript(text: string): string | undefined {
  enterKnown();
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at);
    let set: number;
    if (code >= 0xd800 && code <= 0xdbff) {
      const char = String.fromCodePoint(text.codePointAt(at)!);
      set = setOfWide.get(char) ?? setOfCharacter(char) + 1;
      setOfWide.set(char, set);
      at += char.length - 1;
    } else set = setOf[code]! || setOfUnit(code);
    counts[set] = counts[set]! + 1;
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

/**
 * What is read of each UTF-16 unit: its small form and these flags; 0 where it has not been looked up, and for those whose
 * small form hangs on others.
 */
const read = new Int32Array(0x10000);
const READ = 1 << 16;
/** Belongs to the Latin script alone; to others. To none has no flag. */
const OF_LATIN = 1 << 17;
const OF_OTHERS = 1 << 18;
/** The text as franc reads it: punctuation and digits of ASCII as spaces, no two of them together. */
let folded = new Uint16Array(LONGEST + 2);
/** The flags of its characters. */
let flags = 0;

/** Looks up what is read of a unit; 0 where it hangs on others. */
function look(char: string): number {
  const code = codeAt(char, 0);
  if (code === 0x3a3 || (code & 0xf800) === 0xd800) return 0;
  const now = code >= 0x21 && code <= 0x40 ? " " : char.toLowerCase().replace(/^\s$/, " ");
  if (now.length !== 1) return 0;
  const set = sets[setOfUnit(code) - 1]!;
  const flag = set.length === 0 ? 0 : set.length === 1 && set[0] === LATIN ? OF_LATIN : OF_OTHERS;
  read[code] = codeAt(now, 0) | READ | flag;
  return read[code]!;
}

/** The units of the text. */
const units = new Uint16Array(LONGEST);
/** The same memory, where the platform is Node and has the lower byte first: it copies a text in one go. */
const bytes =
  typeof Buffer !== "undefined" && new Uint8Array(new Uint16Array([1]).buffer)[0] === 1
    ? Buffer.from(units.buffer)
    : undefined;

/** Folds a text in one pass; gives the length, -1 where a letter needs the whole text for its small form. */
function fold(text: string): number {
  const size = text.length;
  if (bytes) bytes.write(text, "utf16le");
  else for (let i = 0; i < size; i++) units[i] = codeAt(text, i);
  let all = 0;
  let last = 32;
  let length = 1;
  folded[0] = 32;
  for (let i = 0; i < size; i++) {
    const what = read[units[i]!]! || look(text[i]!);
    if (what === 0) return -1;
    all |= what;
    const now = what & 0xffff;
    folded[length] = now;
    // One more but for a space after a space. Without a branch, since where spaces come cannot be foretold.
    length += (0 - ((now ^ 32) | (last ^ 32))) >>> 31;
    last = now;
  }
  if (last !== 32) folded[length++] = 32;
  flags = all;
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

/** The runs of one text. */
export const runs = {
  /** Those that have places: `found` of them, and by place how often each occurs; who reads them is to clear that. */
  found: 0,
  places: new Uint16Array(2 * LONGEST + 8),
  often: new Uint16Array(PLACES),
  /** The others, and how often each occurs. */
  seen: new Pairs(2 * LONGEST + 8),
  times: new Int32Array(2 * LONGEST + 8),
};
const { places, often, seen, times } = runs;

function countOne(first: number, second: number, third: number): void {
  const before = seen.size;
  const number = seen.add(first, (second << 16) | third);
  times[number] = number === before ? 1 : times[number]! + 1;
}

/** Counts the runs of the folded text. */
function countRuns(length: number): void {
  seen.clear();
  let found = 0;
  let a = letters[folded[0]!]!;
  let b = letters[folded[1]!]!;
  for (let i = 2; i < length; i++) {
    const c = letters[folded[i]!]!;
    if ((a | b | c) & OTHER) countOne(folded[i - 2]!, folded[i - 1]!, folded[i]!);
    else {
      const place = (a * LETTERS + b) * LETTERS + c;
      const before = often[place]!;
      // Written always, and kept where it is new: whether it is cannot be foretold, so a branch would cost more.
      places[found] = place;
      found += (before - 1) >>> 31;
      often[place] = before + 1;
    }
    a = b;
    b = c;
  }
  runs.found = found;
}

/** Reads a text's runs into `runs` where its script is one that counts; gives the script. */
export function readText(text: string, counts: (script: string) => boolean): string | undefined {
  const length = fold(text);
  const script = length < 0 || flags & OF_OTHERS ? topScript(text) : flags & OF_LATIN ? LATIN : undefined;
  if (script !== undefined && counts(script)) countRuns(length < 0 ? foldAll(text) : length);
  return script;
}
