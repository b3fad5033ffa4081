/** Runs of three letters that have a place of their own: those of the letters a to z and of the space, which most are. */
export const LETTERS = 27;
export const PLACES = LETTERS ** 3;

/** A small letter's number, from 1 on, 0 for a space; for any other unit a bit that none of these has. */
export const OTHER = 32;
export const letters = new Uint8Array(0x10000).fill(OTHER);
letters[32] = 0;
for (let i = 1; i < LETTERS; i++) letters[96 + i] = i;

/** The place of a run of three units, -1 where it has none. */
export function placeOf(first: number, second: number, third: number): number {
  const [a, b, c] = [letters[first]!, letters[second]!, letters[third]!];
  return (a | b | c) & OTHER ? -1 : (a * LETTERS + b) * LETTERS + c;
}
