/** Where sentences end: cuts a page that was flattened into one line. Cautious, since a missed cut does no harm. */

/** Marks that end a sentence where white space follows. */
const STOPS = new Set(".!?…؟۔।॥");
/** Marks of scripts written without spaces: they end a sentence whatever follows. */
const WIDE_STOPS = new Set("。！？｡");
/** What may stand between the mark and the end of its sentence. */
const CLOSERS = new Set("\"'”’»›“‘)]）」』】*");
/** What may stand before the first letter of a sentence. */
const OPENERS = /^["'“‘„«»‹›([¿¡「『（—–-]*\s?/u;
/** Marks that menus and lines of data put between their pieces, with white space around. */
const SEPARATORS = new Set("|•·");

/** Short forms that carry a full stop inside a sentence, folded to lower case, without that stop. */
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms mx dr prof rev fr sr jr st mt ft hon gen gov sen rep lt col sgt capt cpl cmdr maj pres supt insp messrs " +
    "no nos vs v etc eg ie e.g i.e cf al ed eds vol pp fig figs ch sec art approx est dept univ inc ltd corp co bros " +
    "a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ave blvd rd " +
    "z.b d.h u.a u.ä bzw usw ca nr str evtl ggf inkl exkl vgl sog bspw abs hr frl dipl ing hl geb gest tel mio mrd " +
    "m mm mme mmes mlle mgr av env hab cie sté p.ex c.-à-d n° sra srta dña ud uds pág págs núm avda ee.uu dott sig " +
    "sig.ra avv on dep exmo av núm s.a s.l u.s u.k u.n d.c ph.d b.a m.a ph"
  ).split(" "),
);

const isSpace = (char: string | undefined): boolean => char !== undefined && char.trim() === "";

/** Ends like a sentence: closing quotes and brackets may follow the mark. */
export function endsSentence(line: string): boolean {
  for (let i = line.length - 1; i >= 0; i--) {
    const letter = line.charCodeAt(i) | 32;
    if (letter >= 97 && letter <= 122) return false;
    const char = line[i]!;
    if (STOPS.has(char) || WIDE_STOPS.has(char)) return true;
    if (!CLOSERS.has(char) && !isSpace(char)) return false;
  }
  return false;
}

/** Longest short form, and longest run of opening marks, that is looked for. */
const REACH = 12;

/** Whether the full stop at `at` belongs to a short form, an initial or an ordinal, not to the end of a sentence. */
function isShortForm(text: string, from: number, at: number): boolean {
  let start = at;
  while (start > from && at - start < REACH && !isSpace(text[start - 1])) start--;
  const word = text.slice(start, at).replace(/^[^\p{L}\p{N}]+/u, "");
  if (/^\p{N}{1,2}$/u.test(word) || /^\p{L}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return true;
  return ABBREVIATIONS.has(word.toLowerCase());
}

/** Whether a sentence can begin at `at`: not with a lower-case letter, nor with a mark that goes on. */
function canOpen(text: string, at: number): boolean {
  const rest = text.slice(at, at + REACH).replace(OPENERS, "");
  return rest !== "" && !/^(?:\p{Ll}|[,;:.!?…)\]])/u.test(rest);
}

/** What a cut can hinge on; everything between is passed over at the speed of the regular expression engine. */
const HINGE = /[.!?…؟۔।॥。！？｡|•·\t]|\s\s/gu;

/**
 * The pieces of a line: its sentences, and what stands between wide spaces or clear separators. Linear in its length.
 *
 * @param text the whole source
 * @param from where the line starts in it, past leading white space
 * @param to where the line ends, before trailing white space
 * @returns `[start, end)` of each piece, without white space around; nothing but white space lies between them
 */
export function sentences(text: string, from: number, to: number): [number, number][] {
  const out: [number, number][] = [];
  let start = from;
  const cut = (end: number, next: number) => {
    if (end > start) out.push([start, end]);
    start = next;
  };
  const hinge = new RegExp(HINGE);
  hinge.lastIndex = from;
  for (let match = hinge.exec(text); match && match.index < to; match = hinge.exec(text)) {
    const at = match.index;
    const char = text[at]!;
    let next = at + 1;
    if (isSpace(char)) {
      while (next < to && isSpace(text[next])) next++;
      if (next - at > 1 || char === "\t") cut(at, next);
    } else if (SEPARATORS.has(char)) {
      if (at > start && isSpace(text[at - 1]) && isSpace(text[next])) {
        let end = at;
        while (end > start && isSpace(text[end - 1])) end--;
        cut(end, at);
      }
    } else {
      while (next < to && (STOPS.has(text[next]!) || WIDE_STOPS.has(text[next]!))) next++;
      const wide = WIDE_STOPS.has(text[next - 1]!);
      const single = char === "." && next === at + 1;
      while (next < to && CLOSERS.has(text[next]!)) next++;
      // French sets a space before its closing quote: « Oui. » Il part.
      if (isSpace(text[next]) && /^\s[»›](?:\s|$)/u.test(text.slice(next, next + 3))) next += 2;
      let after = next;
      while (after < to && isSpace(text[after])) after++;
      const parted = after > next || wide;
      if (after < to && parted && canOpen(text, after) && !(single && isShortForm(text, start, at))) cut(next, after);
      // A wide space was passed over here, so it is cut here.
      else if (after < to && after - next > 1) cut(next, after);
      next = after;
    }
    hinge.lastIndex = next;
  }
  if (to > start) out.push([start, to]);
  return out;
}
