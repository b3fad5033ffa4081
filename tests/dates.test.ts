/** Lines that are a date, as sites of each language print one. */
import { describe, expect, it } from "vitest";
import { isDateLine } from "../src/filters/shared/dates.js";
import { parse } from "../src/index.js";
import { phrasesFor } from "../src/lexicon.js";
import { lexicons } from "../src/lexicons/index.js";

// biome-ignore format: a table
const lines: Readonly<Record<string, readonly string[]>> = {
en:["12 March 2024","Tuesday, March 12, 2024 at 6:10 p.m.","Published: 12 March 2024"],
de:["12. März 2024","Dienstag, 12. März 2024, 18:10 Uhr","Veröffentlicht am 12.03.2024 um 18:10 Uhr"],
fr:["12 mars 2024","Publié le 12 mars 2024 à 18h10","Mardi 12 mars 2024"],
es:["12 de marzo de 2024","Martes, 12 de marzo de 2024","Publicado el 12 de marzo de 2024"],
it:["12 marzo 2024","Martedì 12 marzo 2024","Pubblicato il 12 marzo 2024"],
pt:["12 de março de 2024","Terça-feira, 12 de março de 2024","Publicado em 12 de março de 2024"],
nl:["12 maart 2024","dinsdag 12 maart 2024","Gepubliceerd op 12 maart 2024"],
sv:["12 mars 2024","Tisdag 12 mars 2024","Publicerad 12 mars 2024"],
no:["12. mars 2024","Tirsdag 12. mars 2024","Publisert 12. mars 2024"],
da:["12. marts 2024","Tirsdag d. 12. marts 2024","Publiceret 12. marts 2024"],
fi:["12. maaliskuuta 2024","tiistai 12.3.2024 klo 18.10","Julkaistu 12.3.2024"],
is:["12. mars 2024","þriðjudagur 12. mars 2024","Birt 12. mars 2024"],
pl:["12 marca 2024","wtorek, 12 marca 2024","Opublikowano 12 marca 2024","12 marca 2024 r."],
cs:["12. března 2024","úterý 12. března 2024","Publikováno 12. března 2024"],
sk:["12. marca 2024","utorok 12. marca 2024","Publikované 12. marca 2024"],
sl:["12. marec 2024","torek, 12. marca 2024","Objavljeno 12. marca 2024"],
hr:["12. ožujka 2024.","utorak, 12. ožujka 2024.","Objavljeno 12. ožujka 2024."],
sr:["12. mart 2024.","уторак, 12. март 2024.","Објављено 12. марта 2024."],
hu:["2024. március 12.","2024. március 12., kedd","Közzétéve: 2024. március 12."],
ro:["12 martie 2024","marți, 12 martie 2024","Publicat pe 12 martie 2024"],
bg:["12 март 2024 г.","вторник, 12 март 2024","Публикувано на 12 март 2024"],
el:["12 Μαρτίου 2024","Τρίτη, 12 Μαρτίου 2024","Δημοσιεύτηκε στις 12 Μαρτίου 2024"],
tr:["12 Mart 2024","12 Mart 2024 Salı","Yayınlanma: 12 Mart 2024 18:10"],
ru:["12 марта 2024","Вторник, 12 марта 2024 г.","Опубликовано 12 марта 2024"],
uk:["12 березня 2024","Вівторок, 12 березня 2024 р.","Опубліковано 12 березня 2024"],
lt:["2024 m. kovo 12 d.","2024-03-12, antradienis","Paskelbta 2024 m. kovo 12 d."],
lv:["2024. gada 12. marts","Otrdiena, 2024. gada 12. marts","Publicēts: 2024. gada 12. marts"],
et:["12. märts 2024","teisipäev, 12. märts 2024","Avaldatud 12. märts 2024"],
ca:["12 de març de 2024","Dimarts, 12 de març de 2024","Publicat el 12 de març de 2024"],
ar:["12 مارس 2024","الثلاثاء ١٢ مارس ٢٠٢٤","نُشر في: 12 مارس 2024"],
fa:["۲۲ اسفند ۱۴۰۲","سه‌شنبه ۲۲ اسفند ۱۴۰۲","تاریخ انتشار: ۲۲ اسفند ۱۴۰۲ - ۱۸:۱۰","۱۴۰۲/۱۲/۲۲"],
he:["12 במרץ 2024","יום שלישי, 12 במרץ 2024","פורסם: 12.03.2024"],
ur:["12 مارچ 2024","منگل 12 مارچ 2024","شائع 12 مارچ 2024","۱۲ مارچ ۲۰۲۴"],
hi:["12 मार्च 2024","मंगलवार, १२ मार्च २०२४","प्रकाशित: 12 मार्च 2024"],
bn:["১২ মার্চ ২০২৪","মঙ্গলবার, ১২ মার্চ ২০২৪","প্রকাশিত: ১২ মার্চ ২০২৪"],
ta:["12 மார்ச் 2024","செவ்வாய், 12 மார்ச் 2024","வெளியிடப்பட்டது: 12 மார்ச் 2024"],
th:["12 มีนาคม 2567","วันอังคารที่ ๑๒ มีนาคม ๒๕๖๗","เผยแพร่: 12 มี.ค. 2567","12 มีนาคม 2024"],
vi:["12 tháng 3, 2024","Thứ Ba, 12/03/2024 18:10","Đăng ngày 12 tháng 3 năm 2024"],
id:["12 Maret 2024","Selasa, 12 Maret 2024","Diterbitkan pada 12 Maret 2024","12 Mac 2024"],
ko:["2024년 3월 12일","2024.03.12 18:10","입력 2024.03.12"],
ja:["2024年3月12日","令和6年3月12日","公開日：2024年3月12日","2024年3月12日（火）"],
zh:["2024年3月12日","2024年3月12日 星期二","發佈時間：2024年3月12日","发布时间：2024-03-12 18:10"],
};

function isDate(lang: string, text: string): boolean {
  const doc = parse(text, "text");
  const scope = { doc, blocks: doc.blocks, lang, phrases: phrasesFor(lang), preset: "balanced" } as const;
  return isDateLine(scope, doc.blocks[0]!);
}

it("has dates of every language", () => {
  expect(Object.keys(lines).sort()).toEqual(Object.keys(lexicons).sort());
});

describe.each(Object.entries(lines))("%s", (lang, dates) => {
  it.each(dates)("%s", (text) => {
    expect(isDate(lang, text)).toBe(true);
  });
});

describe("what is no date", () => {
  it.each([
    ["en", "The mill opened on 12 March 1824."],
    ["en", "May the best baker win"],
    ["en", "1,403 loaves and 14 cakes"],
    ["de", "Im März 2024 kamen zwölf Bäcker in die Stadt"],
    ["th", "ขนมปัง ๑๒ ก้อน ราคา ๒๕ บาท"],
    ["fa", "۱۴۰۲ نان در یک روز"],
    ["ar", "١٢ رغيفا في اليوم"],
    ["hi", "मार्च में बारिश हुई।"],
    ["ja", "3月のパンは12種類です。"],
  ])("%s: %s", (lang, text) => {
    expect(isDate(lang, text)).toBe(false);
  });
});
