/** Names of authors, sites and the like, from what pages write in their place. */
import { expression } from "../expressions.js";
import { facts } from "../text.js";
import { decoded } from "./entities.js";

/** Tags that stand in titles for their look; of others a title may tell. */
const LOOKS = /<\/?(?:b|i|em|strong|u|p|br|span|a|div|h[1-6]|sup|sub|mark|small|font|img)(?:[\s/][^<>]*)?>/gi;

/** One line of plain text: tags of formatting gone, entities decoded (twice, as often written), white space single. */
export function plain(text: string): string {
  let out = text;
  for (let round = 0; round < 2; round++) {
    if (out.includes("<")) out = out.replace(LOOKS, (tag) => (/^<\/?(?:p|br|div|h)/i.test(tag) ? " " : ""));
    if (!out.includes("&")) break;
    out = decoded(out);
  }
  return out.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, " ").trim();
}

/** A text as words to compare: case, signs and white space folded. */
export const keyOf = (text: string): string => (text ? facts({ text }).key : "");

/** Longest name, in characters. */
const LONGEST = 100;
const MOST_WORDS = 9;
/** What programs write where nobody has been named. */
const NOBODY = new Set(
  `admin administrator administrador administrateur webmaster root user default unknown anonymous anonym guest null
  undefined none n/a na author autor auteur editor redaktion redaction staff superuser wordpress test system
  moderator team support info contact siteadmin webadmin wpadmin`.split(/\s+/),
);
const ADDRESS = /^https?:|^www\.|:\/\/|^[/@#]|\S@\S+\.\S/i;
/** Made by a template that was not filled in, or the mark of a product. */
const TEMPLATE = /[{}<>[\]$%=\\™®©]/;
const CASED_ONLY = expression(/^[A-Za-z!-#%-*,-/:;?@[-\]_{} \d]+$/, () => /^[\p{Lu}\p{Ll}\p{M}\p{P}\p{Zs}\d]+$/u);
/** The label before a name. */
const LABEL = expression(
  /^[a-z/* ]{2,30}:\s+(?=[a-z])|^(?:written by|posted by|by|von|par|por)\s+(?=[a-z])/i,
  () => /^[\p{L}/* ]{2,30}:\s+(?=\p{L})|^(?:written by|posted by|by|von|par|por)\s+(?=\p{Lu})/iu,
);
const BY = expression(/^(?:by|von|par|por)\s+(?=[a-z])/i, () => /^(?:by|von|par|por)\s+(?=\p{Lu})/iu);
/** Two letters, or one of a script without capitals to begin with. */
const LETTERS = expression(/[A-Za-z][A-Za-z.]/, () => /\p{L}[\p{L}\p{M}.]|^\p{Lo}/u);
const TWO_CAPITALS = expression(/^[A-Z].*\s[A-Za-z]*[A-Z]/, () => /^\p{Lu}.*\s\p{L}*\p{Lu}/u);

/** The name in a text that is there to hold one; undefined where it is an address, a placeholder or no name at all. */
export function nameIn(text: string): string | undefined {
  let name = plain(text.slice(0, 1_000));
  name = name.replace(/\s*\((?:https?:|[^)\s]*@)[^)]*\)\s*$|\s*<[^>]*>\s*$|\s+@\w+$/, "");
  name = name.replace(LABEL(name), "").replace(/^[\s,;:|·•–-]+|[\s,;:|·•–-]+$/gu, "");
  if (!name || name.length > LONGEST || ADDRESS.test(name) || TEMPLATE.test(name)) return undefined;
  if (
    NOBODY.has(
      name
        .toLowerCase()
        .replace(/[\s_-]+/g, "")
        .replace(/(?<=^\D*)\d+$|(?<=^admin)n$/, ""),
    ) ||
    name.split(" ").length > MOST_WORDS
  )
    return undefined;
  return LETTERS(name).test(name) ? name : undefined;
}

const AND = /\s+(?:and|und|et|y|e|og|och|en|&|\+)\s+/iu;
const COMMA = /\s*,\s*(?:(?:and|und|et|y|e|&)\s)?\s*|\s+(?:and|und|et|y|e|&)\s+/iu;
/** Two to five words with capitals: a first name and a last one at least. */
function isFull(text: string): boolean {
  const words = text.split(" ").length;
  const capitals = TWO_CAPITALS(text).test(text) && CASED_ONLY(text).test(text);
  return words >= 2 && words <= 5 && capitals && !text.includes(",") && !AND.test(text);
}

/** The names in one text: "A B, C D and E F" are three, "Smith and Sons" and "Doe, Jane" one. */
export function namesIn(text: string): string[] {
  const whole = plain(text.slice(0, 2_000));
  const line = whole.replace(BY(whole), "");
  // Behind a name and a comma often stands what its bearer is, or works for.
  const bare = (part: string): string => {
    if (!part.includes(",")) return part;
    const [first = ""] = part.split(/\s*,\s*/);
    return isFull(first) ? first : part;
  };
  const found = (parts: readonly string[]): string[] => unique(parts.flatMap((part) => nameIn(part) ?? []));
  const listed = line.split(/\s*[;|]\s*/).filter(Boolean);
  if (listed.length > 1) return found(listed.map(bare));
  const parts = line.split(COMMA).filter(Boolean);
  if (parts.length > 1 && parts.every(isFull)) return found(parts);
  const joined = AND.test(line) ? line.split(AND).map(bare) : [];
  if (joined.length > 1 && joined.every(isFull)) return found(joined);
  return found([bare(line)]);
}

/** Without repetitions, whatever the case. */
export function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = keyOf(name) || name;
    return !seen.has(key) && seen.add(key);
  });
}
