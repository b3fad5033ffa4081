/** What a shop puts around the goods it describes: what buyers say, what else there is to buy, what one fills in. */
import { maskOf } from "../../lexicon.js";
import type { Scope } from "../../model.js";
import { headedParts } from "./headed.js";
import type { Naming } from "./marks.js";
import type { Prose } from "./regions.js";

/** Names that shops and the services that collect reviews for them give to such parts. */
const AROUND: readonly (readonly [string, RegExp])[] = [
  ["reviews", /(?:^|[\s_-])(?:(?:(?:product|customer|user|buyer|store|site|game|app)-?)?reviews?|yotpo|jdgm|bazaarvoice|bv|okendo|oke|stamped|loox|judgeme|trustpilot|feefo|reevoo|turnto|pr-review|ratings)(?:$|[\s_\d-])|schema\.org\/(?:review|aggregaterating)(?:$|\s)/],
  ["questions of buyers", /(?:^|[\s_-])(?:q-?(?:and|n)?-?a|questions?-(?:and-|n-)?answers?|customer-questions|product-questions|ask-a-question)(?:$|[\s_\d-])/],
  ["other goods", /(?:^|[\s_-])(?:cross-?sells?|up-?sells?|bought-together|also-(?:bought|viewed)|similar|recently-?viewed|frequently-?bought|complementary|product-(?:recommendations?|carousel|slider))(?:$|[\s_\d-])/],
  ["the way to the till", /(?:^|[\s_-])(?:(?:mini-?|side-?|ajax-?)?cart|basket|checkout|wish-?list|quantity|qty|payment(?:-?(?:icons?|methods?|options?))?|stock-?(?:notify|alert)|back-in-stock)(?:$|[\s_\d-])/],
]; // biome-ignore format: a table

const RELATED = maskOf(["related-heading"]);

/** What the parts of a page of goods say they are, by their names and by their headings. */
export function productNames(scope: Scope, mass: Prose): Naming {
  const parts = headedParts(scope, mass, RELATED);
  return (i) => {
    const { tag, hint } = scope.doc.elements[i]!;
    if (tag !== "body" && tag !== "html" && tag !== "main" && hint) {
      for (const [label, pattern] of AROUND) if (pattern.test(hint)) return label;
    }
    return parts.get(i);
  };
}
