// Which words of a page are those of its article: both are aligned in order, by runs of four words that stand once in
// either, and by the longest common subsequence between those.

const RUN = 4;
/** Largest table for a stretch between two anchors, in cells. */
const CELLS = 4e6;
/** A line of so many words or more may also stand elsewhere in the article than the order says. */
const FREE = 8;

const WORD = /[\p{L}\p{N}_]+/gu;
export const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];

/** Runs of four words that stand once: their place; -1 for those that come again. */
function places(words) {
  const out = new Map();
  for (let i = 0; i + RUN <= words.length; i++) {
    const key = words.slice(i, i + RUN).join(" ");
    out.set(key, out.has(key) ? -1 : i);
  }
  return out;
}

/** The longest list of pairs in which both numbers rise. */
function rising(pairs) {
  const tails = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (let k = 0; k < pairs.length; k++) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]][1] < pairs[k][1]) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[k] = tails[low - 1];
    tails[low] = k;
  }
  const out = [];
  for (let k = tails.at(-1) ?? -1; k >= 0; k = before[k]) out.push(pairs[k]);
  return out.reverse();
}

/** Marks the words of [a, b) that a longest common subsequence with [c, d) holds. */
function fill(page, truth, a, b, c, d, marks) {
  while (a < b && c < d && page[a] === truth[c]) {
    marks[a++] = 1;
    c++;
  }
  while (a < b && c < d && page[b - 1] === truth[d - 1]) {
    marks[--b] = 1;
    d--;
  }
  const width = d - c + 1;
  if ((b - a) * (d - c) === 0 || (b - a) * (d - c) > CELLS) return;
  const table = new Uint16Array((b - a + 1) * width);
  for (let x = b - a - 1; x >= 0; x--)
    for (let y = d - c - 1; y >= 0; y--)
      table[x * width + y] =
        page[a + x] === truth[c + y]
          ? table[(x + 1) * width + y + 1] + 1
          : Math.max(table[(x + 1) * width + y], table[x * width + y + 1]);
  for (let x = 0, y = 0; x < b - a && y < d - c; ) {
    if (page[a + x] === truth[c + y]) {
      marks[a + x] = 1;
      x++;
      y++;
    } else if (table[(x + 1) * width + y] >= table[x * width + y + 1]) x++;
    else y++;
  }
}

function align(page, truth) {
  const marks = new Uint8Array(page.length);
  const inTruth = places(truth);
  const pairs = [];
  for (const [key, i] of places(page)) {
    const j = inTruth.get(key) ?? -1;
    if (i >= 0 && j >= 0) pairs.push([i, j]);
  }
  pairs.sort((x, y) => x[0] - y[0]);
  let [a, c] = [0, 0];
  for (const [i, j] of [...rising(pairs), [page.length, truth.length]]) {
    if (i >= a && j >= c) fill(page, truth, a, i, c, j, marks);
    for (let k = 0; k < RUN && i + k < page.length; k++) marks[i + k] = 1;
    a = Math.max(a, i + RUN);
    c = Math.max(c, j + RUN);
  }
  return marks;
}

/**
 * For each line the share of its words that are the article's, and their number.
 *
 * @param lines texts of the page's lines
 * @param truth words of the article
 */
export function label(lines, truth) {
  const words = lines.map(wordsOf);
  const marks = align(words.flat(), truth);
  const runs = new Set(places(truth).keys());
  let at = 0;
  return words.map((own) => {
    let share = 0;
    for (let k = 0; k < own.length; k++) share += marks[at + k] / own.length;
    at += own.length;
    if (own.length >= FREE && share < 0.5)
      share = Math.max(share, [...places(own).keys()].filter((run) => runs.has(run)).length / (own.length - RUN + 1));
    return { share, words: own.length };
  });
}
