import { describe, expect, it } from "vitest";
import { decodePage } from "../src/parse/decode.js";
import { quickUtf8 } from "../src/parse/utf8.js";

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const page = (head: string, ...body: number[]): Uint8Array => new Uint8Array([...ascii(head), ...body]);

describe("decodePage", () => {
  it.each([
    ["windows-1252", [0x93, 0x63, 0x61, 0x66, 0xe9, 0x94], "“café”"],
    ["Shift_JIS", [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea], "日本語"],
    ["gb18030", [0xd6, 0xd0, 0xce, 0xc4], "中文"],
    ["EUC-KR", [0xc7, 0xd1, 0xb1, 0xdb], "한글"],
    ["KOI8-R", [0xed, 0xc9, 0xd2], "Мир"],
    ["utf-8", [0xc3, 0xa9], "é"],
  ])("reads %s by meta, by http-equiv and by the HTTP header", (label, bytes, text) => {
    expect(decodePage(page(`<meta charset="${label}">`, ...bytes)).endsWith(`>${text}`)).toBe(true);
    const equiv = `<META http-equiv='Content-Type' content='text/html; charset=${label}'>`;
    expect(decodePage(page(equiv, ...bytes)).endsWith(`>${text}`)).toBe(true);
    expect(decodePage(page("", ...bytes), label)).toBe(text);
  });

  it("believes a byte order mark before all else", () => {
    expect(decodePage(new Uint8Array([0xff, 0xfe, 0x48, 0, 0x69, 0]), "utf-8")).toBe("Hi");
    expect(decodePage(new Uint8Array([0xfe, 0xff, 0, 0x48, 0, 0x69]))).toBe("Hi");
    expect(decodePage(new Uint8Array([0xef, 0xbb, 0xbf, 0xc3, 0xa9]), "windows-1252")).toBe("é");
  });

  it("believes the HTTP header before the page", () => {
    expect(decodePage(page('<meta charset="koi8-r">', 0xc3, 0xa9), "utf-8")).toBe('<meta charset="koi8-r">é');
  });

  it("does not believe the <meta> of a page that was stored anew as UTF-8", () => {
    const text = "水车今天又转了起来，村里的人都来看";
    const bytes = new TextEncoder().encode(`<meta charset="gb18030">${text}`);
    expect(decodePage(bytes)).toBe(`<meta charset="gb18030">${text}`);
  });

  it("takes an unknown label for none", () => {
    expect(decodePage(page('<meta charset="no-such">', 0xe9), "neither")).toBe('<meta charset="no-such">é');
    expect(decodePage(page('<meta charset="koi8-r">', 0xed), "neither")).toBe('<meta charset="koi8-r">М');
  });

  it("takes what is no UTF-8 for windows-1252, unless only its last character is cut off", () => {
    expect(decodePage(page("caf", 0xe9))).toBe("café");
    expect(decodePage(page("caf", 0xc3, 0xa9))).toBe("café");
    expect(decodePage(page("caf", 0xc3, 0xa9, 0x20, 0xe2, 0x82))).toBe("café \ufffd");
    expect(decodePage(new Uint8Array())).toBe("");
  });

  it("does not believe a page that says in ASCII that it is UTF-16", () => {
    expect(decodePage(page('<meta charset="utf-16">ok'))).toBe('<meta charset="utf-16">ok');
  });

  it("does not look for the label beyond the first 2 KB", () => {
    expect(decodePage(page(`${" ".repeat(2100)}<meta charset="koi8-r">`, 0xe9)).endsWith("é")).toBe(true);
  });
});

describe("quickUtf8", () => {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const long = "\uFEFFWhat the mill’s owners say — “nothing” — 漢字 😀 \0\u2028".repeat(20);

  it("reads what a decoder reads, or leaves it to one", () => {
    for (const text of [long, long.slice(1), `${"a".repeat(600)}é`, "a".repeat(600), "é", ""]) {
      const bytes = new TextEncoder().encode(text);
      expect(quickUtf8(bytes) ?? decoder.decode(bytes)).toBe(text);
      expect(decodePage(bytes)).toBe(new TextDecoder().decode(bytes));
    }
  });

  it("leaves what is no UTF-8", () => {
    const bytes = new TextEncoder().encode(long);
    for (const cut of [1, 2]) expect(quickUtf8(new Uint8Array([...bytes, ...bytes.subarray(0, cut)]))).toBeUndefined();
    for (const bad of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]])
      expect(quickUtf8(new Uint8Array([...bytes, ...bad]))).toBeUndefined();
  });
});
