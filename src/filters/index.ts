/** The chain in its default order; order is policy. A new filter is one new file and one line here. */
import type { Example, Filter } from "../model.js";

export interface Entry {
  readonly filter: Filter;
  readonly examples: readonly Example[];
}

export const entries: readonly Entry[] = [];
