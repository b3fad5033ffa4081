/**
 * Elements and blocks of a page as columns of numbers: choosing the content goes over all of them a dozen times, and
 * objects lie far apart.
 */
import type { Block, Element } from "../../model.js";
import { weight } from "./weight.js";

const parents = new WeakMap<readonly Element[], Int32Array>();

/** The parent of each element, by index; -1 for a root. */
export function parentsOf(elements: readonly Element[]): Int32Array {
  let found = parents.get(elements);
  if (!found) {
    found = new Int32Array(elements.length);
    for (let i = 0; i < found.length; i++) found[i] = elements[i]!.parent;
    parents.set(elements, found);
  }
  return found;
}

/** An entry a block. */
export interface Places {
  /** Index of the nearest element; -1 for none. */
  readonly elements: Int32Array;
  /** Characters, and how many of them stand in links. */
  readonly chars: Int32Array;
  readonly links: Float64Array;
  /** What the block speaks for its surroundings being the article (`weight`). */
  readonly weights: Float64Array;
}

const places = new WeakMap<readonly Block[], Places>();

/** The columns of blocks. */
export function placesOf(blocks: readonly Block[]): Places {
  const known = places.get(blocks);
  if (known) return known;
  const size = blocks.length;
  const found = {
    elements: new Int32Array(size),
    chars: new Int32Array(size),
    links: new Float64Array(size),
    weights: new Float64Array(size),
  };
  for (let i = 0; i < size; i++) {
    const block = blocks[i]!;
    const { element = -1, linkDensity = 0 } = block.markup ?? {};
    found.elements[i] = element;
    found.chars[i] = block.text.length;
    found.links[i] = block.text.length * linkDensity;
    if (element >= 0) found.weights[i] = weight(block);
  }
  places.set(blocks, found);
  return found;
}
