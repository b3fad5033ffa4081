/** The chain in its default order; order is policy. A new filter is one new file and one line here. */

import type { Example, Filter } from "../model.js";
import * as mainContent from "./main-content.js";

export interface Entry {
  readonly filter: Filter;
  readonly examples: readonly Example[];
}

export const entries: readonly Entry[] = [
  // What the page is made of comes before what its lines say.
  mainContent,
];
