/** The events of htmlparser2's tokenizer, turned into open and closed elements, text and what the page says of itself. */
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import type { Meta } from "../model.js";
import { languageOfTag } from "../tags.js";
import { type Found, isRead } from "./cuts.js";
import { Collector } from "./evidence.js";
import { languageOf } from "./listing.js";
import type { Torn } from "./mend.js";
import {
  type Attribute,
  attributes,
  BREAKOUT,
  FORMAT,
  hintAttributes,
  inlineAttributes,
  SHELL,
  SPECIAL,
  traits,
  VOID,
} from "./tags.js";
import { type Start, Tree } from "./tree.js";

/** Longest hint of an element, in characters. */
const LONGEST_HINT = 200;
const CAPTION = /(?:^|\s|[-_])caption(?:[-_]*text)?(?:$|\s)/;
/** Other names of what stands below a picture. */
const LEGEND =
  /(?:^|\s|[-_])(?:image|img|photo|picture|foto|bild)[-_]{0,2}(?:widget|description|desc|credits?|meta(?:data)?|legend|subline|copyright|unterschrift)(?:$|\s|[-_]{2})/;
/** "Has a caption", or a size of type: `text-caption`, `MuiTypography-caption`. */
const NO_CAPTION =
  /(?:^|\s)(?:(?:has|no|with|without)[-_]|(?:\w{1,4}-)?(?:text|(?:mui)?typography|type|font)[-_]{1,2}caption(?:$|\s))/;
const HIDING = /(?:display\s?:\s?none|visibility\s?:\s?hidden)/;
const PLAIN: Start = { hint: "", hidden: false, caption: false, shown: false, values: {} };
/** Raw text elements that may swallow the rest of a page when they are not closed. */
const RAW = new Set(["title", "textarea", "style", "xmp"]);
/** Hold no elements, even where a slash seems to end their start tag: the next end tag does. */
const NO_ELEMENTS = new Set([...RAW, "script", "iframe", "noembed", "noframes"]);
/** Elements of `svg` that hold HTML. */
const HTML_IN_SVG = ["foreignobject", "desc", "title"];

/** What only says how large a formula is set. */
const DISPLAY = /^\{\\(?:display|text)style ([\s\S]*)\}$/;
/** Part no words: the readings of a ruby are left out, and what they stand above is one word. */
const SEAMLESS = new Set(["span", "ruby", "rb", "rt", "rp", "rtc"]);

/** What is shown although browsers would not show it. */
export interface Show {
  readonly hidden: boolean;
  readonly noscript: boolean;
  /** Keep links, emphasis and the like. */
  readonly inline: boolean;
}

export class Reader implements TokenizerCallbacks {
  readonly tree: Tree;
  private readonly evidence = new Collector();
  /** What swallowed the end of the page, if anything did. */
  torn: Torn | undefined;
  /** Letters that inline elements with a hiding attribute hold. */
  private hiddenInline = 0;
  /** Letters that browsers show where they run no scripts. */
  noscriptInk = 0;
  private name = "";
  private bits = 0;
  private tagStart = -1;
  private attribute: Attribute | "" = "";
  private value = "";
  private values: Partial<Record<Attribute, string>> = {};
  private any = false;
  private title = "";
  private titleOpen = false;
  private ogTitle = "";
  private langs: { html?: string | undefined; xml?: string | undefined; http?: string; og?: string } = {};
  private shells = new Set<string>();
  private formula = -1;
  /** Length of the open block where MathJax began to print a formula. */
  private glyphs = -1;
  private readonly attributes: ReadonlySet<string>;

  constructor(
    private readonly source: string,
    private readonly show: Show,
    /** What selectors have chosen; all is read where they are absent. */
    private readonly found?: Found | undefined,
  ) {
    this.tree = new Tree(show.inline);
    this.attributes = show.inline ? inlineAttributes : attributes;
    const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, this);
    tokenizer.write(source);
    tokenizer.end();
  }

  /** Letters that are shown. */
  get ink(): number {
    return this.tree.drafts.list.reduce((sum, draft) => sum + draft.text.length, 0);
  }

  /** Letters that are hidden by an attribute. */
  get hiddenInk(): number {
    return this.hiddenInline + this.tree.hiddenInk;
  }

  /** What the page says of itself. */
  meta(): Meta {
    const title = (this.ogTitle || this.title).replace(/\s+/g, " ").trim();
    const { html, xml, http, og } = this.langs;
    const code = languageOfTag(html || xml || http || og || "");
    const evidence = this.evidence.finish(this.title);
    return { ...(title ? { title } : {}), ...(code ? { lang: code } : {}), evidence };
  }

  ontext(start: number, end: number): void {
    this.text(this.source.slice(start, end), start, end);
  }

  ontextentity(codepoint: number, end: number): void {
    // An entity's own start is not told; its longest names are far shorter than what this could miss.
    this.text(String.fromCodePoint(codepoint), Math.max(0, this.source.lastIndexOf("&", end - 1)), end);
  }

  private text(text: string, start: number, end: number): void {
    const { top, drafts } = this.tree;
    if (this.evidence.listens) this.evidence.text(text, top.why);
    if (top.skip) {
      if (this.titleOpen) this.title += text;
      else if (top.why === "hidden") this.hiddenInline += text.trim().length;
      else if (top.why === "noscript") this.noscriptInk += text.trim().length;
      return;
    }
    if (this.found && !isRead(this.found, start)) return;
    drafts.add(text, start, end, top);
  }

  onopentagname(start: number, end: number): void {
    const raw = this.source.slice(start, end);
    let bits = traits.get(raw);
    this.name = raw;
    if (bits === undefined) {
      this.name = raw.toLowerCase();
      bits = traits.get(this.name) ?? 0;
    }
    this.bits = bits;
    this.tagStart = start - 1;
    if (this.any) this.values = {};
    this.any = false;
  }

  onattribname(start: number, end: number): void {
    this.attribute = "";
    if (end - start > 14) return;
    const raw = this.source.slice(start, end);
    if (this.attributes.has(raw)) this.attribute = raw as Attribute;
    else if (raw.charCodeAt(0) < 97 && this.attributes.has(raw.toLowerCase()))
      this.attribute = raw.toLowerCase() as Attribute;
  }

  onattribdata(start: number, end: number): void {
    if (this.attribute) this.value += this.source.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    if (this.attribute) this.value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.attribute && this.values[this.attribute] === undefined) {
      this.values[this.attribute] = this.value;
      this.any = true;
    }
    this.value = "";
  }

  onopentagend(): void {
    this.open();
    this.tagStart = -1;
  }

  onselfclosingtag(): void {
    const foreign = this.tree.top.svg >= 0 || this.name === "svg" || this.name === "math" || this.tree.top.math >= 0;
    this.open();
    if (foreign && !(this.bits & VOID)) this.tree.close(this.name, this.bits);
    this.tagStart = -1;
  }

  private open(): void {
    const { name, bits, tree, values } = this;
    if (this.any || this.evidence.nested) this.evidence.open(name, bits, values, this.tagStart);
    if (bits & VOID) {
      this.openVoid();
      return;
    }
    if (name === "a") {
      if (values.href !== undefined) tree.drafts.openLink();
      else tree.drafts.closeLink();
    }
    if (bits & FORMAT) {
      this.openFormat();
      return;
    }
    if (name === tree.top.name && NO_ELEMENTS.has(name)) return;
    if (!SEAMLESS.has(name)) tree.drafts.seam = true;
    if (bits & SHELL) {
      if (name === "html") {
        this.langs.html ??= values.lang;
        this.langs.xml ??= values["xml:lang"];
      }
      if (name === "head" || this.shells.has(name)) return;
      this.shells.add(name);
    }
    if (bits & BREAKOUT && tree.top.svg >= 0 && !HTML_IN_SVG.some((holder) => tree.isOpen(holder))) tree.leaveSvg();
    tree.open(name, bits, this.any || bits & SPECIAL ? this.start() : PLAIN);
    if (name === "title" && tree.top.svg < 0 && !this.title) this.titleOpen = true;
    else if (name === "math" || name === "annotation") this.openMath(name);
    else if (name === "pre") this.codeLanguage();
  }

  /** What language the code that begins here is in, by its own tag or by one of the tags around it. */
  private codeLanguage(): void {
    const { tree, values } = this;
    if (tree.top.kind !== "code" || tree.top.skip) return;
    const named = values["data-lang"] ?? values["data-language"];
    const language = languageOf(named ? `lang-${named}` : (values.class ?? ""), tree.elements, tree.top.noted);
    if (language) tree.drafts.language = language;
  }

  /** Formatting matters where it hides what it holds. Links do not nest. */
  private openFormat(): void {
    const { name, tree, values } = this;
    const open = tree.isOpen(name);
    if (name === "code" && tree.top.kind === "code" && this.any) this.codeLanguage();
    if (open && name === "a") tree.close(name, FORMAT);
    const start = values.hidden !== undefined || values.style !== undefined ? this.start() : PLAIN;
    if (tree.drafts.marks && !tree.top.skip && !start.hidden) {
      if (name === "a") tree.drafts.marks.end(name, tree.drafts.length);
      tree.drafts.marks.start(name, values.href, tree.drafts.length);
    }
    // Inside a hidden one each counts, so that the right end tag shows what follows.
    if (start.hidden || (open && name !== "a")) tree.open(name, FORMAT, start);
  }

  private openVoid(): void {
    const { tree, values } = this;
    if (this.name !== "wbr") tree.drafts.seam = true;
    if (this.name === "img" && tree.drafts.marks && !tree.top.skip && tree.isOpen("figure")) {
      if (!this.found || isRead(this.found, this.tagStart)) tree.drafts.marks.picture(values.src, values.alt ?? "");
    } else if (this.name === "br") {
      if (!tree.top.skip && (!this.found || isRead(this.found, this.tagStart))) tree.drafts.break(tree.top);
    } else if (this.name === "hr") {
      tree.popTo(tree.top.p);
      tree.part();
    } else if (this.name === "meta" && values.content !== undefined) {
      const what = (values.property ?? values.name ?? values["http-equiv"] ?? "").toLowerCase();
      if (what === "og:title") this.ogTitle ||= values.content;
      else if (what === "og:locale") this.langs.og ??= values.content;
      else if (what === "content-language") this.langs.http ??= values.content;
    }
  }

  /** A formula's own text gives way to its written form: `alttext`, or the annotation in TeX. */
  private openMath(name: string): void {
    const { tree, values } = this;
    const { top } = tree;
    if (top.skip) return;
    if (this.found && !isRead(this.found, this.tagStart)) return;
    if (name === "math" && values.alttext) {
      tree.drafts.add(DISPLAY.exec(values.alttext)?.[1] ?? values.alttext, this.tagStart, this.tagStart, top);
      tree.skip();
      this.formula = tree.drafts.length;
    } else if (name === "annotation") {
      if (top.math >= 0 && values.encoding === "application/x-tex") tree.drafts.cut(top.mathStart);
      else tree.skip();
    }
  }

  private start(): Start {
    const { values, name } = this;
    let hint = "";
    for (const attribute of hintAttributes) {
      const value = values[attribute];
      if (value) hint += hint ? ` ${value}` : value;
    }
    if (hint) hint = hint.slice(0, LONGEST_HINT).toLowerCase();
    let hidden = false;
    if (!this.show.hidden && name !== "html" && name !== "body") {
      if (values.hidden !== undefined && values.hidden !== "until-found") hidden = true;
      else if (values.style !== undefined && HIDING.test(values.style.toLowerCase())) hidden = true;
    }
    // MathML is hidden where pictures or glyphs stand for it: for the eye, not for what it says.
    if (hidden && hint.includes("mathml")) hidden = false;
    if (hint.startsWith("mathjax")) this.glyphs = this.tree.drafts.length;
    else if (hint.startsWith("mjx_assistive") && this.glyphs >= 0 && this.tree.drafts.length > this.glyphs)
      hidden = true;
    // KaTeX and MathJax print a formula twice; its written form stands just before.
    if (this.formula >= 0 && this.formula === this.tree.drafts.length && hint.startsWith("katex-html")) hidden = true;
    const caption = (hint.includes("caption") && CAPTION.test(hint) && !NO_CAPTION.test(hint)) || LEGEND.test(hint);
    const shown = values.shadowrootmode !== undefined || (name === "noscript" && this.show.noscript);
    return { hint, hidden, caption, shown, values };
  }

  onclosetag(start: number, end: number): void {
    let name = this.source.slice(start, end);
    let bits = traits.get(name);
    if (bits === undefined) {
      name = name.toLowerCase();
      bits = traits.get(name) ?? 0;
    }
    const { tree } = this;
    if (this.evidence.listens || this.evidence.nested) this.evidence.close(name, bits);
    if (bits & FORMAT && !tree.top.skip) tree.drafts.marks?.end(name, tree.drafts.length);
    if (name === "a") tree.drafts.closeLink();
    else if (name === "title") this.titleOpen = false;
    else if (name === "br" && !tree.top.skip) tree.drafts.break(tree.top);
    if (bits & FORMAT && tree.isOpen(name)) tree.close(name, bits);
    if (bits & (FORMAT | VOID | SHELL)) return;
    if (name === "span") tree.drafts.closeSpan();
    else if (!SEAMLESS.has(name)) tree.drafts.seam = true;
    const formula = name === "math" && tree.top.math >= 0 && !tree.top.skip;
    tree.close(name, bits);
    if (formula) this.formula = tree.drafts.length;
  }

  oncomment(start: number, _end: number, offset: number): void {
    if (offset === 0) this.torn = { what: "comment", at: start };
  }

  oncdata(start: number): void {
    this.torn ??= { what: "cdata", at: start };
  }

  ondeclaration(): void {}

  onprocessinginstruction(): void {}

  onend(): void {
    const { tree } = this;
    if (!this.torn) {
      if (this.tagStart >= 0) this.torn = { what: "tag", at: this.tagStart };
      else if (RAW.has(tree.top.name)) this.torn = { what: tree.top.name, at: 0 };
    }
    tree.end();
  }
}
