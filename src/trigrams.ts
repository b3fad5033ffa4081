/**
 * franc's measure, with franc's data: how near a text's runs of three letters come to those of each language. franc asks
 * each language for each run; here each run is looked up once and tells the languages that have it.
 */
import { Rating } from "./rating.js";
import { GAIN, LANGUAGE_SHIFT, type Measure, SIZE, SIZE_BITS, STEP } from "./trigram-measure.js";
import { hasMeasure, measureOfScript } from "./trigram-measures.js";
import { ABSENT } from "./trigram-model.js";
import { LONGEST, readText, runs } from "./trigram-text.js";

/** Characters below which franc says nothing. */
const SHORTEST = 10;

/** Takes a language's gain of a run from its total, that of a run that is no more frequent than it is there. */
function takeLess(gain: number, more: number, totals: Int32Array): void {
  const language = gain >>> LANGUAGE_SHIFT;
  totals[language] = totals[language]! - (gain & GAIN) - more;
}

/** The same for any run. */
function takeAny(gain: number, more: number, totals: Int32Array): void {
  const language = gain >>> LANGUAGE_SHIFT;
  totals[language] = totals[language]! - ABSENT + Math.abs((gain & GAIN) + more - ABSENT);
}

/**
 * Takes from the languages' totals what a run costs less in those that have it.
 *
 * @param share of `gains`: where it begins, and how long it is
 * @param more how often the run occurs beyond once
 */
function take(gains: Uint16Array, share: number, more: number, totals: Int32Array): void {
  const from = share >>> SIZE_BITS;
  const to = from + (share & SIZE);
  if ((gains[from]! & GAIN) + more > ABSENT) {
    for (let i = from; i < to; i++) takeAny(gains[i]!, more, totals);
    return;
  }
  for (let i = from; i < to; i += STEP) {
    takeLess(gains[i]!, more, totals);
    takeLess(gains[i + 1]!, more, totals);
    takeLess(gains[i + 2]!, more, totals);
    takeLess(gains[i + 3]!, more, totals);
  }
}

/** The distance of the text that was read from each of the languages of a script. */
function distances({ codes, runs: known, shares, ofPlaces, gains }: Measure): Int32Array {
  const { found, places, often, seen, times } = runs;
  const totals = new Int32Array(codes.length + 1).fill((found + seen.size) * ABSENT);
  for (let k = 0; k < found; k++) {
    const place = places[k]!;
    const share = ofPlaces[place]!;
    if (share) take(gains, share, often[place]! - 1, totals);
    often[place] = 0;
  }
  for (let number = 0; number < seen.size; number++) {
    const run = known.findOf(seen, number);
    if (run >= 0) take(gains, shares[run]!, times[number]! - 1, totals);
  }
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
  const measures = new Map<string, Measure>();
  const measureIn = (script: string): Measure => {
    let measure = measures.get(script);
    if (!measure) {
      measure = measureOfScript(script, only);
      measures.set(script, measure);
    }
    return measure;
  };
  return (input) => {
    if (input.length < SHORTEST) return Rating.only("und");
    const text = input.slice(0, LONGEST);
    const script = readText(text, (script) => hasMeasure(script) && measureIn(script).codes.length > 0);
    if (script === undefined) return Rating.only("und");
    // A script of one language.
    if (!hasMeasure(script)) return Rating.only(only.has(script) ? script : "und");
    const measure = measureIn(script);
    // None of the script's languages counts.
    if (measure.codes.length === 0) return Rating.only("und");
    return new Rating(measure.codes, distances(measure), text.length * ABSENT);
  };
}
