/** A model of a script's languages as texts are measured by it. It can be printed, so that the program need not make it. */
import { Pairs } from "./pairs.js";
import { ABSENT, type Model } from "./trigram-model.js";
import { PLACES, placeOf } from "./trigram-places.js";

export interface Measure {
  readonly codes: readonly string[];
  /** The runs that have no place, numbered. */
  readonly runs: Pairs;
  /** For each of them, and by the places of the others: where its share of `gains` begins, and how long it is. */
  readonly shares: Int32Array;
  readonly ofPlaces: Int32Array;
  /** For each run the languages that have it, and by how much less it costs there than where it is absent. */
  readonly gains: Uint16Array;
}

/** A gain is no more than `ABSENT`. */
export const LANGUAGE_SHIFT = 9;
export const GAIN = (1 << LANGUAGE_SHIFT) - 1;
export const SIZE_BITS = 7;
export const SIZE = (1 << SIZE_BITS) - 1;

/** Languages are taken so many at once; shares are filled up to that with some that cost nothing. */
export const STEP = 4;

/** The measure of a model. */
export function measureBy({ codes, runs, shares, having }: Model): Measure {
  if (codes.length >= SIZE - STEP) throw new RangeError(`a script has ${codes.length} languages`);
  const none = codes.length << LANGUAGE_SHIFT;
  const gains: number[] = [];
  const rest: number[] = [];
  const restShares: number[] = [];
  const ofPlaces = new Int32Array(PLACES);
  for (let run = 0; run < runs.size; run++) {
    const from = gains.length;
    for (let i = shares[run]!; i < shares[run + 1]!; i += 2)
      gains.push((having[i]! << LANGUAGE_SHIFT) | (ABSENT - having[i + 1]!));
    // The greatest stands first.
    for (let i = from + 1; i < gains.length; i++)
      if ((gains[i]! & GAIN) > (gains[from]! & GAIN)) [gains[from], gains[i]] = [gains[i]!, gains[from]!];
    while (gains.length % STEP) gains.push(none);
    const share = (from << SIZE_BITS) | (gains.length - from);
    const low = runs.secondOf(run);
    const place = placeOf(runs.firstOf(run), low >>> 16, low & 0xffff);
    if (place >= 0) ofPlaces[place] = share;
    else {
      rest.push(run);
      restShares.push(share);
    }
  }
  const others = new Pairs(rest.length);
  for (const run of rest) others.add(runs.firstOf(run), runs.secondOf(run));
  return { codes, runs: others, shares: Int32Array.from(restShares), ofPlaces, gains: Uint16Array.from(gains) };
}

/** A measure as numbers, for `readMeasure`; its codes are kept elsewhere. */
export function printMeasure({ runs, shares, ofPlaces, gains }: Measure): Int32Array {
  const pairs = runs.print();
  // Most scripts have no run that has a place.
  const placed = ofPlaces.some((share) => share !== 0) ? ofPlaces : new Int32Array(0);
  return Int32Array.from([pairs.length, shares.length, placed.length, ...pairs, ...shares, ...placed, ...gains]);
}

/** The measure that was printed, on the numbers themselves. */
export function readMeasure(codes: readonly string[], numbers: Int32Array): Measure {
  const shares = 3 + numbers[0]!;
  const places = shares + numbers[1]!;
  const gains = places + numbers[2]!;
  return {
    codes,
    runs: Pairs.read(numbers.subarray(3, shares)),
    shares: numbers.subarray(shares, places),
    ofPlaces: gains > places ? numbers.subarray(places, gains) : new Int32Array(PLACES),
    gains: new Uint16Array(numbers.subarray(gains)),
  };
}
