/** JSON-LD as pages hold it: often broken, nested in every way, and about more than the page. */

export type Node = Readonly<Record<string, unknown>>;

/** Nodes of one page that are looked at. */
const MOST = 2_000;
const DEEPEST = 12;

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value, or each of several. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** A quote ends its string where what follows may stand behind one. */
function endsString(text: string, quote: number): boolean {
  let next = quote + 1;
  while (next < text.length && text.charCodeAt(next) <= 32) next++;
  const char = text[next];
  if (char === undefined || char === ":" || char === "}" || char === "]" || char === "/") return true;
  if (char !== ",") return false;
  next++;
  while (next < text.length && text.charCodeAt(next) <= 32) next++;
  return next >= text.length || '"{[}]-/0123456789tfn'.includes(text[next]!);
}

/** Mends comments, trailing commas, raw line breaks and quotes in strings, and what was cut off; one pass. */
function repair(source: string): string {
  // Some templates escape the quotes of the whole script.
  const text =
    source.includes('"') || !source.includes("&quot;")
      ? source
      : source.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const out: string[] = [];
  const open: string[] = [];
  let inString = false;
  let from = 0;
  /** Writes what was passed, and something in the place of the next `skip` characters. */
  const put = (at: number, instead: string, skip: number): number => {
    out.push(text.slice(from, at), instead);
    from = at + skip;
    return from - 1;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (inString) {
      if (char === "\\") {
        const next = text[i + 1] ?? "";
        const fine = '"\\/bfnrt'.includes(next) || (next === "u" && /^[\da-f]{4}$/i.test(text.slice(i + 2, i + 6)));
        if (fine && next) i++;
        else i = put(i, "", 1);
      } else if (char === '"') {
        if (endsString(text, i)) inString = false;
        else i = put(i, '\\"', 1);
      } else if (char < " ") i = put(i, " ", 1);
      continue;
    }
    if (char === '"') inString = true;
    else if (char === "{" || char === "[") {
      // What follows a whole value is one more.
      open.push(char === "{" ? "}" : "]");
    } else if (char === "}" || char === "]") {
      if (open.at(-1) === char) open.pop();
      else i = put(i, "", 1);
    } else if (char === "/" && (text[i + 1] === "/" || text[i + 1] === "*")) {
      const end = text[i + 1] === "/" ? text.indexOf("\n", i) : text.indexOf("*/", i + 2) + 2;
      i = put(i, "", (end > i + 1 ? end : text.length) - i);
    } else if (char === "<" || char === ";") {
      // <!-- and <![CDATA[ and their ends are no JSON.
      const mark = /^<!--|^<!\[CDATA\[/.exec(text.slice(i, i + 9))?.[0];
      i = put(i, "", mark?.length ?? 1);
    } else if (char === ">" || (char === "-" && (text[i + 1] === "-" || text[i + 1] === ">"))) i = put(i, "", 1);
  }
  out.push(text.slice(from));
  if (inString) out.push('"');
  return (out.join("") + open.reverse().join("")).replace(/,(?=\s*[}\]])/g, "").trim();
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a script holds, however it is written; empty where that cannot be told. */
export function parseJsonLd(source: string): readonly unknown[] {
  const text = source.trim();
  if (!text) return [];
  const whole = tryParse(text);
  if (whole !== undefined) return listOf(whole);
  const mended = repair(text);
  const value = tryParse(mended);
  if (value !== undefined) return listOf(value);
  // Several objects in one script, with or without commas between them.
  return listOf(tryParse(`[${mended.replace(/,\s*$/, "").replace(/\}\s*,?\s*(?=\{\s*"@context")/g, "},")}]`));
}

/** The nodes of a page's JSON-LD, those of lists and graphs and inside others included, in order. */
export class Graph {
  /** Nodes that stand on their own: at the top, in `@graph`, or as what a page is about. */
  readonly top: Node[] = [];
  private readonly byId = new Map<string, Node>();
  private seen = 0;

  constructor(scripts: readonly string[]) {
    for (const script of scripts) for (const value of parseJsonLd(script)) this.walk(value, true, 0);
  }

  private walk(value: unknown, top: boolean, depth: number): void {
    if (depth > DEEPEST || this.seen > MOST) return;
    if (Array.isArray(value)) for (const one of value) this.walk(one, top, depth + 1);
    if (!isNode(value)) return;
    this.seen++;
    const id = value["@id"];
    if (typeof id === "string" && Object.keys(value).length > 1 && !this.byId.has(id)) this.byId.set(id, value);
    if (top && value["@type"] !== undefined) this.top.push(value);
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner !== "object" || inner === null) continue;
      this.walk(inner, top && (key === "@graph" || key === "mainEntity" || key === "mainEntityOfPage"), depth + 1);
    }
  }

  /** The node that a value is or points to. */
  node(value: unknown): Node | undefined {
    if (typeof value === "string") return this.byId.get(value);
    if (!isNode(value)) return undefined;
    const id = value["@id"];
    return typeof id === "string" && value.name === undefined ? (this.byId.get(id) ?? value) : value;
  }
}

const graphs = new WeakMap<readonly string[], Graph>();

/** The graph of a page's scripts, read once. */
export function graphOf(scripts: readonly string[]): Graph {
  let graph = graphs.get(scripts);
  if (!graph) {
    graph = new Graph(scripts);
    graphs.set(scripts, graph);
  }
  return graph;
}

/** The names of a node's types, as written, without the vocabulary's address. */
export const typeNamesOf = (node: Node): string[] =>
  listOf(node["@type"])
    .filter((type) => typeof type === "string")
    .map((type) => /([^/#:]*)$/.exec(type.slice(-100))![1]!);

/** The same in lower case. */
export const typesOf = (node: Node): string[] => typeNamesOf(node).map((type) => type.toLowerCase());

/** A string, or the string of a value with a language; the first of several. */
export function stringOf(value: unknown): string | undefined {
  const [first] = listOf(value);
  if (typeof first === "string") return first;
  if (typeof first === "number") return String(first);
  if (isNode(first) && typeof first["@value"] === "string") return first["@value"];
  return undefined;
}
