// How well a cleaner does on texts that are labelled line by line (keep, drop, rewrite, either).
//
// drop   of the labelled lines that were removed, how many are junk (p); of the junk, how much was removed (r)
// keep   of the lines to keep, how many came out, by number and by characters; a line that came out all but whole
//        (word F1 of 0.9) came out
// Of lines that stand in a text several times only how many came out is asked. Lines labelled `either` are not counted.
import { byWords } from "./score.mjs";

const NEAR = 0.9;
const share = (part, whole) => (whole === 0 ? 0 : part / whole);
const squeeze = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** The labels of a page, those of equal lines together: `{keep, drop, either}` by the line as it should come out. */
function groupsOf(page) {
  const lines = page.input.split("\n");
  const groups = new Map();
  for (const label of page.lines) {
    const line = squeeze(label.label === "rewrite" ? label.text : lines[label.n - 1]);
    if (!line) continue;
    const group = groups.get(line) ?? { keep: [], drop: [], either: [] };
    group[label.label === "rewrite" ? "keep" : label.label].push(label);
    groups.set(line, group);
  }
  return groups;
}

/** Takes one out of a bag of lines; whether it was there. */
function take(bag, line) {
  const n = bag.get(line) ?? 0;
  if (n > 1) bag.set(line, n - 1);
  else bag.delete(line);
  return n > 0;
}

/** What one page's text is worth. */
export function scoreLines(page, text) {
  const groups = groupsOf(page);
  const others = new Map();
  for (const line of text.split("\n").map(squeeze)) if (line) others.set(line, (others.get(line) ?? 0) + 1);
  const found = new Map([...groups.keys()].map((line) => [line, others.get(line) ?? 0]));
  for (const line of groups.keys()) others.delete(line);
  const score = { keep: 0, kept: 0, chars: 0, keptChars: 0, rewrites: 0, rewritten: 0, drop: 0, dropped: 0, kinds: {} };
  for (const [line, group] of groups) {
    let left = found.get(line);
    for (const { label } of group.keep) {
      const near = left > 0 ? undefined : [...others.keys()].find((other) => byWords(other, line).f1 >= NEAR);
      const came = left > 0 || (near !== undefined && take(others, near));
      if (left > 0) left--;
      score.keep++;
      score.chars += line.length;
      if (label === "rewrite") score.rewrites++;
      if (!came) continue;
      score.kept++;
      score.keptChars += line.length;
      if (label === "rewrite") score.rewritten++;
    }
    left -= group.either.length;
    for (const { kind } of group.drop) {
      score.kinds[kind] ??= { drop: 0, dropped: 0 };
      const own = score.kinds[kind];
      own.drop++;
      score.drop++;
      if (left-- > 0) continue;
      own.dropped++;
      score.dropped++;
    }
  }
  return score;
}

/** The figures of all pages together. */
export function summariseLines(pages) {
  const total = (key) => pages.reduce((sum, page) => sum + page[key], 0);
  const [keep, kept, drop, dropped] = ["keep", "kept", "drop", "dropped"].map(total);
  const p = share(dropped, dropped + keep - kept);
  const r = share(dropped, drop);
  const kinds = {};
  for (const page of pages) {
    for (const [kind, own] of Object.entries(page.kinds)) {
      kinds[kind] ??= { drop: 0, dropped: 0 };
      const sum = kinds[kind];
      sum.drop += own.drop;
      sum.dropped += own.dropped;
    }
  }
  return {
    pages: pages.length,
    p,
    r,
    f1: p + r === 0 ? 0 : (2 * p * r) / (p + r),
    lines: share(kept, keep),
    chars: share(total("keptChars"), total("chars")),
    rewrites: [total("rewritten"), total("rewrites")],
    spotless: share(pages.filter((page) => page.kept === page.keep && page.dropped === page.drop).length, pages.length),
    kinds,
  };
}
