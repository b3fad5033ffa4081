/** Shortcodes, templates and placeholders that a content system did not fill in. */
import { drop, quote, repair } from "../filter.js";
import type { Block, Example, Filter, Verdict } from "../model.js";
import { marks, mayHold } from "../text.js";
import { mayMend } from "./shared/mending.js";
import { newlineOf, type Remain, withoutRemains } from "./shared/remains.js";

/** Shortcodes that content systems and their common plugins bring along. */
const KNOWN = new Set(
  (
    "caption gallery embed sourcecode code audio video playlist youtube vimeo soundcloud tweet instagram contact-form " +
    "contact-form-7 convertkit mailpoet_form wpforms gravityform ninja_form pullquote dropcap toc column columns button " +
    "quote img url b i u center size color"
  ).split(" "),
);
/** Families of page builders: `[vc_row]`, `[et_pb_text]`. */
const FAMILY = /^(?:vc|et_pb|su|fusion|av|wp|mk|ult|fl|nectar)_/;
/** Nobody writes these in brackets for a reader. */
const BARE = new Set("caption gallery embed sourcecode playlist contact-form contact-form-7 convertkit toc".split(" "));
/** Their content is an address, not text. */
const CARRIERS = new Set("embed audio video playlist gallery youtube vimeo soundcloud tweet instagram img".split(" "));

const CODE = /\[(\/?)([a-z][a-z0-9_-]{0,40})((?:\s[^[\]]*)?)\]|\{\{[^{}]{0,200}\}\}|%%[a-z][a-z0-9_-]{1,40}%%/gi;
const ATTRIBUTE = /\s[\w-]{1,40}=\S/;
/** Attributes and nothing else: "[if x=5 then]" is a sentence. */
const ONLY_ATTRIBUTES = /^(?:\s+[\w-]+=\S+)+\s*$/;
const QUOTED_ATTRIBUTE = /\s[\w-]{1,40}=["'“”„]/;
/** Text that speaks of shortcodes, or pages of templates, where they are the matter. */
const ABOUT = /\b(?:shortcodes?|placeholders?|templates?|BBCode)\b|\{%/i;

const BRACKETS = /[[{]/;
const OPENING = /\[\/?[a-z]|\{\{|%%/i;

interface Found extends Remain {
  readonly name: string;
  readonly closing: boolean;
}

function found(text: string): Found[] {
  const out: Found[] = [];
  const open = new Map<string, number[]>();
  for (const match of text.matchAll(CODE)) {
    const start = match.index;
    const end = start + match[0].length;
    const name = match[2]?.toLowerCase() ?? "";
    const closing = match[1] === "/";
    const known = KNOWN.has(name) || FAMILY.test(name);
    const given = match[3] ?? "";
    const certain = known ? ATTRIBUTE.test(given) : QUOTED_ATTRIBUTE.test(given);
    // "[laughs]", "[more information]" and "[VIDEO]" are the writer's own brackets, unless their partner comes.
    if (match[0].startsWith("[") && !closing && !certain && !ONLY_ATTRIBUTES.test(given)) {
      if (given.trim()) continue;
      const stack = open.get(name) ?? [];
      open.set(name, stack);
      stack.push(out.length);
      out.push({
        start,
        end,
        leaves: "",
        certain: false,
        name: BARE.has(name) || FAMILY.test(name) ? name : `?${name}`,
        closing,
      });
      continue;
    }
    if (closing) {
      const partner = open.get(name)?.pop();
      if (partner !== undefined) out[partner] = { ...out[partner]!, certain: true, name };
    }
    out.push({ start, end, leaves: "", certain: certain || (closing && /\w/.test(name)), name, closing });
  }
  return out.filter((one) => !one.name.startsWith("?"));
}

/** `[embed]address[/embed]` and its like are one remain, the address with them. */
function withCargo(text: string, list: readonly Found[]): Remain[] {
  const out: Remain[] = [];
  for (let i = 0; i < list.length; i++) {
    const one = list[i]!;
    const next = list[i + 1];
    const pair = !one.closing && next?.closing && next.name === one.name;
    const cargo = pair ? text.slice(one.end, next.start).trim() : "";
    if (pair && (CARRIERS.has(one.name) ? !/\s/.test(cargo) : !/\p{L}/u.test(cargo))) {
      out.push({ start: one.start, end: next.end, leaves: "", certain: true });
      i++;
    } else out.push(one);
  }
  return out;
}

const PERCENT = /%/;

/** Whether a text holds what opens one of them. */
const mayHoldCodes = (block: Block): boolean =>
  mayHold(block, marks.bracket, BRACKETS)
    ? OPENING.test(block.text)
    : mayHold(block, marks.percent, PERCENT) && block.text.includes("%%");

/** @param block one that `mayHoldCodes` */
function mend(block: Block, newline: () => string): Verdict | undefined {
  const { text } = block;
  if (ABOUT.test(text)) return undefined;
  const remains = withCargo(text, found(text));
  if (remains.length === 0) return undefined;
  const left = withoutRemains(text, remains, newline());
  if (left === undefined || left === text) return undefined;
  const because = `holds what a site's software should have filled in, ${quote(text.slice(remains[0]!.start, remains[0]!.end))}`;
  return /[\p{L}\p{N}]/u.test(left) ? repair(block, left, because) : drop(block, because);
}

export const filter: Filter = {
  name: "shortcodes",
  summary: "Removes shortcodes, template variables and placeholders that a site's software did not fill in.",
  needs: "text",
  judge(scope): Verdict[] {
    const verdicts: Verdict[] = [];
    const blocks = mayMend(scope, marks.bracket | marks.percent).filter(mayHoldCodes);
    if (blocks.length === 0) return verdicts;
    // A page that shows code may show templates: there they are the matter.
    if (
      scope.blocks.some(
        (block) => block.kind === "code" || (mayHold(block, marks.bracket, BRACKETS) && block.text.includes("{%")),
      )
    )
      return verdicts;
    const newline = () => newlineOf(scope.blocks);
    for (const block of blocks) {
      const verdict = mend(block, newline);
      if (verdict) verdicts.push(verdict);
    }
    return verdicts;
  },
};

export const examples: readonly Example[] = [
  {
    title: "A caption in its shortcode",
    input: '[caption id="attachment_12" align="left" width="300"]The old bridge in June.[/caption]',
    output: "The old bridge in June.",
  },
  {
    title: "Shortcodes that carry no text",
    input: '[gallery ids="1,2,3"]\n\nThe bridge is closed.\n\n[embed]https://example.org/ferry[/embed]\n\n[/caption]',
    output: "The bridge is closed.",
  },
  {
    title: "A listing in its shortcode",
    input: '[sourcecode language="bash"]ls -l bridge.txt[/sourcecode]',
    output: "ls -l bridge.txt",
  },
  {
    title: "A template variable alone, and after a sentence",
    input: "{{ navItem.title }}\n\nDie Fähre fährt um zwölf. {{advert}}\n\n%%ad_slot_2%%",
    lang: "de",
    output: "Die Fähre fährt um zwölf.",
  },
  {
    title: "The rows of a page builder",
    input: '[vc_row][vc_column width="1/2"]The ferry goes at noon.[/vc_column][/vc_row]',
    output: "The ferry goes at noon.",
  },
  { title: "The writer's own brackets", input: "“We saw it comming [sic],” she said. [laughs] “Twice [in May].” [1]" },
  { title: "A condition in brackets", input: "[if x=5 then]\n\nThe sum is [see a=b below] ten." },
  { title: "A word in brackets before a headline", input: "[VIDEO] Old bridge blown up at dawn" },
  { title: "An address with a variable part", input: "The page answers at /sites/[name]/[...route] since Monday." },
  { title: "An article on shortcodes", input: 'The shortcode [gallery ids="1,2"] shows two pictures.' },
  { title: "A variable in a sentence", input: "Dear {{name}}, the letter began, and nobody had noticed." },
  { title: "An index in a listing", input: "print(stack[range]) stores what [rdi] points to" },
  { title: "Percent", input: "Sales rose by 5%% or so, the note said, and 100% of them were tickets." },
];
