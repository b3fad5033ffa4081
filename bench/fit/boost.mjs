// Fits a sum of small tables by gradient boosting: each asks one signal, and on either side of its cut one more.

/** Cuts of a signal, at most. */
const BINS = 32;
/** Keeps weights of rare cases small. */
const RIDGE = 1;
/** Least weight of the lines on either side of a cut. */
const LEAST = 2;

let state = 1;
/** The same numbers in every run. */
export function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

/** Cuts between the lines' values, as many lines between any two. */
export function cutsOf(column, rows) {
  const sorted = Float32Array.from(rows, (i) => column[i]).sort();
  const out = [];
  for (let k = 1; k < BINS; k++) {
    const value = sorted[Math.floor((sorted.length * k) / BINS)];
    if (value > (out.at(-1) ?? sorted[0])) out.push(value);
  }
  return out;
}

/** For each line, how many cuts lie at or below its value. */
export const codesOf = (column, rows, cuts) =>
  Uint8Array.from(rows, (i) => {
    let code = 0;
    while (code < cuts.length && column[i] >= cuts[code]) code++;
    return code;
  });

/** The cut that tells most, over the lines of a side. */
function split(rows, signals, { codes, cuts, slope, curve, least }) {
  let slopes = 0;
  let curves = 0;
  for (const i of rows) {
    slopes += slope[i];
    curves += curve[i];
  }
  const value = (s, c) => s / (c + RIDGE);
  const gainOf = (s, c) => (s * s) / (c + RIDGE);
  const found = { gain: gainOf(slopes, curves) + 1e-6, weight: value(slopes, curves) };
  const s = new Float64Array(BINS);
  const c = new Float64Array(BINS);
  for (const k of signals) {
    s.fill(0);
    c.fill(0);
    const code = codes[k];
    for (const i of rows) {
      s[code[i]] += slope[i];
      c[code[i]] += curve[i];
    }
    let [a, b] = [0, 0];
    for (let cut = 0; cut < cuts[k].length; cut++) {
      a += s[cut];
      b += c[cut];
      if (b < least || curves - b < least) continue;
      const gain = gainOf(a, b) + gainOf(slopes - a, curves - b);
      if (gain <= found.gain) continue;
      Object.assign(found, { gain, signal: k, cut, below: value(a, b), above: value(slopes - a, curves - b) });
    }
  }
  return found;
}

/**
 * @param lines `codes` and `cuts` by signal, `weights` and `isArticle` by line
 * @param options `rounds`, `rate`, and the shares of lines and signals (`sample`) that each round looks at
 * @returns `bias` and rows: {signal, cut, below, above}, whose sides are {weight} or {signal, cut, below, above}
 */
export function boost({ codes, cuts, weights, isArticle }, { rounds, rate, sample }) {
  const size = weights.length;
  const all = weights.reduce((sum, w) => sum + w, 0);
  const article = weights.reduce((sum, w, i) => sum + (isArticle[i] ? w : 0), 0);
  const bias = Math.log(article / (all - article));
  const score = new Float64Array(size).fill(bias);
  const [slope, curve] = [new Float64Array(size), new Float64Array(size)];
  const rows = [];
  const least = LEAST * sample * (all / size);
  const sideOf = (side, signals) => {
    const { signal, cut, below, above, weight } = split(side, signals, { codes, cuts, slope, curve, least });
    if (signal === undefined) return { weight: weight * rate };
    return { signal, cut, below: below * rate, above: above * rate };
  };
  for (let round = 0; round < rounds; round++) {
    const some = new Int32Array(Math.floor(size * sample));
    for (let k = 0; k < some.length; k++) {
      const i = Math.floor(random() * size);
      const p = 1 / (1 + Math.exp(-score[i]));
      some[k] = i;
      slope[i] = weights[i] * ((isArticle[i] ? 1 : 0) - p);
      curve[i] = weights[i] * p * (1 - p);
    }
    const signals = codes.map((_, k) => k).filter(() => random() < sample);
    const { signal, cut } = split(some, signals, { codes, cuts, slope, curve, least });
    if (signal === undefined) continue;
    const isBelow = (i) => codes[signal][i] <= cut;
    const row = {
      signal,
      cut,
      below: sideOf(some.filter(isBelow), signals),
      above: sideOf(
        some.filter((i) => !isBelow(i)),
        signals,
      ),
    };
    rows.push(row);
    for (let i = 0; i < size; i++) score[i] += weigh(row, (k) => codes[k][i]);
  }
  return { bias, rows };
}

/** What a row says of a line. */
export function weigh({ signal, cut, below, above }, codeOf) {
  const side = codeOf(signal) <= cut ? below : above;
  if (side.signal === undefined) return side.weight;
  return codeOf(side.signal) <= side.cut ? side.below : side.above;
}
