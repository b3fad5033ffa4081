/** What a tokenizer tells, turned into open and closed elements, text and what the page says of itself. */
import type { Meta } from "../model.js";
import { MetaOf } from "../placed.js";
import { Attributes } from "./attributes.js";
import { type Found, isRead } from "./cuts.js";
import { Collector } from "./evidence.js";
import { readHint } from "./hint.js";
import { AT, type Tag, tags } from "./known-tags.js";
import { Langs } from "./langs.js";
import { languageOf } from "./listing.js";
import type { Torn } from "./mend.js";
import type { Source } from "./source.js";
import { BREAKOUT, FORMAT, HTML_IN_SVG, NO_ELEMENTS, RAW, SEAMLESS, SHELL, SPECIAL, TELLS, VOID } from "./tags.js";
import { type Events, tokenize } from "./tokenizer.js";
import { type Start, Tree } from "./tree.js";
import { isBlank } from "./white-space.js";

const HIDING = /(?:display\s?:\s?none|visibility\s?:\s?hidden)/;
const PLAIN: Readonly<Start> = { hint: "", hidden: false, caption: false, shown: false, values: undefined };
/** Elements of `svg` that hold HTML. */
const HOLDERS: readonly Tag[] = [...tags.values()].filter(({ bits }) => bits & HTML_IN_SVG);
const [LINK, SVG, MATH] = [tags.get("a")!, tags.get("svg")!, tags.get("math")!];
const FIGURE = tags.get("figure")!;

/** What only says how large a formula is set. */
const DISPLAY = /^\{\\(?:display|text)style ([\s\S]*)\}$/;

/** What is shown although browsers would not show it. */
export interface Show {
  readonly hidden: boolean;
  readonly noscript: boolean;
  /** Keep links, emphasis and the like. */
  readonly inline: boolean;
}

export class Reader implements Events {
  readonly tree: Tree;
  private readonly evidence = new Collector();
  /** What swallowed the end of the page, if anything did. */
  torn: Torn | undefined;
  /** Letters that inline elements with a hiding attribute hold. */
  private hiddenInline = 0;
  /** Letters that browsers show where they run no scripts. */
  noscriptInk = 0;
  private readonly attributes: Attributes;
  /** What the tag at hand says. */
  private readonly said: Start;
  private title = "";
  private titleOpen = false;
  private ogTitle = "";
  private readonly langs = new Langs();
  private shells = new Set<string>();
  private formula = -1;
  /** Length of the open block where MathJax began to print a formula. */
  private glyphs = -1;

  constructor(
    private readonly source: Source,
    private readonly show: Show,
    /** What selectors have chosen; all is read where they are absent. */
    private readonly found?: Found | undefined,
  ) {
    this.tree = new Tree(show.inline);
    this.attributes = new Attributes(source, show.inline);
    this.said = { hint: "", hidden: false, caption: false, shown: false, values: this.attributes };
    this.end(tokenize(source, this.attributes, this));
  }

  /** Letters that are shown. */
  get ink(): number {
    return this.tree.drafts.blocks.reduce((sum, { text }) => sum + text.length, 0);
  }

  /** Letters that are hidden by an attribute. */
  get hiddenInk(): number {
    return this.hiddenInline + this.tree.hiddenInk;
  }

  /** What the page says of itself. */
  meta(): Meta {
    const title = (this.ogTitle || this.title).replace(/\s+/g, " ").trim();
    const evidence = this.evidence.finish(this.title);
    return new MetaOf(title || undefined, this.langs.code, evidence, undefined, undefined);
  }

  text(start: number, end: number): void {
    const { top } = this.tree;
    // Scripts and style sheets are read by nobody.
    if (top.skip && top.why === "kind" && !this.titleOpen && !this.evidence.listens) return;
    if (
      !top.skip &&
      top.kind !== "code" &&
      !this.evidence.listens &&
      !this.found &&
      isBlank(this.source.units, start, end)
    ) {
      this.tree.drafts.space();
      return;
    }
    this.read(this.source.text(start, end), start, end);
  }

  reference(point: number, start: number, end: number): void {
    this.read(String.fromCodePoint(point), start, end);
  }

  private read(text: string, start: number, end: number): void {
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

  open(tag: Tag, at: number, selfClosing: boolean): void {
    const { tree } = this;
    // In foreign elements a slash ends an element, in HTML it says nothing.
    const ends =
      selfClosing && !(tag.bits & VOID) && (tree.top.svg >= 0 || tree.top.math >= 0 || tag === SVG || tag === MATH);
    this.openElement(tag, at);
    if (ends) tree.close(tag);
  }

  private openElement(tag: Tag, at: number): void {
    const { tree, attributes } = this;
    const { name, bits } = tag;
    if (bits & TELLS || this.evidence.nested || attributes.has(AT.itemprop) || attributes.has(AT.itemscope))
      this.evidence.open(tag, attributes, at);
    if (bits & VOID) {
      this.openVoid(name, at);
      return;
    }
    if (tag === LINK) {
      if (attributes.has(AT.href)) tree.drafts.openLink();
      else tree.drafts.closeLink();
    }
    if (bits & FORMAT) {
      this.openFormat(tag);
      return;
    }
    // Shapes: what is in a drawing is no text, and these hold none of what could be.
    if (bits === 0 && tree.top.svg >= 0 && tree.top.skip) return;
    if (tag === tree.top.open && bits & NO_ELEMENTS) return;
    if (!(bits & SEAMLESS)) tree.drafts.seam = true;
    if (bits & SHELL) {
      if (name === "html") {
        this.langs.html ??= attributes.get(AT.lang);
        this.langs.xml ??= attributes.get(AT["xml:lang"]);
      }
      if (name === "head" || this.shells.has(name)) return;
      this.shells.add(name);
    }
    if (bits & BREAKOUT && tree.top.svg >= 0 && !HOLDERS.some((holder) => tree.isOpen(holder))) tree.leaveSvg();
    tree.open(tag, attributes.size || bits & SPECIAL ? this.start(name) : PLAIN);
    if (name === "title" && tree.top.svg < 0 && !this.title) this.titleOpen = true;
    else if (tag === MATH || name === "annotation") this.openMath(name, at);
    else if (name === "pre") this.codeLanguage();
  }

  /** What language the code that begins here is in, by its own tag or by one of the tags around it. */
  private codeLanguage(): void {
    const { tree, attributes } = this;
    if (tree.top.kind !== "code" || tree.top.skip) return;
    const named = attributes.get(AT["data-lang"]) ?? attributes.get(AT["data-language"]);
    const names = named ? `lang-${named}` : (attributes.get(AT.class) ?? "");
    const language = languageOf(names, tree.elements, tree.top.noted);
    if (language) tree.drafts.language = language;
  }

  /** Formatting matters where it hides what it holds. Links do not nest. */
  private openFormat(tag: Tag): void {
    const { tree, attributes } = this;
    const { name } = tag;
    const open = tree.isOpen(tag);
    if (name === "code" && tree.top.kind === "code" && attributes.size) this.codeLanguage();
    if (open && tag === LINK) tree.close(tag);
    const start = attributes.has(AT.hidden) || attributes.has(AT.style) ? this.start(name) : PLAIN;
    if (tree.drafts.marks && !tree.top.skip && !start.hidden) {
      if (tag === LINK) tree.drafts.marks.end(name, tree.drafts.length);
      tree.drafts.marks.start(name, attributes.get(AT.href), tree.drafts.length);
    }
    // Inside a hidden one each counts, so that the right end tag shows what follows.
    if (start.hidden || (open && tag !== LINK)) tree.open(tag, start);
  }

  private openVoid(name: string, at: number): void {
    const { tree, attributes } = this;
    if (name !== "wbr") tree.drafts.seam = true;
    if (name === "img" && tree.drafts.marks && !tree.top.skip && tree.isOpen(FIGURE)) {
      if (!this.found || isRead(this.found, at))
        tree.drafts.marks.picture(attributes.get(AT.src), attributes.get(AT.alt) ?? "");
    } else if (name === "br") {
      if (!tree.top.skip && (!this.found || isRead(this.found, at))) tree.drafts.break(tree.top);
    } else if (name === "hr") {
      tree.popTo(tree.top.p);
      tree.part();
    } else if (name === "meta" && attributes.has(AT.content)) this.openMeta();
  }

  private openMeta(): void {
    const { attributes } = this;
    const what = attributes.get(AT.property) ?? attributes.get(AT.name) ?? attributes.get(AT["http-equiv"]) ?? "";
    const content = (): string => attributes.get(AT.content) ?? "";
    switch (what.toLowerCase()) {
      case "og:title":
        this.ogTitle ||= content();
        break;
      case "og:locale":
        this.langs.og ??= content();
        break;
      case "content-language":
        this.langs.http ??= content();
    }
  }

  /** A formula's own text gives way to its written form: `alttext`, or the annotation in TeX. */
  private openMath(name: string, at: number): void {
    const { tree, attributes } = this;
    const { top } = tree;
    if (top.skip) return;
    if (this.found && !isRead(this.found, at)) return;
    const written = attributes.get(AT.alttext);
    if (name === "math" && written) {
      tree.drafts.add(DISPLAY.exec(written)?.[1] ?? written, at, at, top);
      tree.skip();
      this.formula = tree.drafts.length;
    } else if (name === "annotation") {
      if (top.math >= 0 && attributes.get(AT.encoding) === "application/x-tex") tree.drafts.cut(top.mathStart);
      else tree.skip();
    }
  }

  private start(name: string): Start {
    const { attributes } = this;
    const { text: hint, caption } = readHint(this.source, attributes);
    let hidden = false;
    if (!this.show.hidden && name !== "html" && name !== "body") {
      if (attributes.has(AT.hidden) && attributes.get(AT.hidden) !== "until-found") hidden = true;
      else if (attributes.has(AT.style) && HIDING.test(attributes.get(AT.style)!.toLowerCase())) hidden = true;
    }
    // MathML is hidden where pictures or glyphs stand for it: for the eye, not for what it says.
    if (hidden && hint.includes("mathml")) hidden = false;
    if (hint.startsWith("mathjax")) this.glyphs = this.tree.drafts.length;
    else if (hint.startsWith("mjx_assistive") && this.glyphs >= 0 && this.tree.drafts.length > this.glyphs)
      hidden = true;
    // KaTeX and MathJax print a formula twice; its written form stands just before.
    if (this.formula >= 0 && this.formula === this.tree.drafts.length && hint.startsWith("katex-html")) hidden = true;
    const shown = attributes.has(AT.shadowrootmode) || (name === "noscript" && this.show.noscript);
    const { said } = this;
    said.hint = hint;
    said.hidden = hidden;
    said.caption = caption;
    said.shown = shown;
    return said;
  }

  close(tag: Tag): void {
    const { tree } = this;
    const { name, bits } = tag;
    if (this.evidence.listens || this.evidence.nested) this.evidence.close(name, bits);
    if (bits & FORMAT && !tree.top.skip) tree.drafts.marks?.end(name, tree.drafts.length);
    if (tag === LINK) tree.drafts.closeLink();
    else if (name === "title") this.titleOpen = false;
    else if (name === "br" && !tree.top.skip) tree.drafts.break(tree.top);
    if (bits & FORMAT && tree.isOpen(tag)) tree.close(tag);
    if (bits & (FORMAT | VOID | SHELL)) return;
    if (name === "span") tree.drafts.closeSpan();
    else if (!(bits & SEAMLESS)) tree.drafts.seam = true;
    const formula = tag === MATH && tree.top.math >= 0 && !tree.top.skip;
    tree.close(tag);
    if (formula) this.formula = tree.drafts.length;
  }

  openComment(start: number): void {
    this.torn = { what: "comment", at: start };
  }

  cdata(start: number): void {
    this.torn ??= { what: "cdata", at: start };
  }

  /** @param tagStart where the tag begins that the page ends in, -1 where it ends in none */
  private end(tagStart: number): void {
    const { tree } = this;
    const { name, bits } = tree.top.open;
    if (!this.torn) {
      if (tagStart >= 0) this.torn = { what: "tag", at: tagStart };
      else if (bits & RAW) this.torn = { what: name, at: 0 };
    }
    tree.end();
  }
}
