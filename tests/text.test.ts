/** How words are cut and folded, script by script. */
import { describe, expect, it } from "vitest";
import { facts, foldWord, tokens, westernDigits } from "../src/text.js";

const words = (text: string) => tokens(text).map((token) => token.text);

describe("folding", () => {
  it("drops accents and points that a word is also written without", () => {
    expect(foldWord("Café")).toBe("cafe");
    expect(foldWord("Ещё")).toBe("еще");
    expect(foldWord("Ειδήσεις")).toBe(foldWord("ΕΙΔΗΣΕΙΣ"));
    expect(foldWord("إعلان")).toBe("اعلان");
    expect(foldWord("مُحَمَّد")).toBe("محمد");
    expect(foldWord("שָׁלוֹם")).toBe("שלום");
  });

  it("keeps vowel signs, tones and voicing marks where they are as good as letters", () => {
    expect(new Set(["का", "की", "के", "को"].map(foldWord)).size).toBe(4);
    expect(new Set(["করে", "করা", "করি"].map(foldWord)).size).toBe(3);
    expect(foldWord("படி")).not.toBe(foldWord("படு"));
    expect(foldWord("मे")).not.toBe(foldWord("में"));
    expect(foldWord("か")).not.toBe(foldWord("が"));
    expect(foldWord("ख़बर")).toBe(foldWord("खबर"));
  });

  it("folds the letters that no accent tells from plain ones", () => {
    expect(foldWord("Łódź")).toBe("lodz");
    expect(foldWord("ĐURĐEVDAN")).toBe("durdevdan");
    expect(foldWord("Blåbærsyltetøy")).toBe("blabaersyltetoy");
    expect(foldWord("Það")).toBe("thad");
    expect(foldWord("STRASSE")).toBe(foldWord("Straße"));
    expect(foldWord("Cœur")).toBe("coeur");
    expect(foldWord("ΚΟΣΜΟΣ")).toBe(foldWord("κόσμος"));
  });

  it("takes the two i of Turkish for one, whatever their case", () => {
    expect(new Set(["İLGİLİ", "ilgili", "ILGILI", "ılgılı"].map(foldWord))).toEqual(new Set(["ilgili"]));
    expect(foldWord("PAYLAŞIN")).toBe(foldWord("paylaşın"));
  });

  it("reads the digits of all scripts", () => {
    for (const number of ["٢٠٢٤", "۲۰۲۴", "२०२४", "২০২৪", "௨௦௨௪", "๒๐๒๔", "２０２４"])
      expect(foldWord(number)).toBe("2024");
    expect(words("๑๒ มีนาคม").slice(0, 2)).toEqual(["12", "มี"]);
    expect(westernDigits("الساعة ٢٠:٣٠، صفحة 3")).toBe("الساعة 20:30، صفحة 3");
    expect(facts({ text: "১২ ৩৪" }).digits).toBe(1);
  });

  it("takes the letters of two keyboards for one", () => {
    expect(foldWord("خبری")).toBe(foldWord("خبري"));
    expect(foldWord("کتاب")).toBe(foldWord("كتاب"));
    expect(foldWord("مشاركـــة")).toBe(foldWord("مشاركة"));
  });
});

describe("words", () => {
  it("takes each character of a script without spaces for one, its marks included", () => {
    expect(words("新聞を読む")).toEqual(["新", "聞", "を", "読", "む"]);
    expect(words("ที่นี่")).toEqual(["ที่", "นี่"]);
    expect(words("か\u3099い")).toEqual(["が", "い"]);
    expect(words("3分钟")).toEqual(["3", "分", "钟"]);
  });

  it("ends a word after its last mark", () => {
    const text = "อ่านต่อที่";
    expect(tokens(text).at(-1)?.end).toBe(text.length);
    expect(tokens("ख़बरें").at(-1)?.end).toBe("ख़बरें".length);
  });

  it("counts two characters as one word", () => {
    expect(facts({ text: "新聞を読む人" }).words).toBe(3);
    expect(facts({ text: "อ่านต่อที่" }).words).toBe(3);
  });
});
