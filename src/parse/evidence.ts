/** Gathers what a page's markup says of the page while it is read: meta, links, JSON-LD, microdata, times. */
import type { Evidence, Item, Time } from "../model.js";
import type { Attributes } from "./attributes.js";
import { AT, type Tag } from "./known-tags.js";
import { BLOCK, VOID } from "./tags.js";

/** What is more than this is no description of one page, in entries. */
const MOST = 300;
/** Longest value of a property that is gathered from text, in characters. */
const LONGEST = 300;
/** Longest attribute that is a value, in characters: pictures written out as data are none. */
const LONGEST_VALUE = 8_000;
/** Microdata nested deeper than this is not looked into. */
const DEEPEST = 40;

const LINKS = new Set(["canonical", "image_src"]);
/** Properties that metadata is made of; of the others not even the text is gathered. */
const WANTED = new Set(
  `name headline author creator datepublished datemodified datecreated uploaddate description image thumbnailurl
  publisher url inlanguage mainentityofpage`.split(/\s+/),
);
/** Properties whose value is an address, where the element has one. */
const ADDRESSES = new Set(["url", "image", "thumbnailurl", "mainentityofpage"]);

interface OpenItem {
  readonly type: string;
  readonly prop: string;
  readonly props: (readonly [string, string])[];
}

/** An element whose end is awaited. */
interface Awaited {
  readonly tag: string;
  /** Elements of the same name open inside it. */
  inner: number;
  /** The item that it is, if it is one. */
  readonly item: OpenItem | undefined;
  /** The item that it is a property of. */
  readonly owner: OpenItem;
  readonly props: readonly string[];
  readonly time: { readonly hint: string; readonly at: number } | undefined;
  /** Its text so far; undefined where that is not wanted. */
  text: string | undefined;
}

export class Collector {
  private readonly jsonLd: string[] = [];
  private readonly metas: [string, string][] = [];
  private readonly links: [string, string][] = [];
  private readonly times: Time[] = [];
  /** Properties that stand in no item. */
  private readonly loose: OpenItem = { type: "", prop: "", props: [] };
  private readonly items: Item[] = [this.loose];
  private readonly stack: Awaited[] = [];
  private base = "";
  private script: string | undefined;
  private gathering = 0;

  /** Text is wanted. */
  get listens(): boolean {
    return this.gathering > 0 || this.script !== undefined;
  }

  /** An element is open whose end must be known. */
  get nested(): boolean {
    return this.stack.length > 0;
  }

  /** A start tag; attributes that the reader does not keep are no evidence. */
  open({ name, bits }: Tag, values: Attributes, at: number): void {
    if (name === "meta") this.openMeta(values);
    else if (name === "link") this.openLink(values);
    else if (name === "base") this.base ||= values.get(AT.href) ?? "";
    else if (name === "script" && values.get(AT.type)?.toLowerCase().includes("ld+json")) this.script = "";
    if (bits & VOID) {
      if (values.has(AT.itemprop))
        this.take(values.get(AT.itemprop)!, values.get(AT.content) ?? values.get(AT.href) ?? values.get(AT.src));
      if (this.gathering && name === "br") this.gather(" ");
      return;
    }
    if (this.gathering && bits & BLOCK) this.gather(" ");
    const before = this.stack.length;
    if (values.has(AT.itemprop) || values.has(AT.itemscope)) this.openProperty(name, values, at);
    else if (name === "time")
      this.await(name, [], undefined, { hint: values.get(AT.class) ?? "", at }, values.get(AT.datetime));
    if (this.stack.length > before) return;
    for (let i = before - 1; i >= 0; i--) {
      if (this.stack[i]!.tag !== name) continue;
      this.stack[i]!.inner++;
      break;
    }
  }

  private openLink(values: Attributes): void {
    if (!values.has(AT.rel) || this.links.length >= MOST) return;
    const rel = values.get(AT.rel)!.trim().toLowerCase();
    const href = LINKS.has(rel) ? values.get(AT.href) : undefined;
    if (href) this.links.push([rel, href]);
  }

  private openMeta(values: Attributes): void {
    const key = values.get(AT.property) ?? values.get(AT.name) ?? values.get(AT["http-equiv"]);
    const content = values.get(AT.content);
    if (content === undefined || content.length > LONGEST_VALUE || this.metas.length >= MOST) return;
    const itemprop = values.get(AT.itemprop);
    if (key !== undefined) this.metas.push([key.trim().toLowerCase(), content]);
    // Some write schema.org's names where others write those of <meta>.
    else if (itemprop !== undefined && !this.stack.length) this.metas.push([itemprop.trim().toLowerCase(), content]);
  }

  private openProperty(tag: string, values: Attributes, at: number): void {
    const names = (values.get(AT.itemprop) ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const props = names.filter((name) => WANTED.has(name));
    const time = tag === "time" ? { hint: `${values.get(AT.class) ?? ""} ${names.join(" ")}`, at } : undefined;
    if (values.has(AT.itemscope)) {
      const itemtype = values.get(AT.itemtype) ?? "";
      const type = /([^/#\s]*)\s*$/.exec(itemtype.slice(-100).toLowerCase())?.[1] ?? "";
      const item: OpenItem = { type, prop: names[0] ?? "", props: [] };
      if (this.items.length < MOST) this.items.push(item);
      this.await(tag, props, item, time, undefined);
      return;
    }
    const address = props.some((prop) => ADDRESSES.has(prop)) ? values.get(AT.href) : undefined;
    const value = values.get(AT.content) ?? values.get(AT.datetime) ?? address;
    if (time || (props.length && value === undefined)) this.await(tag, props, undefined, time, value);
    else if (props.length) this.take(props.join(" "), value);
  }

  /** Waits for the end of an element: its text is the value where no attribute is. */
  private await(
    tag: string,
    props: readonly string[],
    item: OpenItem | undefined,
    time: Awaited["time"],
    value: string | undefined,
  ): void {
    const owner = this.owner();
    if (value !== undefined) {
      if (time) this.addTime(time, value);
      this.add(owner, props, value);
      return;
    }
    if (this.stack.length >= DEEPEST || (this.times.length >= MOST && time)) return;
    const text = item && !props.length ? undefined : "";
    if (text !== undefined) this.gathering++;
    this.stack.push({ tag, inner: 0, item, owner, props, time, text });
  }

  private owner(): OpenItem {
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const { item } = this.stack[i]!;
      if (item) return item;
    }
    return this.loose;
  }

  private take(itemprop: string, value: string | undefined): void {
    if (value === undefined) return;
    const names = itemprop.toLowerCase().split(/\s+/);
    this.add(
      this.owner(),
      names.filter((name) => WANTED.has(name)),
      value,
    );
  }

  private add(owner: OpenItem, props: readonly string[], value: string): void {
    const text = value.length > LONGEST_VALUE ? "" : value.replace(/\s+/g, " ").trim();
    if (text) for (const prop of props) if (owner.props.length < MOST) owner.props.push([prop, text]);
  }

  private addTime({ hint, at }: { readonly hint: string; readonly at: number }, value: string): void {
    if (this.times.length < MOST && value.trim())
      this.times.push({ value: value.trim().slice(0, LONGEST), hint: hint.toLowerCase().trim(), at });
  }

  /** An end tag. */
  close(name: string, bits: number): void {
    if (name === "script" && this.script !== undefined) {
      if (this.jsonLd.length < MOST) this.jsonLd.push(this.script);
      this.script = undefined;
    }
    if (this.gathering && bits & BLOCK) this.gather(" ");
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const awaited = this.stack[i]!;
      if (awaited.tag !== name) continue;
      if (awaited.inner > 0) awaited.inner--;
      else while (this.stack.length > i) this.end(this.stack.pop()!);
      return;
    }
  }

  private end({ item, owner, props, time, text }: Awaited): void {
    if (text === undefined) return;
    this.gathering--;
    if (time) this.addTime(time, text);
    this.add(owner, props, item?.props.find(([name]) => name === "name")?.[1] ?? text);
  }

  /** Text as it is shown, or of an element that is not; `why` says why not. */
  text(text: string, why: "" | "hidden" | "noscript" | "kind"): void {
    if (this.script !== undefined) this.script += text;
    // Microdata is often hidden, as machines alone are to read it.
    else if (why === "" || why === "hidden") this.gather(text);
  }

  private gather(text: string): void {
    for (const awaited of this.stack) {
      if (awaited.text !== undefined && awaited.text.length < LONGEST)
        awaited.text += text.slice(0, LONGEST - awaited.text.length);
    }
  }

  /** What was found. */
  finish(title: string): Evidence {
    while (this.stack.length) this.end(this.stack.pop()!);
    if (this.script !== undefined) this.jsonLd.push(this.script);
    this.script = undefined;
    const { jsonLd, metas, links, base, items, times } = this;
    return { jsonLd, metas, links, title, base, items: items.filter((item) => item.props.length > 0), times };
  }
}
