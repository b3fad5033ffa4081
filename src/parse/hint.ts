/** The hint of an element: its class, id, role and the like as one text, and whether they call it a caption. */
import { HintSet } from "../hints.js";
import { step, TextTable, unlinked } from "../text-table.js";
import type { Attributes } from "./attributes.js";
import { HINTS } from "./known-tags.js";
import type { Source } from "./source.js";

/** Longest hint of an element, in characters. */
const LONGEST = 200;
const CAPTION = /(?:^|\s|[-_])caption(?:[-_]*text)?(?:$|\s)/;
/** Other names of what stands below a picture. */
const LEGEND =
  /(?:^|\s|[-_])(?:image|img|photo|picture|foto|bild)[-_]{0,2}(?:widget|description|desc|credits?|meta(?:data)?|legend|subline|copyright|unterschrift)(?:$|\s|[-_]{2})/;
/** "Has a caption", or a size of type: `text-caption`, `MuiTypography-caption`. */
const NO_CAPTION =
  /(?:^|\s)(?:(?:has|no|with|without)[-_]|(?:\w{1,4}-)?(?:text|(?:mui)?typography|type|font)[-_]{1,2}caption(?:$|\s))/;
const named = new HintSet([CAPTION, NO_CAPTION, LEGEND]);
const IS_CAPTION = 1;
const IS_NO_CAPTION = 2;
const IS_LEGEND = 4;

export interface Hint {
  /** In lower case. */
  readonly text: string;
  /** Its names call it the caption of a picture. */
  readonly caption: boolean;
}

const NONE: Hint = { text: "", caption: false };

/** Hints met lately: elements of a page share few of them. */
const MOST = 50_000;
const table = new TextTable(MOST);
let met: Hint[] = [];
function hintOf(value: string): Hint {
  // It is kept, here and by who asks about it.
  const text = unlinked(value.slice(0, LONGEST).toLowerCase());
  const told = named.of(text);
  return { text, caption: (told & (IS_CAPTION | IS_NO_CAPTION)) === IS_CAPTION || (told & IS_LEGEND) !== 0 };
}

/** The hint that the attributes of a start tag make up. */
export function readHint({ units }: Source, attributes: Attributes): Hint {
  const only = attributes.onlyOf(HINTS);
  if (only < 0) return joined(attributes);
  const start = attributes.start(only);
  const end = attributes.end(only);
  if (start === end) return NONE;
  let hash = 0;
  for (let at = start; at < end; at++) {
    const code = units.charCodeAt(at);
    // What holds a character reference is not what stands there.
    if (code > 127 || code === 38) return hintOf(attributes.get(only)!);
    hash = step(hash, code);
  }
  const known = table.get(units, start, end, hash);
  if (known >= 0) return met[known]!;
  const hint = hintOf(units.slice(start, end));
  // All were forgotten.
  if (table.set(units, start, end, hash, met.length < MOST ? met.length : 0)) met = [];
  met.push(hint);
  return hint;
}

function joined(attributes: Attributes): Hint {
  let text = "";
  for (let id = 0; id < HINTS; id++) {
    const value = attributes.get(id);
    if (value) text += text ? ` ${value}` : value;
  }
  return text ? hintOf(text) : NONE;
}
